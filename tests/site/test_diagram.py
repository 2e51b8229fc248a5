"""Diagrams drawn by Graphviz take their colours from the page and fit a phone."""

import shutil

import pytest
from lab_site import diagram, drawing

WIDE = "digraph { rankdir=LR; " + " -> ".join(f"station{n}" for n in range(6)) + " }"


def drawn(dot, title="A title", description="", prefix="d1"):
    return drawing.html(diagram.draw(dot), title, description, prefix)


def faults(dot):
    return " ".join(drawing.faults(diagram.draw(dot)))


def test_black_becomes_the_ink_of_the_page():
    svg = drawn("digraph { a -> b }")

    assert "currentColor" in svg and "black" not in svg and "white" not in svg


def test_a_class_of_the_source_is_one_of_the_page():
    assert 'class="node kernel"' in drawn("digraph { a [class=kernel] }")


def test_the_key_names_the_classes_that_are_used_in_its_own_order():
    root = diagram.draw("digraph { a [class=copied]; b [class=user]; c [class=accent] }")

    assert drawing.meanings(root) == ["user", "copied"]


def test_a_class_that_means_nothing_is_a_fault():
    assert "“angry”" in faults("digraph { a [class=angry] }")


def test_a_colour_of_its_own_is_a_fault():
    assert "lightblue" in faults('digraph { a [style=filled, fillcolor=lightblue] }')
    assert "red" in faults("digraph { a -> b [color=red] }")


def test_a_drawing_whose_text_a_phone_would_shrink_is_a_fault():
    assert "pt wide" in faults(WIDE)
    assert not faults(WIDE.replace("rankdir=LR; ", ""))


def test_text_that_is_small_from_the_beginning_is_a_fault():
    assert "px high" in faults("digraph { a [fontsize=9] }")


def test_the_source_overrides_what_all_drawings_have():
    narrow, wide = (diagram.draw(f"digraph {{ node [width={width}]; a }}").get("viewBox")
                    for width in (1, 3))

    assert narrow != wide


def test_drawings_of_other_words_have_the_same_structure():
    one = 'digraph { a [label="soup", class=user]; a -> b }'

    assert diagram.structure(one) == diagram.structure(one.replace("soup", "汤"))


@pytest.mark.parametrize("old, new", [("-> b", "-> c"), ("; a -> b", ""), ("user", "kernel")])
def test_drawings_of_other_nodes_edges_or_classes_differ(old, new):
    one = "digraph { a [class=user]; a -> b }"

    assert diagram.structure(one) != diagram.structure(one.replace(old, new))


def test_a_drawing_that_was_kept_is_not_drawn_again(tmp_path, monkeypatch):
    first = diagram.dot("digraph { a }", tmp_path)
    monkeypatch.setattr(diagram, "_asked", lambda source: pytest.fail("drawn again"))

    assert diagram.dot("digraph { a }\n", tmp_path) == first


def test_a_changed_source_is_drawn_anew(tmp_path):
    diagram.dot("digraph { a }", tmp_path)

    assert ">b</text>" in diagram.dot("digraph { b }", tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_another_graphviz_draws_anew(tmp_path, monkeypatch):
    diagram.dot("digraph { a }", tmp_path)
    other = tmp_path / "dot"
    shutil.copy2(shutil.which("dot"), other)
    monkeypatch.setattr(diagram.shutil, "which", lambda name: str(other))
    monkeypatch.setattr(diagram, "_asked", lambda source: "anew")

    assert diagram.dot("digraph { a }", tmp_path) == "anew"


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
    first, second = drawn("digraph { a }"), drawn("digraph { a }", prefix="d2")

    assert 'id="d1-graph0"' in first and 'id="d2-graph0"' in second


@pytest.mark.parametrize("old, new, told", [
    ("rankdir=LR; stove", "rankdir=LR; a1 -> a2 -> a3 -> a4 -> a5 -> a6; stove", "pt wide"),
    ("class=kernel", "class=angry", "“angry”")])
def test_a_build_warns_at_the_line_of_a_faulty_drawing(book, old, new, told):
    book.in_both("soup.md", old, new)

    line = book.path("en/soup.md").read_text("utf-8").split("```{diagram}")[0].count("\n") + 1
    warnings = book.build("en").warnings

    assert told in warnings and f"en/soup.md:{line}: " in warnings


def test_a_page_shows_what_the_classes_of_its_drawing_mean(english, chinese):
    assert english.texts("drawing-key") == ["the kernel"]
    assert "内核" in chinese.texts("drawing-key")[0]
