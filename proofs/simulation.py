#!/usr/bin/python3
"""Tries the method on simulated machines whose true ratio is known (verdicts by the real judge)."""

import argparse
import json
import math
import os
import subprocess
import sys
from typing import Any

import common

RUNS = 2000  # a cell; twice as many on the threshold

MOST_AT_THRESHOLD = 0.005  # share of a cell's runs that may be decided, each direction
FAR = 1.2                  # from here on not one wrong verdict is allowed
POWER, POWER_AT = 0.99, 1.5
AT_ONCE, AT_ONCE_AT = 0.95, 10
UNSATURATED = ("quiet", "ci", "sticky12", "sticky100")  # the noise that this limit was set for


def simulate(runs: int) -> dict[str, Any]:
    done = subprocess.run([common.build("simulate"), str(runs)], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True, preexec_fn=lambda: os.nice(10))
    if done.returncode != 0:
        common.give_up(f"the simulator ended with {done.returncode}")
    return json.loads(done.stdout)


def wrong(cell: dict[str, Any], threshold: float, refuted: str = "refuted") -> int:
    """Verdicts of a cell that contradict its true ratio; by its first tries, or `confirmed`."""
    if cell["ratio"] == threshold:
        return 0  # neither side is wrong on the threshold itself; its limit is one of its own
    return cell[refuted if cell["ratio"] > threshold else "verified"]


def is_far(cell: dict[str, Any], threshold: float) -> bool:
    distance = max(cell["ratio"] / threshold, threshold / cell["ratio"])
    return distance >= FAR or math.isclose(distance, FAR)


def cell_breaches(cell: dict[str, Any], threshold: float) -> list[str]:
    """What this cell breaks of the method's limits, in words."""
    where = f"{cell['preset']} at a true ratio of {cell['ratio']}"
    share = {key: cell[key] / cell["runs"] for key in ("verified", "refuted", "at_minimum")}
    told = []
    if cell["ratio"] == threshold:
        told += [f"{where}: {100 * share[side]:.2f} % {side}, at most "
                 f"{100 * MOST_AT_THRESHOLD} % wanted"
                 for side in ("verified", "refuted") if share[side] > MOST_AT_THRESHOLD]
    if is_far(cell, threshold) and wrong(cell, threshold):
        told.append(f"{where}: {wrong(cell, threshold)} wrong verdicts, none wanted")
    if (cell["preset"], cell["ratio"]) == ("ci", POWER_AT) and share["verified"] < POWER:
        told.append(f"{where}: {100 * share['verified']:.1f} % verified, {100 * POWER} % wanted")
    at_once = cell["ratio"] == AT_ONCE_AT and cell["preset"] in UNSATURATED
    if at_once and share["at_minimum"] < AT_ONCE:
        told.append(f"{where}: {100 * share['at_minimum']:.1f} % decided at once, "
                    f"{100 * AT_ONCE} % wanted")
    return told


def breaches(found: dict[str, Any]) -> list[str]:
    """Every limit of the method that the results break."""
    threshold, stopping, mirror = found["rule"]["threshold"], found["stopping"], found["mirror"]
    told = [words for cell in found["cells"] for words in cell_breaches(cell, threshold)]
    expected = 2 * found["rule"]["alpha"] * stopping["runs"]
    allowed = math.floor(expected + 3 * math.sqrt(expected))  # three standard errors
    if stopping["wrong"] > allowed:
        told.append(f"stopping at will: {stopping['wrong']} of {stopping['runs']} decided, at "
                    f"most {allowed} wanted")
    told += [f"{mirror[key]} of {mirror['runs']} verdicts change when {what}"
             for key, what in (("swapped_differs", "the arms are swapped"),
                               ("scaled_differs", "the unit of time is another"))
             if mirror[key]]
    return told


def as_table(found: dict[str, Any]) -> str:
    """VERIFIED % / REFUTED % (confirmed) / mean blocks, for the terminal."""
    presets = list(dict.fromkeys(cell["preset"] for cell in found["cells"]))
    cells = {(cell["ratio"], cell["preset"]): cell for cell in found["cells"]}
    lines = ["true ratio " + "".join(f"{preset:>28}" for preset in presets)]
    for ratio in dict.fromkeys(cell["ratio"] for cell in found["cells"]):
        line = f"{ratio:<11}"
        for preset in presets:
            cell = cells[ratio, preset]
            verified, refuted, confirmed = (100 * cell[key] / cell["runs"] for key in
                                            ("verified", "refuted", "confirmed"))
            shown = f"{verified:.4g}/{refuted:.4g} ({confirmed:.4g})/{cell['mean_blocks']:.0f}"
            line += f"{shown:>28}"
        lines.append(line)
    return "\n".join(lines)


def prove(runs: int) -> int:
    found = simulate(runs)
    threshold = found["rule"]["threshold"]
    away = [cell for cell in found["cells"] if cell["ratio"] != threshold]
    found["wrong"] = sum(wrong(cell, threshold) for cell in away)
    found["wrong_after_confirmation"] = sum(wrong(cell, threshold, "confirmed") for cell in away)
    found["wrong_of"] = sum(cell["runs"] for cell in away)
    found["breaches"] = breaches(found)
    target = common.write_results("simulation", found)
    print(as_table(found))
    print(f"wrong verdicts away from the threshold: {found['wrong']} of {found['wrong_of']}, "
          f"{found['wrong_after_confirmation']} after confirmation")
    print(f"decided on the threshold, stopping at will: {found['stopping']['wrong']} of "
          f"{found['stopping']['runs']}")
    for words in found["breaches"]:
        print(f"limit broken: {words}")
    print(target.relative_to(common.ROOT))
    return 1 if found["breaches"] else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove simulation", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS,
                        help=f"runs of each cell, twice as many on the threshold (default {RUNS})")
    runs = parser.parse_args().runs
    if runs < 1:
        parser.error(f"--runs: wanted at least 1, saw {runs}")
    return prove(runs)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
