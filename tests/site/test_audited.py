"""The note that a book began with: every sentence a link, marked by what became of it."""

import re
from types import SimpleNamespace

import pytest
from lab_site import audited
from lab_site.fate import FATES, MARKS, fate, told
from lab_site.words import TABLE, Words


def said(truth, state):
    sentence = SimpleNamespace(truth=truth, corrected=truth in ("outdated", "misleading", "false"))
    return SimpleNamespace(sentence=sentence, state=state)


@pytest.mark.parametrize("truth, state, becomes", [
    ("true", "verified", "holds"), ("true-with-conditions", "verified", "conditional"),
    ("false", "verified", "corrected"), ("outdated", "verified", "corrected"),
    ("misleading", "verified", "corrected"), ("true", "refuted", "refuted"),
    ("false", "refuted", "refuted"), ("true", "inconclusive", "undecided"),
    ("true", "literature", "sourced"), ("true", "missing", "sourced"),
    ("true-with-conditions", "not_runnable", "sourced"), ("false", "stale", "doubted"),
    ("misleading", "opinion", "doubted")])
def test_a_verified_correction_speaks_against_the_sentence(truth, state, becomes):
    assert fate(said(truth, state)) == becomes


def test_no_two_fates_share_a_mark():
    assert set(MARKS) == set(FATES) and len(set(MARKS.values())) == len(FATES)


@pytest.mark.parametrize("kind", FATES)
def test_every_fate_has_its_line_in_the_legend(kind):
    assert f"fate {kind}" in TABLE and f"fate {kind} how" in TABLE


def test_both_words_are_said_and_whose_the_verdict_is():
    assert told(said("false", "verified"), Words("en")) == (
        "judged false, our correction: VERIFIED")


def test_headings_stand_in_the_notes_order():
    with pytest.raises(audited.BadHeading, match="line 3 comes after line 5"):
        audited.headings(["5: Later", "", "3: Earlier"])


def test_a_line_that_is_no_heading_is_quoted():
    with pytest.raises(audited.BadHeading, match="saw “Soup”"):
        audited.headings(["Soup"])


def test_every_sentence_of_the_note_is_a_link_to_its_claim_in_the_notes_order(english):
    html = english.page("index")

    assert re.findall(r'<li class="fate-\w+"><a href="([^"]+)"><span aria-hidden', html) == [
        f"claims/soup/{name}.html" for name in (
            "lid-saves-time", "salt-boils-sooner", "order-of-courses", "cooling", "taste",
            "induction", "pressure")]


def test_a_claim_of_our_own_is_no_sentence_of_the_note(english):
    assert "Every guest needs a spoon" not in english.page("index")


def test_a_sentence_says_its_verdict_in_words_too(english, chinese):
    assert ": judged false, our correction: VERIFIED" in english.texts("spoken", "index")
    assert "：编者判断：错误、我们的更正：已证实" in chinese.texts("spoken", "index")


def test_only_what_does_not_stand_or_is_open_has_a_remark_in_the_margin(english):
    assert english.texts("fate-remark", "index") == [
        "false", "REFUTED", "INCONCLUSIVE", "misleading", "outdated"]


def test_the_sentences_stand_under_our_headings(english, chinese):
    assert english.texts("part-title", "index") == ["Over the fire", "At the table"]
    assert english.texts("part-count", "index") == [
        "3 sentences, 2 fallen", "4 sentences, 2 fallen"]
    assert chinese.texts("part-title", "index") == ["火上", "桌上"]


def test_only_the_first_part_is_unfolded(english):
    assert re.findall(r'<details class="part"( open)?>', english.page("index")) == [" open", ""]


def test_the_legend_counts_every_sentence_once_and_leaves_out_what_is_not_there(english):
    counts = english.texts("fate-count", "index")

    assert counts == ["1", "1", "1", "1", "1", "2"] and sum(map(int, counts)) == 7
    assert english.texts("audit-told", "index") == [
        "Of its 7 sentences, 4 do not stand as they were said."]


def test_what_comes_before_the_first_heading_is_not_lost(book):
    book.in_both("index.md", "1: ", "2: ")

    built = book.build("en")

    assert "A lid makes water boil sooner." in built.page("index")
    assert built.texts("part-count", "index")[0] == "2 sentences, 2 fallen"


def test_a_bad_heading_is_a_warning_at_the_pages_line(book):
    book.in_both("index.md", "4: ", "0: ")

    assert ("en/index.md:12: WARNING: {audited}: line 0 comes after line 1"
            in book.build("en").warnings)


def test_headings_at_other_lines_in_the_other_language_are_out_of_step(book):
    book.edit("zh/index.md", "4: 桌上", "5: 桌上")

    assert "directive audited 1 4 here, directive audited 1 5" in book.build("en").warnings


def test_a_book_without_a_note_says_so(book):
    text = book.path("claims/soup.toml").read_text("utf-8")
    book.path("claims/soup.toml").write_text(re.sub(r"(?m)^line .*$", "line = 0", text), "utf-8")

    assert "No sentence of the catalogue names a line" in book.build("en").page("index")


def test_within_a_line_the_catalogues_order_holds():
    book = SimpleNamespace(sentences={name: SimpleNamespace(id=name, line=line) for name, line in (
        ("b", 2), ("z", 1), ("a", 1), ("ours", 0))}, argument=lambda name: name)

    assert audited.of_note(book) == ["z", "a", "b"]
