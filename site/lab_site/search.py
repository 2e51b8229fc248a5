"""What the search index is told beside the pages' text: each page's kind, each claim as itself."""

import json
from pathlib import Path

from . import uses
from .here import here
from .pages import Directive
from .visible import visible

_KINDS = ("concept", "claim", "experiment", "listing", "reference", "about")
FILE = "_search/book.json"  # in the site of one language; site/search/index.mjs reads it


def _topic_of(config, place, page):
    """The topic whose experiments a page gathers, or that its folder is named for, in words."""
    folder = page.topics[0] if page.topics else page.name.partition("/")[0]
    return config.lab_topics.get(folder.replace("_", "-"), {}).get(place.language, "")


def _kind(page, topic):
    """One word for what a page is; claims are told by themselves, each at its own page."""
    if any(item.name == "api" for item in page.only(Directive)):
        return "reference"
    if page.topics:
        return "experiment"
    return "concept" if topic else "about"


def is_concept(config, place, page):
    return _kind(page, _topic_of(config, place, page)) == "concept"


def _page(config, place, page):
    topic = _topic_of(config, place, page)
    return {"title": page.title, "kind": _kind(page, topic), "topic": topic}


def _claim(place, argument):
    sentence, language = argument.sentence, place.language
    page = uses.home(place, sentence)
    says = argument.decision.says.get(language) if argument.decision else ""
    ledger = place.pages.get(place.ledger)
    return {
        "id": sentence.id,
        "url": place.to_claim(sentence),
        "page": (page or ledger).title if page or ledger else "",
        "topic": place.topic(sentence.topic),
        "sentence": visible(sentence.text.get(language).replace("`", "")),
        "text": [visible(text.replace("`", ""))
                 for text in (says, sentence.note.get(language)) if text],
        "truth": place.words[sentence.truth], "state": argument.state,
        "verdict": place.words.verdict(argument.state, sentence.corrected),
        "filter": place.words[argument.state]}


def told(app):
    """All of it for one language; addresses are from the root of that language's site."""
    place = here(app.env, app.config.root_doc)
    book, words = place.book, place.words
    return {
        "kinds": {kind: words[f"kind {kind}"] for kind in _KINDS},
        "pages": {app.builder.get_target_uri(name): _page(app.config, place, page)
                  for name, page in place.pages.items() if name in app.env.found_docs},
        "claims": [_claim(place, book.argument(name)) for name in book.sentences]}


def write(app, failure):
    """build-finished: one file a language."""
    if failure or app.builder.name != "html":
        return
    path = Path(app.outdir) / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told(app), ensure_ascii=False, indent=1) + "\n", "utf-8")


def setup(app):
    app.connect("build-finished", write)
