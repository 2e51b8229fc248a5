"""The way to say that a claim is wrong: a report begun for the reader, or how to write one."""

from .elements import box, span
from .place import anchor


def _machine(place, argument):
    machine = argument.experiment and place.book.machine_of(argument.experiment)
    return f"{machine.cpu} · Linux {machine.kernel}" if machine else "–"


def _body(place, argument):
    """What we would have to ask for: claim, page, verdict and machine."""
    words, sentence = place.words, argument.sentence
    told = (("claim", sentence.id),
            ("report page", f"{place.docname} ({place.language})"),
            ("shown verdict", words.verdict(argument.state, sentence.corrected)),
            ("machine", _machine(place, argument)),
            ("date", argument.finished_at or "–"))
    return "\n".join([*(f"{words[key]}{words.colon}{value}" for key, value in told),
                      "", words["report ask"], ""])


def report_link(place, argument):
    """Nothing where the book names neither a repository nor a section that says what to send."""
    words, sentence = place.words, argument.sentence
    page, _, fragment = place.report.partition("#")
    href = (place.repository.report(words("report title", sentence.id), _body(place, argument))
            or (place.to_page(page, fragment) if page else None))
    if href is None:
        return None
    name = [words["report"], span(f"{words.colon}{sentence.id}", class_="spoken")]
    return box("p", span(*name, tag="a", href=href, id=f"report-{anchor(sentence.id)}"),
               class_="claim-report", data_pagefind_ignore="")
