"""A listing under other compilers: folded beside it, and all of them on one page."""

import json
import re
from types import SimpleNamespace

import jsonschema
import pytest
from compiled import cell, every, record
from conftest import ROOT

from lab_site import portability

PAGE = """(compilers)=
# Compilers

```{portability} counts
```
```{portability} faults
```
```{portability} matrix
```
"""


@pytest.fixture
def compared(book):
    """The book with a page that shows all listings under all compilers."""
    for language in ("en", "zh"):
        book.path(f"{language}/compilers.md").write_text(PAGE, "utf-8")
    book.in_both("index.md", "soup\nledger", "soup\nledger\ncompilers")
    return book


def folded(built, name="soup-boil"):
    """What is folded beside a listing; None where nothing is."""
    figure = re.search(rf'<figure[^>]* id="listing-{name}".*?</figure>', built.page("soup"), re.S)
    found = re.search(r'<details class="commands"><summary>(?:Under|换).*?</details>', figure[0],
                      re.S)
    return found and found[0]


def loaded(book):
    """What the site reads of the one listing."""
    path = book.folder / "snippets/soup/boil.cpp"
    return portability.load(SimpleNamespace(root=book.folder, listing=lambda name: path),
                            "soup/boil")


def test_what_is_written_here_follows_the_schema_of_what_the_runner_writes(book):
    path = record(book, every())
    schema = json.loads((ROOT / "schemas/portability.schema.json").read_text("utf-8"))

    jsonschema.Draft7Validator(schema).validate(json.loads(path.read_text("utf-8")))


def test_without_evidence_nothing_at_all_is_shown(english):
    assert folded(english) is None


@pytest.mark.parametrize("language, words", [
    ("en", "Under other compilers: builds and holds in all 4"),
    ("zh", "换编译器：4 种组合全部能编译，结论都成立")])
def test_beside_a_listing_stands_how_often_it_builds_and_holds(book, language, words):
    record(book, every())

    shown = folded(book.build(language))

    assert words in shown
    assert shown.count("<td>✓</td>") == 4
    assert "2026-11-30" in shown and "href" not in shown  # no page shows all of them


def test_what_fails_is_said_in_words_and_counted(book):
    record(book, [cell(), cell("a", build="refuses", run="not_run", claims=[]),
                  cell("b", run="signalled", status=6, claims=[]),
                  cell("c", claims=[{"id": "soup/hot", "verdict": "REFUTED"}]),
                  cell("d", build="not_tried", run="not_run", claims=[])])

    shown = folded(book.build())

    assert "builds in 3 of 4, holds in 1" in shown
    for words in ("refused", "runs, fails", "does not hold", "–"):
        assert f">{words}</td>" in shown


@pytest.mark.parametrize("changes, state", [
    ({}, "holds"), ({"build": "warns"}, "holds"), ({"claims": []}, "holds"),
    ({"build": "refuses", "run": "not_run"}, "refuses"),
    ({"build": "timed_out", "run": "not_run"}, "unbuilt"),
    ({"build": "not_tried", "run": "not_run"}, "untried"),
    ({"build": "service_failed", "run": "not_run"}, "untried"),
    ({"run": "service_failed"}, "unrun"), ({"run": "not_tried"}, "unrun"),
    ({"run": "not_run"}, "unrun"), ({"status": 3}, "fails"), ({"run": "timed_out"}, "fails"),
    ({"run": "limited"}, "fails"), ({"run": "signalled"}, "fails"),
    ({"run_reason": "gave no complete report"}, "fails"),
    ({"claims": [{"id": "a", "verdict": "REFUTED"}]}, "refuted"),
    ({"claims": [{"id": "a", "verdict": "INCONCLUSIVE"}]}, "undecided")])
def test_each_outcome_has_a_state_of_its_own(book, changes, state):
    record(book, [cell(**changes)])

    assert loaded(book).cells[0].state == state


@pytest.mark.parametrize("reason, state", [
    ("not-observed: no counterexample in 30 tries", "holds"), ("flaky", "undecided")])
def test_what_never_happens_stands_while_nothing_speaks_against_it(book, reason, state):
    undecided = [{"id": "soup/hot", "verdict": "INCONCLUSIVE", "reason": reason}]
    record(book, [cell(claims=undecided)], terms={"claims": [{"id": "soup/hot", "never": "cold"}]})

    assert loaded(book).cells[0].state == state


@pytest.mark.parametrize("change, en, zh", [
    ({"listing": "9f" * 32}, "another version of this listing (9f9f9f9f9f9f), not rerun",
     "以本程序的另一版本（9f9f9f9f9f9f）录得，尚未重录"),
    ({"headers": "9f" * 32}, "recorded with other headers of the book, not rerun",
     "以本书头文件的另一版本录得，尚未重录"),
    ({"terms": {"claims": [], "needs": ["quiet"]}},
     "recorded with other claims or thresholds, not rerun",
     "以另一组命题或阈值录得，尚未重录")])
def test_what_was_recorded_with_something_else_says_so(compared, change, en, zh):
    record(compared, every(), **change)

    for language, words in (("en", en), ("zh", zh)):
        built = compared.build(language)
        assert words in folded(built)
        assert words in built.page("compilers")


CLAIMS = """title.en = "Boil"
needs = ["cpus:2"]
[[claim]]
id = "soup/hot"
says.en = "hot"
fact = "degrees"
equals = 100
[[claim]]
id = "soup/dear"
ratio = ["boil", "stir"]
above = 2.0
"""


@pytest.mark.parametrize("old, new, stale", [
    ("Boil", "Boiling", False), ("hot\"\nfact", "very hot\"\nfact", False), ("2.0", "3.0", False),
    ("100", "101", True), ("cpus:2", "cpus:3", True)])
def test_of_a_claim_file_only_what_can_change_a_cell_counts(book, old, new, stale):
    claims = book.path("snippets/soup/boil.toml")
    claims.write_text(CLAIMS, "utf-8")
    record(book, every())
    book.edit("snippets/soup/boil.toml", old, new)

    assert ("not rerun" in folded(book.build())) == stale


def test_a_header_that_changed_makes_it_stale(book):
    book.path("snippets/lab/extra.hpp").parent.mkdir(exist_ok=True)
    book.path("snippets/lab/extra.hpp").write_text("// one\n", "utf-8")
    listing = book.path("snippets/soup/boil.cpp")
    listing.write_text("#include <lab/extra.hpp>\n" + listing.read_text("utf-8"), "utf-8")
    record(book, every())
    book.path("snippets/lab/extra.hpp").write_text("// two\n", "utf-8")

    assert "other headers" in folded(book.build(lab_strict=False))


def test_the_page_counts_names_what_fails_and_shows_all(compared):
    record(compared, [cell(), cell("clang++-16", build="refuses", run="not_run", claims=[],
                                   diagnostics=["boil.cpp:1:1: error: no"])])

    page = compared.build().page("compilers")

    assert "boil.cpp:1:1: error: no" in page
    assert 'id="compilers-soup-boil"' in page and "g++-12 (Kitchen) 12.2" in page
    assert 'href="_evidence/portability/soup/boil.json"' in page


def test_compilers_under_which_the_same_fails_stand_together(compared):
    refuted = [{"id": "soup/spoons-counted", "verdict": "REFUTED"}]
    record(compared, [cell("a", claims=refuted), cell("b", claims=refuted), cell("c", status=3),
                      cell("d", run="signalled", status=11)])

    page = compared.build().page("compilers")

    assert page.count("does not hold · a c++20, b c++20") == 1
    assert 'href="claims/soup/spoons-counted.html">There are as many spoons as guests' in page
    assert "runs, fails: exit status 3 · c c++20" in page
    assert "runs, fails: signal 11 · d c++20" in page


def test_the_listing_leads_to_its_row_and_the_raw_file_lies_beside_the_pages(compared):
    path = record(compared, every())

    built = compared.build()

    assert 'href="compilers.html#compilers-soup-boil"' in folded(built)
    assert "Every listing builds" in built.page("compilers")
    copy = built.out / "_evidence/portability/soup/boil.json"
    assert copy.read_bytes() == path.read_bytes()


def test_a_page_without_anything_recorded_says_how_to_record(compared):
    page = compared.build().page("compilers")

    assert page.count("./lab explorer record") == 3


def test_what_a_compiler_says_cannot_command_the_page(compared):
    hostile = ["</pre><script>alert(1)</script>", "error: \u202egnirts\u0007 <img onerror=x>"]
    record(compared, [cell(build="refuses", run="not_run", claims=[], diagnostics=hostile,
                           version="<b>g++</b>", compiler="<i>g++</i>")])

    built = compared.build()
    shown = built.page("compilers") + folded(built)

    for tag in ("<script>alert", "<img onerror", "<b>g++", "<i>g++", "\u202e", "\u0007"):
        assert tag not in shown
    assert "U+202E" in shown and "&lt;script&gt;" in shown


@pytest.mark.parametrize("old, new, words", [
    ("VERIFIED", "REFUTED", "edited since the runner wrote it"),
    ('"build": "builds"', '"built": "builds"', "")])
def test_a_file_that_is_not_the_runners_is_named_and_not_shown(book, old, new, words):
    path = record(book, every())
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    built = book.build()

    assert "portability/soup/boil.json" in built.warnings and words in built.warnings
    assert "./lab explorer record" in built.warnings


@pytest.mark.parametrize("name", ["snippets/soup/boil.cpp", "snippets/lab/lab.hpp",
                                  "snippets/soup/boil.toml"])
def test_a_change_of_what_it_rests_on_makes_both_pages_again(compared, name):
    for each in ("snippets/lab/lab.hpp", "snippets/soup/boil.toml"):
        compared.path(each).parent.mkdir(exist_ok=True)
        compared.path(each).write_text('title.en = "Boil"\n', "utf-8")
    record(compared, every())
    assert "not rerun" not in folded(compared.build(lab_strict=False))

    compared.append(name, 'needs = ["quiet"]\n')

    built = compared.build(lab_strict=False)
    assert "not rerun" in folded(built) and "not rerun" in built.page("compilers")


def test_another_recording_makes_the_page_again(compared):
    assert folded(compared.build()) is None
    record(compared, every())

    assert "in all 4" in folded(compared.build())

    record(compared, [cell()])
    assert "in all 1" in folded(compared.build())
