#!/usr/bin/python3
"""Makes the fuzzer's evidence seeds anew: real evidence of every kind of claim, cut to a few
values, and known lies. Run it when the schema of evidence changes:
tests/fuzz/evidence_seeds.py [RUNNER]."""

import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEEDS = HERE / "corpus/evidence"
RUNNER = ROOT / "build/runner/lab-runner"
BOOKS = {"tests/canary": ["canary/shapes"],
         "tests/fixtures": ["verdicts/every_kind", "endings/does_not_compile", "endings/crashes"]}
LIES = {  # name: seed, place in its claim, what stands there instead
    "interval_of_one": ("every_kind_ratio", ("real", "interval"), [1.0]),
    "huge_count": ("every_kind_ratio", ("real", "n"), 1e308),
    "negative_count": ("every_kind_ratio", ("real", "down"), -2147483648),
    "negative_seed": ("every_kind_ratio", ("real", "seed"), -1),
    "ratio_of_one": ("every_kind_ratio", ("subject",), ["long"]),
    "empty_name": ("every_kind_fact", ("subject",), [""]),
    "growth_without_parameters": ("every_kind_growth", ("subject",), ["sweep", "sweep"]),
    "threshold_in_words": ("every_kind_ratio", ("threshold",), "much"),
    "estimate_in_words": ("every_kind_ratio", ("real", "estimate"), "much"),
    "no_threshold": ("every_kind_fact", ("threshold",), []),
    "unknown_verdict": ("every_kind_fact", ("verdict",), "SURE"),
    "unknown_light": ("every_kind_ratio", ("real", "light"), "BLUE"),
    "links_without_names": ("shapes_ascending", ("subject",), ["two", "six", "eighteen"][:1]),
    "nested": ("every_kind_fact", ("real", "values"), json.loads("[" * 100 + "]" * 100)),
}
KEPT = 2  # entries of every long list
WHOLE_LISTS = {"subject", "threshold", "interval", "links", "flags", "visits"}


def cut(value: Any, key: str = "") -> Any:
    """The same with a few entries in each list that only repeats itself."""
    if isinstance(value, dict):
        return {name: cut(each, name) for name, each in value.items()}
    if isinstance(value, list):
        kept = value if key in WHOLE_LISTS else value[:KEPT]
        return [cut(each, key) for each in kept]
    return value


def seeds_of(evidence: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """One seed for each kind of claim in a file, by name: the first claim of that kind."""
    evidence = {key: value for key, value in evidence.items() if key != "git"}
    evidence["machine"] = "0123456789ab"
    name = evidence["experiment"].split("/")[1]
    claims: dict[str, Any] = {}
    for claim in evidence["claims"]:
        claims.setdefault(claim["kind"], claim)
    return {f"{name}_{kind}": {**cut(evidence), "claims": [cut(claim)]}
            for kind, claim in claims.items()}


def lies_about(seeds: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Evidence that must be refused, each for one reason, by name."""
    lies = {name: copy.deepcopy(seeds[seed]) for name, (seed, _, _) in LIES.items()}
    for name, (_, place, value) in LIES.items():
        (claim,) = lies[name]["claims"]
        for key in place[:-1]:
            claim = claim[key]
        claim[place[-1]] = value
    return lies


def write(folder: Path, seeds: dict[str, dict[str, Any]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, seed in seeds.items():
        (folder / f"{name}.json").write_text(
            json.dumps(seed, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def run_book(parts: Path, experiments: list[str], book: Path, runner: str) -> list[dict[str, Any]]:
    """The evidence that a run of these experiments leaves behind."""
    for part in ("claims", "snippets"):
        shutil.copytree(parts / part, book / part)
    shutil.copytree(ROOT / "snippets/lab", book / "snippets/lab")
    subprocess.run([runner, "--root", str(book), "run", "--exact", *experiments],
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return [json.loads((book / f"build/evidence/{experiment}.json").read_text("utf-8"))
            for experiment in experiments]


def main(runner: str) -> None:
    if not os.access(runner, os.X_OK):
        sys.exit(f"{runner}: wanted the runner, saw no program; build it with ./lab list")
    with tempfile.TemporaryDirectory() as folder:
        seeds = {name: seed for number, (parts, experiments) in enumerate(BOOKS.items())
                 for evidence in run_book(ROOT / parts, experiments, Path(folder) / str(number),
                                          runner)
                 for name, seed in seeds_of(evidence).items()}
    write(SEEDS, seeds)
    write(SEEDS / "lies", lies_about(seeds))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(RUNNER))
