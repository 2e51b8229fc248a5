"""What became of a listing under other compilers: the only reader of evidence/portability."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from . import sealed

FOLDER = "evidence/portability"  # from the book's root; committed, never made by a build
LOCAL = "local"
_INCLUDE = re.compile(r'^\s*#\s*include\s*[<"](lab/[^>"]+)[>"]')
_LONGEST_LINE = 1000  # as the runner reads them: runner/includes.cpp
_JUDGED = ("fact", "order", "output", "samples", "can_happen", "never")
_BUILT = ("builds", "warns")
_UNKNOWN = ("not_tried", "service_failed")


class Broken(Exception):
    """The file is not as the runner writes it; says which, wanted and seen."""


@dataclass(frozen=True)
class Judged:
    """A claim as this compiler's program came out."""
    id: str
    verdict: str
    reason: str
    never: bool = False  # of the kind that is refuted, or has no counterexample yet

    @property
    def stands(self):
        """It holds, or nothing was seen that speaks against it."""
        unseen = self.never and self.reason.startswith("not-observed")
        return self.verdict == "VERIFIED" or unseen


@dataclass(frozen=True)
class Cell:
    """One compiler, one standard, one place."""
    compiler: str
    standard: str
    where: str
    instance: str
    version: str
    recorded_at: str
    build: str
    build_reason: str
    diagnostics: tuple
    run: str
    status: int
    run_reason: str
    claims: tuple
    changed: str  # what differs now from what was tried: listing, headers, terms; empty: nothing
    listing: str  # SHA-256 of the listing that was tried

    @property
    def column(self):
        return (self.where, self.compiler, self.standard)

    @property
    def built(self):
        return self.build in _BUILT

    @property
    def refuted(self):
        return [each for each in self.claims if each.verdict == "REFUTED"]

    @property
    def state(self):
        """One word for the cell: whichever comes first of what went wrong, or holds."""
        if self.build in _UNKNOWN:
            return "untried"
        if not self.built:
            return "refuses" if self.build == "refuses" else "unbuilt"
        if self.run in _UNKNOWN or self.run == "not_run":
            return "unrun"
        if self.run != "ran" or self.status or self.run_reason:
            return "fails"
        if self.refuted:
            return "refuted"
        return "holds" if all(each.stands for each in self.claims) else "undecided"


@dataclass(frozen=True)
class Sheet:
    """All cells of a listing, in the order of places, compilers and standards."""
    experiment: str
    cells: tuple

    @property
    def tried(self):
        return [cell for cell in self.cells if cell.state != "untried"]

    @property
    def decides(self):
        """Whether anything was judged, or it was only built and run."""
        return any(cell.claims for cell in self.cells)

    def count(self, *states):
        return sum(cell.state in states for cell in self.tried)

    @property
    def changed(self):
        """What the oldest of its cells was tried without; empty: they speak of this listing."""
        return next((cell for cell in self.cells if cell.changed), None)


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _included(root, file, found):
    for line in (root / file).read_text("utf-8", "replace").splitlines():
        match = _INCLUDE.match(line) if len(line) <= _LONGEST_LINE else None
        header = match and PurePosixPath("snippets") / match[1]
        if header and header not in found and (root / header).is_file():
            found.add(header)
            _included(root, header, found)
    return found


def sources(book, name):
    """Files that decide whether a cell speaks of the listing as it stands; none unrecorded."""
    if not file_of(book.root, name).is_file():
        return []
    listing = book.listing(name).relative_to(book.root)
    found = [listing, listing.with_suffix(".toml"), *_included(book.root, listing, set())]
    return [path for each in found if (path := book.root / each).is_file()]


def headers(root, listing):
    """SHA-256 over path and SHA-256 of each file below snippets/lab that the listing includes."""
    found = sorted(_included(root, listing, set()))
    told = "".join(f"{each} {_sha256(root / each)}\n" for each in found)
    return hashlib.sha256(told.encode()).hexdigest()


def terms(path):
    """The claim file as far as it can change a cell: neither words for readers nor costs."""
    raw = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    kept = {key: raw[key] for key in ("needs", "build", "limits") if key in raw}
    kept["claims"] = [{key: value for key, value in claim.items() if key != "says"}
                      for claim in raw.get("claim", []) if any(kind in claim for kind in _JUDGED)]
    return kept


def content(root, listing):
    """What of the book a cell is tried with, as evidence keeps it."""
    return {"listing": _sha256(root / listing), "headers": headers(root, listing),
            "terms": terms((root / listing).with_suffix(".toml"))}


def _difference(was, now):
    return next((part for part in ("listing", "headers", "terms") if was[part] != now[part]), "")


def _cell(raw, contents, now):
    was = contents[raw["content"]]
    never = {claim["id"] for claim in was["terms"]["claims"] if "never" in claim}
    return Cell(raw["compiler"], raw["standard"], raw["where"], raw["instance"], raw["version"],
                raw["recorded_at"], raw["build"], raw.get("build_reason", ""),
                tuple(raw.get("diagnostics", ())), raw["run"], raw.get("status", 0),
                raw.get("run_reason", ""),
                tuple(Judged(each["id"], each["verdict"], each.get("reason", ""),
                             each["id"] in never)
                      for each in raw["claims"]), _difference(was, now), was["listing"])


def file_of(root, name):
    return Path(root) / FOLDER / f"{name}.json"


def load(book, name):
    """What is recorded of a listing; None where nothing is. Raises Broken."""
    path = file_of(book.root, name)
    if not path.is_file():
        return None
    try:
        raw, _ = sealed.document(path)
        now = content(book.root, book.listing(name).relative_to(book.root))
        cells = [_cell(each, raw["contents"], now) for each in raw["cells"]]
    except sealed.Broken as why:
        raise Broken(str(why).replace("./lab run", "./lab explorer record")) from why
    except (KeyError, TypeError) as why:
        raise Broken(f"{path}: wanted evidence as the runner writes it, saw none of {why}; "
                     "./lab explorer record makes it anew") from why
    return Sheet(name, tuple(cells)) if cells else None


def all_of(book):
    """Every listing of the book of which something is recorded. Raises Broken."""
    found = (load(book, name) for name in book.listings)
    return [sheet for sheet in found if sheet]
