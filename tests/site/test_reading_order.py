"""The map of the pages: arrows from what is read first, boxes that lead to the pages."""

import re

import pytest
from lab_site import diagram, drawing, reading_order
from lab_site.words import Words

BEFORE = {"pot": ["fire"], "soup": ["pot", "water"], "bread": ["fire"]}


def drawn(before):
    source = reading_order.source(before, str.title, "{}.html".format)
    return drawing.html(diagram.draw(source), "A title", "", "d1")


def test_pages_without_a_prerequisite_come_first():
    assert reading_order.pages_of(BEFORE) == ["fire", "water", "pot", "soup", "bread"]


def test_a_page_that_is_not_there_is_named():
    assert list(reading_order.faults({"pot": ["fire"]}, {"pot"})) == [
        "lab_prerequisites: there is no page named fire"]


def test_pages_that_need_each_other_are_named():
    found = list(reading_order.faults({"a": ["b"], "b": ["a"], "c": ["a"]}, {"a", "b", "c"}))

    assert len(found) == 1 and "each of a, b, c needs another of them first" in found[0]


def test_an_order_without_a_circle_has_no_fault():
    assert not list(reading_order.faults(BEFORE, {"fire", "water", "pot", "soup", "bread"}))


@pytest.mark.parametrize("text, lines", [
    ("Ways to wait for I/O", ["Ways to wait", "for I/O"]), ("Memory", ["Memory"]),
    ("计算密集与 I/O 密集", ["计算密集与", "I/O 密集"])])
def test_a_name_is_broken_where_a_phone_needs_it(text, lines):
    assert reading_order.wrapped(text) == lines


def test_every_box_is_a_link_to_its_page_and_every_arrow_is_drawn():
    svg = drawn(BEFORE)

    assert sorted(re.findall(r'<a href="(\w+)\.html"', svg)) == [
        "bread", "fire", "pot", "soup", "water"]
    assert "xlink:" not in svg and svg.count('class="edge"') == 4


def test_a_drawing_with_links_is_no_picture_whose_parts_are_hidden():
    assert 'role="group"' in drawn(BEFORE)
    assert 'role="img"' in drawing.html(diagram.draw("digraph { a }"), "A title", "", "d1")


def test_the_arrows_are_said_in_words():
    assert reading_order.told(BEFORE, str, Words("en")) == (
        "pot after fire; soup after pot and water; bread after fire")


def test_a_name_that_would_leave_its_quotation_marks_does_not():
    source = reading_order.source({"b": ["a"]}, 'say "{0}" \\'.format, str)

    assert 'say "a" \\' in " ".join(
        text.text for text in diagram.draw(source).iter(drawing.named("text")))


def test_the_map_of_a_page_leads_to_the_pages(english, chinese):
    for built, name in ((english, "Soup"), (chinese, "汤")):
        svg = built.page("index").split('class="diagram map"')[1].split("</figure>")[0]

        assert 'href="soup.html"' in svg and 'href="ledger.html"' in svg and f">{name}<" in svg


def test_a_setting_that_names_no_page_is_a_warning_at_the_pages_line(book):
    book.edit("conf.py", '"ledger": ["soup"]', '"ledger": ["stew"]')

    built = book.build("en")

    assert "there is no page named stew" in built.warnings and "en/index.md:27" in built.warnings
    assert 'class="diagram map"' not in built.page("index")
