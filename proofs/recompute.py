#!/usr/bin/python3
"""Judges claims again from their raw values alone, by the method's definition and not by the
runner's code: `lab explain --samples CLAIM | proofs/recompute.py -`. Without a claim it judges all
of build/evidence again and compares verdict, counts, estimate and interval with the runner's."""

import argparse
import csv
import json
import math
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import common
from method.claim import CannotJudge, Claim
from method.conclude import TIMED, conclude
from method.costs import needed
from method.values import sort_of


def read_claims(lines: Iterable[str]) -> list[Claim]:
    """The claims of a table as `lab explain --samples` prints it, or of several joined."""
    claims: dict[str, Claim] = {}
    for row in csv.DictReader(lines):
        if row.get("claim") == "claim":  # the head of a table that was joined
            continue
        try:
            claim = claims.setdefault(row["claim"], Claim(
                row["claim"], row["kind"], row["subject"].split("|"), row["relation"],
                json.loads(row["threshold"]), float(row["q"]) if row["q"] else None,
                row["quiet"] == "yes", row["self_test"]))
            claim.tries.setdefault(row["try"] or "real", []).append(row)
        except (KeyError, AttributeError, json.JSONDecodeError) as why:
            raise CannotJudge(f"not a table of samples: {why!r}") from why
    return list(claims.values())


def same(mine: Any, theirs: Any) -> bool:
    """Equal, but for the last digits of logarithms."""
    if isinstance(mine, (list, tuple)) and isinstance(theirs, (list, tuple)):
        return len(mine) == len(theirs) and all(map(same, mine, theirs))
    if sort_of(mine) == sort_of(theirs) == "number":
        return math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-9)
    return sort_of(mine) == sort_of(theirs) and mine == theirs


def differences(claim: Claim, status: dict[str, Any]) -> list[dict[str, Any]]:
    """Where this script and the runner disagree about a claim."""
    try:
        verdict, tries = conclude(claim)
    except CannotJudge as why:
        return [{"claim": claim.name, "what": "not recomputed", "runner": status["verdict"],
                 "here": str(why)}]
    keyword = "" if status["verdict"] == "NOT_RUNNABLE" else status["reason"].split(":")[0]
    control = tries["control"].verdict if "control" in tries else None
    pairs = {"verdict": (str(verdict), f"{status['verdict']} {keyword}".strip()),
             "control": (control, status["control"]),
             "n": (tries["real"].n, status["n"]),
             "estimate": (tries["real"].estimate, status["estimate"]),
             "interval": (tries["real"].interval, status["interval"])}
    return [{"claim": claim.name, "what": what, "runner": theirs, "here": mine}
            for what, (mine, theirs) in pairs.items()
            if not (same(mine, theirs) if mine is not None and theirs is not None
                    else mine is theirs)]


def told(claim: Claim) -> str:
    """The verdict, and a line for each try."""
    verdict, tries = conclude(claim)
    lines = [f"{verdict} {claim.name}"]
    for name, seen in tries.items():
        line = (f"    {name}: {seen}, estimate {seen.estimate!a}, n {seen.n}, up {seen.up}, "
                f"down {seen.down}")
        if claim.kind in TIMED and seen.n:
            line += f", c[n] {needed(seen.n)}, interval {seen.interval}"
        lines.append(line)
    return "\n".join(lines)


def samples(root: Path, name: str) -> list[Claim]:
    return read_claims(common.run_lab(root, "explain", "--samples", name).splitlines())


def compare_all(root: Path) -> dict[str, Any]:
    """Every claim for which there is evidence, judged here and by the runner."""
    found: list[dict[str, Any]] = []
    agree = count = 0
    for name, status in common.status_of(root).items():
        if status["finished_at"] is None:
            continue
        count += 1
        wrong = [each for claim in samples(root, name) for each in differences(claim, status)]
        agree += not wrong
        found += wrong
    return {"claims": count, "agree": agree, "differences": found}


def judge_everything(root: Path) -> int:
    results = compare_all(root)
    if results["claims"] == 0:
        common.give_up("no evidence: ./lab run makes it")
    for each in results["differences"]:
        print(f"{each['claim']}: {each['what']}: runner {each['runner']!a}, "
              f"here {each['here']!a}")
    print(f"{results['claims']} claims, {results['agree']} judged alike")
    if root == common.ROOT:
        print(f"written: {common.write_results('recompute', results).relative_to(common.ROOT)}")
    return 1 if results["differences"] else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="recompute", description=__doc__)
    parser.add_argument("claims", nargs="*", metavar="CLAIM",
                        help="claims to judge again; - reads a table from standard input; "
                             "none: all, compared with the runner's verdicts")
    parser.add_argument("--root", type=Path, default=common.ROOT, help="folder of the book")
    options = parser.parse_args(arguments)
    if not options.claims:
        return judge_everything(options.root)
    try:
        for name in options.claims:
            claims = read_claims(sys.stdin) if name == "-" else samples(options.root, name)
            if not claims:
                common.give_up(f"{name}: no rows")
            print("\n".join(map(told, claims)))
    except CannotJudge as why:
        common.give_up(str(why))
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
