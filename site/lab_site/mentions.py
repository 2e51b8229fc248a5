"""The first mention of each term on a concept page leads to the glossary and shows its meaning."""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from .elements import LabBlock, LabInline, link, prose, span
from .here import here
from .search import is_concept

LOG = logging.getLogger(__name__)
_BARRED = (LabBlock, LabInline, nodes.reference, nodes.literal, nodes.title, nodes.table,
           nodes.literal_block)
_BIBLIOGRAPHY = "-sources"  # titles of others are no prose of ours


def _plural(form):
    """A pattern of an English form and of its plural."""
    text = r"\s+".join(map(re.escape, form.split()))
    if re.search(r"(?:s|x|ch|sh)$", form):
        return text + "(?:es)?"
    if re.search(r"[^aeiou]y$", form):
        return text[:-1] + "(?:y|ies)"
    return text + "s?" if re.search(r"[a-z]$", form) else text


def _pattern(form, language):
    """Whole words in English, also at the head of a sentence; in Chinese only Latin has edges."""
    if language == "en":
        text = _plural(form)
        begin = f"[{text[0].upper()}{text[0]}]{text[1:]}" if text[0].islower() else text
        return rf"(?<![\w-]){begin}(?![\w-])"
    before = r"(?<![A-Za-z0-9_-])" if re.match("[A-Za-z0-9]", form) else ""
    after = r"(?![A-Za-z0-9_-])" if re.search("[A-Za-z0-9]$", form) else ""
    return f"{before}{re.escape(form)}{after}"


class Mentions:
    """Finds terms in a run of text: at each place the longest form that is known there."""

    def __init__(self, terms, language):
        forms = {form: term for term in terms for form in term.forms(language)}
        never = {form: None for term in terms for form in term.never.get(language, ())}
        known = sorted({**never, **forms}.items(), key=lambda each: (-len(each[0]), each[0]))
        self.owners = [owner for _, owner in known]
        self.pattern = re.compile("|".join(f"({_pattern(form, language)})" for form, _ in known)
                                  or "(?!)")

    def __call__(self, text):
        """(start, end, term) of every mention; words that only look like one are stepped over."""
        for found in self.pattern.finditer(text):
            term = self.owners[found.lastindex - 1]
            if term:
                yield found.start(), found.end(), term


def _prose_of(document):
    """Every run of text in the page's own sentences, in order."""
    for paragraph in document.findall(nodes.paragraph):
        if not _is_barred(paragraph):
            yield from (text for text in paragraph.findall(nodes.Text)
                        if not _is_barred(text.parent, paragraph))


def _is_barred(node, up_to=None):
    while node is not None and node is not up_to:
        if isinstance(node, _BARRED) or isinstance(node, nodes.Element) and any(
                name.endswith(_BIBLIOGRAPHY) for name in node.get("ids", ())):
            return True
        if type(node).__name__ == "pending_xref":
            return True
        node = node.parent
    return False


def preview(place, term, home):
    """The card: the term in both languages, what it means, the way to its entry."""
    language, other = place.language, place.words.other
    same = term.name.en == term.name.zh
    return span(
        span(term.name.get(language), None if same else " ",
             None if same else span(term.name.get(other), class_="term-other",
                                    lang="zh-CN" if other == "zh" else "en"), tag="strong"),
        span(*prose(term.means.get(language), language), class_="card-text"),
        span(link(place.words["in glossary"], place.to_page(home, term.anchor)),
             class_="card-text term-more"),
        class_="card", tabindex="-1", aside=True, id=f"card-{term.anchor}")


def mention(place, term, shown, home):
    """The word as it stands, as a link with a card."""
    to_it = link(shown, place.to_page(home, term.anchor), class_="open-handle",
                 aria_describedby=f"card-{term.anchor}")
    return span(to_it, preview(place, term, home), class_="open term")


def home_of(pages):
    """The page that holds the glossary, if one does."""
    return next((page.name for page in pages.values()
                 if any(item.name == "terms" for item in page.items if hasattr(item, "argument"))),
                None)


class LinkFirstMentions(SphinxTransform):
    """After lines are joined and quotes educated, so that what is matched is what is read."""

    default_priority = 760

    def apply(self, **kwargs):
        glossary = self.app.lab_glossary
        place = here(self.env)
        page, home = place.pages.get(self.env.docname), home_of(place.pages)
        if not (glossary.terms and home and page and is_concept(self.config, place, page)):
            return
        for path in glossary.paths:
            self.env.note_dependency(str(path))
        terms = [term for term in glossary.terms.values()
                 if not term.only_there or term.page == page.name]
        find, met = Mentions(terms, place.language), set()
        for text in list(_prose_of(self.document)):
            self._replace(text, find, met, lambda term, shown: mention(place, term, shown, home))
        LOG.info("%s", f"{self.env.docname}: {len(met)} terms lead to the glossary")

    @staticmethod
    def _replace(text, find, met, draw):
        parts, at, whole = [], 0, text.astext()
        for start, end, term in find(whole):
            if term.id in met:
                continue
            met.add(term.id)
            parts += [nodes.Text(whole[at:start]), draw(term, whole[start:end])]
            at = end
        if parts:
            parts.append(nodes.Text(whole[at:]))
            text.parent.replace(text, [part for part in parts if part.astext()])


def setup(app):
    app.add_transform(LinkFirstMentions)
