"""What programs report in words, in the page's language where the experiment has labels for it."""

from dataclasses import replace


def _said(text, known, language):
    """The text, its parts between commas, or its words: whichever the labels know wholly."""
    comma = "，" if language == "zh" else ", "
    for parts, joint in (([text], ""), (text.split(", "), comma), (text.split(" "), " ")):
        if all(part in known for part in parts):
            return joint.join(known[part].get(language) for part in parts)
    return text


def in_language(experiment, language):
    """The experiment with its texts as a reader of that language says them. Labels that name a
    fact, a series or an arm are names, even where a program reports the same word."""
    named = {*experiment.facts, *experiment.samples, *(cost.name for cost in experiment.costs),
             "parameter"}
    known = {text: label for text, label in experiment.labels.items() if text not in named}
    if not known:
        return experiment

    def said(value):
        if isinstance(value, (list, tuple)):
            return type(value)(map(said, value))
        return _said(value, known, language) if isinstance(value, str) else value

    def fact(each):
        return replace(each, values=said(each.values))

    def trial(each):
        return each and replace(each, estimate=said(each.estimate), values=said(each.values))

    return replace(
        experiment, events=said(experiment.events),
        facts={name: fact(each) for name, each in experiment.facts.items()},
        control_runs={name: replace(run, events=said(run.events),
                                    facts={key: fact(each) for key, each in run.facts.items()})
                      for name, run in experiment.control_runs.items()},
        claims={name: replace(each, threshold=said(each.threshold), real=trial(each.real),
                              control=trial(each.control))
                for name, each in experiment.claims.items()})
