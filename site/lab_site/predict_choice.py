"""A prediction that is a choice of several answers, decided by claims or picked from values."""

from . import guesses
from .predict_forms import Form, common_words, experiment_link, experiment_of, grounds, stand
from .elements import box, span
from .guesses import Unfit


def choice(directive, found, prefix):
    """One of several answers; the right one follows from claims, or is picked from values."""
    right, ids = directive.options.get("right", ""), [each.id for each in found]
    _check(found, ids, right)
    if "by" in directive.options:
        return _read(directive, found, prefix, right)
    if not directive.claims:
        raise Unfit(":right: names an answer, but neither :claim: nor :by: says why it is right")
    stands, tried = stand(directive)
    return _chosen(directive, found, prefix, right if stands else None, right,
                   grounds(directive, stands, tried), tried)


def _check(found, ids, right):
    if not 3 <= len(ids) <= 5 or len(set(ids)) < len(ids):
        raise Unfit(f"a choice has three to five different answers, this one has {len(ids)}")
    blank = next((each.id for each in found if not each.label or not each.why), None)
    if blank is not None:
        raise Unfit(f"the answer `{blank}` lacks its words, or the line why it tempts")
    if right not in ids:
        raise Unfit(f"the right answer is not marked: wanted :right: with one of "
                    f"{', '.join(ids)}; saw “{right}”")


def _read(directive, found, prefix, right):
    """The answer that values pick, whatever the page expects."""
    rule, _, target = directive.options["by"].partition(" ")
    if rule not in guesses.RULES or not target:
        raise Unfit(f"wanted :by: with one of {', '.join(guesses.RULES)} and an experiment; "
                    f"saw “{directive.options['by']}”")
    words, name = directive.place.words, experiment_of(directive, target)
    picked = guesses.by_rule(directive.place.book, rule, target, [each.id for each in found])
    lead = "predict from values" if picked else "predict undecided"
    ground = box("p", words[lead], " ", experiment_link(directive, name),
                 class_="predict-grounds")
    return _chosen(directive, found, prefix, picked, right, ground, True)


def _label(answer):
    return [node.deepcopy() for node in answer.label]


def _chosen(directive, found, prefix, picked, right, ground, tried):
    """The answers as a list, and the one that stands here; its reason only if the page meant it."""
    words = directive.place.words
    options = box("ol", *(box("li", span(span(*_label(each)), tag="label"), data_answer=each.id)
                          for each in found), class_="predict-options")
    controls = [span(tag="input", type="radio", name=prefix, value=each.id, required="",
                     aria_label=each.said, form=f"{prefix}-guess") for each in found]
    told = {"data_form": "choice", "data_right": picked, **common_words(words, "hit", "open"),
            "data_say_miss": words["predict miss" if tried else "predict source miss"]}
    answer = next((each for each in found if each.id == picked), None)
    shown = [*_right(answer, picked == right, words), ground]
    unsure = None if picked == right else "predict expected" if picked else "predict where"
    return Form(told, shown, options, picked, unsure, controls=controls)


def _right(answer, meant, words):
    if answer is None:
        return []
    said = box("p", span(words["predict right"], class_="lead"),
               span(*_label(answer), tag="strong"), class_="predict-right")
    return [said, box("div", *answer.why)] if meant else [said]
