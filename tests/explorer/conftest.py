"""The replaying instance on loopback, and the runner that asks it. Nothing leaves the machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from replay import RECORDED, Replay  # noqa: E402: found by the line above

ROOT = Path(__file__).parents[2]
RUNNER = os.environ.get("LAB_RUNNER", str(ROOT / "build/runner/lab-runner"))
EXAMPLE = os.environ.get("LAB_EXPLORER_EXAMPLE", str(ROOT / "build/cmake/explorer-example"))
NOT_OURS = ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "LAB_EXPLORER",
            "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


def recorded(name: str) -> dict:
    return json.loads((RECORDED / f"{name}.json").read_text("utf-8"))


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    return kept | {"LAB_EXPLORER_PACE": "0", "no_proxy": "*"} | more


class Lab:
    """The runner's `explorer` commands, asked of one instance."""

    def __init__(self, folder: Path, site: str) -> None:
        self.folder, self.site = folder, site

    def __call__(self, *words: str, **more: str) -> subprocess.CompletedProcess:
        """@param more further variables of the environment"""
        place = {"LAB_EXPLORER": self.site} if self.site else {}
        return subprocess.run([RUNNER, "--root", str(self.folder), "explorer", *words],
                              env=environment(**(place | more)), stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60, text=True)

    def source(self, name: str) -> str:
        """The source of a recorded request, as a file."""
        file = self.folder / f"{name}.cpp"
        file.write_text(recorded(name)["request"]["json"]["source"], "utf-8")
        return str(file)

    def execute_ok(self, *more: str, **variables: str) -> subprocess.CompletedProcess:
        """The command that asks for what `execute-ok` recorded."""
        text = self.folder / "input"
        text.write_text("first\nsecond\n", "utf-8")
        return self("execute", self.source("execute-ok"), "--compiler", "g122", "--flags=-O1",
                    "--arg", "one", "--arg", "two words", "--arg", '"q"', "--stdin", str(text),
                    *more, **variables)


@pytest.fixture(scope="session")
def replay():
    server = Replay()
    yield server
    server.shutdown()


@pytest.fixture
def lab(replay, tmp_path):
    return Lab(tmp_path, replay.url)


@pytest.fixture
def lab_at(replay, tmp_path):
    """At an instance that misbehaves in a way that faults.py knows; no other test shares it."""
    return lambda kind: Lab(tmp_path, f"{replay.url}/{kind}:{tmp_path.name}")


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Path:
    """A key and a certificate that nobody has signed but itself."""
    folder = tmp_path_factory.mktemp("tls")
    file = folder / "self-signed.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-keyout", folder / "key", "-out", folder / "cert", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    file.write_bytes((folder / "key").read_bytes() + (folder / "cert").read_bytes())
    return file
