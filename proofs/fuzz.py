#!/usr/bin/python3
"""Feeds whatever reads what others wrote with mutated input, under the sanitizers: record channel,
claim files, evidence. A crash is kept in build/fuzz/crashes."""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import common

FOLDER = common.ROOT / "build/fuzz"
SEEDS = {"records": ["tests/fuzz/*.jsonl"], "claims": ["snippets/*/*.toml"],
         "evidence": ["tests/site/book/evidence/soup/*.json", "build/evidence/*/*.json"]}
LARGEST_SEED = 16_384  # bytes: larger files make slow inputs and add little


def build() -> None:
    """The fuzzers, with their own preset: libFuzzer comes with clang only."""
    for words in (["cmake", "--preset", "fuzz"],
                  ["cmake", "--build", str(FOLDER), "--target", *(f"fuzz_{t}" for t in SEEDS)]):
        done = subprocess.run(words, cwd=common.ROOT, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            common.give_up(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")


def corpus_of(target: str) -> Path:
    """Inputs that were interesting before, and the seeds."""
    corpus = FOLDER / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for pattern in SEEDS[target]:
        for file in common.ROOT.glob(pattern):
            if file.stat().st_size <= LARGEST_SEED:
                shutil.copy(file, corpus / f"seed-{file.parent.name}-{file.name}")
    return corpus


def fuzz(target: str, runs: int) -> dict[str, Any]:
    """Executions, and the sanitizer's summary of the crash that ended them, if one did."""
    crashes = FOLDER / "crashes"
    crashes.mkdir(exist_ok=True)
    done = subprocess.run(
        [FOLDER / f"fuzz_{target}", f"-runs={runs}", "-print_final_stats=1", "-verbosity=0",
         f"-artifact_prefix={crashes}/{target}-", corpus_of(target)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace")
    executed = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stdout)
    summary = re.search(r"SUMMARY: (.*)", done.stdout)
    if done.returncode != 0 and not summary:
        common.give_up(f"fuzz_{target} ended with {done.returncode}:\n{done.stdout[-2000:]}")
    return {"target": target, "executions": int(executed.group(1)) if executed else 0,
            "crash": summary.group(1) if summary else None}


def prove(runs: int) -> int:
    build()
    rows = []
    for target in SEEDS:
        rows.append(fuzz(target, runs))
        print(f"{target:<10} {rows[-1]['executions']:>12,} executions  "
              f"{rows[-1]['crash'] or 'no crash'}", flush=True)
    common.write_results("fuzz", {"runs": runs, "targets": rows})
    return int(any(row["crash"] for row in rows))


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000_000,
                        help="executions of each fuzzer (default ten million)")
    runs = parser.parse_args().runs
    if runs < 1:
        parser.error(f"--runs: wanted at least 1, saw {runs}")
    return prove(runs)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
