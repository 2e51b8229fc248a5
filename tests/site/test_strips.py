"""Strips draw who does what, and when, from a few lines of text."""

import re

import pytest
from lab_site import drawing, strips

TWO = "# one cook\nmaria: 0-2 user cuts; 2-6 waiting\n# a stove\n@ 2 on\nstove: 2-6 kernel heats"


def drawn(source):
    return drawing.html(strips.draw(source, "time"), "A title", "", "s1")


def bars(source):
    return [tuple(map(float, found)) for found in
            re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn(source))]


def test_a_bar_begins_where_the_one_before_it_ends():
    (first, width), (second, _) = bars("maria: 0-2 user; 2-6 waiting")

    assert second == pytest.approx(first + width + 1.6, abs=.2)


def test_bars_of_all_lanes_keep_one_scale():
    (_, two), (_, four) = bars("maria: 0-2 user\nlong name: 2-6 user")

    assert (four + 1.6) / (two + 1.6) == pytest.approx(2, abs=.01)


def test_labels_groups_marks_and_time_are_text():
    words = drawing.words_in(strips.draw(TWO, "time")).split()

    assert set("one cook maria cuts a stove on heats time".split()) == set(words)


def test_a_bar_carries_its_class_and_a_plain_one_none():
    svg = drawn("maria: 0-2 copied; 2-3 plain")

    assert 'class="node copied"' in svg and 'class="node"' in svg


def test_what_a_source_says_is_only_text():
    assert "<script>" not in drawn("maria: 0-9 user <script>alert(1)")


@pytest.mark.parametrize("source, told", [
    ("", "no lane"), ("# only a title", "no lane"), ("maria", "no group, no lane and no mark"),
    ("maria: 2-2 user", "from-to class label"), ("maria: user 1-2", "from-to class label"),
    ("maria: 0-2 angry", "no class “angry”"),
    ("maria: 0-1 user a long story; 1-9 user", "wider than")])
def test_a_source_that_cannot_be_drawn_says_why(source, told):
    with pytest.raises(drawing.CannotDraw, match=told):
        strips.draw(source, "time")


def test_strips_of_other_words_have_the_same_structure():
    other = TWO.replace("maria", "玛丽").replace("cuts", "切菜").replace("on", "开火")

    assert strips.structure(TWO) == strips.structure(other)


def test_strips_of_other_times_have_another_structure():
    assert strips.structure(TWO) != strips.structure(TWO.replace("2-6 waiting", "2-5 waiting"))


def test_strips_are_legible_on_a_phone():
    assert not list(drawing.faults(strips.draw(TWO, "time")))
