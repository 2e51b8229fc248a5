"""Charts of the method's own proofs: where it decides, and what its sandbox costs."""

from .. import numbers
from .chart import Chart
from .pairs import slope


def _share(cell, decided):
    return 100 * decided / cell.runs if cell.runs else 0.0


def decisions(found, words):
    """How many simulated tries were decided, by true ratio and kind of machine."""
    presets = list(dict.fromkeys(cell.preset for cell in found.cells))
    ratios = list(dict.fromkeys(cell.ratio for cell in found.cells))
    columns = [words.get(f"machine {preset}", preset) for preset in presets]
    rows = [f"{ratio:g}" for ratio in ratios]
    cells, told = [], []
    for cell in found.cells:
        row, column = ratios.index(cell.ratio), presets.index(cell.preset)
        share = _share(cell, cell.verified + cell.refuted)
        shown = f"{share:.0f}{numbers.NBSP}%"
        title = words("decided in cell", rows[row], columns[column], shown, cell.runs)
        cells.append({"row": row, "column": column, "share": share / 100, "text": shown,
                      "title": title})
        told.append(title)
    limits = [{"before": next(place for place, ratio in enumerate(ratios)
                              if ratio >= found.rule.threshold),
               "text": words("threshold line", f"{found.rule.threshold:g}")}] \
        if any(ratio >= found.rule.threshold for ratio in ratios) else []
    spec = {"kind": "heat", "corner": words["true ratio"], "columns": columns, "rows": rows,
            "cells": cells, "limits": limits}
    return Chart(spec, words["share decided"], tuple(told), (words["key heat"],))


def inside_and_outside(found, words):
    """What each operation costs outside the sandbox and in the whole of it."""
    pairs = [(words.get(f"sandbox {each.operation}", each.operation), each.outside_ns,
              each.inside_ns) for each in found.operations if each.side == "sandbox"]
    return slope(words["outside and inside"], words["outside"], words["inside"], pairs,
                 words) if pairs else None


def of(proof, found, words):
    """The charts of a proof: of most there is none."""
    made = {"simulation": decisions, "sandbox": inside_and_outside}.get(proof)
    chart = made(found, words) if made else None
    return [chart] if chart else []
