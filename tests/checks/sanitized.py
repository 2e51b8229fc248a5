"""Runs the runner's unit tests and whole books, some of them interrupted, with the runner that a
sanitizer's preset built. Any report fails, even one by a process whose end nobody looks at."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "proofs"))

from fuzz import without_random_addresses  # noqa: E402


def environment(preset: str, reports: Path) -> dict[str, str]:
    """The first fault ends a process and stands in a file of its own."""
    options = f"halt_on_error=1:log_path={reports}/report"
    return {**os.environ, "LAB_RUNNER": str(ROOT / f"build/{preset}/runner/lab-runner"),
            "ASAN_OPTIONS": options, "UBSAN_OPTIONS": f"{options}:print_stacktrace=1",
            "TSAN_OPTIONS": f"{options}:second_deadlock_stack=1:atexit_sleep_ms=50"}


def main(preset: str) -> int:
    reports = ROOT / f"build/{preset}/reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    failed = []
    for command in ([f"build/{preset}/runner_tests"],
                    [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
                     "tests/runner"]):
        done = subprocess.run([*without_random_addresses(), *command], cwd=ROOT,
                              env=environment(preset, reports), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              errors="replace")
        if done.returncode != 0:
            failed.append(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
    failed += [f"{file}:\n{file.read_text('utf-8', 'replace')}" for file in reports.iterdir()]
    print(*failed, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
