"""Opens a page in headless Chromium, and tells what became of it and what the console said."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom")
_CONSOLE = re.compile(r'^\[[^\]]*CONSOLE[:(][^\]]*\] "(.*?)", source: ', re.MULTILINE | re.DOTALL)
_VOID = {"meta", "link", "img", "input", "br", "hr", "base", "col", "wbr"}


@dataclass(frozen=True)
class Element:
    tag: str
    attributes: dict[str, str]


class Document(HTMLParser):
    """The elements of a page after its scripts have run, and its text without its sources."""

    def __init__(self, html: str, console: list[str]) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.text = self.title = ""
        self.console = console
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "title" and "svg" not in self._open:
            self.title += data
        elif inside not in ("script", "style"):
            self.text += data

    def of(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element with this tag."""
        return [each.attributes for each in self.elements if each.tag == tag]


def opened(address: str | Path, *options: str) -> Document:
    """The page at an address, or in a file, when its scripts have come to rest."""
    place = address.resolve().as_uri() if isinstance(address, Path) else address
    with tempfile.TemporaryDirectory(prefix="lab-chromium-") as profile:
        done = subprocess.run(
            ["chromium", *_OPTIONS, f"--user-data-dir={profile}", *options, place],
            capture_output=True, text=True, encoding="utf-8", errors="replace", check=True,
            timeout=120)
    assert "<html" in done.stdout, f"Chromium showed nothing of {place}:\n{done.stderr}"
    return Document(done.stdout, _CONSOLE.findall(done.stderr))
