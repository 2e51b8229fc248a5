"""Every claim of the book: counted, and as one plain table that a script can narrow."""

from collections import Counter

from . import claims, uses, values
from .catalogue import TRUTHS
from .claim_page import sentence_of
from .elements import box, link, span
from .filters import filters, nothing
from .place import anchor
from .provenance import day
from .words import MARKS

STATES = ("verified", "refuted", "inconclusive", "not_runnable", "literature", "definition",
          "opinion", "not_tried", "stale", "missing")


def _chip(place, argument):
    sentence = argument.sentence
    return link(MARKS[argument.state], f"#claim-{anchor(sentence.id)}",
                class_=f"chip chip-{argument.state}", title=sentence.text.get(place.language))


def _tally(place, arguments):
    """“6 VERIFIED · 1 INCONCLUSIVE”, in the order of STATES."""
    counts = Counter(argument.state for argument in arguments)
    parts = []
    for state in STATES:
        if counts[state]:
            parts += [" · "] if parts else []
            parts.append(span(f"{counts[state]} {place.words[state]}",
                              class_=f"tally tally-{state}"))
    return parts


def page_summary(place, arguments):
    """The badge row of a page: one mark a claim, the counts, the machine, the date."""
    words = place.words
    times = [each.finished_at for each in arguments if each.finished_at]
    machine = next((found for each in arguments if each.experiment
                    and (found := place.book.machine_of(each.experiment))), None)
    facts = [machine.cpu, f"Linux {machine.kernel}"] if machine else []
    facts += [day(max(times))] if times else []
    facts = [place.book.whose.short(words), *facts] if facts and place.book.whose else facts
    chips = [_chip(place, argument) for argument in arguments]
    return box("div",
               box("p", *chips, class_="chips"),
               box("p", span(words("of claims", len(arguments)), class_="lead"),
                   *_tally(place, arguments), class_="tallies"),
               box("p", " · ".join(facts), class_="where") if facts else None,
               class_="verdicts")


def matrix(place, arguments):
    """Editors' judgement against what this machine showed, in counts."""
    words = place.words
    counts = Counter((argument.sentence.truth, argument.state) for argument in arguments)
    states = [state for state in STATES if any(counts[truth, state] for truth in TRUTHS)]
    head = [box("td", ""), *(box("th", span(MARKS[state], class_="badge-mark",
                                            aria_hidden="true"), words[state], scope="col",
                                 class_=f"state-{state}") for state in states),
            box("th", words["total"], scope="col")]
    rows = []
    for truth in TRUTHS:
        if any(counts[truth, state] for state in states):
            rows.append(_matrix_row(words[truth], [counts[truth, state] for state in states]))
    rows.append(_matrix_row(words["total"], [sum(counts[truth, state] for truth in TRUTHS)
                                             for state in states], "total"))
    return box("figure", box("div", box("table", box("thead", box("tr", *head)),
                                        box("tbody", *rows), class_="matrix"),
                             class_="table-scroll"),
               box("figcaption", words["claims by"]), class_="measured")


def _matrix_row(title, counts, kind=None):
    cells = [box("td", str(count) if count else "·", class_="number" if count else "number none")
             for count in counts]
    return box("tr", box("th", title, scope="row"), *cells,
               box("td", str(sum(counts)), class_="number total"), class_=kind)


COLUMNS = ("sentence", "truth", "verdict", "value", "topic", "page")


def _value(place, argument):
    """What was measured, in as few signs as a cell has room for."""
    decision = argument.decision
    shown = values.trial(decision, decision.real, place.words) if decision else None
    return f"{shown}{claims.counted(shown, decision, place.words)}" if shown else ""


def _pages(place, argument):
    """Where it is argued or named, and what the row is found by."""
    experiment = argument.experiment and argument.experiment.id
    found = uses.of(place, argument.sentence, experiment)
    names = " ".join(dict.fromkeys(page.name for page, _ in found))
    return [link(page.title, href) for page, href in found[:1]], names or None


def ledger_row(place, argument):
    """A claim in the ledger; the row's id is as old as the claim, and its cell answers to both."""
    words, sentence = place.words, argument.sentence
    shown, pages = _pages(place, argument)
    name = span(*sentence_of(place, sentence), tag="a", href=place.to_claim(sentence))
    return box(
        "tr", box("th", name, scope="row", id=f"claim-{sentence.anchor}"),
        box("td", words[sentence.truth], class_="is-truth"),
        box("td", claims.badge(place, argument, opened=False)),
        box("td", _value(place, argument) or None, class_="number"),
        box("td", place.topic(sentence.topic), class_="is-topic"),
        box("td", *shown, class_="is-page"),
        id=sentence.anchor, data_truth=sentence.truth, data_verdict=argument.state,
        data_origin=sentence.origin or None, data_page=pages,
        data_also=sentence.text.get(words.other))


def ledger_table(place, arguments):
    """A body of rows a topic, so that a topic has an address too."""
    words, topics = place.words, {}
    for argument in arguments:
        topics.setdefault(argument.sentence.topic, []).append(argument)
    head = box("tr", *(box("th", words[key], scope="col") for key in COLUMNS))
    bodies = [box("tbody", *(ledger_row(place, each) for each in members),
                  id=f"topic-{topic}", data_topic=topic) for topic, members in topics.items()]
    return box("table", box("thead", head), *bodies)


def whole_ledger(place, arguments):
    """The counts, the files to take away, what narrows the table, and the table."""
    words = place.words
    return box("div", box("p", *_tally(place, arguments), class_="tallies"),
               box("p", words["ledger files"], " ",
                   link(words["ledger csv"], "ledger.csv", download=""), words.between,
                   link(words["ledger json"], "ledger.json", download=""), class_="ledger-files"),
               filters(place, arguments), ledger_table(place, arguments), nothing(place),
               class_="ledger")
