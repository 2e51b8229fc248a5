#!/usr/bin/python3
"""Feeds whatever reads what others wrote with mutated input, under the sanitizers: record channel,
claim files, evidence. An input that crashes is kept in build/fuzz/crashes."""

import argparse
import concurrent.futures
import fcntl
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import common

FOLDER = common.ROOT / "build/fuzz"
BUILT = common.ROOT / "build/asan"
SEEDS = {"records": ["tests/fuzz/corpus/records/*"],
         "claims": ["tests/fuzz/corpus/claims/*", "snippets/*/*.toml", "tests/*/snippets/*/*.toml"],
         "evidence": ["tests/fuzz/corpus/evidence/*.json", "tests/fuzz/corpus/evidence/lies/*",
                      "tests/site/book/evidence/soup/*.json"]}
SLOW_INPUT = 10  # seconds, by far more than any input takes: then it hangs
SHARES = {"evidence": 0.05, "claims": 0.45, "records": 0.5}  # the slowest first, with fewer inputs
PARTS = 4  # of each target, so that all CPUs have work to the end
SHORT_RUNS = {"records": 60_000, "claims": 60_000, "evidence": 6_000}
MEMORY = Path("/dev/shm")
running: set[subprocess.Popen[str]] = set()  # fuzzers under way, to be ended with this program


def build() -> None:
    """The fuzzers, by the preset that has the sanitizers; one build at a time."""
    (common.ROOT / "build").mkdir(exist_ok=True)
    targets = [f"fuzz_{target}" for target in SEEDS]
    with open(common.ROOT / "build/.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for words in (["cmake", "--preset", "asan"],
                      ["cmake", "--build", BUILT, "--target", *targets]):
            done = subprocess.run(words, cwd=common.ROOT, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if done.returncode != 0:
                common.give_up(f"{' '.join(map(str, words))} ended with {done.returncode}:\n"
                               f"{done.stdout[-4000:]}")


def corpus_of(target: str, corpus: Path) -> Path:
    """A folder with the seeds, in which the fuzzer adds what it finds interesting."""
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = [seed for pattern in SEEDS[target] for seed in common.ROOT.glob(pattern)]
    if not seeds:
        common.give_up(f"fuzz_{target}: wanted seeds in {SEEDS[target]}, saw none")
    for seed in seeds:
        name = str(seed.relative_to(common.ROOT)).replace("/", "-")
        shutil.copy(seed, corpus / f"seed-{name}")
    return corpus


def without_random_addresses() -> list[str]:
    """Sanitizers of clang 14 need room that a kernel with more random bits may take away."""
    bits = Path("/proc/sys/vm/mmap_rnd_bits")
    return ["setarch", "-R"] if bits.exists() and int(bits.read_text("utf-8")) > 28 else []


def fuzz(target: str, runs: int, seed: int, corpus: Path) -> dict[str, Any]:
    """Executions, and the summary of the crash that ended them, if one did. Files that the target
    writes stay in memory."""
    crashes = FOLDER / "crashes"
    crashes.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        fuzzer = subprocess.Popen(
            [*without_random_addresses(), BUILT / f"fuzz_{target}", f"-runs={runs}",
             f"-seed={seed}", f"-dict={common.ROOT}/tests/fuzz/{target}.dict",
             f"-timeout={SLOW_INPUT}", "-print_final_stats=1", "-verbosity=0",
             f"-artifact_prefix={crashes}/{target}-", corpus],
            env={**os.environ, "TMPDIR": folder}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        running.add(fuzzer)
        said, _ = fuzzer.communicate()
    if fuzzer not in running:  # ended by us
        return {"target": target, "executions": 0, "crash": None}
    running.discard(fuzzer)
    executed = re.search(r"stat::number_of_executed_units:\s*(\d+)", said)
    summary = re.search(r"SUMMARY: (.*)", said)
    if not summary and (fuzzer.returncode != 0 or not executed):
        common.give_up(f"fuzz_{target} ended with {fuzzer.returncode}:\n{said[-2000:]}")
    if summary:
        print(said[-8000:], file=sys.stderr)
    return {"target": target, "executions": int(executed.group(1)) if executed else 0,
            "crash": summary.group(1) if summary else None}


def in_parts(runs: dict[str, int], count: int) -> list[tuple[str, int]]:
    """Each target's runs in so many parts of nearly the same size."""
    return [(target, wanted // count + (n < wanted % count))
            for target, wanted in runs.items() for n in range(min(count, wanted))]


def fuzz_all(runs: dict[str, int], seed: int, folder: Path, count: int) -> list[dict[str, Any]]:
    """One row a target: all executions of its parts, each with a random seed of its own."""
    corpora = {target: corpus_of(target, folder / target) for target in runs}
    rows = {target: {"target": target, "executions": 0, "crash": None} for target in runs}
    pool = concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0)))
    try:
        parts = [pool.submit(fuzz, target, share, seed + n, corpora[target])
                 for n, (target, share) in enumerate(in_parts(runs, count))]
        for part in concurrent.futures.as_completed(parts):
            done = part.result()
            row = rows[done["target"]]
            row["executions"] += done["executions"]
            row["crash"] = row["crash"] or done["crash"]
            print(f"{done['target']:<10} {done['executions']:>12,} executions  "
                  f"{done['crash'] or 'no crash'}", flush=True)
    except BaseException:  # interrupted: what waits is not begun, what runs is ended
        pool.shutdown(wait=False, cancel_futures=True)
        while running:
            running.pop().kill()
        raise
    pool.shutdown()
    return list(rows.values())


def prove(runs: int, seed: int) -> int:
    """The long run, which goes on from what earlier ones found; kept in proofs/results."""
    build()
    began = time.monotonic()
    shares = {target: math.ceil(runs * share) for target, share in SHARES.items()}
    rows = fuzz_all(shares, seed, FOLDER / "corpus", PARTS)
    common.write_results("fuzz", {"seed": seed, "seconds": round(time.monotonic() - began),
                                  "targets": rows})
    return int(any(row["crash"] for row in rows))


def try_shortly() -> int:
    """The same few inputs each time, from nothing but the seeds; the fuzzers are built already."""
    with tempfile.TemporaryDirectory() as folder:
        rows = fuzz_all(SHORT_RUNS, seed=1, folder=Path(folder), count=1)
    return int(any(row["crash"] for row in rows))


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000_000,
                        help="executions of all fuzzers together (default ten million)")
    parser.add_argument("--seed", type=int, default=1, help="of the random mutations (default 1)")
    parser.add_argument("--short", action="store_true",
                        help="the gate's run: half a minute, repeatable, keeps no results")
    parser.add_argument("--build", action="store_true", help="only build the fuzzers")
    chosen = parser.parse_args()
    if chosen.build:
        build()
        return 0
    if chosen.runs < 1 or chosen.seed < 1:
        parser.error(f"wanted --runs and --seed of at least 1, saw {chosen.runs}, {chosen.seed}")
    return try_shortly() if chosen.short else prove(chosen.runs, chosen.seed)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
