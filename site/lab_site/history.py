"""How claims went from publication to publication: the only reader of history.jsonl."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "history.jsonl"
SCHEMA = 1
_HEAD, _DIGITS, _END = '{"digest":"', 64, '",'
_REST = len(_HEAD) + _DIGITS + len(_END)
_COLUMNS = ("claim", "verdict", "reason", "estimate", "interval", "n", "threshold", "finished_at",
            "tool", "listing")
# What bears on every number of a publication; mitigations are a hash over all of them.
_EPOCH = ("cpu", "cpus", "kernel", "hypervisor", "libc", "command_line", "mitigations")


class Broken(Exception):
    """The history is not as the runner wrote it: says file, line, wanted, seen, what to do."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        super().__init__(f"{path}:{line}: {fault}; bring back the file that was committed")
        self.path = path


@dataclass(frozen=True)
class Moment:
    """What one claim came to when it was tried for a publication."""
    published_at: str
    verdict: str
    reason: str
    estimate: Any
    interval: tuple[float, float] | None
    n: int
    threshold: Any
    finished_at: str
    epoch: dict[str, str]  # the facts of machine, compiler, method and listing, by name

    def changes_since(self, before: "Moment") -> list[tuple[str, str, str]]:
        """(fact, before, now) for each fact of the epoch that is another one."""
        return [(name, before.epoch.get(name, ""), now) for name, now in self.epoch.items()
                if before.epoch.get(name, "") != now]


def days(moments: tuple[Moment, ...]) -> list[str]:
    """When each was published: the day, and the time as well where a day has several."""
    told = [moment.published_at[:10] for moment in moments]
    if len(set(told)) == len(told):
        return told
    return [moment.published_at[:16].replace("T", " ") for moment in moments]


def _row(columns: list[str], values: list[Any]) -> dict[str, Any]:
    if len(columns) != len(values):
        raise ValueError(f"wanted {len(columns)} values in a row, saw {len(values)}")
    named = dict(zip(columns, values))
    if missing := [name for name in _COLUMNS if name not in named]:
        raise ValueError(f"wanted a column {missing[0]}, saw none")
    return named


def _moment(told: dict[str, Any], row: dict[str, Any]) -> Moment:
    machine, interval = told["machine"], row["interval"]
    epoch = {name: str(machine[name]) for name in _EPOCH if name in machine}
    epoch |= {"compiler": told["compilers"].get(row["tool"], row["tool"]),
              "method": told["method"], "listing": row["listing"],
              "threshold": json.dumps(row["threshold"])}
    return Moment(told["published_at"], row["verdict"], row["reason"], row["estimate"],
                  tuple(interval) if interval else None, row["n"], row["threshold"],
                  row["finished_at"], epoch)


def _document(line: str) -> dict[str, Any]:
    """The line as an object, if its digest is that of all that stands behind it."""
    if not line.startswith(_HEAD) or line[_REST - len(_END):_REST] != _END:
        raise ValueError("wanted a digest in front, saw none")
    wanted = line[len(_HEAD):_REST - len(_END)]
    seen = hashlib.sha256(line[_REST:].encode()).hexdigest()
    if wanted != seen:
        raise ValueError(f"edited since the runner wrote it: wanted digest {wanted}, saw {seen}")
    told = json.loads(line)
    if told["schema"] != SCHEMA:
        raise ValueError(f"wanted schema {SCHEMA}, saw {told['schema']}")
    return told


@dataclass(frozen=True)
class History:
    """All publications of one machine, the oldest first."""
    dates: tuple[str, ...] = ()
    claims: dict[str, tuple[Moment, ...]] | None = None  # in the order of publications

    def of(self, claim: str) -> tuple[Moment, ...]:
        """Each time that a claim was tried; a publication that did not try it again is absent."""
        return (self.claims or {}).get(claim, ())


def load(folder: Path) -> History:
    """The history beside a machine's evidence; none where the file is not there."""
    path = folder / FILE
    if not path.is_file():
        return History()
    *lines, rest = path.read_bytes().decode("utf-8", "replace").split("\n")
    if rest:
        raise Broken(path, len(lines) + 1, "wanted a whole line, saw one that is cut short")
    dates, claims = [], {}
    for number, line in enumerate(lines, 1):
        try:
            told = _document(line)
            rows = [_row(told["columns"], values) for values in told["claims"]]
            dates.append(told["published_at"])
            for row in rows:
                claims.setdefault(row["claim"], []).append(_moment(told, row))
        except (ValueError, KeyError, TypeError, AttributeError) as why:
            raise Broken(path, number, str(why)) from why
    return History(tuple(dates), {name: tuple(found) for name, found in claims.items()})
