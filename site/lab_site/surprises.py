"""Where this run speaks against the note most clearly: which claims, by a rule, and how shown."""

import math

from . import claims, provenance, values
from .elements import box, link, prose, span

_RATIOS = ("ratio", "total")


def distance(decision):
    """Between the interval's near end and the threshold, as the logarithm of their quotient.

    None where nothing keeps a distance: no two costs were compared, or against no single bound.
    """
    real, wanted = decision.real, decision.threshold
    if decision.kind not in _RATIOS or not (real and real.interval):
        return None
    if isinstance(wanted, bool) or not isinstance(wanted, (int, float)) or wanted <= 0:
        return None
    low, high = real.interval
    if decision.relation in ("above", "at_least"):
        return math.log(low / wanted) if low > 0 else None
    if decision.relation in ("below", "at_most"):
        return math.log(wanted / high) if high > 0 else None
    return None


def rank(argument):
    """What comes first; None for what is no surprise. Ties fall to the catalogue's order."""
    sentence, decision = argument.sentence, argument.decision
    if decision is None or not sentence.line:
        return None
    if argument.state == "refuted":
        return (0, 0.0)
    if argument.state == "verified" and sentence.corrected:
        apart = distance(decision)
        return None if apart is None else (1, -apart)
    return None


def chosen(arguments, count):
    """The first of each topic by rank, at most so many."""
    ranked = [(rank(each), each) for each in arguments]
    best = {}
    for place, each in sorted((pair for pair in ranked if pair[0]), key=lambda pair: pair[0]):
        best.setdefault(each.sentence.topic, each)
    return list(best.values())[:count]


def _interval(place, argument):
    """“95 % interval 0.14 … 0.22; wanted < 0.6”."""
    words, decision = place.words, argument.decision
    wanted = f"{words['wanted']} {values.threshold(decision, argument.experiment, words)}"
    if not decision.real.interval:
        return wanted
    return (f"{words['interval']} {provenance.interval(decision.real)}"
            f"{words['semicolon']}{wanted}")


def _value(place, argument):
    """The estimate, with all that stands behind it."""
    words, decision = place.words, argument.decision
    shown = values.trial(decision, decision.real, words)
    if shown is None:
        return words["no value"]
    rows = claims.sentence_rows(place, argument) + claims.argument_rows(place, argument)
    return provenance.opens([shown], rows, "value", claims.measured_what(place, argument))


def surprise(place, argument):
    """The sentence, what was measured and how surely, and the way to the rest."""
    words, sentence, decision = place.words, argument.sentence, argument.decision
    language = words.language
    lead = "tried correction" if sentence.corrected else "tried"
    times = span("×", class_="surprise-times") if decision.kind in _RATIOS else None
    return box(
        "li", box("p", _value(place, argument), times, class_="surprise-value"),
        box("div",
            box("p", span(*prose(sentence.text.get(language), language), tag="q", class_="said"),
                class_="surprise-said"),
            box("p", claims.truth_tag(place, sentence), " ",
                claims.badge(place, argument, opened=False), class_="surprise-badges"),
            box("p", span(words[lead], class_="lead"),
                *prose(decision.says.get(language), language)),
            box("p", span(words["measured"], class_="lead"),
                values.subject(decision, argument.experiment, words), words["semicolon"],
                _interval(place, argument)),
            box("p", link(words["surprise more"], place.to_claim(sentence),
                          aria_label=f"{words['surprise more']}{words.colon}{sentence.id}"))),
        class_=f"surprise surprise-{argument.state}")


def surprises(place, arguments, count):
    """They and the rule; where there is none, a sentence that says so."""
    words = place.words
    found = chosen(arguments, count)
    if not found:
        return box("p", words["no surprise"], class_="surprise-rule")
    return box("div", box("ol", *(surprise(place, each) for each in found), class_="surprises"),
               box("p", words["surprise rule"], class_="surprise-rule"))
