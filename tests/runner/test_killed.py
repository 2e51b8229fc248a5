"""A runner that is killed at any moment: every evidence file is whole, and either old or new.

LAB_KILLS says how often (200); LAB_SEED repeats the moments of a run that failed, which it prints.
"""

import json
import os
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import Book, is_sealed

KILLS = int(os.environ.get("LAB_KILLS", "200"))
SEED = int(os.environ.get("LAB_SEED", random.SystemRandom().randrange(2**32)))
BOOKS = 2  # at once: a run mostly waits
MOST_SECONDS = 5  # until no process of a killed run is left, on a busy machine
COMPILES = 10  # of so many kills one falls on a run that compiles

PYTHON = '"""The number of this round."""\nimport lab\n\nlab.fact("number", {}, "pieces")\n'
CPP = """// The number of this round, and a daemon left behind.
#include <unistd.h>

#include <lab/lab.hpp>

int main() {{
    lab::in_child([] {{
        setsid();
        if (lab::must(fork()) == 0)
            for (;;) pause();
    }});
    lab::fact("number", {});
}}
"""
LISTINGS = {"verdicts/wrong_number": (".py", PYTHON), "verdicts/insensitive": (".py", PYTHON),
            "endings/leaves_daemon": (".cpp", CPP)}


class Rounds:
    """One book whose listings report the number of the round in which they were last written."""

    def __init__(self, book: Book, seed: int) -> None:
        self.book, self.chance = book, random.Random(seed)
        self.number = dict.fromkeys(LISTINGS, 0)  # in the listing
        self.known = dict.fromkeys(LISTINGS, 0)  # in its evidence
        self.seconds = {False: 1.0, True: 1.0}  # of a whole run, without and with a compiler
        self.midway = self.old = self.new = 0
        self.slowest_end = 0.0

    def write(self, number: int, compiles: bool) -> None:
        for name, (suffix, text) in LISTINGS.items():
            if suffix == ".py" or compiles:
                self.number[name] = number
                listing = self.book.root / f"snippets/{name}{suffix}"
                listing.write_text(text.format(number), "utf-8")

    def command(self) -> list[str]:
        return ["run", "--again", "--exact", *LISTINGS]

    def whole_run(self, number: int, compiles: bool) -> None:
        """To its end: every file is new, and nothing is left of what came before."""
        self.write(number, compiles)
        began = time.monotonic()
        done = self.book.lab(*self.command())
        self.seconds[compiles] = time.monotonic() - began
        assert done.returncode in (0, 1) and done.stderr == ""
        self.check_files()
        assert self.known == self.number
        assert list(leftovers(self.book)) == []
        assert self.book.processes() == []

    def killed_run(self, number: int, compiles: bool) -> None:
        self.write(number, compiles)
        runner = self.book.start(*self.command())
        time.sleep(self.chance.uniform(0, self.seconds[compiles]))
        self.midway += runner.poll() is None
        runner.kill()
        killed = time.monotonic()
        while left := self.book.processes():
            assert time.monotonic() < killed + MOST_SECONDS, f"left behind: {left}"
            time.sleep(0.02)
        self.slowest_end = max(self.slowest_end, time.monotonic() - killed)
        runner.communicate(timeout=20)
        self.check_files()

    def check_files(self) -> None:
        """Every evidence file is whole; an experiment's is of this round, or the one before."""
        folder = self.book.root / "build/evidence"
        for file in folder.rglob("*.json"):
            assert is_sealed(file.read_bytes()), f"{file} is not whole"
        for name in LISTINGS:
            record = self.book.evidence(name)
            numbers = set(record["facts"]["number"]["values"])
            assert numbers in ({self.known[name]}, {self.number[name]}), f"{name}: {numbers}"
            if self.known[name] != self.number[name]:
                self.new += numbers == {self.number[name]}
                self.old += numbers == {self.known[name]}
            self.known[name] = numbers.pop()
        self.book.machine(), self.book.standings()


def leftovers(book: Book) -> Iterator[Path]:
    """What only a runner that was killed leaves: temporaries, groups, folders on disk."""
    yield from (book.root / "build").rglob("*.tmp")
    # os.walk passes over a group that goes while it looks, as those of a running test do.
    cgroups = {Path(folder) for folder, _, files in os.walk("/sys/fs/cgroup")
               if "cgroup.procs" in files}
    named = {int(path.name.split("-")[1]): path for parent in (*cgroups, Path("/var/tmp"))
             for path in parent.glob("lab-[0-9]*-[0-9]*")}
    yield from (named[pid] for pid in book.runners if pid in named)


def kill_again_and_again(book: Book, seed: int, kills: int) -> Rounds:
    rounds = Rounds(book, seed)
    rounds.whole_run(1, compiles=True)
    rounds.whole_run(2, compiles=False)
    for number in range(3, kills + 3):
        rounds.killed_run(number, compiles=number % COMPILES == 0)
    for name in ("verdicts/wrong_number.json", "machine.json"):  # as if killed while it wrote
        half = book.root / f"build/evidence/{name}.99999999.tmp"
        half.write_text('{\n "digest": "', "utf-8")
    rounds.whole_run(kills + 3, compiles=True)
    assert json.loads(book.lab("status", "--json").stdout)
    return rounds


def test_evidence_survives_a_kill_at_any_moment(tmp_path):
    print(f"LAB_SEED={SEED}")
    books = [Book(tmp_path / f"book{number}") for number in range(BOOKS)]

    with ThreadPoolExecutor(BOOKS) as pool:
        done = list(pool.map(lambda at: kill_again_and_again(books[at], SEED + at, KILLS // BOOKS),
                             range(BOOKS)))

    midway, old, new = (sum(getattr(each, what) for each in done)
                        for what in ("midway", "old", "new"))
    print(f"{KILLS} kills, {midway} of them midway; {old} files old, {new} new; nothing was left "
          f"after {max(each.slowest_end for each in done):.2f} s")
    assert midway > KILLS / 2 and old > 0 and new > 0  # else nothing was put to the test


if __name__ == "__main__":
    raise SystemExit(pytest.main(["-q", "-s", "-p", "no:cacheprovider", __file__]))
