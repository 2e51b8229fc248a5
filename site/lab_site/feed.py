"""An Atom feed of verdicts that changed from one publication to the next, one a language."""

import uuid
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as xml

from sphinx.util import logging

from . import address, history, uses
from .here import here
from .place import anchor
from .visible import visible

LOG = logging.getLogger(__name__)
FILE = "changes.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 50  # entries
_SPACE = uuid.UUID("6b1c3f0e-9a58-4d0c-8f7e-2f3d5a1c9b47")  # ours: ids of entries are made in it


@dataclass(frozen=True)
class Change:
    """A claim came to another verdict than the time before."""
    at: str
    cpu: str
    claim: str
    before: str
    after: str


def _changes(past):
    """Every Change of a machine's history; what was tried for the first time is none."""
    for claim, moments in (past.claims or {}).items():
        for before, now in pairwise(moments):
            if before.verdict != now.verdict:
                yield Change(now.published_at, now.epoch.get("cpu", ""), claim, before.verdict,
                             now.verdict)


def _id(*parts):
    """The same for the same entry, whatever address the book stands at."""
    return uuid.uuid5(_SPACE, "\n".join(parts)).urn


def _last_tried(book):
    """When the newest verdict of the book was found, or None where there is none."""
    return max((each.finished_at for each in book.standings.values() if each.finished_at),
               default=None)


def is_there(app):
    return _last_tried(app.lab_book) is not None


def _histories(app):
    """(machine, its history) of every machine whose evidence is published with the book."""
    for path in sorted((Path(app.confdir) / app.config.lab_bundles).glob(f"*/{history.FILE}")):
        try:
            yield path.parent.name, history.load(path.parent)
        except history.Broken as why:
            LOG.warning("%s", why)


def _add(parent, tag, text=None, **attributes):
    added = xml.SubElement(parent, tag, attributes)
    added.text = text
    return added


def _entry(feed, place, machine, change):
    words, sentence = place.words, place.book.sentences[change.claim]
    before, after = (words.get(each.lower(), each) for each in (change.before, change.after))
    text = visible(sentence.text.get(place.language).replace("`", ""))
    page = uses.home(place, sentence)
    entry = _add(feed, "entry")
    _add(entry, "id", _id(machine, change.claim, change.at))
    _add(entry, "title", words("feed entry", text, before, after))
    _add(entry, "updated", change.at)
    _add(entry, "link", rel="alternate", type="text/html", href=place.to_page(
        page.name, f"claim-{anchor(sentence.id)}") if page else place.to_ledger(sentence))
    _add(entry, "summary", words("feed summary", visible(change.cpu) or machine, before, after))


def document(app):
    """The feed as a tree; without a history it has no entries."""
    place, config = here(app.env, app.config.root_doc), app.config
    found = [(machine, change) for machine, past in _histories(app)
             for change in _changes(past) if change.claim in place.book.sentences]
    found = sorted(found, key=lambda each: (each[1].at, each[1].claim), reverse=True)[:_MOST]
    feed = xml.Element("feed", {"xmlns": _ATOM, "xml:lang": {"zh": "zh-CN"}.get(place.language,
                                                                                "en")})
    _add(feed, "id", _id("feed", config.project, place.language))
    _add(feed, "title", place.words("feed title", config.html_title))
    _add(feed, "updated", max([change.at for _, change in found] + [_last_tried(place.book)]))
    _add(_add(feed, "author"), "name", config.html_title)
    _add(feed, "link", rel="alternate", type="text/html",
         href=app.builder.get_target_uri(config.root_doc))
    if known := address.of(config):
        _add(feed, "link", rel="self", type="application/atom+xml",
             href=known.of(place.language, FILE))
    for machine, change in found:
        _entry(feed, place, machine, change)
    return xml.ElementTree(feed)


def write(app, failure):
    """build-finished: one file a language."""
    if failure or app.builder.name != "html" or not is_there(app):
        return
    tree = document(app)
    xml.indent(tree)
    tree.write(Path(app.outdir) / FILE, "utf-8", xml_declaration=True)


def setup(app):
    if "lab_bundles" not in app.config:
        app.add_config_value("lab_bundles", "evidence", "env")
    app.connect("build-finished", write)
