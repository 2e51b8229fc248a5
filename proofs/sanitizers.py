#!/usr/bin/python3
"""Runs the runner's unit tests and whole books, some of them interrupted or killed, with a runner
built under AddressSanitizer and UndefinedBehaviorSanitizer, then under ThreadSanitizer. Any report
fails, even one by a process whose end nobody looks at."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import common
from fuzz import without_random_addresses

PRESETS = ("asan", "tsan")
KILLS = "20"  # of a run (tests/runner/test_killed.py): everything takes many times as long here
SUITES = {"unit": lambda preset: [f"build/{preset}/runner_tests"],
          "books": lambda _: [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
                              "tests/runner"]}


def build(preset: str) -> None:
    words = ["cmake", "--workflow", "--preset", preset]
    done = subprocess.run(words, cwd=common.ROOT, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        common.give_up(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout[-4000:]}")


def environment(preset: str, reports: Path) -> dict[str, str]:
    """The first fault ends a process and stands in a file of its own."""
    options = f"halt_on_error=1:log_path={reports}/report"
    return {**os.environ, "LAB_RUNNER": str(common.ROOT / f"build/{preset}/runner/lab-runner"),
            "LAB_KILLS": KILLS,
            "ASAN_OPTIONS": options, "UBSAN_OPTIONS": f"{options}:print_stacktrace=1",
            "TSAN_OPTIONS": f"{options}:second_deadlock_stack=1:atexit_sleep_ms=50"}


def passed_in(output: str) -> int:
    """How many tests passed, as doctest and pytest say it; 0 where neither does."""
    found = re.search(r"test cases:\s*\d+ \|\s*(\d+) passed|(\d+) passed", output)
    return int(found.group(1) or found.group(2)) if found else 0


def run(preset: str, suite: str, reports: Path) -> dict[str, Any]:
    began = time.monotonic()
    done = subprocess.run([*without_random_addresses(), *SUITES[suite](preset)], cwd=common.ROOT,
                          env=environment(preset, reports), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace")
    if done.returncode != 0:
        print(done.stdout[-8000:], file=sys.stderr)
    return {"preset": preset, "suite": suite, "passed": passed_in(done.stdout),
            "failed": done.returncode != 0, "seconds": round(time.monotonic() - began)}


def try_all(presets: list[str]) -> int:
    rows, told = [], []
    for preset in presets:
        build(preset)
        reports = common.ROOT / f"build/{preset}/reports"
        shutil.rmtree(reports, ignore_errors=True)
        reports.mkdir(parents=True)
        for suite in SUITES:
            rows.append(run(preset, suite, reports))
            print(f"{preset:<6}{suite:<7}{rows[-1]['passed']:>5} passed in {rows[-1]['seconds']} s",
                  flush=True)
        told += [file.read_text("utf-8", "replace") for file in reports.iterdir()]
    print(*told, sep="\n")
    if set(presets) == set(PRESETS):
        common.write_results("sanitizers", {"rows": rows, "reports": len(told)})
    return int(bool(told) or any(row["failed"] for row in rows))


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove sanitizers", description=__doc__)
    parser.add_argument("presets", nargs="*", metavar="PRESET",
                        help=f"only these, without keeping results: {', '.join(PRESETS)}")
    presets = parser.parse_args().presets or list(PRESETS)
    for preset in presets:
        if preset not in PRESETS:
            parser.error(f"{preset}: wanted one of {', '.join(PRESETS)}")
    return try_all(presets)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
