"""Verdicts as they were published before: history.jsonl of a machine, one sealed line a time."""

import hashlib
import json
from dataclasses import dataclass

SCHEMA = 1
FILE = "history.jsonl"
_HEAD, _END, _DIGITS = b'{"digest":"', b'",', 64


class Edited(Exception):
    """A line is not as it was published: says file, line, wanted and seen."""


@dataclass(frozen=True)
class Publication:
    at: str  # UTC
    cpu: str
    verdicts: dict  # claim: verdict, of what had been tried since the time before


@dataclass(frozen=True)
class Change:
    """A claim came to another verdict than the time before."""
    at: str
    cpu: str
    claim: str
    before: str
    after: str


def _publication(line):
    start = len(_HEAD) + _DIGITS
    digest, rest = line[len(_HEAD):start].decode("ascii", "replace"), line[start + len(_END):]
    seen = hashlib.sha256(rest).hexdigest()
    if not line.startswith(_HEAD) or digest != seen:
        raise ValueError(f"wanted the digest {digest or 'of a line'}, saw {seen}")
    raw = json.loads(line)
    if raw["schema"] != SCHEMA:
        raise ValueError(f"wanted schema {SCHEMA}, saw {raw['schema']}")
    claim, verdict = (raw["columns"].index(each) for each in ("claim", "verdict"))
    return Publication(raw["published_at"], raw["machine"].get("cpu", ""),
                       {row[claim]: row[verdict] for row in raw["claims"]})


def publications(path):
    """All of a file, the oldest first; none where there is no file. Raises Edited."""
    found = []
    for number, line in enumerate(path.read_bytes().splitlines() if path.is_file() else (), 1):
        try:
            found.append(_publication(line))
        except (ValueError, LookupError, TypeError, AttributeError) as why:
            raise Edited(f"{path}:{number}: {why}; bring back the file that was committed") \
                from why
    return found


def changes(found):
    """Every Change, the oldest first; what was tried for the first time is none."""
    known = {}
    for publication in found:
        for claim, verdict in publication.verdicts.items():
            if known.get(claim, verdict) != verdict:
                yield Change(publication.at, publication.cpu, claim, known[claim], verdict)
            known[claim] = verdict
