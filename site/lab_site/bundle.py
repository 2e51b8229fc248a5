"""Published evidence: the folder of the machine that `published.toml` names as the reference."""

import hashlib
import tomllib
from functools import cached_property, lru_cache
from pathlib import Path

from . import history, records, spoken

FILE = "published.toml"


class Malformed(Exception):
    """The file does not name a machine whose evidence lies beside it."""

    def __init__(self, path: Path, wanted: str, seen: str) -> None:
        super().__init__(f"{path}: wanted {wanted}; saw {seen}; ./lab publish writes both")


class Bundle:
    """What one machine published: evidence as the runner wrote it, and the history beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self.experiment = lru_cache(maxsize=None)(self._experiment)

    @cached_property
    def machine(self) -> records.Machine | None:
        try:
            return records.load_machine(self.folder)
        except records.Missing:
            return None

    def _experiment(self, name: str, language: str) -> records.Experiment | None:
        """What it found there, in the words of the page; None where it was not tried or refused."""
        try:
            return spoken.in_language(records.load_experiment(self.folder, name), language)
        except records.Missing:
            return None

    @cached_property
    def past(self) -> history.History:
        try:
            return history.load(self.folder)
        except history.Broken:  # named when the book is opened
            return history.History()

    @property
    def published_at(self) -> str:
        """When it was published last, as its history tells; empty without one."""
        return self.past.dates[-1] if self.past.dates else ""

    def paths(self, experiment: str | None = None) -> list[Path]:
        """Files whose change makes a page that shows them out of date."""
        names = ["machine.json", "claims.json", history.FILE]
        names += [f"{experiment}.json"] if experiment else []
        return [path for path in map(self.folder.joinpath, names) if path.is_file()]

    @property
    def state(self) -> str:
        """What changes with every publish: the name, and what claims and machine were then."""
        told = hashlib.sha256(b"".join(path.read_bytes() for path in self.paths()))
        return f"{self.name} {told.hexdigest()}"


def _reference(path: Path) -> str:
    try:
        name = tomllib.loads(path.read_text("utf-8")).get("reference")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as why:
        raise Malformed(path, "TOML", str(why)) from why
    if not isinstance(name, str) or not name or Path(name).name != name:
        raise Malformed(path, 'reference = "NAME", a folder beside this file', repr(name))
    return name


def reference(folder: Path) -> Bundle | None:
    """The reference; None where nothing is published."""
    path = folder / FILE
    if not path.is_file():
        return None
    found = folder / _reference(path)
    if not (found / "claims.json").is_file():
        raise Malformed(path, f"the evidence of {found.name} beside it", "no claims.json there")
    return Bundle(found)
