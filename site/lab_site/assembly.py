"""Recorded assembly as frozen dataclasses: the only reader of evidence/assembly."""

import re
from dataclasses import dataclass
from pathlib import Path

from . import records, sealed
from .records import Missing, Refused, Unknown

FOLDER = "assembly"


@dataclass(frozen=True)
class Line:
    text: str
    label: bool = False
    line: int | None = None
    header: str = ""


@dataclass(frozen=True)
class Function:
    name: str
    lines: tuple


@dataclass(frozen=True)
class Side:
    """One way of compiling."""
    function: str
    compiler: str
    asked_flags: tuple
    version: str
    flags: tuple
    left_out: int
    functions: tuple

    @property
    def warm(self):
        """The functions without what compilers move away as hardly ever executed: errors."""
        return [each for each in self.functions if "[clone .cold" not in each.name]

    @property
    def lines(self):
        return [line for function in self.warm for line in function.lines]

    @property
    def cold(self):
        """How many lines are not shown for that reason."""
        return sum(len(each.lines) for each in self.functions) - len(self.lines)

    def count(self, pattern=""):
        """How many instructions there are, or how many of them hold some words."""
        found = _words(pattern)
        return sum(not line.label and bool(found.search(line.text)) for line in self.lines)


@dataclass(frozen=True)
class Panel:
    name: str
    instance: str
    recorded_at: str
    sides: tuple
    stale: bool


def _words(pattern):
    """Finds the words as they stand, and not in the middle of others."""
    head = r"(?<!\w)" if re.match(r"\w", pattern) else ""
    tail = r"(?!\w)" if re.search(r"\w$", pattern) else ""
    return re.compile(head + re.escape(pattern) + tail)


def path_of(folder: Path, experiment: str) -> Path:
    return folder / FOLDER / f"{experiment}.json"


def _side(raw):
    functions = tuple(Function(each["name"], tuple(Line(**line) for line in each["lines"]))
                      for each in raw["functions"])
    return Side(raw["function"], raw["compiler"], tuple(raw["asked_flags"]), raw["version"],
                tuple(raw["flags"]), raw["left_out"], functions)


def _changed(root, listing, raw):
    """Whether what was compiled is not what stands in the checkout now."""
    files = {listing: raw["listing_sha256"],
             **{root / path: digest for path, digest in raw["headers"].items()}}
    return any(not path.is_file() or records.sha256(path) != digest
               for path, digest in files.items())


def load(book, folder: Path, experiment: str, name: str) -> Panel:
    """A panel as it was recorded. Raises Unknown, Missing or Refused."""
    listing, path = book.listing(experiment), path_of(folder, experiment)
    if not path.exists():
        raise Missing(experiment)
    try:
        raw, _ = sealed.document(path)
        found = {panel["name"]: panel for panel in raw["panels"]}
        if raw["experiment"] != experiment:
            raise Refused(experiment)
        if name not in found:
            raise Missing(f"{experiment}#{name}")
        panel = found[name]
        return Panel(name, panel["instance"], panel["recorded_at"],
                     tuple(map(_side, panel["sides"])), _changed(book.root, listing, panel))
    except (sealed.Broken, KeyError, TypeError) as why:
        raise Refused(experiment) from why


__all__ = ["Function", "Line", "Missing", "Panel", "Refused", "Side", "Unknown", "load", "path_of"]
