"""Every claim of the book, counted and listed."""

from collections import Counter

from docutils import nodes

from .catalogue import TRUTHS
from .claims import ledger_entry
from .elements import box, link, span
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


def ledger_sections(place, arguments, title_of):
    """One section a topic, one entry a claim."""
    topics = {}
    for argument in arguments:
        topics.setdefault(argument.sentence.topic, []).append(argument)
    for topic, members in topics.items():
        section = nodes.section(ids=[f"topic-{topic}"])
        section += nodes.title("", title_of(topic))
        section += box("p", *_tally(place, members), class_="tallies")
        section += box("div", *(ledger_entry(place, member) for member in members),
                       class_="entries")
        yield section
