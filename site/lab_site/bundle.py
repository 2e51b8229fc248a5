"""Published evidence: the folder of the machine that `published.toml` names as the reference."""

import tomllib
from pathlib import Path

FILE = "published.toml"


class Malformed(Exception):
    """The file does not name a machine whose evidence lies beside it."""

    def __init__(self, path: Path, wanted: str, seen: str) -> None:
        super().__init__(f"{path}: wanted {wanted}; saw {seen}; ./lab publish writes both")


class Bundle:
    """What one machine published: evidence as the runner wrote it, and the history beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def published_at(self) -> str:
        return ""


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
