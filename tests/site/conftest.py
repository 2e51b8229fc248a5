"""Builds the tests' own book, as it is or with one thing changed, and looks into the result."""

import io
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from reseal import reseal

ROOT = Path(__file__).resolve().parents[2]
BOOK = Path(__file__).resolve().parent / "book"
os.environ["LAB_SITE"] = str(ROOT / "site")
_CHARTS = tempfile.TemporaryDirectory(prefix="lab-charts-")
os.environ["LAB_CHARTS"] = _CHARTS.name
sys.path.insert(0, str(ROOT / "site"))

from sphinx.application import Sphinx  # noqa: E402
from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: E402


@dataclass
class Built:
    """A finished build: its pages, its doctrees, what it complained of."""
    out: Path
    warnings: str
    env: object

    def page(self, name):
        return (self.out / f"{name}.html").read_text("utf-8")

    def doctree(self, name="soup"):
        return self.env.get_doctree(name)

    def parts(self, cls, name="soup"):
        """Our elements that carry a CSS class."""
        return [node for node in self.doctree(name).findall(lambda node: hasattr(node, "get"))
                if cls in (node.get("attrs") or {}).get("class", "").split()]

    def texts(self, cls, name="soup"):
        return [node.astext() for node in self.parts(cls, name)]


class Book:
    """A copy of the book that a test may change before it builds it."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(BOOK, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def path(self, name):
        return self.folder / name

    def edit(self, name, old, new):
        text = self.path(name).read_text("utf-8")
        assert old in text, f"{name} does not hold {old}"
        self.path(name).write_text(text.replace(old, new), "utf-8")
        if name.startswith("evidence/"):  # as if the runner had written it so
            reseal(self.path(name))

    def append(self, name, text):
        with self.path(name).open("a", encoding="utf-8") as file:
            file.write(text)

    def in_both(self, name, old, new):
        for language in ("en", "zh"):
            self.edit(f"{language}/{name}", old, new)

    def publish(self, machine="kettle-7", *changes):
        """Its evidence as that of a published machine, each (file, old, new) changed."""
        folder = self.path("published") / machine
        shutil.copytree(self.path("evidence"), folder)
        (folder.parent / "published.toml").write_text(f'reference = "{machine}"\n', "utf-8")
        for name, old, new in changes:
            text = (folder / name).read_text("utf-8")
            assert old in text, f"{name} does not hold {old}"
            (folder / name).write_text(text.replace(old, new), "utf-8")
            reseal(folder / name)

    def build(self, language="en", **settings):
        out, warnings = self.folder / "_build" / language, io.StringIO()
        fail = settings.pop("fail_on_warning", False)
        tag = "zh_CN" if language == "zh" else "en"
        with patch_docutils(str(self.folder)), docutils_namespace():
            app = Sphinx(str(self.folder / language), str(self.folder), str(out),
                         str(self.folder / "_trees" / language), "html",
                         {"language": tag, **settings}, status=None, warning=warnings,
                         warningiserror=fail)
            app.build()
        text = re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue())
        return Built(out, text, app.env)


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path / "book")


@pytest.fixture(scope="session")
def english(tmp_path_factory):
    return Book(tmp_path_factory.mktemp("en") / "book").build("en")


@pytest.fixture(scope="session")
def chinese(tmp_path_factory):
    return Book(tmp_path_factory.mktemp("zh") / "book").build("zh")
