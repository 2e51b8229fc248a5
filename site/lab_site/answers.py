"""What to say when asked: a short and a long answer, the next questions, and all on one page."""

from docutils import nodes
from docutils.statemachine import StringList

from .book import Unknown
from .directive import LabDirective
from .directives import SelfCheck
from .elements import box, link, span
from .here import speaks_of_all
from .pages import Directive
from .place import anchor

FORMS = ("30s", "3min")
FILE = "answers.tsv"  # from the root of a language's site; deck.py writes it


class Answer(LabDirective):
    """An answer to the page's question, as long as it takes to say: the short one open."""

    required_arguments = 1
    has_content = True

    def run(self):
        form, words = self.arguments[0], self.place.words
        if form not in FORMS:
            return self.complain(Unknown(f"an answer of “{form}”; wanted {' or '.join(FORMS)}"))
        text = box("div", class_="reply-text")
        self.state.nested_parse(self.content, self.content_offset, text)
        if form == FORMS[0]:
            return [box("div", box("p", words[f"answer {form}"], class_="lead"), text,
                        class_=f"reply reply-{form}")]
        summary = box("summary", span(words[f"answer {form}"], class_="lead"))
        return [box("details", summary, text, class_=f"reply reply-{form}")]


class FollowUp(SelfCheck):
    """What they ask next, and its answer."""

    kind = "followup"


def pages_with_answers(place, topics):
    """Pages that hold answers, in the order of the book's topics."""
    def order(page):
        topic = page.name.partition("/")[0].replace("_", "-")
        return topics.index(topic) if topic in topics else len(topics), page.name

    return sorted((page for page in place.pages.values() if _of(page)), key=order)


def _of(page):
    return [item for item in page.only(Directive) if item.name in ("answer", "followup")]


class Answers(LabDirective):
    """The answers of all pages, parsed anew from their sources, so that links lead from here."""

    def run(self):
        place = self.place
        speaks_of_all(self.env)
        pages = pages_with_answers(place, list(self.config.lab_topics))
        for page in pages:
            self.env.note_dependency(page.path)
        told = box("p", link(place.words["flash cards"], place.to_file(FILE), download=""),
                   class_="deck")
        return [told, *(self.section(page) for page in pages)]

    def section(self, page):
        place = self.place
        section = nodes.section(ids=[f"answers-{anchor(page.name.rpartition('/')[2])}"])
        section += nodes.title("", page.title)
        told = box("div", class_="gathered")  # not searched here: it is found on its own page
        for item in _of(page):
            source = f"::::::{{{item.name}}} {item.argument}\n{item.body}\n::::::".split("\n")
            text = nodes.Element()
            self.state.nested_parse(StringList(source, source=page.path), self.content_offset,
                                    text)
            told.extend(text.children)
        section += told
        section += box("p", link(place.words["page of answers"], place.to_page(page.name)),
                       class_="reply-page gathered")
        return section


def setup(app):
    for name, kind in (("answer", Answer), ("followup", FollowUp), ("answers", Answers)):
        app.add_directive(name, kind, override=True)
