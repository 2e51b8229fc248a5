"""One permanent page a claim, made from the catalogue and the evidence and not from a source."""

from html import escape
from pathlib import Path

from docutils.utils import new_document

from . import claim_page, repository
from .here import here
from .navigation import Group, Link
from .place import CLAIMS, claim_page as name_of
from .visible import visible

_PAGE = "page.html"


def _written(app, node):
    """The node as HTML, by the writer of all other pages."""
    document = new_document("claim", app.builder.docsettings)
    document += node
    visitor = app.builder.create_translator(document, app.builder)
    document.walkabout(visitor)
    return "".join(visitor.body)


def _plain(sentence, language):
    return visible(sentence.text.get(language).replace("`", ""))


def _turn(place, sentence):
    """A link as Sphinx hands it to the frame: its title is HTML."""
    return {"link": place.to_claim(sentence), "title": escape(_plain(sentence, place.language))}


def _topics(place):
    return dict.fromkeys(sentence.topic for sentence in place.book.sentences.values())


def _crumbs(app, place, sentence):
    words, root = place.words, app.config.root_doc
    found = [Link(words["home"], place.to_page(root))]
    if place.ledger in place.pages:
        found += [Link(place.pages[place.ledger].title, place.to_ledger()),
                  Link(place.topic(sentence.topic), place.to_ledger(f"topic-{sentence.topic}"))]
    return tuple(found)


def _beside(place, sentence):
    """The topics of the ledger: no list of hundreds of sentences."""
    if place.ledger not in place.pages:
        return ()
    links = tuple(Link(place.topic(topic), place.to_ledger(f"topic-{topic}"),
                       topic == sentence.topic) for topic in _topics(place))
    return (Group(place.pages[place.ledger].title, links),)


def _description(place, argument):
    """For whoever shows a link to the page: judgement, verdict, what was tried or is to be said."""
    words, sentence = place.words, argument.sentence
    told = (argument.decision.says if argument.decision else sentence.note).get(place.language)
    shown = [words.verdict(argument.state, sentence.corrected),
             words("judged", words[sentence.truth])]
    first = reversed(shown) if sentence.corrected else shown
    return visible(" · ".join(filter(None, (*first, told.replace("`", "")))))


def _source(app):
    """The folder of the catalogue, from the root of the book."""
    return app.lab_book.claims_dir.relative_to(app.confdir).as_posix()


def _bare(place, argument):
    experiment = argument.experiment
    if experiment is None or experiment.sandbox.used:
        return ()
    return (visible(experiment.title.get(place.language)),)


def _context(app, place, argument, before, after):
    sentence = argument.sentence
    source = f"{_source(app)}/{sentence.topic}.toml"
    return {"title": escape(_plain(sentence, place.language)), "crumb": sentence.id.split("/")[1],
            "body": _written(app, claim_page.parts(place, argument)),
            "neighbours": _beside(place, sentence), "crumbs": _crumbs(app, place, sentence),
            "description": _description(place, argument), "source": source,
            "edit": repository.of(app.config).edit(source), "bare": _bare(place, argument),
            "prev": _turn(place, before) if before else None,
            "next": _turn(place, after) if after else None}


def _forget(app, wanted):
    """Pages of claims that the catalogue no longer has."""
    folder = Path(app.outdir) / CLAIMS
    for path in folder.rglob("*.html"):
        if path.relative_to(folder).with_suffix("").as_posix() not in wanted:
            path.unlink()


def collect(app):
    """html-collect-pages: every claim, in the ledger's order."""
    book = app.lab_book
    sentences = list(book.sentences.values())
    _forget(app, book.sentences)
    for before, sentence, after in zip([None, *sentences], sentences, [*sentences[1:], None]):
        name = name_of(sentence)
        place = here(app.env, name)
        yield name, _context(app, place, book.argument(sentence.id), before, after), _PAGE


def setup(app):
    app.connect("html-collect-pages", collect)
