"""Damages every experiment, or its claim, in turn, and counts the mutants that are caught: all
but those that come out VERIFIED. Runs a copy of the book in build/mutation, compiled once."""

import argparse
import fnmatch
import shutil
import signal
import sys
import time
from collections import Counter
from typing import Any

import common
from mutation_parts import baseline
from mutation_parts.claim_file import Claim, UnknownKind, claims_of
from mutation_parts.mutant import Mutant, Operator
from mutation_parts.operators import OPERATORS
from mutation_parts.patches import CannotPatch, make_copy
from mutation_parts.rounds import Book, waves

BOOK = common.ROOT / "build/mutation"
ORDERS = BOOK / "orders"
WHOLE = BOOK / "whole"  # evidence of the undamaged copy
MOST_TRIES = 3


def parse() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="./lab prove mutation", description=__doc__)
    words.add_argument("--operator", action="append", metavar="NAME",
                       choices=[operator.id for operator in OPERATORS],
                       help="only this kind of damage; may be given again (no results are written)")
    words.add_argument("--only", metavar="PATTERN",
                       help="only experiments or claims whose id matches, as in 'ipc/*' (the same)")
    return words.parse_args()


def chosen(claims: list[Claim], pattern: str | None) -> list[Claim]:
    if not pattern:
        return claims
    found = [claim for claim in claims if fnmatch.fnmatch(claim.id, pattern)
             or fnmatch.fnmatch(claim.experiment, pattern)]
    if not found:
        common.give_up(f"--only {pattern}: wanted a claim or an experiment, saw none that matches")
    return found


def experiments_of(claims: list[Claim]) -> list[str]:
    return sorted({claim.experiment for claim in claims})


def verified_here(claims: list[Claim]) -> list[Claim]:
    """The claims that stand in the book itself on this machine."""
    left, again = claims, ()
    for _ in range(MOST_TRIES):  # a busy machine may need more than one
        common.run_lab(common.ROOT, "run", *again, "--exact", *experiments_of(left))
        stands = common.status_of(common.ROOT)
        left = [each for each in claims if not baseline.stands(stands[each.id])]
        again = ("--again",)
        if not left:
            break
    return [claim for claim in claims if claim not in left]


def verified_in_copy(book: Book, claims: list[Claim]) -> list[Claim]:
    """The claims that the undamaged copy verifies within a few tries: all of them, or the proof
    ends; only one that a busy machine withholds is left out, and not counted."""
    shutil.rmtree(ORDERS, ignore_errors=True)
    left, stands = claims, {}
    for _ in range(MOST_TRIES):
        stands |= book.run(experiments_of(left))
        left = [claim for claim in claims if not baseline.stands(stands[claim.id])]
        if not left:
            break
    odd = [claim for claim in left if "environment" not in stands[claim.id]["reason"]]
    if odd:
        common.give_up("the undamaged copy does not verify what the book does: " + "; ".join(
            f"{claim.id} {reason_of(stands[claim.id])}" for claim in odd))
    shutil.rmtree(WHOLE, ignore_errors=True)
    shutil.copytree(BOOK / "build/evidence", WHOLE)
    return [claim for claim in claims if claim not in left]


def reason_of(stands: dict[str, Any]) -> str:
    """"INCONCLUSIVE insensitive": verdict and the name of its reason, without the detail."""
    return f"{stands['verdict']} {stands['reason'].split(':')[0]}".strip()


def try_operator(book: Book, operator: Operator, claims: list[Claim],
                 seen: dict[str, baseline.Seen]) -> dict[str, Any]:
    """All mutants of one operator, and what became of them."""
    made = [operator.damage(claim, seen[claim.id]) for claim in claims]
    mutants = [each for each in made if isinstance(each, Mutant)]
    stands: dict[str, dict[str, Any]] = {}
    for wave in waves(mutants):
        stands |= book.run_damaged(wave)
    caught = [claim for claim, each in stands.items() if not baseline.stands(each)]
    survivors = [{"claim": claim, "why": why_of(operator, each)}
                 for claim, each in sorted(stands.items()) if baseline.stands(each)]
    reasons = Counter(each for each in made if isinstance(each, str))
    return {"id": operator.id, "title": {"en": operator.en, "zh": operator.zh},
            "applied": len(mutants), "caught": len(caught),
            "by_reason": dict(Counter(reason_of(stands[claim]) for claim in caught)
                              .most_common()),
            "survivors": survivors, "not_applicable": sum(reasons.values()),
            "why_not_applicable": dict(reasons.most_common())}


def why_of(operator: Operator, stands: dict[str, Any]) -> str:
    """What the runner saw when it believed a damaged experiment."""
    return (f"{operator.en}: still {stands['verdict']} with {stands['estimate']} against "
            f"{stands['threshold']}, control {stands['control']}")


def show(result: dict[str, Any]) -> None:
    reasons = ", ".join(f"{count} {reason}" for reason, count in result["by_reason"].items())
    print(f"{result['id']:<26} {result['caught']:>3} of {result['applied']:>3} caught  {reasons}",
          flush=True)
    for survivor in result["survivors"]:
        print(f"    SURVIVES {survivor['claim']}: {survivor['why']}", flush=True)


def prove(words: argparse.Namespace) -> int:
    began = time.monotonic()
    make_copy(common.ROOT, BOOK, ORDERS)
    claims = chosen(claims_of(BOOK), words.only)
    verified = verified_here(claims)
    book = Book(BOOK, ORDERS)
    verified = verified_in_copy(book, verified)
    print(f"undamaged: {len(verified)} of {len(claims)} claims VERIFIED", flush=True)
    seen = {claim.id: baseline.read(WHOLE, claim, common.ROOT / "build/evidence")
            for claim in verified}
    results = []
    for operator in OPERATORS:
        if not words.operator or operator.id in words.operator:
            results.append(try_operator(book, operator, verified, seen))
            show(results[-1])
    applied, caught = (sum(each[key] for each in results) for key in ("applied", "caught"))
    print(f"{caught} of {applied} mutants caught")
    if not words.operator and not words.only:
        common.write_results("mutation", {
            "seconds": round(time.monotonic() - began),
            "baseline": {"claims": len(claims), "verified": len(verified)},
            "operators": results, "applied": applied, "caught": caught})
    return int(caught < applied)


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return prove(parse())
    except (CannotPatch, UnknownKind) as why:
        common.give_up(str(why))
    except KeyboardInterrupt:
        print("prove: interrupted", file=sys.stderr)
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main())
