"""What an address of Compiler Explorer opens, read by other code than what makes it."""

import base64
import json
import re
import zlib
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
NUMBER = re.compile(r"-?[0-9]+")


class Rison:
    """A reader of rison as the site reads it: strings in quotes, ! before ! and '."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def whole(self) -> dict[str, Any]:
        found = self.members("")
        if self.at != len(self.text):
            raise ValueError(f"rison: wanted the end, saw {self.text[self.at:][:20]!r}")
        return found

    def take(self, wanted: str) -> bool:
        taken = self.text.startswith(wanted, self.at)
        self.at += len(wanted) if taken else 0
        return taken

    def matched(self, shape: re.Pattern[str]) -> str:
        found = shape.match(self.text, self.at)
        if not found:
            raise ValueError(f"rison: wanted {shape.pattern}, saw {self.text[self.at:][:20]!r}")
        self.at = found.end()
        return found[0]

    def members(self, end: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while True:
            key = self.matched(KEY)
            self.matched(re.compile(":"))
            found[key] = self.value()
            if not self.take(","):
                self.matched(re.compile(re.escape(end)))
                return found

    def value(self) -> Any:
        for mark, value in (("!t", True), ("!f", False), ("!n", None)):
            if self.take(mark):
                return value
        if self.take("!("):
            return self.items()
        if self.take("("):
            return self.members(")")
        return self.string() if self.take("'") else int(self.matched(NUMBER))

    def items(self) -> list[Any]:
        found: list[Any] = []
        while not self.take(")"):
            found.append(self.value())
            self.take(",")
        return found

    def string(self) -> str:
        found = ""
        while not self.take("'"):
            if self.at >= len(self.text):
                raise ValueError("rison: a string without end")
            self.take("!")
            found += self.text[self.at]
            self.at += 1
        if len(found) == 1:
            raise ValueError(f"rison: {found!r} alone is read as a code")
        return found[3] if found.startswith("___") else found


@dataclass(frozen=True)
class Opened:
    """One session: its source, (compiler, options) of each pane of assembly, and of the run."""

    source: str
    panes: tuple[tuple[str, str], ...]
    run: tuple[str, str]
    in_fragment: bool


def of_client_state(packed: str) -> Opened:
    padded = packed + "=" * (-len(packed) % 4)
    state = json.loads(zlib.decompress(base64.urlsafe_b64decode(padded)))
    session, = state["sessions"]
    executor, = session["executors"]
    if session["language"] != "c++" or not executor["compilerOutputVisible"]:
        raise ValueError("wanted C++, and the compiler's output shown beside the run")
    return Opened(session["source"],
                  tuple((each["id"], each["options"]) for each in session["compilers"]),
                  (executor["compiler"]["id"], executor["compiler"]["options"]), False)


def of_fragment(text: str) -> Opened:
    if not re.fullmatch(r"(?:[A-Za-z0-9_.~!*()',:@$/-]|%[0-9A-F]{2})*", text):
        raise ValueError("a fragment with a character that has to be percent-encoded")
    state = Rison(unquote(text, errors="strict")).whole()
    row, = state["content"]
    panes = [(each["componentName"], each["componentState"]) for each in row["content"]]
    (_, editor), *_ = [each for each in panes if each[0] == "codeEditor"]
    (_, run), = [each for each in panes if each[0] == "executor"]
    if state["version"] != 4 or not run["compilerOutShown"] or editor["lang"] != "c++":
        raise ValueError("wanted version 4, C++, and the compiler's output beside the run")
    return Opened(editor["source"],
                  tuple((each["compiler"], each["options"]) for name, each in panes
                        if name == "compiler"), (run["compiler"], run["options"]), True)


def opened(address: str, site: str) -> Opened:
    """What stands in an address at `site`."""
    rest = address.removeprefix(site)
    if rest.startswith("/clientstate/"):
        return of_client_state(rest.removeprefix("/clientstate/"))
    if rest.startswith("/#"):
        return of_fragment(rest.removeprefix("/#"))
    raise ValueError(f"wanted {site}/clientstate/… or {site}/#…, saw {address[:60]}")


class Onwards(HTMLParser):
    """Where a page sends its reader, and where its first link leads: the same address."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.refresh, self.link = "", ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "meta" and at.get("http-equiv") == "refresh":
            self.refresh = (at["content"] or "").removeprefix("0; url=")
        if tag == "a" and not self.link:
            self.link = at["href"] or ""


def addresses(site: Path, language: str) -> dict[str, str]:
    """The address that each small page of the finished site leads to, by the listing's name."""
    folder, found = site / language / "_explorer", {}
    for path in sorted(folder.rglob("*.html")):
        page = Onwards(path.read_text("utf-8"))
        if page.refresh != page.link:
            raise ValueError(f"{path}: goes on to another address than it shows")
        found[path.relative_to(folder).with_suffix("").as_posix()] = page.link
    return found
