"""Every page of the finished book asks for nothing that its policy forbids."""

from pathlib import Path

import pytest
from chromium import opened
from conftest import ROOT

SITE = ROOT / "build/site"
PAGES = sorted(SITE.rglob("*.html"))


def test_there_are_pages():
    assert SITE / "index.html" in PAGES, f"{SITE}/index.html is missing: run ./lab site"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(SITE)))
def test_a_page_of_the_book_leaves_the_console_empty(page: Path):
    assert opened(page).console == []
