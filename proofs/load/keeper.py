"""Keeps a load until its standard input ends: keeper.py FOLDER LISTINGS [SEED]."""

import itertools
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Iterator

SHORTEST, LONGEST = 0.5, 5.0  # seconds of a burst, and of the silence after it
TICK = 0.02
HOUR = "3600"  # the last resort: no worker lives longer


def workers(folder: Path) -> list[str]:
    """One CPU worker for each CPU, and one that writes and reads files."""
    return ["stress-ng", "--quiet", "--cpu", str(len(os.sched_getaffinity(0))), "--hdd", "1",
            "--hdd-bytes", "64M", "--temp-path", str(folder), "--timeout", HOUR]


def compilation(snippets: Path, listing: Path) -> list[str]:
    """The compiler's work on one of the book's listings; its result is thrown away."""
    return ["g++", "-std=c++20", "-O2", "-pthread", "-I", str(snippets), "-c", str(listing), "-o",
            "/dev/null"]


def dying_with_us(command: list[str], signal_name: str = "KILL") -> list[str]:
    """The command, killed by the kernel should this process die before it has killed it."""
    return ["setpriv", "--pdeathsig", signal_name, *command]


def periods(seed: int) -> Iterator[float]:
    """Lengths of burst, silence, burst, ... in seconds."""
    chance = random.Random(seed)
    return (chance.uniform(SHORTEST, LONGEST) for _ in itertools.count())


class Jobs:
    """What is running now: each job with its descendants in a process group of its own."""

    def __init__(self, folder: Path, snippets: Path) -> None:
        self._folder = folder
        self._snippets = snippets
        self._listings = itertools.cycle(sorted(snippets.glob("*/*.cpp")))
        self._running: dict[str, subprocess.Popen] = {}

    def _start(self, name: str, command: list[str]) -> None:
        self._running[name] = subprocess.Popen(
            dying_with_us(command), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": str(self._folder)}, start_new_session=True)

    def keep_going(self) -> None:
        """Starts what does not run. Workers that have ended, or a compiler that cannot compile,
        are no load that anyone asked for."""
        if "workers" not in self._running:
            self._start("workers", workers(self._folder))
        elif self._running["workers"].poll() is not None:
            raise SystemExit("load: stress-ng ended by itself")
        compiler = self._running.get("compiler")
        if compiler is None or compiler.poll() is not None:
            if compiler is not None and compiler.returncode != 0:
                raise SystemExit("load: a listing did not compile")
            self._start("compiler", compilation(self._snippets, next(self._listings)))

    def stop(self) -> None:
        for job in self._running.values():
            try:
                os.killpg(job.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        for job in self._running.values():
            job.wait()
        self._running.clear()
        for left in self._folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)


def asker_is_gone(seconds: float) -> bool:
    """Waits so long; true as soon as our standard input has ended."""
    return bool(select.select([sys.stdin], [], [], seconds)[0])


def keep(jobs: Jobs, changes: Iterator[float]) -> None:
    """Load until the asker is gone, switched on and off after each of `changes`."""
    on, until = True, time.monotonic() + next(changes)
    while not asker_is_gone(TICK):
        if time.monotonic() > until:
            on, until = not on, time.monotonic() + next(changes)
            if not on:
                jobs.stop()
        if on:
            jobs.keep_going()


def stopped(number: int, frame: object) -> None:
    """SIGTERM ends this process as its asker's end does."""
    raise SystemExit(0)


def main() -> None:
    folder, snippets, *seed = sys.argv[1:]
    signal.signal(signal.SIGTERM, stopped)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir(parents=True)
    jobs = Jobs(Path(folder), Path(snippets))
    try:
        keep(jobs, periods(int(seed[0])) if seed else itertools.repeat(float("inf")))
    finally:
        jobs.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
