"""The planted book, tried by the runner and built by Sphinx in both languages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUNNER = os.environ.get("LAB_RUNNER", str(ROOT / "build/runner/lab-runner"))
sys.path[:0] = [str(ROOT / "tests/fixtures/plants"), str(ROOT / "site")]

import plants  # noqa: E402


def build(book: Path, language: str, code: str) -> None:
    """The pages of one language; a page that warns is still built, one that cannot be is not."""
    subprocess.run(["/usr/bin/sphinx-build", "-q", "-c", ".", "-D", f"language={code}", "-d",
                    f"build/trees/{language}", language, f"build/site/{language}"],
                   cwd=book, env={**os.environ, "LAB_SITE": str(ROOT / "site")}, check=True,
                   capture_output=True, timeout=120)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the planted book, with the landing page of ours."""
    book = tmp_path_factory.mktemp("plants") / "book"
    plants.copy(book)
    tried = subprocess.run([RUNNER, "--root", book, "run"], capture_output=True, timeout=120)
    assert tried.returncode == 1, tried.stderr
    for language, code in (("en", "en"), ("zh", "zh_CN")):
        build(book, language, code)
    shutil.copy(ROOT / "docs/landing.html", book / "build/site/index.html")
    shutil.copy(ROOT / "site/landing.css", book / "build/site")
    return book / "build/site"
