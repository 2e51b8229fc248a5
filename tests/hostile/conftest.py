"""A book of hostile listings in a folder of its own, secrets planted around it, and its runner."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import host
import jsonschema
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RUNNER = os.environ.get("LAB_RUNNER", str(ROOT / "build/runner/lab-runner"))

# What moves a cursor, reorders or hides letters; a line break and a tab may stand in an output.
TROUBLESOME = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

TARGET = """// What stands on the host, for attacks to look for. Written by the harness.
#pragma once

#define TARGET_SECRET_AT_HOME "{home}/secret.hpp"
#define TARGET_SECRET_IN_BOOK "{book}/secret.hpp"

namespace target {{
inline constexpr const char* home = "{home}";
inline constexpr const char* book = "{book}";
inline constexpr const char* secret_at_home = TARGET_SECRET_AT_HOME;
inline constexpr const char* secret_in_book = TARGET_SECRET_IN_BOOK;
inline constexpr int port = {port};
inline constexpr const char* socket_name = "{socket_name}";
inline constexpr int process = {process};
}}  // namespace target
"""


@dataclass
class Done:
    """A run of the runner that has ended."""

    pid: int
    status: int
    output: str


@dataclass
class Plants:
    """What an attack would like to reach: secrets, servers and a process of the host."""

    home: Path
    secret: str = field(default_factory=lambda: "planted" + secrets.token_hex(16))
    in_environment: str = field(default_factory=lambda: "planted" + secrets.token_hex(16))
    socket_name: str = field(default_factory=lambda: "lab-hostile-" + secrets.token_hex(4))

    def __post_init__(self) -> None:
        self.home.mkdir(parents=True)
        self.write_secret(self.home)
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind("\0" + self.socket_name)
        self.abstract.listen()
        for server in (self.tcp, self.abstract):
            server.setblocking(False)
        self.process = subprocess.Popen(["/usr/bin/sleep", "1d"])
        self.descriptor = os.open(self.home / "secret.hpp", os.O_RDONLY)

    def write_secret(self, folder: Path) -> None:
        (folder / "secret.hpp").write_text(f'constexpr char kSecret[] = "{self.secret}";\n')

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.tcp.close(), self.abstract.close(), os.close(self.descriptor)

    def harm(self) -> list[str]:
        """Connections that came, a process that is gone."""
        came = ["a connection came" for server in (self.tcp, self.abstract) if _accepts(server)]
        return came + ["the process was ended"] * (self.process.poll() is not None)


def _accepts(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


class Book:
    """The hostile book, and what the runner makes of it."""

    def __init__(self, root: Path, plants: Plants) -> None:
        self.root, self.plants = root, plants
        shutil.copytree(HERE / "claims", root / "claims")
        shutil.copytree(HERE / "snippets", root / "snippets")
        shutil.copytree(ROOT / "snippets/lab", root / "snippets/lab")
        shutil.copy(HERE / "attack.hpp", root / "snippets/lab")
        plants.write_secret(root)
        (root / "snippets/lab/target.hpp").write_text(TARGET.format(
            home=plants.home, book=root, port=plants.tcp.getsockname()[1],
            socket_name=plants.socket_name, process=plants.process.pid))

    def start(self, *arguments: str) -> subprocess.Popen:
        """The runner, with a secret in its environment and an open descriptor to another."""
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("CI", "GITHUB_ACTIONS")}
        environment |= {"LAB_TEST_SECRET": self.plants.in_environment,
                        "HOME": str(self.plants.home)}
        return subprocess.Popen([RUNNER, "--root", str(self.root), *arguments], env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, pass_fds=[self.plants.descriptor])

    def lab(self, *arguments: str) -> Done:
        with self.start(*arguments) as runner:
            output, _ = runner.communicate(timeout=120)
            return Done(runner.pid, runner.returncode, output.decode("utf-8"))

    def evidence(self, experiment: str) -> dict:
        """The evidence of an experiment; it must follow the schema."""
        record = json.loads((self.root / f"build/evidence/{experiment}.json").read_text("utf-8"))
        schema = json.loads((ROOT / "schemas/experiment.schema.json").read_text("utf-8"))
        jsonschema.Draft7Validator(schema).validate(record)
        return record

    def has_evidence(self, experiment: str) -> bool:
        return (self.root / f"build/evidence/{experiment}.json").exists()

    def files(self) -> dict[str, bytes]:
        """All that is not made by the runner: an attack must not change it."""
        return {str(file.relative_to(self.root)): file.read_bytes()
                for file in sorted(self.root.rglob("*"))
                if file.is_file() and "build" not in file.relative_to(self.root).parts}

    def files_with(self, text: str) -> list[str]:
        """What the runner made and holds the text."""
        return [str(file) for file in (self.root / "build").rglob("*")
                if file.is_file() and text.encode() in file.read_bytes()]

    def working_folders(self) -> list[str]:
        """Folders and unfinished files of a run, which must not outlive it."""
        build = self.root / "build"
        return [str(entry) for entry in [*build.glob("work/*"), *build.rglob("*.new")]]


@pytest.fixture(scope="session")
def plants(tmp_path_factory: pytest.TempPathFactory):
    planted = Plants(tmp_path_factory.mktemp("home") / "person")
    yield planted
    planted.close()


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory, plants: Plants) -> Book:
    return Book(tmp_path_factory.mktemp("hostile") / "book", plants)


@pytest.fixture
def fresh_book(tmp_path: Path, plants: Plants) -> Book:
    return Book(tmp_path / "book", plants)


@pytest.fixture(scope="session")
def cgroups(book: Book) -> bool:
    """Are memory and tasks bounded for all of a program together, or for each process only?"""
    book.lab("run", "--exact", "good/working")
    return book.evidence("good/working")["sandbox"]["not_enforced"] == []


@pytest.fixture
def nothing_left(book: Book, plants: Plants):
    """Checks, once a run has ended, that the host is as it was. Gives what takes the run."""
    before, files = host.look(), book.files()

    def check(done: Done) -> None:
        left = host.wait_until_clean(
            lambda: host.look().added_since(before) + host.left_by(done.pid))
        assert left + plants.harm() + book.working_folders() == []
        assert book.files() == files
        for secret in (plants.secret, plants.in_environment):
            assert secret not in done.output
            assert book.files_with(secret) == []

    return check
