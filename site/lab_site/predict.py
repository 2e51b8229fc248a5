"""A question before its measurement: the reader guesses, then sees what was measured."""

from dataclasses import dataclass

from docutils import nodes
from docutils.parsers.rst import directives

from . import boxes, guesses
from .predict_choice import choice
from .predict_curve import curve
from .predict_number import number, times
from .book import Missing, Stale, Unknown
from .charts import drawer
from .directive import LabDirective
from .elements import box, span
from .here import draws_on, warn


FORMS = {"choice": choice, "times": times, "number": number, "curve": curve}


@dataclass(frozen=True)
class Answer:
    """One answer that people give: its id, its words, and why it tempts."""
    id: str
    label: tuple
    why: tuple

    @property
    def said(self):
        return "".join(node.astext() for node in self.label).strip()


def parsed(body):
    """(answers, the nodes beside them): the terms of a definition list begin with an id in code."""
    found, beside = [], []
    for child in body.children:
        if not isinstance(child, nodes.definition_list):
            beside.append(child)
            continue
        for item in child.children:
            term, *definition = item.children
            if not term.children or not isinstance(term.children[0], nodes.literal):
                raise guesses.Unfit(f"the answer “{term.astext()}” has no id: begin it with `id`")
            label = tuple(term.children[1:])
            if label and isinstance(label[0], nodes.Text):
                label = (nodes.Text(label[0].astext().lstrip()), *label[1:])
            found.append(Answer(term.children[0].astext(), label,
                                tuple(definition[0].children) if definition else ()))
    return found, beside


class Predict(LabDirective):
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {name: directives.unchanged
                   for name in ("form", "right", "by", "claim", "from", "scale", "start")}

    def run(self):
        question, messages = self.inline(self.arguments[0])
        self.title = "".join(node.astext() for node in question)
        body = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, body)
        try:
            found, beside = parsed(body)
            return [self.shown(question, found, beside), *messages]
        except guesses.Unfit as why:
            warn(self.env, None, f"this prediction cannot be asked: {why}", self.get_location())
            return [box("aside", box("p", self.place.words("predict wrong", why)),
                        class_="missing")]

    @property
    def claims(self):
        return self.options.get("claim", "").split()

    def shown(self, question, found, beside):
        name = self.options.get("form", "")
        if name not in FORMS:
            raise guesses.Unfit(f"there is no form “{name}”; there are {', '.join(FORMS)}")
        form, trouble = None, ()
        prefix = f"predict-{self.env.new_serialno('predict')}"
        try:
            form = FORMS[name](self, found, prefix)
        except (Missing, Stale, Unknown) as why:
            trouble = self.without(why)
        except drawer.CannotDraw as why:
            warn(self.env, why, str(why), self.get_location())
            trouble = [boxes.missing_box(Missing(name), self.place.words)]
        return self.drawn(question, found, beside, form, trouble, prefix)

    def without(self, trouble):
        """What stands in place of an answer that nobody measured, or of an unknown claim."""
        if isinstance(trouble, Unknown) and str(trouble) in self.claims:
            text = self.place.words("no claim", trouble)
            warn(self.env, trouble, text, self.get_location())
            return [box("aside", box("p", text), class_="missing")]
        target = self.options.get("from") or self.options.get("by", "").rpartition(" ")[2]
        name = target.partition("#")[0].partition("@")[0]
        return self.complain(trouble, f"./lab run {name}" if name else "./lab run")

    def drawn(self, question, found, beside, form, trouble, prefix):
        """Question, what can be answered, the place of the outcome, and the folded answer."""
        words = self.place.words
        ask = box("p", span(words["predict"], class_="lead"),
                  span(*question, class_="question", id=f"{prefix}-question"), class_="predict-ask")
        inside = [*(form.shown if form else trouble), self.whys(found, form),
                  *self.reading(beside, form.doubt if form else "predict where")]
        summary = box("summary", span(words["predict show"], class_="when-shut"),
                      span(words["predict answer"], class_="when-open"))
        asked = [form.options, box("template", *form.controls, *self.buttons()),
                 box("p", class_="predict-said", role="status")] if form else []
        return box("div", ask, *asked,
                   box("details", summary, box("div", *inside, class_="answer"),
                       class_="folded"),
                   class_="predict", id=prefix, **(form.told if form else {}))

    def buttons(self):
        words = self.place.words
        return (box("button", words["predict guess"], type="submit"),
                box("button", words["predict again"], type="button", class_="again"))

    def whys(self, found, form):
        """What people answer, and why each answer tempts."""
        listed = [each for each in found if each.why and not (form and each.id == form.right)]
        if not listed:
            return None
        labels, marks = (form.labels, form.marks) if form else ({}, {})
        rows = [part for each in listed for part in (
            box("dt", *(labels.get(each.id) or [node.deepcopy() for node in each.label]
                        or [each.id]),
                data_answer=each.id, **marks.get(each.id, {})),
            box("dd", *each.why))]
        return box("div", box("p", self.place.words["predict why"], class_="predict-lead"),
                   box("dl", *rows, class_="tempting"))

    def reading(self, beside, doubt):
        """The page's own explanation, which speaks only where its claims hold."""
        if not doubt or not beside:
            return beside
        return [box("div", box("p", self.place.words[doubt], class_="predict-lead"),
                    *beside, class_="predict-where")]

    def grounds(self, lead):
        """On which claims the answer rests, with their verdicts."""
        lead, parts = self.place.words[lead], []
        for argument in guesses.standing(self.place.book, self.claims):
            draws_on(self.env, argument.standing.experiment if argument.standing else None)
            name = argument.sentence.id
            shown, _ = self.inline(f"{{claimref}}`{name}` {{verdict}}`{name}`")
            parts += [" " if parts else "", *shown]
        return box("p", lead, "" if lead.endswith("：") else " ", *parts, class_="predict-grounds")


def setup(app):
    app.add_directive("predict", Predict, override=True)
