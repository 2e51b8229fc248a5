#!/usr/bin/python3
"""Measures what the sandbox costs: at each launch, in each operation, over the whole suite."""

import argparse
import collections
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import common

LAUNCHES = 200
BLOCKS = 1000   # at most; a clear answer needs 24
MOST = 1.15     # a launch may take so many times a bare bubblewrap's
WITHIN = 1.05   # as sandbox_compare decides it: an operation costs the same up to this factor
OPERATIONS = ("syscall", "fault", "pipe", "fork", "thread")
PARTS = ("filter", "any_filter", "pid_namespace", "no_cgroups")  # where an answer wants a reason
REALTIME = ("chrt", "--rr", "1")


def told_by(*words: str, good: tuple[int, ...] = (0,)) -> str:
    """Standard output of a program that clears up after itself when it is asked to stop."""
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          text=True) as process:
        try:
            out, _ = process.communicate()
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            process.wait()
            raise
    if process.returncode not in good:
        common.give_up(f"{' '.join(words)} ended with {process.returncode}")
    return out


def load() -> float:
    return round(os.getloadavg()[0], 1)


# ---- a launch ------------------------------------------------------------------------------------

def measure_launches(program: Path, rounds: int, priority: str) -> dict[str, Any]:
    """Every way of starting /usr/bin/true, in turn, at this priority."""
    before = REALTIME if priority == "real-time" else ()
    found = json.loads(told_by(*before, str(program), str(common.RUNNER.parent), str(rounds)))
    return {"priority": priority, "load": load(), **found}


def way_called(name: str, launch: dict[str, Any]) -> dict[str, Any]:
    return next(way for way in launch["ways"] if way["way"] == name)


def launch_lines(launch: dict[str, Any]) -> list[str]:
    """What the terminal shows of one measurement."""
    lines = [f"launch, {launch['priority']} priority, {launch['rounds']} rounds, "
             f"load {launch['load']}, {launch['cpuid_ns'] / 1000:.1f} us a CPUID"]
    for way in launch["ways"]:
        to_bwrap, to_spawn = way["to_bubblewrap"], way["to_spawn"]
        lines.append(f"  {way['way']:<16} {way['median'] / 1000:8.2f} ms ({way['low'] / 1000:.2f} "
                     f"to {way['high'] / 1000:.2f})  / bubblewrap {to_bwrap['median']:.3f} "
                     f"({to_bwrap['low']:.3f} to {to_bwrap['high']:.3f})  / spawn "
                     f"{to_spawn['median']:.1f}")
    return lines


# ---- operations ----------------------------------------------------------------------------------

def compare(program: Path, operation: str, side: str, blocks: int) -> dict[str, Any]:
    return json.loads(told_by(str(program), str(common.RUNNER.parent), operation, side,
                              str(blocks)))


def measure_operations(program: Path, blocks: int) -> list[dict[str, Any]]:
    """Each operation inside against outside; where they are not alike, with each part alone."""
    rows = []
    for operation in OPERATIONS:
        for side in ("sandbox", *PARTS):
            rows.append(compare(program, operation, side, blocks))
            print(operation_line(rows[-1]), flush=True)
            if side == "sandbox" and rows[-1]["verdict"] == "VERIFIED":
                break
    return rows


def operation_line(row: dict[str, Any]) -> str:
    return (f"{row['operation']:<8} {row['side']:<14} {row['inside_ns']:10.0f} ns / "
            f"{row['outside_ns']:10.0f} ns: {row['ratio']:.3f} ({row['low']:.3f} to "
            f"{row['high']:.3f}), {row['blocks']} blocks: within {WITHIN} is {row['verdict']} "
            f"{row['reason']}").rstrip()


# ---- the suite -----------------------------------------------------------------------------------

def run_suite(folder: Path, *words: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Compiles and runs everything once, from nothing: what it took, and each claim's verdict."""
    book, load_before = common.copy_of_the_book(folder), load()
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    told_by(str(common.RUNNER), "--root", str(book), "run", "--again", *words, good=(0, 1))
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    verdicts = {claim: state["verdict"] for claim, state in common.status_of(book).items()
                if state["experiment"]}
    return {"wall": round(wall), "cpu": round(cpu), "load_before": load_before,
            "load_after": load(), "tally": dict(collections.Counter(verdicts.values()))}, verdicts


def turned(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The claims that one run says are so and the other that they are not."""
    return sorted(claim for claim in one.keys() & other.keys()
                  if {one[claim], other[claim]} == {"VERIFIED", "REFUTED"})


def measure_suite() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="lab-sandbox-") as name:
        inside, verdicts_inside = run_suite(Path(name) / "inside")
        outside, verdicts_outside = run_suite(Path(name) / "outside", "--no-sandbox")
    return {"inside": inside, "outside": outside,
            "turned": turned(verdicts_inside, verdicts_outside)}


def suite_lines(suite: dict[str, Any]) -> list[str]:
    return [f"suite {side:<8} {suite[side]['wall']} s, {suite[side]['cpu']} s of CPU, load "
            f"{suite[side]['load_before']} to {suite[side]['load_after']}, {suite[side]['tally']}"
            for side in ("inside", "outside")] + [f"turned round: {suite['turned'] or 'none'}"]


# ---- all of it -----------------------------------------------------------------------------------

def misses(found: dict[str, Any]) -> list[str]:
    """Every target that the results miss, in words."""
    told = []
    for launch in found["launch"]:
        ratio = way_called("runner", launch)["to_bubblewrap"]["median"]
        if ratio > MOST:
            told.append(f"a launch takes {ratio:.3f} times a bare bubblewrap's "
                        f"({launch['priority']} priority), {MOST} wanted")
    told += [f"{row['operation']}: within {WITHIN} is {row['verdict']} {row['reason']}".rstrip()
             for row in found["operations"]
             if row["side"] == "sandbox" and row["verdict"] != "VERIFIED"]
    if found["suite"]:
        told += [f"{claim}: VERIFIED on one side, REFUTED on the other"
                 for claim in found["suite"]["turned"]]
    return told


def prove(asked: argparse.Namespace) -> int:
    launch, comparison = common.build("sandbox_launch"), common.build("sandbox_compare")
    found: dict[str, Any] = {"most": MOST, "within": WITHIN, "launch": []}
    for priority in ("ordinary", "real-time") if asked.realtime else ("ordinary",):
        found["launch"].append(measure_launches(launch, asked.launches, priority))
        print("\n".join(launch_lines(found["launch"][-1])), flush=True)
    found["operations_load"] = load()
    found["operations"] = measure_operations(comparison, asked.blocks)
    found["suite"] = None if asked.without_suite else measure_suite()
    if found["suite"]:
        print("\n".join(suite_lines(found["suite"])))
    target = common.write_results("sandbox", found)
    for words in misses(found):
        print(f"target missed: {words}")
    print(target.relative_to(common.ROOT))
    return 1 if misses(found) else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove sandbox", description=__doc__)
    parser.add_argument("--launches", type=int, default=LAUNCHES,
                        help=f"launches of each way (default {LAUNCHES})")
    parser.add_argument("--blocks", type=int, default=BLOCKS,
                        help=f"most blocks of an operation (default {BLOCKS})")
    parser.add_argument("--realtime", action="store_true",
                        help="launch at real-time priority too, before all else that runs (needs "
                             "CAP_SYS_NICE): what a busy machine adds is then left out")
    parser.add_argument("--without-suite", action="store_true",
                        help="leave out the two runs of the whole suite")
    asked = parser.parse_args()
    if asked.launches < 6:
        parser.error(f"--launches: wanted at least 6, the fewest with an interval, "
                     f"saw {asked.launches}")
    if asked.blocks < 24:
        parser.error(f"--blocks: wanted at least 24, saw {asked.blocks}")
    return prove(asked)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
