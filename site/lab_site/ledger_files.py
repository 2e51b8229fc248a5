"""The ledger as files beside it: ledger.json and ledger.csv, the same in every language."""

import json
import posixpath
from pathlib import Path
from urllib.parse import quote

from . import uses
from .csv_files import table
from .here import here
from .place import claim_page

SCHEMA = 1  # schemas/ledger.schema.json

# A control's part of a claim is an object in JSON; in a table its columns begin with its name.
_CONTROL = ("name", "verdict", "estimate", "low", "high", "n")
COLUMNS = ("id", "topic", "sentence_en", "sentence_zh", "truth", "verdict", "reason", "estimate",
           "low", "high", "relation", "threshold", "unit", "n",
           *(f"control_{name}" for name in _CONTROL),
           "experiment", "page", "origin", "sources", "finished_at", "address")


def _trial(trial):
    """What a try of a claim found, under the names that both files give it."""
    low, high = trial.interval if trial and trial.interval else (None, None)
    return {"estimate": trial.estimate if trial else None, "low": low, "high": high,
            "n": trial.n if trial else None}


def _control(decision):
    if decision is None:
        return None
    verdict = decision.control.verdict if decision.control else None
    return {"name": decision.control_name, "verdict": verdict, **_trial(decision.control)}


def _asked(decision):
    """What was asked of the estimate; a set of values stays a list."""
    return {"relation": decision.relation if decision else None,
            "threshold": decision.threshold if decision else None,
            "unit": decision.unit if decision else None}


def claim(place, argument):
    """All that the files tell of one claim; what is not known is null."""
    sentence, decision = argument.sentence, argument.decision
    standing, page = argument.standing, uses.home(place, sentence)
    return {"id": sentence.id, "topic": sentence.topic,
            "sentence": {"en": sentence.text.en, "zh": sentence.text.zh},
            "truth": sentence.truth, "verdict": argument.state.upper(),
            "reason": decision.reason if decision else "",
            **_trial(decision.real if decision else None), **_asked(decision),
            "control": _control(decision),
            "experiment": standing.experiment if standing else None,
            "page": page.name if page else None, "origin": sentence.origin,
            "sources": list(sentence.sources), "finished_at": argument.finished_at,
            "address": quote(claim_page(sentence)) + ".html"}


def flat(told):
    """The same as one row of the table."""
    control = told["control"] or dict.fromkeys(_CONTROL)
    found = {**told, "sentence_en": told["sentence"]["en"], "sentence_zh": told["sentence"]["zh"],
             "sources": "; ".join(told["sources"]),
             **{f"control_{name}": control[name] for name in _CONTROL}}
    return [found[name] for name in COLUMNS]


def _put(path, text):
    new = path.with_suffix(".new")
    new.write_text(text, "utf-8", newline="")
    new.replace(path)


def write(app, failure):
    """build-finished: both files, where a page holds the ledger."""
    if failure or app.builder.name != "html":
        return
    place = here(app.env, app.config.root_doc)
    if place.ledger not in place.pages:
        return
    book = place.book.as_recorded
    told = [claim(place, book.argument(name)) for name in book.sentences]
    folder = Path(app.outdir) / posixpath.dirname(place.ledger)
    _put(folder / "ledger.json", json.dumps({"schema": SCHEMA, "claims": told},
                                            ensure_ascii=False, indent=1) + "\n")
    _put(folder / "ledger.csv", table(COLUMNS, map(flat, told)))


def setup(app):
    app.connect("build-finished", write)
