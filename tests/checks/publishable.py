"""May this folder be published? It was written by programs, so it is data: names, kinds and sizes
are looked at, and no file is read."""

import os
import re
import stat
import sys
from pathlib import Path

SUFFIXES = {".html", ".css", ".js", ".json", ".svg", ".csv", ".tsv", ".txt", ".xml", ".inv",
            ".png", ".woff2", ".cpp", ".hpp", ".py", ".wasm", ".pagefind", ".pf_meta",
            ".pf_index", ".pf_fragment", ".pf_filter"}
BARE_NAMES = {".buildinfo", ".nojekyll"}
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
LARGEST_FILE = 8 << 20  # bytes
MOST_BYTES = 256 << 20
MOST_FILES = 20_000


def fault_of(path: Path) -> str | None:
    """Why one file or folder may not be published."""
    found = os.lstat(path)
    if stat.S_ISDIR(found.st_mode):
        return None if NAME.fullmatch(path.name) else "wanted a plain name"
    if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
        return "wanted a file, saw a link or something else"
    if path.name in BARE_NAMES:
        return None
    if not NAME.fullmatch(path.name):
        return "wanted a plain name"
    if path.suffix not in SUFFIXES:
        return f"wanted one of {', '.join(sorted(SUFFIXES))}, saw \"{path.suffix}\""
    if found.st_size > LARGEST_FILE:
        return f"wanted at most {LARGEST_FILE} bytes, saw {found.st_size}"
    return None


def faults(folder: Path) -> list[str]:
    """All that speaks against publishing the folder, with the path as Python writes it: whole."""
    paths = [Path(place, name) for place, folders, files in os.walk(folder)
             for name in folders + files]
    found = [f"{str(path.relative_to(folder))!r}: {fault}" for path in paths
             if (fault := fault_of(path))]
    files = [path for path in paths if not stat.S_ISDIR(os.lstat(path).st_mode)]
    size = sum(os.lstat(path).st_size for path in files)
    if len(files) > MOST_FILES or size > MOST_BYTES:
        found.append(f"wanted at most {MOST_FILES} files and {MOST_BYTES} bytes, "
                     f"saw {len(files)} and {size}")
    if not (folder / "index.html").is_file():
        found.append("'index.html': wanted it, saw none")
    return found


def main(folder: str) -> int:
    found = faults(Path(folder))
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
