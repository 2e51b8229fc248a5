"""Diagrams drawn by Graphviz take their colours from the page."""

import pytest
from lab_site import diagram


def drawn(dot, title="A title", description=""):
    return diagram.svg(dot, title, description, "d1")


def test_black_becomes_the_ink_of_the_page():
    svg = drawn("digraph { a -> b }")

    assert "currentColor" in svg and "black" not in svg and "white" not in svg


def test_a_colour_becomes_a_tint_that_works_on_light_and_dark():
    assert 'fill="lightblue" stroke="currentColor"' in drawn(
        'digraph { a [style=filled, fillcolor=lightblue] }')
    assert "fill-opacity" in drawn('digraph { a [style=filled, fillcolor=lightblue] }')


def test_text_stays_text_and_is_described():
    svg = drawn('digraph { a [label="内存"] }')

    assert ">内存</text>" in svg
    assert '<title id="d1-title">A title</title>' in svg
    assert '<desc id="d1-desc">内存</desc>' in svg
    assert 'aria-labelledby="d1-title d1-desc"' in svg


def test_a_drawing_has_no_size_in_pixels_and_no_tooltips():
    svg = drawn("digraph { a -> b }")

    assert "height=" not in svg.split(">")[0] and svg.count("<title") == 1


def test_a_drawing_that_graphviz_refuses_says_so():
    with pytest.raises(diagram.CannotDraw):
        drawn("digraph {")


def test_a_refused_drawing_is_a_warning_and_shows_its_source(book):
    book.in_both("soup.md", "digraph { rankdir", "digraph { { rankdir")

    built = book.build("en")

    assert "cannot be drawn" in built.warnings
    assert "stove" in built.texts("missing")[0]


def test_two_diagrams_on_a_page_share_no_id():
    first, second = drawn("digraph { a }"), diagram.svg("digraph { a }", "B", "", "d2")

    assert 'id="d1-graph0"' in first and 'id="d2-graph0"' in second
