#!/usr/bin/python3
"""Takes every link to Compiler Explorer of the finished book, compiles what it opens with the flags
that stand in it, and runs that under the limits which the site publishes: it builds, ends by itself
and prints a report."""

import argparse
import collections
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import common

sys.path[:0] = [str(common.ROOT / "tests/checks"), str(common.ROOT / "site")]

from lab_site import explorer_tried  # noqa: E402
from lab_site.explorer import Explorer  # noqa: E402
from links_parts import as_there  # noqa: E402
from opened import Opened, addresses, opened  # noqa: E402

SITE = common.ROOT / "build/site"
BOOK = Explorer(common.ROOT, common.RESULTS)
COMPILING = 60  # seconds


@dataclass(frozen=True)
class Row:
    """What became of one link under one compiler."""

    link: str
    sha256: str  # of what was tried
    compiler: str
    in_fragment: bool
    built: bool
    warnings: int
    ending: str  # "exit 0", "signal 6", "timed out"; empty where it did not build
    report: bool  # whether it printed one
    marked: tuple[str, ...]  # what the page says does not show there, by the claim file
    told: str  # the first lines of what went wrong


def compiled(seen: Opened, compiler: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """By the name that the site gives the file, and its flags as they stand in the link."""
    (folder / "example.cpp").write_text(seen.source, "utf-8")
    return subprocess.run([compiler, *seen.run[1].split(), str(folder / "example.cpp"), "-o",
                           str(folder / "program")], stdin=subprocess.DEVNULL, timeout=COMPILING,
                          capture_output=True, text=True)


def row(name: str, seen: Opened, compiler: str) -> Row:
    marked = tuple(key for key, _ in BOOK.link(name).reasons if key != "there tried")
    digest = explorer_tried.digest(seen.source)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        build = compiled(seen, compiler, folder)
        warnings = build.stderr.count("warning:")
        if build.returncode != 0:
            return Row(name, digest, compiler, seen.in_fragment, False, warnings, "", False, marked,
                       build.stderr[:600])
        ending, out, complaint = as_there.ran(folder)
    report = bool(out.strip())
    told = "" if ending == "exit 0" and report else complaint[-600:]
    told = (build.stderr[:600] if warnings else told).replace(f"{folder}/", "")
    return Row(name, digest, compiler, seen.in_fragment, True, warnings, ending, report, marked,
               told)


def is_as_said(each: Row) -> bool:
    """It builds without a warning, and runs to a report where the page does not say otherwise.

    What does not is marked on the page by these results, when the pages are made again.
    """
    runs = each.ending == "exit 0" and each.report
    known = bool(each.marked) or each.sha256 in BOOK.failed
    return each.built and each.warnings == 0 and (runs or known)


def summary(rows: list[Row], compiler: str) -> dict[str, Any]:
    mine = [each for each in rows if each.compiler == compiler]
    banner = subprocess.run([compiler, "--version"], capture_output=True, text=True).stdout
    return {"compiler": banner.split("\n")[0], "links": len(mine),
            "built": sum(each.built for each in mine),
            "without_warning": sum(each.built and not each.warnings for each in mine),
            "ran_to_exit_0": sum(each.ending == "exit 0" for each in mine),
            "printed_a_report": sum(each.ending == "exit 0" and each.report for each in mine)}


def show(rows: list[Row], totals: list[dict[str, Any]]) -> None:
    for each in rows:
        if each.ending != "exit 0" or not each.report or each.warnings:
            print(f"{each.link:<40}{each.compiler:<12}{each.ending or 'not built':<12}"
                  f"{'as said' if is_as_said(each) else 'NOT AS SAID'}"
                  f"  {' '.join(each.marked)}\n    {each.told.strip()[:200]}")
    for each in totals:
        print("{compiler}: {links} links, {built} build, {without_warning} without a warning, "
              "{ran_to_exit_0} run to their end, {printed_a_report} print a report".format(**each))


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove links", description=__doc__)
    parser.add_argument("--compiler", action="append", metavar="NAME",
                        help="g++-12 if not given; may be given more than once")
    parser.add_argument("--only", default="", metavar="TEXT",
                        help="links whose name holds this; not kept")
    parser.add_argument("-j", type=int, default=len(os.sched_getaffinity(0)), metavar="N",
                        help="so many at once")
    options = parser.parse_args()
    compilers = options.compiler or ["g++-12"]
    for each in (*compilers, "bwrap", "prlimit"):
        if not shutil.which(each):
            common.give_up(f"wanted {each} in PATH, saw none")
    site = tomllib.loads((common.ROOT / "compilers.toml").read_text("utf-8"))["site"]
    links = {name: address for name, address in addresses(SITE, "en").items()
             if options.only in name}
    if not links:
        common.give_up("wanted links in build/site/en/_explorer, saw none; ./lab site makes them")
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        rows = list(pool.map(lambda job: row(job[0], opened(job[1], site), job[2]),
                             [(name, links[name], compiler) for compiler in compilers
                              for name in sorted(links)]))
    with as_there.groups() as made:
        bounds = as_there.bounds_of(made)
    totals = [summary(rows, each) for each in compilers]
    show(rows, totals)
    if not options.only:
        less = [asdict(each) for each in rows if each.ending != "exit 0" or not each.report
                or each.warnings]
        common.write_results("links", {
            "site": site, "links": len(links), "bounds": bounds,
            "in_fragment": sum("/#" in each for each in links.values()),
            "longest": max(len(each) for each in links.values() if "/#" not in each),
            "marked": dict(collections.Counter(key for each in rows for key in each.marked
                                               if each.compiler == compilers[0])),
            "compilers": totals, "less": less})
    return 0 if all(map(is_as_said, rows)) else 1


if __name__ == "__main__":
    sys.exit(main())
