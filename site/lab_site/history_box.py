"""How a claim stood each time that it was published: a small chart and a table."""

from . import history_line, numbers, tables, values
from .elements import box, span
from .history import days
from .moved import is_number
from .words import MARKS

# Facts that are told when another one; a hash or a long text only that it is another one.
_BY_NAME = ("mitigations", "listing", "command_line", "threshold")


def _value(moment, decision, words):
    """(“5.55”, “5.12 … 6.03”); a dash where there was no estimate."""
    if moment.estimate is None:
        return "—", ""
    unit = decision.unit if decision and not decision.is_cost else ""
    exact = isinstance(moment.estimate, float) and not unit
    shown = numbers.plain(moment.estimate) if exact else values.exact(moment.estimate, unit, words)
    return shown, " … ".join(map(numbers.plain, moment.interval)) if moment.interval else ""


def _changed(moment, before, words):
    """“kernel 6.1 → 6.2; another listing”; nothing for the first time."""
    if before is None:
        return ""
    told = [words[f"another {name}"] if name in _BY_NAME else
            f"{words[name]} {was or '—'} → {now}"
            for name, was, now in moment.changes_since(before)]
    return words["semicolon"].join(told)


def _badge(moment, corrected, words):
    state = moment.verdict.lower()
    return span(span(MARKS[state], class_="badge-mark", aria_hidden="true"),
                words.verdict(state, corrected), class_=f"badge badge-{state}")


def _value_cell(moment, decision, words):
    shown, spread = _value(moment, decision, words)
    return box("td", shown, span(spread, class_="below range") if spread else None,
               class_="history-value")


def _rows(place, argument, moments):
    """A row each time, and above it what had changed since the time before."""
    words, corrected = place.words, argument.sentence.corrected
    for day, before, moment in zip(days(moments), (None, *moments), moments):
        changed = _changed(moment, before, words)
        if changed:
            yield box("tr", box("td", changed, colspan="3"), class_="history-epoch")
        why = words.reason(moment.reason) if moment.reason else None
        yield tables.row([day],
                         box("td", _badge(moment, corrected, words),
                             span(why, class_="below") if why else None),
                         _value_cell(moment, argument.decision, words))


def _told(moments, argument, words):
    """The chart in words."""
    told = []
    numbered = [each for each in moments if is_number(each.estimate)]
    for day, moment in zip(days(numbered), numbered):
        shown, spread = _value(moment, argument.decision, words)
        told.append(f"{day}{words.colon}{shown}"
                    + (words("in brackets", spread) if spread else ""))
    return words["semicolon"].join(told)


def _summary(moments, words):
    flips = sum(a.verdict != b.verdict for a, b in zip(moments, moments[1:]))
    told = words["verdict changed once" if flips == 1 else "verdict the same"] if flips < 2 else \
        words("verdict changed", flips)
    return words("tried for", len(moments), moments[0].published_at[:10]) + words["comma"] + told


def history_section(place, argument):
    """The history of a claim in what is published, or None where it was published once or never."""
    bundle, words = place.book.reference, place.words
    moments = bundle.past.of(argument.sentence.id) if bundle else ()
    if len(moments) < 2:
        return None
    head = [words["semicolon"].join((words("history of", bundle.name), _summary(moments, words)))]
    ratio = bool(argument.decision and argument.decision.is_cost)
    chart = history_line.drawing(moments, _told(moments, argument, words), ratio)
    key = box("p", words["history key"], class_="history-key") if chart else None
    columns = [[words[each]] for each in ("published on", "verdict there", "value")]
    table = tables.table(columns, list(_rows(place, argument, moments)), "history-table")
    return box("div", box("p", *head, class_="history-head"), chart, key, table, class_="history")
