#!/usr/bin/python3
"""Reads the EPUBs of ./lab pack with EPUBCheck, the standard's own validator: no complaint."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import common

CHECKER = ["java", "-jar", "/usr/bin/epubcheck"]  # Debian's, which not every kernel starts by name
PACK = common.ROOT / "build/pack"


def reading(book: Path) -> dict[str, Any]:
    """What EPUBCheck found, as it tells it in JSON; its exit status says the same in less."""
    told = book.with_suffix(".json")
    told.unlink(missing_ok=True)
    done = subprocess.run([*CHECKER, "--json", str(told), str(book)], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    if not told.exists():
        common.give_up(f"EPUBCheck ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return json.loads(told.read_text("utf-8"))


def complaints(found: dict[str, Any]) -> list[str]:
    """Each with the places that it names."""
    return [f"{each['severity']} {each['ID']}: {each['message']} "
            f"({place['path']}:{place['line']}:{place['column']})"
            for each in found["messages"] for place in each["locations"]
            if each["severity"] in ("FATAL", "ERROR", "WARNING")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove epub", description=__doc__)
    parser.parse_args()
    books = sorted(PACK.glob("*.epub"))
    if len(books) != 2:
        common.give_up(f"wanted an EPUB of each language in {PACK.relative_to(common.ROOT)}/, saw "
                       f"{len(books)}; ./lab pack makes them")
    failed = False
    for book in books:
        found = reading(book)
        told = complaints(found)
        failed |= bool(told)
        print(*told, sep="\n", end="\n" if told else "")
        print(f"{book.name}: {len(told)} complaints; EPUBCheck "
              f"{found['checker']['checkerVersion']}, EPUB {found['publication']['ePubVersion']}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
