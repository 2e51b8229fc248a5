"""What the tests of published evidence have in common: a book, its bundle, and edited evidence."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from conftest import Book, is_sealed, schema

WRONG, SAME, NEVER = "verdicts/wrong_number", "verdicts/insensitive", "verdicts/never_seen"
FLIPPED = "verdicts/wrong-number"  # the claim of WRONG, which is REFUTED
TRIED = (WRONG, SAME, NEVER)


def edit(file: Path, change: Callable[[dict], None]) -> None:
    """Evidence as if the runner had seen something else."""
    evidence = json.loads(file.read_text("utf-8"))
    del evidence["digest"]
    change(evidence)
    rest = json.dumps(evidence, indent=1, ensure_ascii=False)[2:] + "\n"
    digest = hashlib.sha256(rest.encode()).hexdigest()
    file.write_text(f'{{\n "digest": "{digest}",\n{rest}', "utf-8")


def tried_anew(book: Book, experiment: str, day: int,
               change: Callable[[dict], None] = lambda claim: None) -> None:
    """One experiment's evidence as of another day, with its first claim changed."""
    def later(evidence: dict) -> None:
        evidence["finished_at"] = f"2030-01-{day:02}T00:00:00Z"
        change(evidence["claims"][0])
    edit(book.evidence_file(experiment), later)


def verified(claim: dict) -> None:
    claim["verdict"] = claim["real"]["verdict"] = "VERIFIED"


def copy_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(file.relative_to(folder)): file.read_bytes()
            for file in sorted(folder.rglob("*")) if file.is_file()}


def another(book: Book, folder: Path) -> Book:
    """A book that a test may change, from one that no test changes."""
    copy = Book.__new__(Book)
    copy.root, copy.runners = folder, []
    shutil.copytree(book.root, copy.root)
    return copy


class Published:
    """A bundle of the book, each file of which must follow its schema."""

    def __init__(self, book: Book, name: str) -> None:
        self.folder = book.root / "evidence" / name

    def files(self) -> dict[str, bytes]:
        return copy_of(self.folder)

    def record(self, name: str, follows: str) -> dict:
        text = (self.folder / f"{name}.json").read_bytes()
        assert is_sealed(text)
        record = json.loads(text)
        schema(follows).validate(record)
        return record

    def standings(self) -> dict[str, dict]:
        claims = self.record("claims", "claims.schema.json")["claims"]
        return {each["id"]: each for each in claims}

    def history(self) -> list[dict]:
        """The lines of history, each with its digest; rows by the names of their columns."""
        out = []
        for line in (self.folder / "history.jsonl").read_bytes().splitlines():
            assert line[:11] == b'{"digest":"' and line[75:77] == b'",'
            assert hashlib.sha256(line[77:]).hexdigest().encode() == line[11:75]
            publication = json.loads(line)
            schema("history.schema.json").validate(publication)
            publication["claims"] = {row[0]: dict(zip(publication["columns"], row))
                                     for row in publication["claims"]}
            out.append(publication)
        return out
