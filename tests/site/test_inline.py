"""What the proofs count as shown is what the pages show."""

import re

from conftest import BOOK
from lab_site import inline, pages
from lab_site.book import Book
from lab_site.words import Words


def values(folder=BOOK, language="en"):
    book = Book(folder, folder / "evidence", folder / "claims")
    page = pages.read_tree(folder / language)["soup"]
    return {each.name: each for each in inline.on_page(book, page, Words(language))}


def test_every_value_counted_stands_on_the_page_and_the_other_way_round(english, chinese):
    for built, language in ((english, "en"), (chinese, "zh")):
        handles = re.findall(r'class="open value"><span class="open-handle"[^>]*>([^<]*)<',
                             built.page("soup"))

        assert set(handles) == {each.text for each in values(language=language).values()}


def test_estimates_and_values_that_vary_count_as_rounded_and_exact_ones_do_not():
    shown = values()

    assert shown["soup/lid-saves-time"].rounded and shown["soup/boil#open"].rounded
    assert shown["soup/cool#minutes@10"].rounded
    assert not shown["soup/boil#spoons"].rounded and not shown["soup/spoons-counted"].rounded


def test_what_nobody_measured_is_left_out(book):
    book.path("evidence/soup/cool.json").unlink()

    shown = values(book.folder)

    assert "soup/boil#open" in shown and "soup/cool#minutes@10" not in shown
