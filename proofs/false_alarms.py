"""Runs every experiment again and again on a machine kept busy: does a verdict ever turn round?

Half of the runs meet a steady load, half one that comes and goes in bursts. A claim must never be
VERIFIED in one run and REFUTED in another; INCONCLUSIVE, with its reason, is allowed and counted.
"""

import argparse
import fcntl
import json
import random
import shutil
import subprocess
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Optional

import common
from load import Load
from load import keeper

BOOK = common.ROOT / "build/false_alarms"
QUIET = 0.6  # more pressure than this turns the guard red (runner/judge/guard.cpp)
LETTERS = {"VERIFIED": "V", "REFUTED": "R", "INCONCLUSIVE": "I", "NOT_RUNNABLE": "N"}
Claims = dict[str, dict[str, Any]]


# ---- what the runs say: pure ---------------------------------------------------------------------

def tried(status: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The claims that an experiment decides."""
    return {name: claim for name, claim in status.items() if claim["experiment"] is not None}


def tally(status: dict[str, dict[str, Any]]) -> dict[str, int]:
    return dict(Counter(claim["verdict"] for claim in status.values()))


def add_run(claims: Claims, status: dict[str, dict[str, Any]]) -> None:
    """Appends one run's verdicts and reasons to what is known of every claim."""
    for name, seen in status.items():
        claim = claims.setdefault(
            name, {"id": name, "kind": seen["kind"], "verdicts": "", "reasons": {}})
        claim["verdicts"] += LETTERS[seen["verdict"]]
        if seen["reason"]:
            claim["reasons"][seen["reason"]] = claim["reasons"].get(seen["reason"], 0) + 1


def flips(claims: Claims) -> list[str]:
    """Claims that were VERIFIED in one run and REFUTED in another."""
    return [name for name, claim in claims.items() if {"V", "R"} <= set(claim["verdicts"])]


def falsely_refuted(claims: Claims) -> list[str]:
    """Claims that were REFUTED under load and not when quiet, which is the first run."""
    return [name for name, claim in claims.items()
            if "R" in claim["verdicts"][1:] and claim["verdicts"][0] != "R"]


def inconclusive_share(claims: Claims) -> Optional[float]:
    """How many of the verdicts under load were none; nothing before there is one."""
    under_load = "".join(claim["verdicts"][1:] for claim in claims.values()).replace("N", "")
    return round(under_load.count("I") / len(under_load), 5) if under_load else None


def summary(runs: list[dict[str, Any]], claims: Claims, wanted: int) -> dict[str, Any]:
    """What the result file holds beside what every proof says of itself."""
    return {"wanted_runs": wanted, "finished_runs": max(0, len(runs) - 1),
            "load_command": load_command(), "flips": len(flips(claims)),
            "refuted": falsely_refuted(claims), "inconclusive_share": inconclusive_share(claims),
            "runs": runs, "claims": list(claims.values())}


def load_command() -> str:
    """The load in words of a command line; a page shows it."""
    workers = " ".join(keeper.workers(Path("FOLDER")))
    compiler = " ".join(keeper.compilation(Path("snippets"), Path("LISTING")))
    return f"{workers} & while {compiler}; do :; done"


def words(run: dict[str, Any], number: int, wanted: int) -> str:
    """One run's line on the console."""
    place = f"run {number} of {wanted}" if number else "reference"
    pressure = "unknown" if run["pressure"] is None else f"{run['pressure']:.2f}"
    counts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(run["tally"].items()))
    return (f"{place:<12} {run['load']:<6} {run['seconds']:>6.0f} s, load average "
            f"{run['load_average']:.1f}, pressure {pressure}: {counts}")


# ---- the runs ------------------------------------------------------------------------------------

class Meter:
    """The machine's load while a run lasts."""

    def __init__(self) -> None:
        self._start, self._waited = time.monotonic(), self._pressure_us()
        self._loads: list[float] = []

    @staticmethod
    def _pressure_us() -> Optional[int]:
        try:
            line = Path("/proc/pressure/cpu").read_text("ascii").split("\n")[0]
        except OSError:
            return None
        return int(line.rsplit("total=", 1)[1])

    def look(self) -> None:
        self._loads.append(float(Path("/proc/loadavg").read_text("ascii").split()[0]))

    def readings(self) -> dict[str, Any]:
        """Seconds, mean load average, and the share of time in which some task waited for a CPU."""
        self.look()
        seconds = time.monotonic() - self._start
        pressure = None
        if self._waited is not None:
            pressure = round(((self._pressure_us() or 0) - self._waited) / 1e6 / seconds, 3)
        return {"seconds": round(seconds, 1), "pressure": pressure,
                "load_average": round(sum(self._loads) / len(self._loads), 2)}


@contextmanager
def only_proof() -> Iterator[None]:
    """Two of these proofs at once would take each other's listings away."""
    BOOK.mkdir(parents=True, exist_ok=True)
    with open(BOOK / "lock", "w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            common.give_up("another false_alarms is at work on this checkout")
        yield


def copy_book() -> None:
    """The checkout's listings and claims in a folder of their own, so that its evidence stays as it
    is. Programs built there by an earlier proof are used again where nothing has changed."""
    for part in ("claims", "schemas", "snippets"):
        shutil.rmtree(BOOK / part, ignore_errors=True)
        shutil.copytree(common.ROOT / part, BOOK / part,
                        ignore=shutil.ignore_patterns("__pycache__"))


def run_suite(load: Optional[Load], *words: str) -> dict[str, Any]:
    """Runs the copied book's experiments; what the machine was like meanwhile."""
    command = keeper.dying_with_us([str(common.RUNNER), "--root", str(BOOK), "run", *words], "TERM")
    meter = Meter()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True) as runner:
        while runner.poll() is None:
            if load and not load.is_on():
                runner.terminate()
                common.give_up("the load ended before the run did")
            meter.look()
            time.sleep(1)
        complaint = runner.stderr.read().strip() if runner.stderr else ""
    if runner.returncode not in (0, 1):
        common.give_up(f"lab run ended with {runner.returncode}: {complaint}")
    return meter.readings()


def one_run(kind: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Tries all claims anew under the load of that kind."""
    seed = random.SystemRandom().getrandbits(32) if kind == "bursts" else None
    if kind == "quiet":
        readings = run_suite(None, "--again")
    else:
        with Load(BOOK / "build/load", BOOK / "snippets", seed) as load:
            readings = run_suite(load, "--again")
    status = tried(common.status_of(BOOK))
    return {"load": kind, "seed": seed, **readings, "tally": tally(status)}, status


@dataclass
class Progress:
    """What has been measured so far, kept in the result file after every run."""
    commit: str
    wanted: int
    runs: list[dict[str, Any]]
    claims: Claims

    @classmethod
    def kept(cls, commit: str, wanted: int) -> "Progress":
        """An interrupted proof of the same commit."""
        try:
            known = json.loads((common.RESULTS / "false_alarms.json").read_text("utf-8"))
        except OSError:
            common.give_up("--continue: wanted an interrupted proof, saw none")
        if known["commit"] != commit or commit.endswith("+"):
            common.give_up(f"--continue: wanted a proof of commit {commit}, saw one of "
                           f"{known['commit']}; run without --continue")
        return cls(commit, wanted, known["runs"], {claim["id"]: claim for claim in known["claims"]})

    def go_on(self) -> None:
        """The quiet reference first, then steady load and bursts in turn."""
        while len(self.runs) <= self.wanted:
            number = len(self.runs)
            run, status = one_run("quiet" if number == 0 else "steady" if number % 2 else "bursts")
            self.runs.append({**run, "commit": self.commit})
            add_run(self.claims, status)
            self.write()
            print(words(run, number, self.wanted), flush=True)
            if number == 0 and (run["pressure"] or 0) > QUIET:
                print("    other work kept the machine busy: this reference is not a quiet one")
            for claim in status.values():
                if claim["verdict"] != "VERIFIED":
                    print(f"    {claim['verdict']} {claim['id']}: {claim['reason']}", flush=True)

    def write(self) -> None:
        common.write_results("false_alarms", {
            "commit": self.commit, **summary(self.runs, self.claims, self.wanted)})


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./lab prove false_alarms", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, metavar="N",
                        help="runs under load, after a quiet one (default: 20)")
    parser.add_argument("--continue", action="store_true", dest="go_on",
                        help="go on with an interrupted proof of the same commit")
    wanted = parser.parse_args()
    if wanted.runs < 1:
        parser.error(f"--runs: wanted at least 1, saw {wanted.runs}")
    return wanted


@only_proof()
def prove(wanted: argparse.Namespace) -> int:
    """All runs; the exit status."""
    commit = common.commit()
    progress = Progress.kept(commit, wanted.runs) if wanted.go_on else Progress(
        commit, wanted.runs, [], {})
    copy_book()
    print("Building the programs and trying them once", flush=True)
    run_suite(None)
    progress.go_on()
    turned, refuted = flips(progress.claims), falsely_refuted(progress.claims)
    print(f"{len(progress.claims)} claims, {wanted.runs} runs under load: {len(turned)} turned "
          f"round, {len(refuted)} falsely REFUTED, "
          f"{inconclusive_share(progress.claims):.2%} of the verdicts INCONCLUSIVE")
    for name in sorted({*turned, *refuted}):
        print(f"    {name}: {progress.claims[name]['verdicts']}")
    return 1 if turned or refuted else 0


if __name__ == "__main__":
    try:
        raise SystemExit(prove(arguments()))
    except KeyboardInterrupt:
        common.give_up("interrupted; ./lab prove false_alarms --continue goes on from here")
