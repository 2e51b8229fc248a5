"""Every page of the finished book asks for nothing that its policy forbids."""

import json
from pathlib import Path

import pytest
from chromium import opened
from conftest import ROOT

SITE = ROOT / "build/site"


def sampled(language: str) -> set[Path]:
    """Of the pages of claims, which one template makes, the first of every verdict."""
    ledger = SITE / language / "ledger.json"
    claims = json.loads(ledger.read_text("utf-8"))["claims"] if ledger.exists() else []
    first = {claim["verdict"]: claim["address"] for claim in reversed(claims)}
    return {SITE / language / address for address in first.values()}


CLAIMS = sampled("en") | sampled("zh")
PAGES = sorted(page for page in SITE.rglob("*.html")
               if page in CLAIMS
               or page.relative_to(SITE).parts[1:2] not in (("claims",), ("_explorer",)))


def test_there_are_pages():
    assert SITE / "index.html" in PAGES, f"{SITE}/index.html is missing: run ./lab site"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(SITE)))
def test_a_page_of_the_book_leaves_the_console_empty(page: Path):
    assert opened(page).console == []
