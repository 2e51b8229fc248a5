"""Result files of proofs, checked against what their tables need; the only reader of them."""

import json
from dataclasses import dataclass
from types import SimpleNamespace

from .records import Missing


class Malformed(Exception):
    """A result file that does not hold what its table needs: which file, where, what was wanted."""


@dataclass(frozen=True)
class Maybe:
    """A value that may be null or left out."""
    shape: object


@dataclass(frozen=True)
class Named:
    """An object whose keys are names, all with values of one shape."""
    shape: object


NUMBER, WHOLE, WORDS = "a number", "a whole number", "text"
_TYPES = {NUMBER: (int, float), WHOLE: int, WORDS: str}
TEXT = {"en": WORDS, "zh": WORDS}
_SPREAD = {"ns": NUMBER, "low": NUMBER, "high": NUMBER}
_MIDDLE = {"median": NUMBER, "low": NUMBER, "high": NUMBER}
_SUITE = {"wall": NUMBER, "cpu": NUMBER, "load_before": NUMBER, "load_after": NUMBER,
          "tally": Named(WHOLE)}
_HEAD = {"finished_at": WORDS, "commit": WORDS,
         "machine": {"cpu": WORDS, "cpus": WHOLE, "kernel": WORDS, "compiler": WORDS}}

SHAPES = {
    "mutation": {
        "baseline": {"claims": WHOLE, "verified": WHOLE}, "applied": WHOLE, "caught": WHOLE,
        "operators": [{"title": TEXT, "applied": WHOLE, "caught": WHOLE, "not_applicable": WHOLE,
                       "survivors": [{"claim": WORDS, "why": WORDS}]}]},
    "false_alarms": {
        "wanted_runs": WHOLE, "flips": WHOLE, "refuted": [WORDS],
        "inconclusive_share": Maybe(NUMBER), "load_command": Maybe(WORDS),
        "runs": [{"load": WORDS, "seconds": NUMBER, "load_average": NUMBER,
                  "pressure": Maybe(NUMBER), "tally": Named(WHOLE)}],
        "claims": [{"id": WORDS, "verdicts": WORDS, "reasons": Named(WHOLE)}]},
    "simulation": {
        "rule": {"alpha": NUMBER, "minimum": WHOLE, "maximum": WHOLE, "threshold": NUMBER},
        "wrong": WHOLE, "wrong_after_confirmation": WHOLE, "wrong_of": WHOLE,
        "breaches": [WORDS], "stopping": {"runs": WHOLE, "wrong": WHOLE},
        "mirror": {"runs": WHOLE, "swapped_differs": WHOLE, "scaled_differs": WHOLE},
        "cells": [{"preset": WORDS, "ratio": NUMBER, "runs": WHOLE, "verified": WHOLE,
                   "refuted": WHOLE, "confirmed": WHOLE, "inconclusive": Named(WHOLE),
                   "mean_blocks": NUMBER, "median_blocks": WHOLE}]},
    "cross_check": {
        "rounds": WHOLE,
        "rows": [{"what": TEXT, "unit": WORDS, "ours": {"from": WORDS, **_SPREAD},
                  "tool": {"name": WORDS, "version": WORDS, "command": WORDS, **_SPREAD},
                  "ratio": NUMBER, "explanation": Maybe(TEXT)}]},
    "rounding": {
        "values": WHOLE, "changed": WHOLE, "share": NUMBER, "rounded": WHOLE,
        "shifts": {"of": WHOLE, "median": Maybe(NUMBER), "three_quarters": Maybe(NUMBER)},
        "runs": [{"seconds": NUMBER, "load_before": NUMBER, "load_after": NUMBER}],
        "list": [{"page": WORDS, "value": WORDS, "before": Maybe(WORDS), "after": Maybe(WORDS)}]},
    "overhead": {
        "most": NUMBER,
        "rows": [{"operation": WORDS, "ratio": NUMBER, "low": NUMBER, "high": NUMBER,
                  "blocks": WHOLE, "verdict": WORDS}]},
    "sandbox": {
        "most": NUMBER, "within": NUMBER,
        "launch": [{"priority": WORDS, "rounds": WHOLE, "load": NUMBER, "cpuid_ns": NUMBER,
                    "ways": [{"way": WORDS, **_MIDDLE, "to_bubblewrap": _MIDDLE,
                              "to_spawn": _MIDDLE}]}],
        "operations": [{"operation": WORDS, "side": WORDS, "inside_ns": NUMBER,
                        "outside_ns": NUMBER, "ratio": NUMBER, "low": NUMBER, "high": NUMBER,
                        "blocks": WHOLE, "verdict": WORDS}],
        "suite": Maybe({"inside": _SUITE, "outside": _SUITE, "turned": [WORDS]})},
    "recompute": {
        "claims": WHOLE, "agree": WHOLE,
        "differences": [{"claim": WORDS, "what": WORDS, "runner": Maybe(WORDS),
                         "here": Maybe(WORDS)}]},
    "lighthouse": {
        "versions": {"lighthouse": WORDS, "chromium": WORDS, "node": WORDS},
        "rows": [{"kind": WORDS, "language": WORDS, "page": WORDS, "device": WORDS,
                  "load_average": NUMBER, "performance": WHOLE, "accessibility": WHOLE,
                  "best_practices": WHOLE, "seo": WHOLE, "cls": NUMBER, "bytes": WHOLE}]},
    "fuzz": {
        "seed": WHOLE, "seconds": NUMBER,
        "targets": [{"target": WORDS, "executions": WHOLE, "crash": Maybe(WORDS)}]},
}


def _kind(value):
    if value is None:
        return "nothing"
    return "an object" if isinstance(value, dict) else "a list" if isinstance(value, list) \
        else json.dumps(value, ensure_ascii=False)


def _read(shape, value, where):
    """The value as its shape says, objects with attributes for keys."""
    def refuse(wanted):
        raise Malformed(f"wanted {where or 'the file'} to be {wanted}, saw {_kind(value)}")

    if isinstance(shape, Maybe):
        return None if value is None else _read(shape.shape, value, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            refuse("a list")
        return [_read(shape[0], each, f"{where}[{n}]") for n, each in enumerate(value)]
    if isinstance(shape, Named):
        if not isinstance(value, dict):
            refuse("an object")
        return {key: _read(shape.shape, each, f"{where}.{key}") for key, each in value.items()}
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            refuse("an object")
        return SimpleNamespace(**{
            "from_" if key == "from" else key:
            _read(part, value.get(key), f"{where}.{key}" if where else key)
            for key, part in shape.items()})
    if isinstance(value, bool) or not isinstance(value, _TYPES[shape]):
        refuse(shape)
    return value


def path_of(folder, proof):
    return folder / f"{proof}.json"


def load(folder, proof):
    """The latest results of one proof; Missing if it was never run, Malformed if unusable."""
    path = path_of(folder, proof)
    if not path.exists():
        raise Missing(proof)
    try:
        return _read({**_HEAD, **SHAPES[proof]}, json.loads(path.read_text("utf-8")), "")
    except json.JSONDecodeError as why:
        raise Malformed(f"{path}: wanted JSON, saw {why}") from why
    except Malformed as why:
        raise Malformed(f"{path}: {why}") from why
