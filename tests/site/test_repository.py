"""Where a page is changed and a claim is reported, with a repository's address and without."""

from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import ROOT
from lab_site import repository
from sphinx.errors import ConfigError

HOME = "https://example.org/kitchen/soup"


@pytest.fixture
def at_home(book):
    """The book with an address, built in both languages."""
    book.append("conf.py", f'\nlab_repository = "{HOME}/"\n')
    return {language: book.build(language).page("soup") for language in ("en", "zh")}


def report_of(html):
    """The first address that a report goes to, as what it fills in."""
    href = html.split('class="claim-report"')[1].split('href="')[1].split('"')[0]
    return href.replace("&amp;", "&")


@pytest.mark.parametrize("language, word", [("en", "Edit this page"), ("zh", "编辑本页")])
def test_a_page_leads_to_its_file_in_its_own_language(at_home, language, word):
    assert f'<a href="{HOME}/edit/main/{language}/soup.md">{word}</a>' in at_home[language]


def test_a_page_names_its_file_where_no_address_is_known(english):
    html = english.page("soup")

    assert "The source of this page <code>en/soup.md</code>" in html and "/edit/" not in html


@pytest.mark.parametrize("language, machine", [("en", "machine: "), ("zh", "机器：")])
def test_a_report_names_claim_page_verdict_and_machine(at_home, language, machine):
    address = urlsplit(report_of(at_home[language]))
    told = {key: value[0] for key, value in parse_qs(address.query).items()}

    assert address.path == "/kitchen/soup/issues/new"
    assert "soup/" in told["title"] and f"soup ({language})" in told["body"]
    assert "VERIFIED" in told["body"] or "已证实" in told["body"]
    assert machine in told["body"] and "Linux 6.1.0-soup" in told["body"]


def test_without_an_address_a_report_leads_to_what_it_should_say(book):
    book.append("conf.py", '\nlab_report = "index#home"\n')

    assert report_of(book.build("en").page("soup")) == "index.html#home"


def test_without_address_and_section_nothing_is_offered(english):
    assert "claim-report" not in english.page("soup")


def test_the_page_of_every_claim_offers_a_report(book):
    book.append("conf.py", f'\nlab_repository = "{HOME}"\n')
    pages = list((book.build("en").out / "claims/soup").glob("*.html"))

    assert pages and all(page.read_text("utf-8").count('class="claim-report"') == 1
                         for page in pages)


@pytest.mark.parametrize("address", [
    "http://example.org/a/b", "https://user@example.org/a/b", "https://example.org",
    "https://example.org/a?b", "https://example.org/a#b", "javascript:alert(1)", "kitchen/soup",
    'https://example.org/a/"b', "https://example.org/a/b\n"])
def test_no_other_address_is_taken_and_the_refusal_says_what_is(book, address):
    assert "wanted https://HOST/OWNER/NAME" in repository.complaint(address)

    book.append("conf.py", f"\nlab_repository = {address!r}\n")
    with pytest.raises(ConfigError, match="wanted https://HOST/OWNER/NAME"):
        book.build("en")


def test_the_section_that_says_what_to_send_is_there_in_both_languages():
    settings = (ROOT / "conf.py").read_text("utf-8")
    page, _, label = settings.split('lab_report = "')[1].split('"')[0].partition("#")

    for language in ("en", "zh"):
        assert f"({label})=" in (ROOT / "docs" / language / f"{page}.md").read_text("utf-8")
