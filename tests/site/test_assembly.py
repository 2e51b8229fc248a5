"""Recorded assembly on a page: what it shows, what it says when it cannot, and how it compares."""

import hashlib
import json

import pytest
from lab_site import assembly_diff, assembly_panel
from lab_site.assembly import Line, Side, Function
from reseal import reseal

HASH = "0" * 64
PANEL = "```{asm} soup/boil\n:panel: stove\n```\n"


def line(text, number=None, **more):
    return {"text": text, **({"line": number} if number else {}), **more}


POUR = [line("mov eax, DWORD PTR pot[rip]", 3),
        line("lock add DWORD PTR pot[rip], 1", 377, header="bits/atomic_base.h"),
        line(".L5", label=True), line("jne .L5", 5), line("ret", 6)]


def side(lines=POUR, **more):
    return {"function": "boil_open", "compiler": "g++-12", "asked_flags": [], "id": "g++-12",
            "version": "g++-12 (Soup) 12.2.0", "flags": ["-std=c++20", "-O2", "-Wall"],
            "left_out": 0, "functions": [{"name": "boil_open()", "lines": lines}], **more}


def record(book, *sides, **more):
    """Evidence as the runner would have written it, of the listing as it stands."""
    listing = book.path("snippets/soup/boil.cpp").read_bytes()
    panel = {"name": "stove", "part": "whole", "key_parts": {},
             "listing_sha256": hashlib.sha256(listing).hexdigest(), "headers": {},
             "instance": "local", "recorded_at": "2026-11-30T08:00:00Z",
             "sides": list(sides or [side()]), **more}
    path = book.path("published/assembly/soup/boil.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{\n" + json.dumps({"schema": 3, "experiment": "soup/boil",
                                        "panels": [panel]}, indent=1)[2:] + "\n", "utf-8")
    reseal(path)
    return path


@pytest.fixture
def stove(book):
    """The tests' book with a panel at the end of a page, in both languages."""
    for language in ("en", "zh"):
        book.append(f"{language}/soup.md", PANEL)
    return book


def figure(built):
    html = built.page("soup")
    start = html.index('<figure class="asm"')
    return html[start:html.index("</figure>", start)]


def test_a_panel_names_function_compiler_flags_and_date(stove):
    record(stove)

    shown = figure(stove.build("en"))

    assert 'id="asm-soup-boil-stove"' in shown
    for part in ("boil_open", "g++-12 (Soup) 12.2.0 · <code>-std=c++20 -O2</code> · 2026-11-30"):
        assert part in shown
    assert "-Wall" not in shown and "汇编" in figure(stove.build("zh"))


def test_lines_lead_to_the_listing_that_the_page_shows_and_headers_are_named(stove):
    record(stove)
    built = stove.build("en")
    shown = figure(built)

    assert '  <a href="#listing-soup-boil-L3">3</a>' in shown
    assert "; bits/atomic_base.h:377" in shown
    assert 'data-line="3" id="listing-soup-boil-L3"' in built.page("soup")
    assert 'data-line="4">' in built.page("soup")


def test_labels_are_counted_in_the_order_in_which_they_appear(stove):
    record(stove)

    shown = figure(stove.build("en"))

    assert "<b>L1:</b>" in shown and "jne L1" in shown and ".L5" not in shown


def test_markup_and_hidden_characters_in_assembly_are_text(stove):
    record(stove, side([line("call <img src=x onerror=alert(1)>\u202e", 3),
                        line("<b>", label=True)]))

    shown = figure(stove.build("en"))

    assert "<img" not in shown and "&lt;img src=x" in shown
    assert "\u202e" not in shown and "U+202E" in shown


def test_long_panels_are_folded_and_short_ones_are_not(stove):
    record(stove)
    assert "<details" not in figure(stove.build("en"))

    record(stove, side([line(f"mov eax, {n}", 3) for n in range(30)]))
    folded = figure(stove.build("en"))
    assert "<details" in folded and "30 lines" in folded


def test_what_was_left_out_is_told(stove):
    record(stove, side(left_out=17))

    assert "17 more lines are left out" in figure(stove.build("en"))


def test_what_is_moved_away_as_cold_is_counted_and_not_shown(stove):
    cold = {"name": "boil_open() [clone .cold]", "lines": [line("call abort@PLT")] * 3}
    record(stove, side(functions=[*side()["functions"], cold]))

    shown = figure(stove.build("en"))

    assert "Lines for errors alone (labels E…), not shown: 3." in shown and "abort" not in shown


def test_a_panel_of_another_listing_is_shown_and_says_so(stove):
    record(stove, listing_sha256=HASH)

    built = stove.build("en")

    assert "recorded with g++-12 (Soup) 12.2.0 on 2026-11-30, not rerun" in figure(built)
    assert "not rerun" in built.warnings
    assert "尚未重录" in figure(stove.build("zh"))


def test_a_header_that_changed_makes_a_panel_stale_too(stove):
    record(stove, headers={"snippets/lab/lab.hpp": HASH})

    assert "not rerun" in figure(stove.build("en"))


def test_a_panel_that_was_never_recorded_leaves_a_box_and_a_warning(stove):
    built = stove.build("en")

    assert "No assembly of soup/boil has been recorded yet." in built.texts("missing")[-1]
    assert "./lab explorer record --assembly soup/boil" in built.texts("missing")[-1]
    assert "No assembly of soup/boil" in built.warnings


def test_a_panel_without_that_name_is_missing(stove):
    record(stove, name="oven")

    assert "No assembly of soup/boil#stove" in stove.build("en").texts("missing")[-1]


@pytest.mark.parametrize("change", [lambda text: text.replace("ret", "nop"),
                                    lambda text: text[:200], lambda text: "[]"])
def test_evidence_that_is_not_the_runners_is_refused(stove, change):
    path = record(stove)
    path.write_text(change(path.read_text("utf-8")), "utf-8")

    built = stove.build("en")

    assert "was changed by hand and is not shown" in built.texts("missing")[-1]
    assert '<figure class="asm"' not in built.page("soup")


def test_sealed_nonsense_is_refused_too(stove):
    path = record(stove, sides=[{"function": 1}])
    reseal(path)

    assert "is not shown" in stove.build("en").texts("missing")[-1]


def test_an_unknown_listing_is_a_mistake(stove):
    stove.in_both("soup.md", "{asm} soup/boil", "{asm} soup/stew")

    assert "soup/stew" in stove.build("en").warnings


def test_two_sides_mark_what_differs_by_an_element_and_a_count(stove):
    record(stove, side(), side([line("mov eax, DWORD PTR pot[rip]", 3),
                                line("add eax, 1", 3), line(".L9", label=True),
                                line("jne .L9", 5), line("ret", 6)], function="boil_under_lid"))

    shown = figure(stove.build("en"))

    assert shown.count("<mark>") == 2 and "lines that differ: 1" in shown
    assert "<code>boil_open</code>" in shown and "<code>boil_under_lid</code>" in shown
    assert shown.count("<pre") == 2


def test_instructions_are_counted_in_sentences(stove):
    record(stove)
    stove.in_both("soup.md", PANEL, PANEL + "\nThere are {asm-count}`soup/boil#stove` and "
                  "{asm-count}`soup/boil#stove lock`, {asm-count}`soup/boil#stove loc`.\n")

    html = stove.build("en").page("soup")

    link = '<a href="#asm-soup-boil-stove">'
    assert f"There are {link}4</a> and {link}1</a>, {link}0</a>" in html


def test_a_count_of_a_side_that_is_not_there_is_a_mistake(stove):
    record(stove)
    stove.in_both("soup.md", PANEL, PANEL + "\n{asm-count}`soup/boil#stove@2` and "
                  "{asm-count}`nonsense`.\n")

    warnings = stove.build("en").warnings

    assert "soup/boil#stove has one side" in warnings
    assert "wanted topic/name#panel words, saw “nonsense”" in warnings


def test_panels_must_be_the_same_in_both_languages(stove):
    record(stove)
    stove.edit("zh/soup.md", ":panel: stove", ":panel: oven")

    assert "out of step" in stove.build("en").warnings


def lines(*texts):
    return [Line(text, label=text.startswith(".L")) for text in texts]


def test_rows_answer_one_another_whatever_the_labels_are_called():
    rows = assembly_diff.beside(lines(".L2", "jne .L2", "ret"),
                                lines(".L7", "nop", "jne .L7", "ret"))

    shown = [(row.left and row.left.text, row.right and row.right.text, row.same) for row in rows]
    assert shown == [
        ("L1", "L1", True), (None, "nop", False), ("jne L1", "jne L1", True), ("ret", "ret", True)]


def test_a_jump_to_another_place_differs_though_it_is_spelt_alike():
    rows = assembly_diff.beside(lines(".L7", "nop", ".LBB0_2", "jne .L7"),
                                lines(".L1", "nop", ".L2", "jne .L2"))

    assert [row.same for row in rows] == [True, True, True, False]
    assert rows[-1].left.text == "jne L1" and rows[-1].right.text == "jne L2"


def test_places_that_neither_side_shows_answer_one_another_in_order():
    rows = assembly_diff.beside(lines("je .L7", "nop", "je .L8"), lines("je .L4", "nop", "je .L5"))

    assert [row.left.text for row in rows] == ["je E1", "nop", "je E2"]
    assert all(row.same for row in rows)


def test_a_label_of_one_side_alone_takes_no_number_of_the_other():
    rows = assembly_diff.beside(lines("nop", ".L4", "jne .L4"),
                                lines(".L8", "jmp .L8", "nop", ".L9", "jne .L9"))

    texts = [row.right.text for row in rows if row.right]
    assert texts == ["L2", "jmp L2", "nop", "L1", "jne L1"]


def test_constants_are_no_labels_and_their_numbers_no_difference():
    rows = assembly_diff.beside(lines("lea rdi, .LC3[rip]"), lines("lea rdi, .LC9[rip]"))

    assert rows[0].same and rows[0].left.text == "lea rdi, .LC3[rip]"


def test_spelling_of_a_family_of_compilers_is_no_difference():
    rows = assembly_diff.beside(
        lines("mov eax, DWORD PTR pot[rip+4]", "mov 24[rbx], rbx", "lea rax, -8[rsi]"),
        lines("mov eax, dword ptr [rip + pot + 4]", "mov [rbx + 24], rbx", "lea rax, [rsi - 8]"))

    assert all(row.same for row in rows)


def test_long_names_lose_their_inner_parts_and_short_ones_nothing():
    long = "call void lab::fact<std::basic_string_view<char, std::char_traits<char> > >(int, long)"

    assert assembly_panel.short("call pour(int)@PLT") == "call pour(int)@PLT"
    assert len(assembly_panel.short(long)) <= assembly_panel._LONGEST
    assert "lab::fact<" in assembly_panel.short(long)


def test_words_are_counted_as_words():
    counted = Side("f", "g++", (), "", (), 0, (Function("f", tuple(lines(
        "call f", ".L5", "recall", "mov rax, QWORD PTR fs:[0]"))),))

    assert (counted.count(), counted.count("call"), counted.count("fs:")) == (3, 1, 1)
