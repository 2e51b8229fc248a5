"""The finished pages of a site, as far as their heads tell of them."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser

LANGUAGES = ("en", "zh")


@dataclass
class Page:
    path: str  # from the root of the site
    title: str
    kind: str = ""
    topic: str = ""
    description: str = ""
    canonical: str = ""
    alternates: dict = field(default_factory=dict)  # language: address


class _Head(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.meta, self.canonical, self.alternates = {}, "", {}
        self.feed(text.partition("<body")[0])

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "meta" and "name" in at:
            self.meta[at["name"]] = at.get("content", "")
        elif tag == "link" and at.get("rel") == "canonical":
            self.canonical = at["href"]
        elif tag == "link" and at.get("rel") == "alternate" and "hreflang" in at:
            self.alternates[at["hreflang"]] = at["href"]


def of_language(site, language):
    """Every page of a language: in the order of the book's file of them."""
    told = json.loads((site / language / "_search/book.json").read_text("utf-8"))["pages"]
    for name, page in told.items():
        head = _Head((site / language / name).read_text("utf-8"))
        yield Page(f"{language}/{name}", page["title"], page["kind"], page["topic"],
                   head.meta.get("description", ""), head.canonical, head.alternates)


def everywhere(site):
    """All pages of both languages."""
    return [page for language in LANGUAGES for page in of_language(site, language)]
