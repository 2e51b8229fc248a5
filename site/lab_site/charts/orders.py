"""Orders: what happened one after the other, and the order that a control brought about."""

from .chart import Chart
from .dots import controls_of

_STYLES = 5


def _row(label, events, names, experiment, words, control=None):
    seen, found = {}, []
    for event in events:
        seen[event] = seen.get(event, 0) + 1
        name = experiment.label(event, words.language)
        found.append({"label": name, "key": f"{event} {seen[event]}",
                      "style": names.index(event) % _STYLES if event in names else 0,
                      "title": words("event at", len(found) + 1, name)})
    row = {"label": label, "events": found}
    return row if control is None else row | {"control": control}


def order(experiment, words):
    """The events as they came, and as they came under each control that changed their order."""
    names = list(dict.fromkeys(experiment.events))
    rows = [_row(words["as it stands"], experiment.events, names, experiment, words)]
    used = []
    for name, place in controls_of(experiment).items():
        run = experiment.control_runs.get(name)
        if run and run.events and run.events != experiment.events:
            change = words("control of", experiment.controls[name].get(words.language))
            rows.append(_row(change, run.events, names, experiment, words, place))
            used.append(name)
    told = tuple(f"{row['label']}{words.colon}"
                 + " → ".join(event["label"] for event in row["events"]) for row in rows)
    tried = max((each.real.n for each in experiment.claims.values()
                 if each.kind == "order" and each.real), default=0)
    count = (words("processes", tried),) if tried else ()
    key = (words["key order"],) if used else ()
    return Chart({"kind": "timeline", "rows": rows}, words["order of events"], (*told, *count),
                 (*key, *count))
