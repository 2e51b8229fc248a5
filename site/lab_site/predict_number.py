"""A prediction that is a number: set against what was measured and against what others say."""

from dataclasses import dataclass

from . import guesses, numbers
from .charts import guess
from .elements import box, span
from .guesses import Unfit
from .predict_forms import (Form, common_words, doubt, drawing, experiment_of, grounds, limits,
                            stand)
from .here import draws_on
from .words import Words


@dataclass(frozen=True)
class Said:
    """How a number of one kind is said: a ratio, or a quantity in its unit."""
    words: Words
    unit: str
    ratio: bool

    @property
    def counted(self):
        """What stands behind the number: the unit, or what is counted."""
        if self.ratio:
            return self.words["predict times unit"]
        return self.unit if numbers.is_measure(self.unit) else self.words.unit(self.unit)

    def plain(self, at):
        """At most three digits, or all of a whole number."""
        short = int(at) if at == int(at) else float(f"{at:.3g}")
        return numbers.exact(short, "" if self.ratio else self.unit)

    def __call__(self, at):
        text = self.plain(at)
        if self.ratio:
            return self.words("predict times", text)
        counted = "" if numbers.is_measure(self.unit) else self.words.unit(self.unit, text)
        return f"{text} {counted}".strip()

    @property
    def form(self):
        """The same for a number that is not known yet, `{0}`."""
        return self.words("predict times", "{0}") if self.ratio else f"{{0}} {self.counted}".strip()


def _target(directive):
    """What is measured: `:from:`, or the one claim."""
    if "from" in directive.options:
        experiment_of(directive, directive.options["from"])
        return directive.options["from"]
    if len(directive.claims) != 1:
        raise Unfit("wanted :from: EXPERIMENT#NAME, or :claim: with one claim to compare with")
    argument = directive.place.book.argument(directive.claims[0])
    draws_on(directive.env, argument.standing.experiment if argument.standing else None)
    return directive.claims[0]


def _common(each, low, high):
    try:
        at = float(each.id)
    except ValueError:
        raise Unfit(f"the answer `{each.id}` is no number") from None
    if not low <= at <= high:
        raise Unfit(f"the answer `{each.id}` is not on the scale")
    return at


def times(directive, found, prefix):
    """How many times: compared with a ratio."""
    return number(directive, found, prefix, ratio=True, scale="1 1000")


def number(directive, found, prefix, ratio=False, scale=""):
    """A number on a scale, compared with the measured value and its interval."""
    words = directive.place.words
    low, high, logarithmic = limits(directive, scale)
    target = _target(directive)
    value = guesses.value(directive.place.book, target)
    said = Said(words, value.unit, ratio)
    common = {each.id: _common(each, low, high) for each in found}
    axis = guess.ticks(low, high, logarithmic, "" if ratio else value.unit,
                       words["predict ratio axis"] if ratio else "", words)
    chart = guess.scale(value, [(at, said(at)) for at in common.values()], axis, words,
                        said(value.at))
    stands, tried = stand(directive)
    shown = [drawing(directive, chart), _measured(directive, target, value, said),
             grounds(directive, stands, tried) if directive.claims else None]
    return Form(_told(value, low, high, logarithmic, said, words), shown, doubt=doubt(stands),
                labels={each.id: _label(said(common[each.id]), each, words) for each in found},
                controls=_controls(low, high, said, words))


def _told(value, low, high, logarithmic, said, words):
    """What the script needs to judge a guess. Another run moves a cost, and no count."""
    slack = numbers.BETWEEN_RUNS if value.low < value.high and value.unit in ("", "ns") else 1
    return {"data_form": "number", "data_low": f"{low:g}", "data_high": f"{high:g}",
            "data_log": "" if logarithmic else None, "data_form_of": said.form,
            "data_value": repr(value.at), "data_from": repr(min(value.low, value.at / slack)),
            "data_to": repr(max(value.high, value.at * slack)),
            "data_measured": _with_interval(said(value.at), value, words),
            "data_say_low": words["predict low" if logarithmic else "predict less"],
            "data_say_high": words["predict high" if logarithmic else "predict more"],
            **common_words(words, "said", "inside", "equal", "near", "you")}


def _label(shown, answer, words):
    more = [words["comma"], *(node.deepcopy() for node in answer.label)] if answer.label else []
    return [span(shown, tag="strong"), *more]


def _controls(low, high, said, words):
    name = words["predict number"]
    field = box("input", type="number", step="any", min=f"{low:g}", max=f"{high:g}", required="",
                aria_label=name)
    return (box("input", type="range", min=0, max=1000, value=500, aria_label=name),
            span(field, f" {said.counted}", class_="guess-value"))


def _with_interval(shown, value, words):
    if value.low == value.high:
        return shown
    return words("predict interval", shown, numbers.plain(value.low), numbers.plain(value.high))


def _measured(directive, target, value, said):
    """The value as a role, so that it opens to its whole argument."""
    role, _ = directive.inline(f"{{measured}}`{target}`")
    unit = "" if said.ratio or numbers.is_measure(value.unit) else f" {said.counted}"
    after = "" if value.low == value.high else said.words(
        "predict this run", _with_interval(numbers.plain(value.at), value, said.words))
    return box("p", span(said.words["measured"], class_="lead"), *role, unit, after,
               class_="predict-right")
