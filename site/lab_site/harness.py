"""What the evidence of the last run tells about the method: its self-test, and what it cost."""

import statistics

from . import numbers
from .elements import box, link, span
from .proofs import framed, head, span_of, told
from .provenance import day, interval
from .tables import number, row, table

_DEAREST = 5


def _figure(place, title, experiment, parts):
    """A caption that names the machine and the date of the run."""
    machine = place.book.machine_of(experiment)
    where = ([f"{machine.cpu} × {machine.cpus}", f"Linux {machine.kernel}"] if machine
             else [experiment.machine])
    return framed(parts, span(place.words[title], class_="figure-title"),
                  day(experiment.finished_at), *where,
                  link(place.words["raw"], place.to_evidence(experiment.id)))


def self_test(place):
    """The arms of known ratio as the latest run saw them; None if no run was tested."""
    tested = [each for each in place.book.all_measured if each.self_test]
    if not tested:
        return None
    words = place.words
    latest = max(tested, key=lambda each: each.finished_at)
    rows = [row([words[f"self-test {name}"]], box("td", words[trial.verdict.lower()]),
                number(numbers.plain(trial.estimate, 4)),
                span_of(interval(trial)), number(str(trial.n)),
                number(str(trial.up)), number(str(trial.down)), number(str(trial.needed)))
            for name in ("same", "half_more") for trial in [getattr(latest.self_test, name)]]
    parts = [table(head(words, "operation", "shown verdict", "estimate", "interval", "n",
                        "above it", "below it", "needed"), rows, "self-test"),
             told(place, "self-test passed" if not latest.self_test.complaint
                  else "self-test failed")]
    return _figure(place, "proof self_test", latest, parts)


def timing(place):
    """How long deciding took: blocks to a verdict, time that nothing else ran; None if unknown."""
    measured = list(place.book.all_measured)
    blocks = [claim.real.n for each in measured for claim in each.claims.values()
              if claim.is_cost and claim.real]
    if not blocks:
        return None
    words = place.words
    alone = sum(each.alone_seconds for each in measured)
    dearest = sorted(measured, key=lambda each: -each.alone_seconds)[:_DEAREST]
    rows = [row([link(each.title.get(words.language), place.to_experiment(each.id))],
                number(_seconds(each.alone_seconds))) for each in dearest]
    parts = [told(place, "blocks to a verdict", len(blocks),
                  numbers.plain(statistics.median(blocks)), max(blocks)),
             told(place, "seconds alone", _seconds(alone), len(measured)),
             table(head(words, "dearest", "alone"), rows, "sweep")]
    return _figure(place, "proof timing", max(measured, key=lambda each: each.finished_at), parts)


def _seconds(seconds):
    return numbers.raw_duration(seconds * 1e9)


FIGURES = {"self_test": self_test, "timing": timing}
