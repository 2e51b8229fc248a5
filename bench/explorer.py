#!/usr/bin/python3
"""Measures the client of Compiler Explorer on loopback and writes bench/explorer.md."""

import argparse
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests/explorer")]

from replay import RECORDED, Recordings, Replay  # noqa: E402: found by the line above
from run import machine  # noqa: E402

BUILD = ROOT / "build/cmake"
PROGRAM = BUILD / "explorer-many"
COMPILERS = 5
POLITE = 6  # listings of the part that is measured at the default pace
HEAD = """# What many compilers elsewhere cost

Written by `bench/explorer.py` on {day}.
Machine: {machine}.

The book's first listings, each with its headers, by {compilers} compilers, two requests at once,
from an instance on loopback that answers each with the {kib:.1f} KiB of one recorded answer.
The limit is what politeness alone would take: all requests but the last, times the pace.

| what | listings | requests | pace, s | limit, s | wall, s | over the limit, s | most memory, MiB |
|---|---:|---:|---:|---:|---:|---:|---:|
"""


class Everything(Recordings):
    """Answers any source with one recorded answer, and lists as many compilers as are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.work = json.loads((RECORDED / "compile-asm-gcc.json").read_text("utf-8"))["response"]
        lists = (RECORDED / "compilers-cpp-fields-some.json").read_text("utf-8")
        self.list = json.loads(lists)["response"]
        self.list["json"] = [self.list["json"][1] | {"id": f"g{number}", "alias": []}
                             for number in range(COMPILERS)]

    def answer(self, method: str, target: str, body: bytes) -> dict | None:
        return self.work if method == "POST" else self.list


def run(site: str, pace: float, listings: int) -> dict:
    """What the program says."""
    done = subprocess.run([PROGRAM, site, str(pace), str(listings)], cwd=ROOT, text=True,
                          stdout=subprocess.PIPE, env=os.environ | {"no_proxy": "*"})
    if done.returncode != 0:
        sys.exit(f"{PROGRAM} ended with {done.returncode}")
    return json.loads(done.stdout)


def row(what: str, pace: float, listings: int) -> str:
    server = Replay()
    server.recordings = Everything()
    seen = run(server.url, pace, listings)
    server.shutdown()
    wanted = seen["listings"] * COMPILERS
    if seen["made"] != wanted or len(server.seen) != wanted + 1:
        sys.exit(f"wanted {wanted} answers and one request more, saw {seen}, {len(server.seen)}")
    limit = wanted * pace
    return (f"| {what} | {seen['listings']} | {seen['requests']} | {pace:g} | {limit:g} | "
            f"{seen['wall']:.2f} | {seen['wall'] - limit:.2f} | {seen['peak_kib'] / 1024:.1f} |\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listings", type=int, default=100)
    options = parser.parse_args()
    if not (ROOT / "build/evidence/machine.json").exists():
        sys.exit("bench/explorer.py names the machine by its evidence: run ./lab site first")
    subprocess.run(["cmake", "--build", BUILD, "--target", "explorer-many"], check=True,
                   stdout=subprocess.DEVNULL)
    head, answer = machine(), len(json.dumps(Everything().work["json"]))
    text = HEAD.format(day=datetime.date.today(), machine=head, compilers=COMPILERS,
                       kib=answer / 1024)
    text += row("all, pace lifted", 0, options.listings)
    text += row("a part, default pace", 1, POLITE)
    (ROOT / "bench/explorer.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
