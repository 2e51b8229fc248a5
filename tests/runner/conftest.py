"""A copy of the fixture book in a folder of its own, and the runner that tries it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
RUNNER = os.environ.get("LAB_RUNNER", str(ROOT / "build/runner/lab-runner"))


def schema(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads((ROOT / "schemas" / name).read_text("utf-8")))


class Book:
    """The copy, and what the runner says about it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in ("claims", "snippets"):
            shutil.copytree(ROOT / "tests/fixtures" / part, root / part)
        shutil.copytree(ROOT / "snippets/lab", root / "snippets/lab")

    def command(self, *arguments: str) -> list[str]:
        return [RUNNER, "--root", str(self.root), *arguments]

    def lab(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(self.command(*arguments), stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=120)

    def start(self, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(self.command(*arguments), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def evidence(self, experiment: str) -> dict:
        """The evidence file of an experiment; it must follow the schema."""
        file = self.root / f"build/evidence/{experiment}.json"
        record = json.loads(file.read_text("utf-8"))
        schema("experiment.schema.json").validate(record)
        return record

    def machine(self) -> dict:
        """The description of this machine; it must follow the schema."""
        machine = json.loads((self.root / "build/evidence/machine.json").read_text("utf-8"))
        schema("machine.schema.json").validate(machine)
        return machine

    def has_evidence(self, experiment: str) -> bool:
        return (self.root / f"build/evidence/{experiment}.json").exists()

    def status(self) -> dict[str, dict]:
        """What `status --json` says, by claim; it must follow the schema."""
        statuses = json.loads(self.lab("status", "--json").stdout)
        schema("claims.schema.json").validate(statuses)
        return {status["id"]: status for status in statuses}

    def processes(self) -> list[str]:
        """Every process that was started from this book, or is about to be, in words."""
        everything = [words_of(process) for process in Path("/proc").glob("[0-9]*")]
        return [words for words in everything if str(self.root) in words]


def words_of(process: Path) -> str:
    """Command line, executable and folder of a process; nothing once it is gone."""
    try:
        line = (process / "cmdline").read_text("utf-8", "replace")
        return " ".join([line, os.readlink(process / "exe"), os.readlink(process / "cwd")])
    except OSError:
        return ""


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(tmp_path_factory.mktemp("fixtures") / "book")


@pytest.fixture
def fresh_book(tmp_path: Path) -> Book:
    return Book(tmp_path / "book")
