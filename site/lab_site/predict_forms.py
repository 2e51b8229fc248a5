"""The forms of a prediction: what each lets a reader answer, and the measured answer to it."""

import json
from dataclasses import dataclass, field

from . import guesses, numbers
from .book import Missing
from .charts import axes, figure, guess
from .elements import box, link, span
from .guesses import Unfit
from .here import draws_on


@dataclass(frozen=True)
class Form:
    """`told` are attributes for the script and `controls` what only it can offer; `labels` are
    other words for answers than their terms, `marks` more attributes of those terms.

    `doubt` says why the page's explanation does not hold on this machine; None where it does.
    """
    told: dict
    shown: list
    options: object = None
    right: str | None = None
    doubt: str | None = None
    labels: dict = field(default_factory=dict)
    controls: tuple = ()
    marks: dict = field(default_factory=dict)


def _common_words(words, *keys):
    return {f"data_say_{key.replace(' ', '_')}": words[f"predict {key}"]
            for key in ("yours", *keys)}


def _stand(directive):
    """(whether every claim that the explanation follows from holds here, whether one was tried)."""
    found = guesses.standing(directive.place.book, directive.claims)
    return (all(each.state in guesses.STANDS for each in found),
            any(each.state not in guesses.STANDS[1:] for each in found))


def _grounds(directive, stands, tried):
    """Why the answer stands, or that it does not."""
    if not stands:
        return directive.grounds("predict undecided")
    return directive.grounds("predict from claim" if tried else "predict from sources")


def _experiment_of(directive, target):
    """The experiment of `name#value` or `name@parameter`, on which the page now depends."""
    name = target.partition("#")[0].partition("@")[0]
    draws_on(directive.env, name)
    return name


def choice(directive, found, prefix):
    """One of several answers; the right one follows from claims, or is picked from values."""
    right = directive.options.get("right", "")
    ids = [each.id for each in found]
    if not 3 <= len(ids) <= 5 or len(set(ids)) < len(ids):
        raise Unfit(f"a choice has three to five different answers, this one has {len(ids)}")
    blank = next((each.id for each in found if not each.label or not each.why), None)
    if blank is not None:
        raise Unfit(f"the answer `{blank}` lacks its words, or the line why it tempts")
    if right not in ids:
        raise Unfit(f"the right answer is not marked: wanted :right: with one of "
                    f"{', '.join(ids)}; saw “{right}”")
    if "by" in directive.options:
        return _read(directive, found, prefix, right)
    if not directive.claims:
        raise Unfit(":right: names an answer, but neither :claim: nor :by: says why it is right")
    stands, tried = _stand(directive)
    return _chosen(directive, found, prefix, right if stands else None, right,
                   _grounds(directive, stands, tried), tried)


def _read(directive, found, prefix, right):
    """The answer that values pick, whatever the page expects."""
    rule, _, target = directive.options["by"].partition(" ")
    if rule not in guesses.RULES or not target:
        raise Unfit(f"wanted :by: with one of {', '.join(guesses.RULES)} and an experiment; "
                    f"saw “{directive.options['by']}”")
    words, name = directive.place.words, _experiment_of(directive, target)
    picked = guesses.by_rule(directive.place.book, rule, target, [each.id for each in found])
    lead = "predict from values" if picked else "predict undecided"
    ground = box("p", words[lead], " ", _experiment_link(directive, name),
                 class_="predict-grounds")
    return _chosen(directive, found, prefix, picked, right, ground, True)


def _chosen(directive, found, prefix, picked, right, ground, tried):
    """The answers as a list, and the one that stands here; its reason only if the page meant it."""
    words = directive.place.words
    options = box("ol", *(box("li", span(span(*(node.deepcopy() for node in each.label)),
                                         tag="label"), data_answer=each.id) for each in found),
                  class_="predict-options")
    controls = [span(tag="input", type="radio", name=prefix, value=each.id, required="",
                     aria_label=each.said, form=f"{prefix}-guess") for each in found]
    told = {"data_form": "choice", "data_right": picked,
            **_common_words(words, "hit", "open"),
            "data_say_miss": words["predict miss" if tried else "predict source miss"]}
    shown = [ground]
    if picked:
        answer = next(each for each in found if each.id == picked)
        why = [box("div", *answer.why)] if picked == right else []
        shown = [box("p", span(words["predict right"], class_="lead"),
                     span(*(node.deepcopy() for node in answer.label), tag="strong"),
                     class_="predict-right"), *why, ground]
    doubt = None if picked == right else "predict expected" if picked else "predict where"
    return Form(told, shown, options, picked, doubt, controls=controls)


def _experiment_link(directive, name):
    place = directive.place
    try:
        title = place.book.experiment(name).title.get(place.language)
    except Missing:
        title = name
    return link(title, place.to_experiment(name))


def _from_values(directive, name):
    return box("p", directive.place.words["predict from values"], " ",
               _experiment_link(directive, name), class_="predict-grounds")


def _target(directive):
    """What is measured: `:from:`, or the one claim."""
    if "from" in directive.options:
        _experiment_of(directive, directive.options["from"])
        return directive.options["from"]
    if len(directive.claims) != 1:
        raise Unfit("wanted :from: EXPERIMENT#NAME, or :claim: with one claim to compare with")
    argument = directive.place.book.argument(directive.claims[0])
    draws_on(directive.env, argument.standing.experiment if argument.standing else None)
    return directive.claims[0]


def _limits(directive, otherwise):
    """(low, high, whether logarithmic) of the scale that the page gives."""
    low, high, *kind = directive.options.get("scale", otherwise).split() or [""]
    try:
        low, high = float(low), float(high)
    except ValueError:
        low = high = 0
    logarithmic = kind != ["linear"]
    if not low < high or (logarithmic and low <= 0) or kind not in ([], ["log"], ["linear"]):
        raise Unfit("wanted :scale: LOW HIGH, both above 0, or :scale: LOW HIGH linear; saw "
                    f"“{directive.options.get('scale', '')}”")
    return low, high, logarithmic


def _common_number(each, limits):
    try:
        at = float(each.id)
    except ValueError:
        raise Unfit(f"the answer `{each.id}` is no number") from None
    if not limits[0] <= at <= limits[1]:
        raise Unfit(f"the answer `{each.id}` is not on the scale")
    return at


def times(directive, found, prefix):
    """How many times: compared with a ratio."""
    return number(directive, found, prefix, form="predict times", scale="1 1000")


def number(directive, found, prefix, form=None, scale=""):
    """A number on a scale, compared with the measured value and its interval."""
    words = directive.place.words
    low, high, logarithmic = limits = _limits(directive, scale)
    target = _target(directive)
    value = guesses.value(directive.place.book, target)
    say = (lambda at, text: words(form, text)) if form else (
        lambda at, text: _with_unit(at, text, value.unit, words))
    shown = numbers.exact(_short(value.at), "" if form else value.unit)
    slack = numbers.BETWEEN_RUNS if value.low < value.high and value.unit in ("", "ns") else 1
    common = [(each, _common_number(each, limits)) for each in found]
    texts = {each.id: say(at, numbers.exact(at if at % 1 else int(at),
                                            "" if form else value.unit)) for each, at in common}
    axis = guess.ticks(low, high, logarithmic, "" if form else value.unit,
                       words["predict ratio axis"] if form else "", words)
    chart = guess.scale(value, [(at, texts[each.id]) for each, at in common], axis, words,
                        say(value.at, shown))
    stands, tried = _stand(directive)
    unit = words["predict times unit"] if form else value.unit \
        if numbers.is_measure(value.unit) else words.unit(value.unit)
    told = {"data_form": "number", "data_low": f"{low:g}", "data_high": f"{high:g}",
            "data_log": "" if logarithmic else None,
            "data_form_of": words(form, "{0}") if form else f"{{0}} {unit}".strip(),
            "data_value": repr(value.at), "data_from": repr(min(value.low, value.at / slack)),
            "data_to": repr(max(value.high, value.at * slack)),
            "data_measured": _measured_text(say(value.at, shown), value, words),
            "data_say_low": words["predict low" if logarithmic else "predict less"],
            "data_say_high": words["predict high" if logarithmic else "predict more"],
            **_common_words(words, "said", "inside", "equal", "near", "you")}
    labels = {each.id: [span(texts[each.id], tag="strong"),
                        *([words["comma"] if each.label else "",
                           *(node.deepcopy() for node in each.label)] if each.label else [])]
              for each, _ in common}
    drawing = figure.drawings(directive.env.app.lab_charts, chart, directive.title,
                              directive.chart_prefix(), words)
    line = _measured_line(directive, target, value, words, form)
    ground = _grounds(directive, stands, tried) if directive.claims else None
    controls = (box("input", type="range", min=0, max=1000, value=500,
                    aria_label=words["predict number"]),
                span(box("input", type="number", step="any", min=f"{low:g}", max=f"{high:g}",
                         required="", aria_label=words["predict number"]), f" {unit}",
                     class_="guess-value"))
    return Form(told, [drawing, line, ground], doubt=None if stands else "predict where",
                labels=labels, controls=controls)


def _with_unit(at, text, unit, words):
    counted = "" if numbers.is_measure(unit) else words.unit(unit, text)
    return f"{text} {counted}".strip()


def _short(value):
    """At most three digits, or all of a whole number."""
    return int(value) if value == int(value) else float(f"{value:.3g}")


def _measured_text(shown, value, words):
    if value.low == value.high:
        return shown
    return words("predict interval", shown, numbers.plain(value.low), numbers.plain(value.high))


def _measured_line(directive, target, value, words, form):
    """The value as a role, so that it opens to its whole argument."""
    role, _ = directive.inline(f"{{measured}}`{target}`")
    unit = "" if form or numbers.is_measure(value.unit) else f" {words.unit(value.unit)}"
    after = "" if value.low == value.high else words("predict this run", _measured_text(
        numbers.plain(value.at), value, words))
    return box("p", span(words["measured"], class_="lead"), *role, unit, after,
               class_="predict-right")


def curve(directive, found, prefix):
    """A line that the reader draws over the measured parameter values."""
    place, words = directive.place, directive.place.words
    if "from" not in directive.options:
        raise Unfit("a curve needs :from: EXPERIMENT#NAME")
    unknown = [each.id for each in found if each.id not in guess.SHAPES]
    if unknown:
        raise Unfit(f"there is no line `{unknown[0]}`; there are {', '.join(guess.SHAPES)}")
    target = directive.options["from"]
    name = _experiment_of(directive, target)
    labels = {each.id: "".join(node.astext() for node in each.label).strip()
              or words[f"shape {each.id}"] for each in found}
    limits = list(_limits(directive, "")[:2]) if "scale" in directive.options else None
    measured = guesses.course(place.book, target, words)
    experiment = place.book.measured(name)
    series = experiment.samples.get(target.partition("#")[2])
    unit = axes.base(series.unit)[0] if series else "ns"
    chart, points, shapes = guess.curve(measured, list(labels.items()), limits, unit, words)
    axis = chart.spec["y"]

    def along(line):
        return " ".join(str(guess.fraction(point["y"], axis)) for point in line)

    stands, tried = _stand(directive)
    fixed = 0 if directive.options.get("start") == "free" else 1
    end = words("predict end", numbers.plain(points[-1]["x"]),
                experiment.label_of_parameter(words))
    told = {"data_form": "curve", "data_low": axis["domain"][0], "data_high": axis["domain"][1],
            "data_log": "" if axis["log"] else None, "data_fixed": fixed,
            "data_sizes": json.dumps([*axes.sizes(unit)], ensure_ascii=False),
            "data_at": along(points),
            **_common_words(words, "measured line", "you"),
            "data_say_drawn": words("predict drawn", end, "{0}", _said(points[-1]["y"], unit),
                                    "{1}")}
    controls = (box("div", class_="guess-plane"),
                box("div", *(_handle(number, point, fixed, axis, points, experiment, words)
                             for number, point in enumerate(points)), class_="guess-points"),
                box("p", words["predict draw"], class_="guess-hint"))
    drawing = figure.drawings(directive.env.app.lab_charts, chart, directive.title,
                              directive.chart_prefix(), words)
    ground = _grounds(directive, stands, tried) if directive.claims else \
        _from_values(directive, name)
    return Form(told, [drawing, ground], doubt=None if stands else "predict where",
                labels={key: [span(label)] for key, label in labels.items()}, controls=controls,
                marks={key: {"data_at": along(line)} for key, line in shapes.items() if line})


def _handle(number, point, fixed, axis, points, experiment, words):
    """One point of the reader's line, as a slider; the first may be given."""
    first = guess.fraction(points[0]["y"], axis) if fixed else 0.5
    label = f"{experiment.label_of_parameter(words)}{words.colon}{numbers.plain(point['x'])}"
    return box("input", type="range", min=0, max=200, value=round(200 * first), aria_label=label,
               disabled="" if number < fixed else None)


def _said(at, unit):
    return numbers.raw_duration(at) if unit == "ns" else numbers.exact(
        at if at % 1 else int(at), unit)


FORMS = {"choice": choice, "times": times, "number": number, "curve": curve}
