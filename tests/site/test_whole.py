"""What is made of the finished site of both languages: the map for search engines, llms.txt."""

import re
import subprocess
import sys
from xml.etree import ElementTree as xml

import pytest
from conftest import ROOT, Book

HOME = "https://book.example/os"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def whole(*words):
    return subprocess.run([sys.executable, "-m", "whole", *map(str, words)], cwd=ROOT / "site",
                          capture_output=True, text=True)


def site_of(folder, *settings):
    book = Book(folder / "book")
    book.append("conf.py", "\n" + "\n".join(settings) + "\n")
    for language in ("en", "zh"):
        book.build(language)
    done = whole(book.path("_build"))
    assert done.returncode == 0, done.stderr
    return book.path("_build")


@pytest.fixture(scope="module")
def at_home(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("home"), f'lab_address = "{HOME}/"')


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("nowhere"))


def test_the_map_names_every_page_of_both_languages_with_its_translation(at_home):
    urls = xml.parse(at_home / "sitemap.xml").getroot().findall(f"{MAP}url")

    pages = {f"{HOME}/{path.relative_to(at_home)}" for language in ("en", "zh")
             for path in (at_home / language).glob("*.html")}
    assert {url.findtext(f"{MAP}loc") for url in urls} == pages
    for url in urls:
        there = {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}
        assert set(there) == {"en", "zh-CN"} and url.findtext(f"{MAP}loc") in there.values()


def test_without_an_address_there_is_no_map(nowhere):
    assert not (nowhere / "sitemap.xml").exists()


def test_a_map_of_an_earlier_address_goes(nowhere):
    (nowhere / "sitemap.xml").write_text("old", "utf-8")

    whole(nowhere)

    assert not (nowhere / "sitemap.xml").exists()


def test_llms_txt_has_the_form_of_its_proposal(nowhere):
    text = (nowhere / "llms.txt").read_text("utf-8")

    lines = [each for each in text.splitlines() if each]
    assert lines[0] == "# Soup, put to the test" and lines[1].startswith("> ")
    assert all(re.fullmatch(r"## \S.*|- \[[^\]]+\]\([^)\s]+\)(: .+)?", each) for each in lines[2:])
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert "zh/soup.html" in links and "en/_evidence/claims.json" in links
    assert all((nowhere / each).exists() for each in links)


def test_llms_txt_begins_a_language_with_its_first_page_and_its_concepts(nowhere):
    text = (nowhere / "llms.txt").read_text("utf-8")

    links = re.findall(r"\]\((en/[^)]+html)\)", text)
    assert links == ["en/index.html", "en/soup.html", "en/ledger.html"]


def test_llms_txt_names_whole_addresses_where_they_are_known(at_home):
    links = re.findall(r"\]\(([^)]+)\)", (at_home / "llms.txt").read_text("utf-8"))

    assert links and all((at_home / each.removeprefix(f"{HOME}/")).exists() for each in links)
    assert all(each.startswith(HOME) for each in links)


def test_a_folder_that_is_no_site_is_named(tmp_path):
    done = whole(tmp_path)

    assert done.returncode == 2 and f"saw {tmp_path}" in done.stderr
