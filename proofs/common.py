"""What proofs share: the runner, facts of the machine, results written whole or not at all."""

import datetime
import fcntl
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUNNER = ROOT / "build/runner/lab-runner"
RESULTS = ROOT / "proofs/results"


def give_up(why: str) -> None:
    """Ends the proof: the work could not be done."""
    print(f"prove: {why}", file=sys.stderr)
    sys.exit(2)


def run_lab(root: Path, *words: str, good: tuple[int, ...] = (0, 1)) -> str:
    """Standard output of one command of the runner on the book at `root`."""
    done = subprocess.run([str(RUNNER), "--root", str(root), *words], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    if done.returncode not in good:
        give_up(f"lab {' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def status_of(root: Path) -> dict[str, dict[str, Any]]:
    """Where every claim of the book at `root` stands, by its id (schemas/claims.schema.json)."""
    return {claim["id"]: claim for claim in json.loads(run_lab(root, "status", "--json"))}


def build(target: str) -> Path:
    """Builds one C++ program that a proof drives, after any other ./lab that builds."""
    folder = ROOT / "build/cmake"
    with open(ROOT / "build/.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(["cmake", "--build", str(folder), "--target", target],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        give_up(f"{target} does not build:\n{done.stdout}{done.stderr}")
    return folder / target


def copy_of_the_book(folder: Path) -> Path:
    """The checkout without what was built from it: its runs leave this book's evidence alone."""
    def skip(parent: str, names: list[str]) -> set[str]:
        at_root = Path(parent) == ROOT
        return {name for name in names if name == "__pycache__" or at_root and name in
                ("build", ".git")}
    return Path(shutil.copytree(ROOT, folder / "book", ignore=skip))


def machine() -> dict[str, Any]:
    """What a reader must know of the machine; nothing that names it."""
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                if line.startswith("model name")), platform.machine())
    banner = subprocess.run(["g++", "--version"], capture_output=True, text=True).stdout
    return {"cpu": cpu, "cpus": len(os.sched_getaffinity(0)), "kernel": platform.release(),
            "compiler": banner.split("\n")[0]}


def commit() -> str:
    """The checkout's commit, with `+` behind it where files other than results differ from it."""
    def git(*words: str) -> str:
        return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True,
                              text=True).stdout.strip()
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".",
                  ":(exclude)proofs/results")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_results(proof: str, results: dict[str, Any]) -> Path:
    """Writes proofs/results/PROOF.json; `results` follow what every proof says of itself."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    target = RESULTS / f"{proof}.json"
    whole = {"proof": proof, "finished_at": now(), "commit": commit(), "machine": machine(),
             **results}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=RESULTS, delete=False) as file:
        json.dump(whole, file, ensure_ascii=False, indent=1)
        file.write("\n")
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)
    return target
