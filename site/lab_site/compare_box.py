"""Both numbers where two machines differ: on a claim, behind a value, and all of them on a page."""

from . import compare, moved, numbers, tables, values
from .elements import box, link, prose, span
from .provenance import cost_interval, day, interval, row
from .records import Cost, Fact
from .words import MARKS

PAGE = "compare"  # the page that holds {compare}


def _shown(side, words):
    """(“8.41”, “6.60 … 9.13”), less rounded than in prose: two that differ must look so."""
    decision, trial = side.decision, side.decision.real
    if trial is None or trial.estimate is None:
        return "", ""
    exact = decision.is_cost and moved.is_number(trial.estimate)
    shown = numbers.plain(trial.estimate) if exact else values.exact(trial.estimate, decision.unit,
                                                                     words)
    return shown, interval(trial) if trial.interval else ""


def _number(side, words):
    """“8.41 (6.60 … 9.13)”, or nothing where there is no estimate."""
    shown, spread = _shown(side, words)
    return shown + (words("in brackets", spread) if spread else "")


def _cell(side, words):
    """The same in a table: the interval below."""
    shown, spread = _shown(side, words)
    return box("td", shown or "—", span(spread, class_="below range") if spread else None)


def _verdict(side, corrected, words):
    return words.verdict(side.decision.verdict.lower(), corrected)


def _side(difference, side, corrected, words):
    """The verdict where it differs, and the number."""
    told = [_verdict(side, corrected, words)] if difference.kind in ("flip", "undecided") else []
    return words["comma"].join(filter(None, [*told, _number(side, words)])) or words["no value"]


def _sides(place, difference):
    corrected = place.book.sentence(difference.claim).corrected
    return [_side(difference, side, corrected, place.words)
            for side in (difference.here, difference.there)]


def _other_listing(place, difference):
    return place.words["other listing"] if difference.other_listing else ""


def claim_line(place, argument):
    """“here 3.1 (2.9 … 3.3), published 8.4 (6.6 … 9.1) on m”, where both are too far apart."""
    difference = compare.of_claim(place.book, argument)
    if not difference:
        return None
    words = place.words
    told = words("here and published", *_sides(place, difference), place.book.compared.name)
    more = [words.between, link(words["compare all"], place.to_page(PAGE))] \
        if PAGE in place.pages else []
    return box("p", span(words["elsewhere"], class_="lead"), told,
               _other_listing(place, difference), *more, class_="claim-elsewhere")


def claim_rows(place, argument):
    """The published number for the card behind one's own."""
    difference = compare.of_claim(place.book, argument)
    if not difference:
        return []
    return [_row(place, _sides(place, difference)[1] + _other_listing(place, difference))]


def _row(place, shown):
    return row(place.words["published"], place.words("on machine", shown,
                                                     place.book.compared.name))


def value_rows(place, experiment, name):
    """The same for a fact, a cost or a point of a series."""
    if not compare.of_value(place.book, experiment, name):
        return []
    there = place.book.compared.experiment(experiment.id, place.language)
    return [_row(place, _value(values.find(there, name), experiment, name, place.words))]


def _value(found, experiment, name, words):
    if isinstance(found, Fact):
        return values.fact(found, words)
    if isinstance(found, Cost):
        return numbers.raw_duration(found.median) + words("in brackets", cost_interval(found))
    unit = words.unit(experiment.samples[name.partition("@")[0]].unit)
    low, high = map(numbers.plain, (min(found.values), max(found.values)))
    return f"{numbers.plain(found.median)}{words('in brackets', f'{low} … {high}')} {unit}".rstrip()


def _machine_line(lead, machine, whose, words):
    facts = [machine.cpu, f"Linux {machine.kernel}"] if machine else []
    return box("p", span(lead, class_="lead"), " · ".join(filter(None, [*facts, whose])))


def _head(place, both, found):
    """Which two, whether they are alike, and how many claims differ."""
    words, bundle, whose = place.words, place.book.compared, place.book.whose
    alike = not compare.machines(place.book.machine, bundle.machine)
    changed = sum(each.kind in ("flip", "undecided") for each in found)
    return box("div", _machine_line(words["here"], place.book.machine, whose and whose.day, words),
               _machine_line(bundle.name, bundle.machine, day(bundle.published_at)[:10], words),
               box("p", words["same class"]) if alike else None,
               box("p", words("compared", len(both), changed, len(found) - changed)),
               class_="compared")


def _claim_cell(place, difference):
    sentence, language = place.book.sentence(difference.claim), place.language
    said = span(*prose(sentence.text.get(language), language), tag="a",
                href=place.to_claim(sentence))
    return [said, _other_listing(place, difference)]


def _factor(difference):
    here, there = difference.here.seen.estimate, difference.there.seen.estimate
    if not here or not difference.size or here < 0 or there <= 0:
        return "—"
    return f"×{numbers.NBSP}{numbers.plain(there / here)}"


def _figure(title, head, rows):
    if not rows:
        return None
    return box("figure", box("figcaption", span(title, class_="figure-title")),
               tables.table([[each] for each in head], rows, "compare"), class_="measured")


def _verdict_cell(place, difference, side):
    state = side.decision.verdict.lower()
    corrected = place.book.sentence(difference.claim).corrected
    badge = span(span(MARKS[state], class_="badge-mark", aria_hidden="true"),
                 place.words.verdict(state, corrected), class_=f"badge badge-{state}")
    number = _number(side, place.words)
    return box("td", badge, span(number, class_="below") if number else None)


def _verdicts(place, found):
    words = place.words
    rows = [tables.row(_claim_cell(place, each), _verdict_cell(place, each, each.here),
                       _verdict_cell(place, each, each.there))
            for each in found if each.kind in ("flip", "undecided")]
    return _figure(words["verdicts differ"],
                   [words["claim"], words["here"], place.book.compared.name], rows)


def _numbers(place, found):
    words = place.words
    rows = [tables.row(_claim_cell(place, each), _cell(each.here, words),
                       _cell(each.there, words), box("td", _factor(each), class_="factor"))
            for each in found if each.kind in ("number", "value")]
    return _figure(words["numbers moved"],
                   [words["claim"], words["here"], place.book.compared.name, words["factor"]], rows)


def _fact_name(name, words):
    group, _, own = name.partition(".")
    key = {"page_size": "page size"}.get(group, group)
    return words[key] + (words("in brackets", own) if own else "")


def _machines(place):
    words, bundle = place.words, place.book.compared
    rows = [tables.row([_fact_name(name, words)], *(box("td", each or "—") for each in pair))
            for name, *pair in compare.machines(place.book.machine, bundle.machine)]
    return _figure(words["machines differ"], [words["fact"], words["here"], bundle.name], rows)


def nothing(place):
    """What stands there when there are no two sides, and what to do."""
    words, book = place.words, place.book
    told = words["compare published"] if book.published else words["compare nothing"]
    return box("aside", box("p", *prose(told, place.language)), class_="missing", role="note")


def page(place):
    """Flips first, then the largest moves, then how the machines differ."""
    if not place.book.compared:
        return [nothing(place)]
    both, found = compare.tried_on_both(place.book)
    return [each for each in (_head(place, both, found), _verdicts(place, found),
                              _numbers(place, found), _machines(place)) if each]
