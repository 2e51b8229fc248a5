"""Evidence as tables beside the pages: every measured value of an experiment."""

import csv
import io
from itertools import count
from pathlib import Path

from . import sealed
from .place import EVIDENCE
from .visible import visible

VALUES = ("experiment", "variant", "kind", "name", "parameter", "sample", "value", "unit", "claim")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def cell(value):
    """A number as it was measured; words that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return " ".join(map(cell, value))
    text = visible(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _is_number(text) else text


def table(header, rows):
    """RFC 4180: CRLF, and quotes where a cell needs them."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(map(cell, row) for row in rows)
    return out.getvalue()


def _costs(raw):
    """What the tables of costs rest on: ns for one operation, one row a visit."""
    for cost in raw["costs"]:
        for number, ns in enumerate(cost["ns"], 1):
            yield "real", "cost", cost["name"], cost["parameter"], number, ns, "ns", ""


def _samples(raw):
    for name, series in raw["samples"].items():
        for point in series["points"]:
            for number, value in enumerate(point["values"], 1):
                yield "real", "sample", name, point["at"], number, value, series["unit"], ""


def _of_processes(raw):
    """Facts and events: `sample` counts the processes of a variant, an event's value its place."""
    units = {name: fact["unit"] for name, fact in raw["facts"].items()}
    seen = {}
    for run in raw["runs"]:
        variant = run["variant"]
        number = seen[variant] = seen.get(variant, 0) + 1
        for name, value in run.get("facts", {}).items():
            yield variant, "fact", name, "", number, value, units.get(name, ""), ""
        for place, text in enumerate(run.get("events", ()), 1):
            yield variant, "event", text, "", number, place, "", ""


def _arm(name):
    stem, _, parameter = name.partition("@")
    return stem, parameter


def _visits(trial, subject):
    """The visits of a claim's blocks, as they were made: four a block, A B B A or B A A B."""
    number = count(1)
    for block in trial.get("blocks", ()):
        for letter, ns in zip(block["order"], block["visits"]):
            yield "visit", *_arm(subject["AB".index(letter)]), next(number), ns, "ns"


def _of_trial(claim, trial, sampled):
    """What only a claim keeps: visits of its arms, output, samples that no series has."""
    subject = claim["subject"]
    for place, link in enumerate(trial.get("links", ())):  # the dearer over the cheaper
        yield from _visits(link, (subject[place + 1], subject[place]))
    yield from _visits(trial, subject)
    kept = {"samples": "sample", "output": "output"}.get(claim["kind"])
    values = [value for process in trial.get("samples", ()) for value in process]
    if not sampled:
        for number, value in enumerate(values or (kept and trial.get("values", ())) or (), 1):
            yield kept or "sample", subject[0], claim.get("at"), number, value, claim["unit"]


def _of_claims(raw):
    for claim in raw["claims"]:
        control = claim["control"]
        tries = (("real", claim["real"]), ("confirmation", claim["confirmation"]),
                 (control["name"], control["trial"]))
        for variant, trial in tries:
            sampled = variant == "real" and claim["subject"][0] in raw["samples"]
            for row in _of_trial(claim, trial or {}, sampled):
                yield variant, *row, claim["id"]


def values_of(raw):
    """One row a measured value of one evidence file, real run and controls."""
    for part in (_of_processes, _samples, _costs, _of_claims):
        for row in part(raw):
            yield raw["experiment"], *row


def _put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")


def _write(app, failure):
    """build-finished: a table beside each experiment's JSON."""
    if failure or app.builder.name != "html":
        return
    book, target = app.lab_book, Path(app.outdir) / EVIDENCE
    for path in book.evidence_dir.glob("*/*.json"):
        try:
            raw = sealed.document(path)[0]
        except sealed.Broken:  # named when the book was opened
            continue
        copy = (target / path.relative_to(book.evidence_dir)).with_suffix(".csv")
        _put(copy, table(VALUES, values_of(raw)))


def setup(app):
    app.connect("build-finished", _write, priority=600)  # after the JSON has been copied
