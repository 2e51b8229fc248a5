"""A copy of the fixture book in a folder of its own, and the runner that tries it."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
RUNNER = os.environ.get("LAB_RUNNER", str(ROOT / "build/runner/lab-runner"))


def schema(name: str, part: str = "") -> jsonschema.Draft7Validator:
    """The validator of a file of schemas/, or of one of its definitions."""
    whole = json.loads((ROOT / "schemas" / name).read_text("utf-8"))
    if part:
        whole = {"$ref": f"#/definitions/{part}", "definitions": whole["definitions"]}
    return jsonschema.Draft7Validator(whole)


def is_sealed(text: bytes) -> bool:
    """Whether an evidence file holds the digest of all that stands below it (schemas/README.md)."""
    head, line, rest = text.split(b"\n", 2)
    return head == b"{" and line == b' "digest": "%s",' % hashlib.sha256(rest).hexdigest().encode()


class Book:
    """The copy, and what the runner says about it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runners: list[int] = []
        for part in ("claims", "snippets"):
            shutil.copytree(ROOT / "tests/fixtures" / part, root / part)
        shutil.copytree(ROOT / "snippets/lab", root / "snippets/lab")

    def command(self, *arguments: str) -> list[str]:
        return [RUNNER, "--root", str(self.root), *arguments]

    def lab(self, *arguments: str) -> subprocess.CompletedProcess:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def start(self, *arguments: str) -> subprocess.Popen:
        process = subprocess.Popen(self.command(*arguments), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.runners.append(process.pid)
        return process

    def evidence(self, experiment: str) -> dict:
        """The evidence file of an experiment; it must follow the schema."""
        return self._record(experiment, "experiment.schema.json")

    def machine(self) -> dict:
        """The description of this machine; it must follow the schema."""
        return self._record("machine", "machine.schema.json")

    def standings(self) -> dict[str, dict]:
        """What claims.json says, by claim; it must follow the schema."""
        return {each["id"]: each for each in self._record("claims", "claims.schema.json")["claims"]}

    def _record(self, name: str, follows: str) -> dict:
        text = self.evidence_file(name).read_bytes()
        assert is_sealed(text)
        record = json.loads(text)
        schema(follows).validate(record)
        return record

    def evidence_file(self, name: str) -> Path:
        return self.root / f"build/evidence/{name}.json"

    def has_evidence(self, experiment: str) -> bool:
        return self.evidence_file(experiment).exists()

    def status(self) -> dict[str, dict]:
        """What `status --json` says, by claim; it must follow the schema."""
        statuses = json.loads(self.lab("status", "--json").stdout)
        schema("claims.schema.json", "claims").validate(statuses)
        return {status["id"]: status for status in statuses}

    def processes(self) -> list[str]:
        """Every process that was started from this book, or is about to be, in words.

        A program in a sandbox shows nothing of the book: it is known by its ancestors, and the
        innermost of those names the runner.
        """
        everything = {int(process.name): process for process in Path("/proc").glob("[0-9]*")}
        signs = [str(self.root), *(f"--runner {pid} " for pid in self.runners)]
        ours = {pid for pid, process in everything.items()
                if any(sign in words_of(process) for sign in signs)}
        while more := {pid for pid, process in everything.items()
                       if pid not in ours and parent_of(process) in ours}:
            ours |= more
        return [words for pid in ours if (words := words_of(everything[pid]))]


def words_of(process: Path) -> str:
    """Command line, executable and folder of a process; nothing once it is gone."""
    try:
        line = (process / "cmdline").read_text("utf-8", "replace").replace("\0", " ")
    except OSError:
        return ""
    return " ".join([line, link_of(process / "exe"), link_of(process / "cwd")])


def link_of(file: Path) -> str:
    """Where a link of /proc leads; nothing where we may not look."""
    try:
        return os.readlink(file)
    except OSError:
        return ""


def parent_of(process: Path) -> int:
    """The parent's number; 0 once the process is gone."""
    try:
        return int((process / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(tmp_path_factory.mktemp("fixtures") / "book")


@pytest.fixture
def fresh_book(tmp_path: Path) -> Book:
    return Book(tmp_path / "book")
