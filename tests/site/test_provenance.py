"""Behind each value and verdict: what was measured, how near the threshold, how to redo it."""

import re
from dataclasses import replace

import pytest
from lab_site import lean, number_line
from lab_site.records import Decision, Text, Trial
from lab_site.words import Words


def claim(built, name="soup-lid-saves-time"):
    html = built.page("soup")
    begin = html.index(f'id="claim-{name}"')
    return html[begin:html.index("</details>", begin)]


def decision(relation, threshold, interval, kind="ratio", control=None):
    real = Trial("VERIFIED", "", sum(interval) / 2, interval, 24)
    return Decision("soup/x", kind, Text("x", "x"), ("a", "b"), relation, threshold, "", None,
                    "VERIFIED", "", real, "control", control)


def drawn(*asked, **more):
    node = number_line.drawing(decision(*asked, **more), None, Words("en"))
    return node.astext() if node else None


def places(svg, kind):
    """Where marks of a kind begin, from left to right."""
    return [float(each) for each in re.findall(rf'class="{kind}" d="M([\d.]+)', svg)]


def test_a_card_says_first_what_was_measured(english):
    card = claim(english).split('class="card"', 1)[1]

    assert card.startswith(' tabindex="-1"><strong>an open pot ÷ a pot with a lid</strong>')


def test_a_card_in_a_sentence_names_its_claim_with_its_verdict(english, chinese):
    for built, told in ((english, "VERIFIED, "), (chinese, "已证实、")):
        how = built.page("soup").split('id="soup-how"')[1].split('class="diagram"')[0]

        assert f'{told}<a href="claims/soup/lid-saves-time.html">soup/lid-saves-time</a>' in how
    assert "Boiling in an open pot costs more than twice as much" in english.page(
        "soup").split('id="soup-how"')[1]


def test_badge_and_value_of_a_claim_share_one_card(english):
    shown = claim(english)

    assert shown.count('class="open-handle"') == 2 and shown.count('class="card"') == 1


def test_a_badge_without_a_value_has_a_card_of_its_own(english):
    badges = claim(english, "soup-taste").split("</p>")[1]

    assert 'class="card"' in badges and "shares" not in badges


def test_raw_values_are_offered_as_json_and_as_a_table(english):
    assert ('<a href="_evidence/soup/boil.json">JSON</a>, '
            '<a download href="_evidence/soup/boil.csv">CSV</a>') in claim(english)
    assert (english.out / "_evidence/soup/boil.csv").exists()


def test_the_number_line_says_in_words_what_it_shows(english, chinese):
    assert ('aria-label="wanted &gt; 2, measured 5.55 (5.12 … 6.03), control 1.00 '
            '(0.970 … 1.05)"') in claim(english)
    assert 'aria-label="要求 &gt; 2、实测 5.55（5.12 … 6.03）、对照 1.00' in claim(chinese)


def test_the_interval_lies_on_its_side_of_the_threshold():
    above, below = drawn("above", 2.0, (5.0, 6.0)), drawn("below", 2.0, (0.2, 0.3))

    assert places(above, "measured")[0] > places(above, "limit")[0]
    assert places(below, "measured")[0] < places(below, "limit")[0]


def test_ratios_lie_on_a_logarithmic_line_where_2_and_a_half_mirror():
    limits = places(drawn("within", 2.0, (1.0, 1.0)), "limit")

    middle = float(re.search(r'circle class="measured" cx="([\d.]+)', drawn(
        "within", 2.0, (1.0, 1.0)))[1])
    assert middle - limits[0] == pytest.approx(limits[1] - middle, abs=0.2)


@pytest.mark.parametrize("relation, threshold, interval", [
    ("above", 2.0, (0.0, 5.0)), ("below", 0.5, (-0.01, 0.01)), ("at_most", 3, (3.0, 3.0)),
    ("between", [1, 2], (1e-9, 1e9))])
def test_every_number_lies_on_the_line(relation, threshold, interval):
    svg = drawn(relation, threshold, interval)

    for x in re.findall(r'(?:cx|x)="([\d.-]+)"|[MH]([\d.-]+)', svg):
        assert 0 <= float(x[0] or x[1]) <= 240


def test_what_has_no_interval_or_no_threshold_has_no_line():
    assert drawn("same_as", "other", (1.0, 2.0)) is None
    without = replace(decision("above", 2.0, (1, 2)), real=Trial("VERIFIED", "", 3, None, 3))
    assert number_line.drawing(without, None, Words("en")) is None


@pytest.mark.parametrize("html, left", [
    ('<span class="n"><span class="pre">lab</span></span>', "lab"),
    ('<span class="k"><span class="pre">if</span></span>', '<span class="k">if</span>'),
    ('<span id="old"></span>x', "x"),
    ('<span class="target" id="old"></span>x', "x"),
    ('<a href="#old">x</a><span id="old"></span>', '<a href="#old">x</a><span id="old"></span>'),
    ('<span class="w"> </span>', " ")])
def test_markup_that_nothing_asks_for_leaves_the_page(html, left):
    assert lean.lean(html) == left


def test_an_id_that_another_page_may_link_to_stays():
    assert lean.lean('<span id="old"></span>x', {"old"}) == '<span id="old"></span>x'
