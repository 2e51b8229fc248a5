"""Runs mutants: as many at once as do not disturb each other, one mutant a claim."""

import shutil
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import common
from mutation_parts.claim_file import Claim, rewritten
from mutation_parts.mutant import PROGRAM, Mutant


def read_by(claim: Claim) -> frozenset[str]:
    """What a claim rests on, in the words of Mutant.touches."""
    if claim.is_timed:
        return frozenset({"block", *(f"arm:{arm}" for arm in claim.arms)})
    if not claim.reports_values:
        return frozenset({"event" if claim.kind == "order" else "output"})
    compares = claim.relation in ("same_as", "differs_from")
    return frozenset({claim.record} | ({f"fact:{claim.threshold}"} if compares else set()))


def disturbs(mutant: Mutant, other: Mutant) -> bool:
    """Whether another claim of the same listing would not be tried as its own mutant says."""
    if not mutant.orders or mutant.orders == other.orders:
        return False
    return bool(mutant.touches & (PROGRAM | read_by(other.claim)))


def waves(mutants: list[Mutant]) -> list[list[Mutant]]:
    """Splits mutants so that within a wave none disturbs another."""
    out: list[list[Mutant]] = []
    for mutant in mutants:
        for wave in out:
            neighbours = [each for each in wave
                          if each.claim.experiment == mutant.claim.experiment]
            if not any(disturbs(mutant, each) or disturbs(each, mutant) for each in neighbours):
                wave.append(mutant)
                break
        else:
            out.append([mutant])
    return out


class Book:
    """The copy, damaged for one wave and whole again after it."""

    def __init__(self, root: Path, orders: Path) -> None:
        self.root, self.orders = root, orders

    def _claim_file(self, experiment: str) -> Path:
        return self.root / "snippets" / f"{experiment}.toml"

    def run(self, experiments: list[str]) -> dict[str, dict[str, Any]]:
        """Tries experiments anew; where their claims stand then."""
        began = time.time()
        common.run_lab(self.root, "run", "--again", "--exact", *experiments)
        for experiment in experiments:
            evidence = self.root / "build/evidence" / f"{experiment}.json"
            if not evidence.exists() or evidence.stat().st_mtime < began - 1:
                common.give_up(f"{experiment} was not tried anew")
        tried = set(experiments)
        return {claim: stands for claim, stands in common.status_of(self.root).items()
                if stands["experiment"] in tried}

    def run_damaged(self, wave: list[Mutant]) -> dict[str, dict[str, Any]]:
        """Where the damaged claims of one wave stand."""
        orders: dict[str, list[str]] = defaultdict(list)
        whole: dict[Path, str] = {}
        try:
            for mutant in wave:
                experiment = mutant.claim.experiment
                orders[experiment] += [each for each in mutant.orders
                                       if each not in orders[experiment]]
                if mutant.edits:
                    file = self._claim_file(experiment)
                    text = file.read_text("utf-8")
                    whole.setdefault(file, text)
                    file.write_text(rewritten(text, mutant.claim.id, mutant.edits), "utf-8")
            self._give(orders)
            stands = self.run(sorted(orders))
        finally:
            shutil.rmtree(self.orders, ignore_errors=True)
            for file, text in whole.items():
                file.write_text(text, "utf-8")
        return {mutant.claim.id: stands[mutant.claim.id] for mutant in wave}

    def _give(self, orders: dict[str, list[str]]) -> None:
        for experiment, lines in orders.items():
            file = self.orders / experiment
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
