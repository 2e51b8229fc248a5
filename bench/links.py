#!/usr/bin/python3
"""Measures how long 1,000 links to Compiler Explorer take, made of this book's own listings."""

import itertools
import platform
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site"))

from lab_site.explorer import Explorer  # noqa: E402

LINKS = 1000


def cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").split("\n")
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), "?")


def main() -> None:
    names = [path.relative_to(ROOT / "snippets").with_suffix("").as_posix()
             for path in sorted((ROOT / "snippets").glob("*/*.cpp"))]
    again = itertools.islice(itertools.cycle(names), LINKS)
    book = Explorer(ROOT, ROOT / "proofs/results")
    began, busy = time.perf_counter(), time.process_time()
    # _link: each is made anew; `link` would make a listing's once.
    links = [book._link(name) for name in again]
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - busy
    size = sum(len(each.address) for each in links)
    print(f"{LINKS} links of {len(names)} listings: {seconds:.2f} s, "
          f"{cpu_seconds:.2f} s of them CPU, {size / 1e6:.1f} MB, "
          f"{sum(each.in_fragment for each in links)} behind a #\n"
          f"{cpu()}, kernel {platform.release()}, Python {platform.python_version()}")


if __name__ == "__main__":
    main()
