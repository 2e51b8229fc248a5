"""Every page says whose numbers it shows: measured here, or published by another machine."""

import re

import pytest

PAGES = ("index", "soup", "ledger")


def foot(built, page):
    found = re.search(r'<p class="whose">(.*?)</p>', built.page(page), re.DOTALL)
    return re.sub("<[^>]*>", "", found[1]) if found else ""


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_one_s_own_run_say_so(english, chinese, page):
    assert foot(english, page) == "Measured here, on Copper kettle, model 7, 2024-11-24."
    assert foot(chinese, page) == "这里的数于 2024-11-24 在本机（Copper kettle, model 7）测得。"


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_published_numbers_say_whose_and_that_nothing_was_run(book, page):
    book.publish("kettle-7")

    told = foot(book.build(lab_published=True), page)

    assert told == ("The numbers are those of kettle-7 (Copper kettle, model 7), published "
                    "2024-11-24. Nothing was run here; ./lab site shows yours.")


def test_published_pages_say_so_in_chinese_too(book):
    book.publish("kettle-7")

    told = foot(book.build("zh", lab_published=True), "soup")

    assert "kettle-7（Copper kettle, model 7）于 2024-11-24 发布" in told and "./lab site" in told


def test_the_badge_row_says_in_two_words_whose_numbers_it_counts(book, english):
    book.publish("kettle-7")

    assert english.texts("where")[0].startswith("measured here · Copper kettle")
    assert book.build(lab_published=True).texts("where")[0].startswith(
        "published numbers of kettle-7 · Copper kettle")


def test_the_page_of_the_machine_says_it_too(book, english):
    book.publish("kettle-7")

    assert "Measured here" in english.texts("machine", "ledger")[0]
    assert "those of kettle-7" in book.build(lab_published=True).texts("machine", "ledger")[0]


def test_published_pages_show_the_published_numbers_and_not_one_s_own(book):
    book.publish("kettle-7")
    book.path("evidence/soup/boil.json").unlink()

    built = book.build(lab_published=True)

    assert built.warnings == ""
    assert (built.out / "_evidence/soup/boil.json").exists()


def test_without_evidence_there_is_no_such_line(book):
    book.path("evidence/machine.json").unlink()

    assert foot(book.build(), "soup") == ""


def test_a_page_without_any_number_is_written_again_when_the_numbers_are_another_day_s(book):
    for language in ("en", "zh"):
        book.path(f"{language}/plain.md").write_text("(plain)=\n# Words\n\nAlone.\n", "utf-8")
    book.in_both("index.md", "soup\nledger", "soup\nledger\nplain")
    first = foot(book.build(), "plain")
    book.edit("evidence/claims.json", "2024-11-24T09", "2024-12-31T09")

    assert "2024-11-24" in first and "2024-12-31" in foot(book.build(), "plain")


def test_published_numbers_that_are_missing_end_the_build(book):
    from sphinx.errors import ConfigError

    with pytest.raises(ConfigError, match="wanted published/published.toml, saw none"):
        book.build(lab_published=True)
