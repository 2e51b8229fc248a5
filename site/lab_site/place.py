"""The page being drawn: its language, its book, and how it links to the rest of the site."""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote

from .book import Book
from .repository import Repository
from .words import Words

EVIDENCE = "_evidence"
LISTINGS = "_listings"
EXPLORER = "_explorer"
CLAIMS = "claims"


def anchor(name):
    """An id made from a claim's or an experiment's name."""
    return name.replace("/", "-").replace("_", "-").replace("@", "-")


def claim_page(sentence):
    """The page of one claim, in Sphinx's sense; its name never changes, as its id does not."""
    return f"{CLAIMS}/{sentence.id}"


@dataclass(frozen=True)
class Place:
    book: Book
    words: Words
    docname: str
    builder: object
    pages: dict
    ledger: str
    topics: dict  # topic to its name in every language
    report: str  # page#section that says what to send, where no address is known
    repository: Repository

    @property
    def language(self):
        return self.words.language

    def topic(self, name):
        """A topic's name in this language."""
        return self.topics.get(name, {}).get(self.language, name)

    def to_page(self, docname, fragment=""):
        """A relative link to another page of this language."""
        uri = self.builder.get_relative_uri(self.docname, docname)
        return f"{uri}#{fragment}" if fragment else uri

    def to_file(self, path):
        """A relative link to a file from the root of this language's site."""
        here = posixpath.dirname(self.builder.get_target_uri(self.docname))
        return posixpath.relpath(path, here or ".")

    def to_evidence(self, experiment):
        return self.to_file(f"{EVIDENCE}/{quote(experiment)}.json")

    def to_csv(self, experiment):
        return self.to_file(f"{EVIDENCE}/{quote(experiment)}.csv")

    def to_listing(self, path):
        """A file below `snippets/`, as it lies beside the pages."""
        below = path.relative_to(self.book.root / "snippets").as_posix()
        return self.to_file(f"{LISTINGS}/{quote(below)}")

    def to_explorer(self, experiment):
        """The small page that goes on to Compiler Explorer."""
        return self.to_file(f"{EXPLORER}/{quote(experiment)}.html")

    def to_claim(self, sentence):
        """A claim's own page."""
        return self.to_page(claim_page(sentence))

    def to_ledger(self, fragment=""):
        return self.to_page(self.ledger, fragment)

    def pages_with_claim(self, claim):
        return [page for page in self.pages.values() if claim in page.claims_named]

    def page_with_listing(self, experiment):
        return next((page for page in self.pages.values() if experiment in page.listings), None)

    def page_of_rest(self, experiment):
        """The page that gathers what no page of its topic's shows by itself."""
        topic = experiment.rpartition("/")[0]
        return next((page for page in self.pages.values() if topic in page.topics), None)

    def shown_at(self, experiment):
        """(page, anchor on it) where its listing stands, or None when no page shows it."""
        page, kind = self.page_with_listing(experiment), "listing"
        if page is None:
            page, kind = self.page_of_rest(experiment), "experiment"
        return (page, f"{kind}-{anchor(experiment)}") if page else None

    def to_experiment(self, experiment):
        """Where its listing stands, or its raw evidence when no page shows it."""
        shown = self.shown_at(experiment)
        if shown:
            return self.to_page(shown[0].name, shown[1])
        return self.to_evidence(experiment)
