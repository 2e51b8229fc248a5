"""Tables of marks: yes or no, members of sets, and outcomes that take a word."""

from .. import values
from .chart import Chart
from .dots import controls_of

_LONGEST = 48  # letters of an outcome that a cell still holds
_MOST_MEMBERS = 12


def is_outcome(fact):
    """Whether a fact carries no quantity and is short enough for a cell."""
    flags = all(isinstance(value, bool) for value in fact.values)
    words = all(isinstance(value, str) and 0 < len(value) <= _LONGEST for value in fact.values)
    return flags or words or is_set(fact) or fact.unit in ("yes/no", "signal")


def is_set(fact):
    """Whether it may list members: words with blanks between them, none twice."""
    found = _members(fact)
    return found is not None and 1 < len(found) <= _MOST_MEMBERS


def _members(fact):
    if not (fact.same and isinstance(fact.values[0], str) and "," not in fact.values[0]):
        return None
    found = fact.values[0].split(" ")
    return found if len(set(found)) == len(found) else None


def sets(facts):
    """The members in the order of the largest set, where the facts are sets of the same things."""
    found = [_members(fact) for fact in facts]
    if len(found) < 2 or None in found:
        return None
    largest = max(found, key=len)
    alike = all(set(each) <= set(largest) for each in found)
    return largest if alike and 3 <= len(largest) <= _MOST_MEMBERS else None


def _seen(experiment, control, fact):
    run = experiment.control_runs.get(control)
    return run.facts.get(fact.name) if run else None


def _cell(label, fact, words):
    if all(isinstance(value, bool) or (fact.unit == "yes/no" and value in (0, 1))
           for value in fact.values) and fact.same:
        text = words["yes" if fact.values[0] else "no"]
        return {"is": "yes" if fact.values[0] else "no", "text": text,
                "title": f"{label}{words.colon}{text}"}
    text = values.fact(fact, words)
    return {"is": "word", "text": text, "title": f"{label}{words.colon}{text}"}


def _agreement(facts, words):
    """In how many processes, and whether they agreed."""
    count = max(len(fact.values) for fact in facts)
    return words("key same" if all(fact.same for fact in facts) else "key differ", count)


def outcomes(experiment, facts, words):
    """One row a fact, one column as it stands and one for each control."""
    places, columns, rows = controls_of(experiment), [{"label": words["as it stands"]}], []
    used = [name for name in places if any(_seen(experiment, name, fact) for fact in facts)]
    columns += [{"label": words("control of", experiment.controls[name].get(words.language)),
                 "control": places[name]} for name in used]
    for fact in facts:
        label = experiment.label(fact.name, words.language)
        cells = [_cell(label, fact, words)]
        for name in used:
            seen = _seen(experiment, name, fact)
            cells.append(_cell(words("in control", label), seen, words) if seen else
                         {"is": "word", "text": "—", "title": words["control not run"]})
        rows.append({"label": label, "cells": cells})
    told = tuple(cell["title"] for row in rows for cell in row["cells"] if cell["text"] != "—")
    return Chart({"kind": "matrix", "sets": False, "columns": columns, "rows": rows},
                 words["fact"], (*told, _agreement(facts, words)), (_agreement(facts, words),))


def _set_row(label, fact, members, words, control=None):
    held = set(fact.values[0].split(" ")) if isinstance(fact.values[0], str) else set()
    cells = [{"is": "yes" if each in held else "no", "text": "", "title": (
        f"{label}{words['comma']}{each}{words.colon}{words['yes' if each in held else 'no']}")}
        for each in members]
    row = {"label": label, "cells": cells}
    return row if control is None else row | {"control": control}


def memberships(experiment, facts, members, words):
    """One row a set, one column a member; below it the same set in a control that changed it."""
    places, rows, used = controls_of(experiment), [], []
    for fact in facts:
        label = experiment.label(fact.name, words.language)
        rows.append(_set_row(label, fact, members, words))
        for name, place in places.items():
            seen = _seen(experiment, name, fact)
            if seen and seen.same and seen.values[0] != fact.values[0]:
                change = experiment.controls[name].get(words.language)
                rows.append(_set_row(words("control of", change), seen, members, words, place))
                used.append(name)
    told = []
    for row in rows:
        held = [member for member, cell in zip(members, row["cells"]) if cell["is"] == "yes"]
        told.append(f"{row['label']}{words.colon}{words.between.join(held) or words['none']}")
    return Chart({"kind": "matrix", "sets": True, "rows": rows,
                  "columns": [{"label": each} for each in members]}, words["fact"],
                 (*told, _agreement(facts, words)), (words["key sets"], _agreement(facts, words)))
