"""Answers to say aloud: on their page, all on one page, and as flash cards."""

import csv
import io
import re

import pytest
from conftest import ROOT, Book
from docutils import nodes
from lab_site import deck

SECTION = """
(soup-answers)=
## In an interview

```{answer} 30s
A lid saves {measured}`soup/boil#open`, not salt.
```
```{answer} 3min
First the pot.

Then the lid, see {doc}`the list <ledger>`.
```
```{followup} Why not salt?
It makes "no" difference, at {measured}`soup/boil#lid`.
```
```{followup} And who says so?
The cook.
```
"""
PAGE = "\n```{toctree}\nanswers\n```\n"


def with_answers(folder):
    book = Book(folder)
    for language in ("en", "zh"):
        book.append(f"{language}/soup.md", SECTION)
        book.append(f"{language}/index.md", PAGE)
        book.path(f"{language}/answers.md").write_text(
            "(answers)=\n# Answers\n\n```{answers}\n```\n", "utf-8")
    return book


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    book = with_answers(tmp_path_factory.mktemp("answers") / "book")
    return {language: book.build(language) for language in ("en", "zh")}


def rows(built, language):
    text = (built[language].out / "answers.tsv").read_text("utf-8")
    head, body = text.split("\n")[:3], text.split("\n", 3)[3]
    return head, list(csv.reader(io.StringIO(body), delimiter="\t"))


class TestOnTheirPage:
    def test_nothing_is_complained_of(self, built):
        assert built["en"].warnings == built["zh"].warnings == ""

    def test_the_short_answer_is_open_and_the_long_one_folded(self, built):
        page = built["en"].page("soup")

        assert '<div class="reply reply-30s">' in page
        assert '<details class="reply reply-3min">' in page

    def test_a_follow_up_asks_and_folds_its_answer(self, built):
        asked = built["zh"].texts("followup")

        assert "追问" in asked[0] and "Why not salt?" in asked[0] and "The cook." in asked[1]

    def test_values_in_an_answer_are_those_of_the_evidence(self, built):
        value = re.search(r"A lid saves (.+?),", built["en"].texts("reply")[0])[1]
        elsewhere = next(text.astext() for text in built["en"].doctree().findall(nodes.paragraph)
                         if "An open pot costs" in text.astext())

        assert f"what a lid costs: {value}" in elsewhere

    def test_an_answer_of_another_length_is_refused_with_page_and_line(self, tmp_path):
        book = Book(tmp_path / "book")
        book.append("en/soup.md", "\n```{answer} 1h\nMuch.\n```\n")
        book.append("zh/soup.md", "\n```{answer} 1h\n很多。\n```\n")

        warnings = book.build("en").warnings

        assert re.search(r"en/soup\.md:\d+: WARNING: .*“1h”; wanted 30s or 3min", warnings)

    def test_a_number_typed_into_an_answer_is_refused(self, tmp_path):
        book = with_answers(tmp_path / "book")
        book.in_both("soup.md", "The cook.", "The cook, in 5 ms.")

        assert "“5 ms” is typed by hand" in book.build("en").warnings


class TestAllOnOnePage:
    def test_a_section_a_page_with_its_answers_in_order(self, built):
        page = built["en"].page("answers")
        section = re.search(r'<section id="answers-soup">.*</section>', page, re.S)[0]

        order = [section.index(part) for part in (
            "When does soup boil?", "A lid saves", "First the pot.", "Why not salt?",
            "And who says so?", 'href="soup.html"')]
        assert order == sorted(order)

    def test_what_is_gathered_is_marked_so_that_search_finds_it_once(self, built):
        assert [text for text in built["en"].texts("gathered", "answers") if "A lid saves" in text]
        assert not built["en"].parts("gathered")

    def test_links_lead_from_where_they_stand(self, built):
        assert 'href="ledger.html"' in built["en"].page("answers")
        assert 'href="answers.tsv"' in built["en"].page("answers")

    def test_an_edited_answer_is_shown_anew(self, tmp_path):
        book = with_answers(tmp_path / "book")
        book.build("en")
        book.in_both("soup.md", "The cook.", "The guest.")

        assert "The guest." in book.build("en").page("answers")

    def test_a_page_that_gains_answers_joins(self, tmp_path):
        book = with_answers(tmp_path / "book")
        for language in ("en", "zh"):
            book.edit(f"{language}/soup.md", SECTION, "")
        assert "The cook." not in book.build("en").page("answers")

        book.append("en/soup.md", SECTION)
        book.append("zh/soup.md", SECTION)

        assert "The cook." in book.build("en").page("answers")


class TestDeck:
    def test_its_head_tells_the_program_how_to_read_it(self, built):
        assert rows(built, "en")[0] == ["#separator:tab", "#html:false", "#tags column:3"]

    def test_a_card_an_answer_a_follow_up_and_a_self_check(self, built):
        cards = rows(built, "en")[1]

        assert [tags for _, _, tags in cards] == ["soup selfcheck", "soup 30s", "soup 3min",
                                                  "soup followup", "soup followup"]
        assert [front for front, _, _ in cards] == [
            "What does lid change?", "When does soup boil? (In 30 seconds)",
            "When does soup boil? (In 3 minutes)", "Why not salt?", "And who says so?"]

    def test_values_stand_in_it_without_their_cards(self, built):
        back = rows(built, "en")[1][1][1]

        assert re.fullmatch(r"A lid saves [\d.]+ \S+, not salt\.", back)

    def test_a_card_is_one_line_of_plain_text(self, built):
        cards = rows(built, "en")[1]

        assert cards[2][1] == "First the pot. ¶ Then the lid, see the list."
        assert not any("\n" in cell or "<" in cell for card in cards for cell in card)

    def test_both_languages_have_as_many_cards(self, built):
        assert len(rows(built, "en")[1]) == len(rows(built, "zh")[1]) == 5

    def test_no_card_is_taken_for_a_remark(self, built):
        assert not any(card[0].startswith("#") for card in rows(built, "en")[1])

    def test_a_cell_with_a_quotation_mark_comes_back_as_it_was(self):
        text = deck.table([("say \"yes\"", "a, b", "tag")]).split("\n", 3)[3]

        assert list(csv.reader(io.StringIO(text), delimiter="\t")) == [
            ["say \"yes\"", "a, b", "tag"]]

    def test_two_builds_write_the_same(self, built, tmp_path):
        again = with_answers(tmp_path / "book").build("en")

        assert (again.out / "answers.tsv").read_bytes() == (
            built["en"].out / "answers.tsv").read_bytes()

    def test_a_book_without_answers_has_no_deck(self, english):
        assert not (english.out / "answers.tsv").exists()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_page_leads_to_the_answers_and_the_glossary(language):
    index = (ROOT / "docs" / language / "index.md").read_text("utf-8")

    assert "<answers>`" in index and "<glossary>`" in index
