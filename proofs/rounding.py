#!/usr/bin/python3
"""Runs the whole suite twice and counts the values in the pages' sentences that change."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import common

sys.path.insert(0, str(common.ROOT / "site"))

from lab_site import inline, pages  # noqa: E402
from lab_site.book import Book  # noqa: E402
from lab_site.words import Words  # noqa: E402

MOST = 0.10  # of the values may change
TREE = "docs/en"  # the other language shows the same numbers


def run_suite(book: Path, kept: Path) -> dict[str, Any]:
    """One run of everything; its evidence is kept in a folder of its own."""
    load, began = os.getloadavg()[0], time.monotonic()
    common.run_lab(book, "run", "--again")
    shutil.copytree(book / "build/evidence", kept)
    return {"seconds": round(time.monotonic() - began), "load_before": round(load, 1),
            "load_after": round(os.getloadavg()[0], 1)}


def shown(book: Path, evidence: Path) -> dict[tuple[str, str], inline.Shown]:
    """Every value that the pages would show with this evidence."""
    if not (evidence / "claims.json").is_file():
        common.give_up(f"{evidence} is no evidence folder: wanted claims.json in it")
    opened = Book(book, evidence, book / "claims")
    return {(each.page, each.name): each for page in pages.read_tree(book / TREE).values()
            for each in inline.on_page(opened, page, Words("en"))}


def estimates(book: Path, evidence: Path) -> dict[tuple[str, ...], float]:
    """Every ratio and every arm's cost of one run, on pages or not."""
    found: dict[tuple[str, ...], float] = {}
    for experiment in Book(book, evidence, book / "claims").all_measured:
        for cost in experiment.costs:
            found[experiment.id, cost.arm] = cost.median
        for claim in experiment.claims.values():
            if claim.is_cost and claim.kind != "growth" and claim.real and claim.real.estimate:
                found[claim.id,] = claim.real.estimate
    return found


def shifts(book: Path, before: Path, after: Path) -> dict[str, Any]:
    """By what factor the two runs differ in ratios and times: the middle one, and two quantiles."""
    one, other = estimates(book, before), estimates(book, after)
    factors = sorted(max(one[key] / other[key], other[key] / one[key])
                     for key in one.keys() & other.keys() if one[key] > 0 and other[key] > 0)
    if not factors:
        return {"of": 0}
    return {"of": len(factors), **{name: round(factors[int(share * (len(factors) - 1))], 3)
                                   for name, share in (("median", 0.5), ("three_quarters", 0.75),
                                                       ("nine_tenths", 0.9))}}


def compare(before: dict[tuple[str, str], inline.Shown],
            after: dict[tuple[str, str], inline.Shown]) -> dict[str, Any]:
    """How many values differ; one that is there only once counts as changed."""
    places = list(dict.fromkeys([*before, *after]))
    if not places:
        common.give_up("neither run shows a value: were they made with other listings?")

    def text(values: dict[tuple[str, str], inline.Shown], place: tuple[str, str]) -> str | None:
        return values[place].text if place in values else None

    changed = [{"page": place[0], "value": place[1], "before": text(before, place),
                "after": text(after, place)}
               for place in places if text(before, place) != text(after, place)]
    rounded = [place for place in places if (before.get(place) or after[place]).rounded]
    return {"values": len(places), "changed": len(changed),
            "share": len(changed) / len(places), "rounded": len(rounded), "list": changed}


def run_twice(keep: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="lab-rounding-") as name:
        folder = keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        book = common.copy_of_the_book(Path(name))
        kept = [folder / "before", folder / "after"]
        runs = []
        for evidence in kept:
            print(f"running the suite: {len(runs) + 1} of {len(kept)}", flush=True)
            runs.append(run_suite(book, evidence))
        return {**compare(shown(book, kept[0]), shown(book, kept[1])),
                "shifts": shifts(book, *kept), "runs": runs}


def compare_folders(before: Path, after: Path) -> dict[str, Any]:
    return {**compare(shown(common.ROOT, before), shown(common.ROOT, after)),
            "shifts": shifts(common.ROOT, before, after), "runs": []}


def report(found: dict[str, Any]) -> int:
    target = common.write_results("rounding", {"most": MOST, **found})
    for each in found["list"]:
        print(f"{each['page']}: {each['value']}: {each['before']} -> {each['after']}")
    print(f"{found['changed']} of {found['values']} values changed "
          f"({100 * found['share']:.1f} %); {found['rounded']} of all are rounded estimates")
    print(f"ratios and times of the two runs differ by these factors: {found['shifts']}")
    print(target.relative_to(common.ROOT))
    return 0 if found["share"] < MOST else 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove rounding", description=__doc__)
    parser.add_argument("--evidence", nargs=2, type=Path, metavar=("BEFORE", "AFTER"),
                        help="compare two evidence folders instead of running anything")
    parser.add_argument("--keep", type=Path, metavar="FOLDER",
                        help="keep the two runs' evidence in FOLDER/before and FOLDER/after")
    asked = parser.parse_args()
    if asked.evidence:
        return report(compare_folders(*asked.evidence))
    for name in ("before", "after"):
        if asked.keep and (asked.keep / name).exists():
            parser.error(f"--keep: {asked.keep / name} exists already")
    return report(run_twice(asked.keep))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
