#!/usr/bin/python3
"""Measures the project's own tools and writes bench/results.md; run it after ./lab site."""

import argparse
import datetime
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNNER = ROOT / "build/runner/lab-runner"
SYNTHETIC = 10_000
SENTENCE = """[[claim]]
id = "many/{0}"
origin = "beyond"
line = 0
page = "many/page"
en = "One is one."
zh = "一就是一。"
truth = "true"
sources = ["arithmetic"]
how = "experiment"
"""
CLAIM = """title.en = "One"
title.zh = "一"
control.control.en = "nothing"
control.control.zh = "什么也不改"

[[claim]]
id = "many/{0}"
says.en = "one is one"
says.zh = "一就是一"
fact = "one"
equals = 1
"""
LISTING = '#include <lab/lab.hpp>\n\nint main() { lab::fact("one", 1); }\n'


@dataclass(frozen=True)
class Cost:
    """What one command took, with its children."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    what: str
    wall: str
    cpu: str
    runs: int


def cost_of(command: list[object], folder: Path = ROOT, allowed: tuple[int, ...] = (0, 1)) -> Cost:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in allowed:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stdout[-2000:]}")
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def spread(values: list[float]) -> str:
    text = f"{statistics.median(values):.3g} s"
    return text if len(values) == 1 else f"{text} ({min(values):.3g} to {max(values):.3g})"


def row(what: str, costs: list[Cost]) -> Row:
    return Row(what, spread([cost.wall for cost in costs]), spread([cost.cpu for cost in costs]),
               len(costs))


def records(root: Path) -> list[dict]:
    return [json.loads(file.read_text("utf-8")) for file in root.glob("build/evidence/*/*.json")]


def ninja_alone(root: Path) -> list[object]:
    """The command that compiles what the evidence rests on, by ninja without the runner."""
    rules = ("rule listing\n  command = $line -MMD -MF $out.d -o $out\n"
             "  depfile = $out.d\n  deps = gcc\n")
    for record in records(root):
        if record["source"]["language"] == "c++":
            line = record["toolchain"]["command"].rsplit(" -o ", 1)[0]
            rules += (f"build build/alone/{record['experiment']}: listing "
                      f"{record['source']['path']}\n  line = {line}\n")
    file = root / "build/alone/build.ninja"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("builddir = build/alone\n" + rules, "utf-8")
    return ["ninja", "-C", root, "-f", file]


def nothing_to_do(runs: int) -> list[Row]:
    """The runner against ninja on the same listings, in turn, when nothing has changed."""
    runner, ninja = [RUNNER, "run"], ninja_alone(ROOT)
    cost_of(runner), cost_of(ninja)
    pairs = [(cost_of(runner), cost_of(ninja)) for _ in range(runs)]
    return [row("`lab-runner run`, nothing to do", [ours for ours, _ in pairs]),
            row("`ninja` alone on the same listings, nothing to do",
                [theirs for _, theirs in pairs])]


def write_book(root: Path, experiments: int) -> None:
    """A book of many experiments that decide one claim each."""
    shutil.copytree(ROOT / "snippets/lab", root / "snippets/lab")
    for path in ("claims", "snippets/many"):
        (root / path).mkdir()
    names = [f"n{number}" for number in range(experiments)]
    (root / "claims/many.toml").write_text("\n".join(map(SENTENCE.format, names)), "utf-8")
    for name in names:
        (root / f"snippets/many/{name}.cpp").write_text(LISTING, "utf-8")
        (root / f"snippets/many/{name}.toml").write_text(CLAIM.format(name), "utf-8")


def listing_many(runs: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        write_book(Path(folder), SYNTHETIC)
        command = [RUNNER, "--root", folder, "list"]
        cost_of(command)
        costs = [cost_of(command) for _ in range(runs)]
    return [row(f"`lab-runner list`, {SYNTHETIC:,} experiments", costs)]


def copy_of_the_book(folder: str) -> Path:
    root = Path(folder, "book")
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True,
                           check=True).stdout.split("\0")
    for name in filter(None, files):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    return root


def everything_once() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_the_book(folder)
        cost = cost_of([RUNNER, "--root", root, "run"])
        compiling = cost_of(ninja_alone(root)).cpu
        alone = sum(record["alone_seconds"] for record in records(root))
    bound = compiling / len(os.sched_getaffinity(0)) + alone
    return [row("`lab-runner run`, nothing there yet", [cost]),
            Row("its lower bound: compiling on all CPUs, then what must run alone",
                f"{bound:.3g} s ({alone:.3g} s of it alone)", f"{compiling:.3g} s compiling", 1)]


def one_page_edited(runs: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_the_book(folder)
        for made in ("evidence", "doxygen"):
            if (ROOT / "build" / made).is_dir():
                shutil.copytree(ROOT / "build" / made, root / "build" / made)
        (root / "site/node_modules").symlink_to(ROOT / "site/node_modules")  # draws the charts
        command = ["/usr/bin/sphinx-build", "-q", "-c", ".", "-D", "language=en",
                   "-d", "build/doctrees/en", "docs/en", "build/site/en"]
        cold = cost_of(command, root)
        page = max((root / "docs/en").rglob("*.md"), key=lambda file: file.stat().st_size)
        costs = []
        for number in range(runs):
            with page.open("a", encoding="utf-8") as text:
                text.write(f"\nEdition {'again ' * (number + 1)}comes last.\n")
            costs.append(cost_of(command, root))
    return [row("English pages, from nothing", [cold]),
            row("English pages, the longest one edited", costs)]


def without_running() -> list[Row]:
    """What needs no run: in a clone each, with all Debian packages there and no npm package."""
    rows = []
    for command in (["./lab", "site", "--published"], ["./lab", "test", "--prose"]):
        with tempfile.TemporaryDirectory() as folder:
            root = copy_of_the_book(folder)
            cost = cost_of(command, root, allowed=(0,))
            rows.append(row(f"`{' '.join(command)}`, in a new clone", [cost]))
    return rows


def machine() -> str:
    facts = json.loads((ROOT / "build/evidence/machine.json").read_text("utf-8"))
    load = os.getloadavg()[0]
    return (f"{facts['cpu']}, {facts['cpus']} CPUs, {facts['memory_mib']} MiB, "
            f"kernel {platform.release()}, {facts['distribution']}; load {load:.1f} at the start")


def table(rows: list[Row]) -> str:
    lines = ["| what | wall: median (least to most) | CPU: median (least to most) | runs |",
             "|---|---|---|---:|"]
    return "\n".join(lines + [f"| {r.what} | {r.wall} | {r.cpu} | {r.runs} |" for r in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="runs of each short command")
    parser.add_argument("--short", action="store_true", help="leave out the run from nothing")
    options = parser.parse_args()
    if not (ROOT / "build/evidence/machine.json").exists():
        sys.exit("bench/run.py needs evidence: run ./lab site first")

    head = machine()
    rows = nothing_to_do(options.runs) + listing_many(options.runs)
    rows += one_page_edited(options.runs) + without_running()
    if not options.short:
        rows += everything_once()
    text = (f"# What the tools cost\n\nWritten by `bench/run.py` on {datetime.date.today()}.\n"
            f"Machine: {head}.\n\n{table(rows)}\n")
    (ROOT / "bench/results.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
