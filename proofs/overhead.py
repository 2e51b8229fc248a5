#!/usr/bin/python3
"""Measures what lab.hpp adds to a batch: an arm against a hand-written loop of the same work."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import common

OPERATIONS = ("add", "getppid", "pipe")
BLOCKS = 4000  # at most; a clear answer needs 24
MOST = 1.01    # as the program decides it


def measure(program: Path, operation: str, blocks: int) -> dict[str, Any]:
    """The ratio of the two costs, with the interval of the judge's sign process."""
    done = subprocess.run([program, operation, str(blocks)], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        common.give_up(f"{program.name} {operation} ended with {done.returncode}")
    return json.loads(done.stdout)


def prove(blocks: int) -> int:
    program = common.build("overhead")
    rows = [measure(program, operation, blocks) for operation in OPERATIONS]
    target = common.write_results("overhead", {"most": MOST, "rows": rows})
    for row in rows:
        print(f"{row['operation']:<8} arm / bare loop {row['ratio']:.4f} "
              f"({row['low']:.4f} to {row['high']:.4f}), {row['blocks']} blocks: below {MOST} is "
              f"{row['verdict']} {row['reason']}")
    print(target.relative_to(common.ROOT))
    return 0 if all(row["verdict"] == "VERIFIED" for row in rows) else 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove overhead", description=__doc__)
    parser.add_argument("--blocks", type=int, default=BLOCKS,
                        help=f"most blocks of an operation (default {BLOCKS})")
    blocks = parser.parse_args().blocks
    if blocks < 24:
        parser.error(f"--blocks: wanted at least 24, saw {blocks}")
    return prove(blocks)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
