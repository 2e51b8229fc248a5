"""Portability evidence for the tests' own book, as the runner would write it."""

import json

from reseal import reseal

from lab_site import portability

WHO = {"instance": "kettle-2-cpus", "version": "g++-12 (Kitchen) 12.2", "where": "local",
       "flags": "-std=c++20 -O2"}


def cell(compiler="g++-12", standard="c++20", **changes):
    """A cell in which the listing builds, runs and holds, with so much changed."""
    return {"compiler": compiler, "standard": standard, **WHO, "key": "0" * 16,
            "recorded_at": "2026-11-30T08:00:00Z", "build": "builds", "run": "ran", "status": 0,
            "claims": [{"id": "soup/hot", "verdict": "VERIFIED"}], **changes}


def every(**changes):
    """Two compilers under two standards, all alike."""
    return [cell(compiler, standard, **changes) for compiler in ("clang++-16", "g++-12")
            for standard in ("c++20", "c++23")]


def record(book, cells, name="soup/boil", **other):
    """Writes cells that were tried with the listing as it stands; `other` differs from that."""
    now = portability.content(book.folder, f"snippets/{name}.cpp") | other
    path = book.path(f"{portability.FOLDER}/{name}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"schema": 3, "experiment": name, "contents": {"c" * 16: now},
            "cells": [each | {"content": "c" * 16} for each in cells]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    reseal(path)
    return path
