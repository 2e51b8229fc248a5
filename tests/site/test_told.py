"""What a page tells other programs: its address, its translation, its verdicts, what changed."""

import hashlib
import json
import re

import feedparser
import pytest
from conftest import ROOT
from lab_site import address, linked_data
from sphinx.errors import ConfigError

HOME = "https://book.example/os"
# Of schema.org's vocabulary, what our kinds of things may say of themselves.
KNOWN = {
    "TechArticle": {"headline", "inLanguage", "description", "url", "isPartOf", "license",
                    "hasPart"},
    "WebPage": {"headline", "inLanguage", "description", "url", "isPartOf", "license"},
    "Book": {"name", "inLanguage", "url"},
    "ClaimReview": {"url", "claimReviewed", "itemReviewed", "about", "reviewRating",
                    "datePublished", "isBasedOn"},
    "Claim": {"text"}, "Rating": {"alternateName"}}


@pytest.fixture(scope="module")
def at_home(tmp_path_factory):
    """The book with an address, in both languages."""
    from conftest import Book
    book = Book(tmp_path_factory.mktemp("home") / "book")
    book.append("conf.py", f'\nlab_address = "{HOME}"\nlab_licence = "https://licence.example/"\n')
    return {language: book.build(language) for language in ("en", "zh")}


def head_of(html):
    return html.partition("</head>")[0]


def data_of(html):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


def things_in(data):
    """Every thing with a type inside it, itself first."""
    if isinstance(data, list):
        for each in data:
            yield from things_in(each)
    elif isinstance(data, dict):
        yield data
        yield from things_in(list(data.values()))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_names_its_own_address_and_its_translation(at_home, language):
    head = head_of(at_home[language].page("soup"))

    assert f'<link rel="canonical" href="{HOME}/{language}/soup.html">' in head
    assert f'<link rel="alternate" hreflang="en" href="{HOME}/en/soup.html">' in head
    assert f'<link rel="alternate" hreflang="zh-CN" href="{HOME}/zh/soup.html">' in head
    assert f'<meta property="og:url" content="{HOME}/{language}/soup.html">' in head


def test_where_no_address_is_known_nothing_is_said_that_needs_one(english):
    html = english.page("soup")

    assert not re.search(r'rel="canonical"|hreflang|og:url', head_of(html))
    assert '<meta property="og:title" content="When does soup boil?">' in html
    assert not any("url" in each for each in things_in(data_of(html)))


@pytest.mark.parametrize("seen", ["http://book.example/", "book.example", "https://",
                                  "https://b.example/?x", "https://me@b.example/",
                                  "https://b.example/a b"])
def test_an_address_that_is_none_ends_the_build(book, seen):
    book.append("conf.py", f'\nlab_address = "{seen}"\n')

    with pytest.raises(ConfigError, match="lab_address: wanted https://HOST/.*LAB_ADDRESS"):
        book.build()
    assert address.complaint(HOME) is None


@pytest.mark.parametrize("language, verdict", [("en", "REFUTED"), ("zh", "已推翻")])
def test_a_verdict_is_told_of_what_was_tried(at_home, language, verdict):
    data = data_of(at_home[language].page("soup"))

    told = {each["url"].partition("#")[2]: each for each in data["hasPart"]}
    review = told["claim-soup-order-of-courses"]
    assert review["reviewRating"]["alternateName"] == verdict
    assert review["claimReviewed"] != review["about"]["text"]
    assert review["isBasedOn"] == f"{HOME}/{language}/_evidence/soup/boil.json"
    assert review["datePublished"] == "2024-11-24T09:00:07Z"


def test_only_known_words_are_used(at_home):
    for name in ("index", "soup", "ledger"):
        for each in things_in(data_of(at_home["en"].page(name))):
            kind = each.pop("@type")
            assert set(each) - {"@context"} <= KNOWN[kind], kind


def test_what_is_stale_or_was_not_tried_is_no_verdict(book):
    book.append("snippets/soup/boil.cpp", "// changed\n")

    reviews = data_of(book.build().page("soup")).get("hasPart", ())

    assert not any("boil" in str(each) for each in reviews)
    assert len(list(reviews)) == 1  # of the other experiment


def test_no_sign_of_a_text_ends_the_data(at_home):
    assert linked_data.script({"a": "</script><!-- & \u2028"}) == \
        r'{"a":"\u003c/script\u003e\u003c!-- \u0026 \u2028"}'


COLUMNS = ["claim", "verdict", "reason", "estimate", "interval", "n", "threshold", "finished_at",
           "tool", "listing"]


def line(at, **verdicts):
    """A line of history.jsonl as it is published."""
    rest = json.dumps({"schema": 1, "published_at": at, "machine": {"cpu": "A <fast> CPU"},
                       "compilers": {}, "method": "1", "columns": COLUMNS,
                       "claims": [[f"soup/{claim.replace('_', '-')}", verdict, "", 1, None, 1, 3,
                                   at, "g++", "0"] for claim, verdict in verdicts.items()]},
                      separators=(",", ":"))[1:]
    return f'{{"digest":"{hashlib.sha256(rest.encode()).hexdigest()}",{rest}\n'


HISTORY = (line("2026-01-01T00:00:00Z", lid_saves_time="VERIFIED", cooling="REFUTED")
           + line("2026-02-01T00:00:00Z", lid_saves_time="REFUTED", order_of_courses="VERIFIED")
           + line("2026-03-01T00:00:00Z", lid_saves_time="REFUTED", gone="VERIFIED")
           + line("2026-04-01T00:00:00Z", cooling="VERIFIED", gone="REFUTED"))


def with_history(book, text=HISTORY):
    folder = book.path("evidence-of-others/pot")
    folder.mkdir(parents=True)
    (folder / "history.jsonl").write_text(text, "utf-8")
    book.append("conf.py", '\nlab_bundles = "evidence-of-others"\n')
    return book


@pytest.mark.parametrize("language, first", [
    ("en", "REFUTED → VERIFIED: “A bigger pot cools more slowly.”"),
    ("zh", "已推翻 → 已证实：“锅越大，凉得越慢。”")])
def test_the_feed_tells_the_verdicts_that_changed_the_newest_first(book, language, first):
    built = with_history(book).build(language)

    feed = feedparser.parse((built.out / "changes.xml").read_bytes())

    assert built.warnings == "" and not feed.bozo
    assert [each.updated[:7] for each in feed.entries] == ["2026-04", "2026-02"]
    assert feed.entries[0].title == first
    assert feed.entries[0].link == "soup.html#claim-soup-cooling"
    assert "A <fast> CPU" in feed.entries[0].summary
    assert feed.feed.updated == "2026-04-01T00:00:00Z"
    assert len({feed.feed.id, *(each.id for each in feed.entries)}) == 3
    assert '<link rel="alternate" type="application/atom+xml" href="changes.xml"' \
        in built.page("index")


def test_the_ids_of_entries_do_not_depend_on_where_the_book_stands(book):
    before = with_history(book).build()
    ids = re.findall("<id>.*</id>", (before.out / "changes.xml").read_text("utf-8"))
    book.append("conf.py", f'\nlab_address = "{HOME}"\n')

    text = (book.build().out / "changes.xml").read_text("utf-8")

    assert re.findall("<id>.*</id>", text) == ids
    assert f'rel="self" type="application/atom+xml" href="{HOME}/en/changes.xml"' in text


def test_without_a_history_the_feed_has_no_entries_and_is_a_feed(english):
    feed = feedparser.parse((english.out / "changes.xml").read_bytes())

    assert not feed.bozo and feed.version == "atom10" and feed.entries == []
    assert feed.feed.updated == "2024-11-24T09:00:07Z"


@pytest.mark.parametrize("text, told", [
    (HISTORY.replace("REFUTED", "VERIFIED", 1), "history.jsonl:1: edited since"),
    (HISTORY[:-5], "history.jsonl:4: wanted a whole line"),
    (HISTORY + "{}\n", "history.jsonl:5: wanted a digest")])
def test_a_history_that_was_edited_is_named_and_not_told(book, text, told):
    built = with_history(book, text).build()

    assert told in built.warnings
    assert feedparser.parse((built.out / "changes.xml").read_bytes()).entries == []


def test_the_publishing_workflow_knows_the_address():
    assert "--env LAB_ADDRESS=" in (ROOT / ".github/workflows/gate.yml").read_text("utf-8")
