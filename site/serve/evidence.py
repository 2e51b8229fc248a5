"""Which evidence the pages show: what was measured here, else what was published with the book."""

from dataclasses import dataclass
from pathlib import Path

_HERE = Path("build/evidence")
_PUBLISHED = Path("evidence")  # a folder a machine, and the file that names one of them
_REFERENCE = _PUBLISHED / "published.toml"


class NoEvidence(Exception):
    """Says what to do."""


@dataclass(frozen=True)
class Evidence:
    folder: Path  # from the root of the book; what is watched
    settings: tuple[str, ...]  # for Sphinx

    def __str__(self):
        return f"what is in {self.folder}/"


def choose(root, published):
    """What was measured here, unless the published evidence is asked for or is all there is."""
    if not published and (root / _HERE / "claims.json").exists():
        return Evidence(_HERE, (f"lab_evidence={_HERE}",))
    if (root / _REFERENCE).exists():
        return Evidence(_PUBLISHED, ("lab_published=1",))
    if published:
        raise NoEvidence(f"--published: wanted {_REFERENCE}, saw none; leave --published out to "
                         "show what was measured here")
    raise NoEvidence(f"nothing was measured here (no {_HERE}/claims.json), and nothing is "
                     f"published ({_REFERENCE})\n"
                     "    ./lab run            tries every experiment\n"
                     "    ./lab run 'TOPIC/*'  tries those of one topic; others are not measured")
