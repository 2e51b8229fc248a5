"""The glossary as a page: every term with its meaning, in the order of either language."""

from itertools import groupby
from pathlib import Path

from .directive import LabDirective
from .elements import box, link, prose, span
from .glossary import Glossary, LANGUAGES, printed
from .here import LOG
from .words import Words

_TAGS = {"en": "en", "zh": "zh-CN"}


class Terms(LabDirective):
    """All terms; in this language's order, and an index in the other's."""

    def run(self):
        place, glossary = self.place, self.env.app.lab_glossary
        for path in glossary.paths:
            self.env.note_dependency(str(path))
        for name in {term.page for term in glossary.terms.values()}:
            self.env.note_dependency(place.pages[name].path)
        return [_tools(place.words), _index(place, glossary), _entries(place, glossary)]


def _tools(words):
    """What only a script can offer; the script shows it."""
    orders = [box("button", words[f"order {language}"], type="button", data_order=language,
                  aria_pressed="true" if language == words.language else "false")
              for language in LANGUAGES]
    return box("div", box("input", type="search", class_="terms-filter", autocomplete="off",
                          spellcheck="false", aria_label=words["filter terms"],
                          placeholder=words["filter terms"]),
               box("div", *orders, class_="terms-orders", role="group",
                   aria_label=words["order of terms"]),
               box("p", class_="terms-status", role="status", data_found=words["terms found"],
                   data_one=words["terms found one"], data_none=words["terms found none"]),
               class_="terms-tools", hidden="")


def _letter(term, language):
    return term.order(language)[0] if language == "en" else term.order(language)[0][0][0][0]


def _index(place, glossary):
    """The other language's order as links, which needs no script."""
    other = place.words.other
    groups = groupby(glossary.ordered(other), key=lambda term: _letter(term, other).upper())
    lines = [box("p", span(letter, class_="lead"),
                 *(span(link(term.name.get(other), f"#{term.anchor}", lang=_TAGS[other]), " ")
                   for term in terms)) for letter, terms in groups]
    return box("details", box("summary", place.words["index of terms"]), *lines,
               class_="terms-index")


def _entries(place, glossary):
    orders = {language: {term.id: n for n, term in enumerate(glossary.ordered(language))}
              for language in LANGUAGES}
    entries = [_entry(place, glossary, term, {language: order[term.id]
                                              for language, order in orders.items()})
               for term in glossary.ordered(place.language)]
    return box("div", *entries, class_="terms")


def _names(place, term):
    language, other = place.language, place.words.other
    sound = printed(term.pinyin)
    shown = span(sound, class_="pinyin", lang="zh-Latn") if sound != term.pinyin else None
    names = {"en": [span(term.name.en, lang="en", class_="term-other" if other == "en" else None)],
             "zh": [span(term.name.zh, lang="zh-CN",
                         class_="term-other" if other == "zh" else None)]}
    names["zh"] += [" ", shown] if shown and language == "en" else []
    names[other] = [] if term.name.en == term.name.zh else [" ", *names[other]]
    return [*names[language], *names[other], " ",
            link("#", f"#{term.anchor}", class_="headerlink",
                 title=place.words["permalink"], aria_label=place.words["permalink"])]


def _apart(place, glossary, one):
    words, language = place.words, place.language
    other = glossary.terms.get(one.other)
    if other:
        name = link(other.name.get(language), f"#{other.anchor}")
    else:
        name = span(one.word.get(language))
    return box("p", span(words["apart from"], class_="lead"), name, words.colon,
               *prose(one.why.get(language), language), class_="term-apart")


def _findable(term):
    """What the filter looks in: names, other forms, pinyin with and without its spaces."""
    plain = "".join(each for each in term.pinyin if not each.isdigit())
    forms = [form for language in LANGUAGES for form in term.forms(language)]
    return " ".join(dict.fromkeys([term.name.en, term.name.zh, *forms, plain,
                                   plain.replace(" ", "")])).casefold()


def _entry(place, glossary, term, order):
    language = place.language
    page = place.pages[term.page]
    return box(
        "div", box("p", *_names(place, term), class_="term-names"),
        box("p", *prose(term.means.get(language), language), class_="term-means"),
        *(_apart(place, glossary, one) for one in term.apart if not one.other
          or one.other in glossary.terms),
        box("p", span(place.words["explained on"], class_="lead"),
            link(page.title, place.to_page(term.page, term.label)), class_="term-where"),
        class_="term-entry", id=term.anchor, data_en=order["en"], data_zh=order["zh"],
        data_find=_findable(term))


def _open(app):
    language = Words(app.config.language).language
    app.lab_glossary = Glossary(Path(app.confdir) / app.config.lab_glossary,
                                app.lab_trees[language], app.lab_book.listings)
    for complaint in app.lab_glossary.complaints:
        LOG.warning("%s", complaint.text, location=f"{complaint.path}:{complaint.line}")


def setup(app):
    app.add_config_value("lab_glossary", "glossary", "env")
    app.add_directive("terms", Terms, override=True)
    app.connect("builder-inited", _open, priority=600)  # when the pages are known
