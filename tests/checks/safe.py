"""Reads every page of a finished site: a strict policy stands first, nothing on it breaks it."""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "site"))

from lab_site.visible import UNSEEN, name  # noqa: E402

# What a page may ask for, and from where. A page may leave a line out, and may not add to one.
POLICY = {"default-src": {"'none'"}, "script-src": {"'self'", "'wasm-unsafe-eval'"},
          "connect-src": {"'self'"}, "style-src": {"'self'"}, "img-src": {"'self'"},
          "font-src": {"'self'"}, "base-uri": {"'none'"}, "form-action": {"'none'"}}
REQUIRED = ("default-src", "base-uri", "form-action")
DATA = "application/ld+json"  # the one kind of element that may hold what is no text of the page
BEFORE = {"html", "head", "meta"}  # what may stand before the policy
FOREIGN = {"base", "iframe", "frame", "object", "embed", "form", "applet", "portal"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "srcset", "poster"}
SCHEMES = {"http", "https", "mailto"}

Attributes = list[tuple[str, str | None]]


def policy_complaints(policy: str) -> list[str]:
    """What a policy lacks or allows beyond POLICY."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    seen = {words[0]: set(words[1:]) for words in parts}
    found = [f"policy has no {each}" for each in REQUIRED if each not in seen]
    for directive, sources in seen.items():
        if extra := sources - POLICY.get(directive, set()):
            found.append(f"policy allows {directive} {' '.join(sorted(extra))}")
    return found


def scheme(address: str) -> str:
    """The scheme as a browser reads it: white space and controls do not count."""
    head, colon, _ = "".join(address.split()).partition(":")
    return "".join(filter(str.isprintable, head)).lower() if colon and not set(head) & set("/?#") \
        else ""


class Page(HTMLParser):
    """The complaints about a page, each with its line."""

    def __init__(self, text: str, leaves: bool = False) -> None:
        """`leaves`: the page is one of those that go on to another site, by what they show."""
        super().__init__()
        self.leaves = leaves
        self.onwards: list[tuple[int, str]] = []  # line, where it sends its reader
        self.links: set[str] = set()
        self.found: list[tuple[int, str]] = []
        self.has_policy = False
        self.data: str | None = None  # of the open element, where it holds data for programs
        for number, line in enumerate(text.split("\n"), 1):
            if unseen := UNSEEN.search(line):
                self.found.append((number, f"{name(unseen[0])} stands in the page as it is"))
        self.feed(text)
        self.close()
        if not self.has_policy:
            self.complain("wanted a Content-Security-Policy, saw none")
        for line, where in self.onwards:
            known = where.startswith("0; url=https://") and where[len("0; url="):] in self.links
            if not self.leaves or not known:
                self.found.append((line, "the page sends its reader elsewhere"))

    def complain(self, text: str) -> None:
        self.found.append((self.getpos()[0], text))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        at = {key: value or "" for key, value in attrs}
        if tag == "meta" and at.get("http-equiv", "").lower() == "content-security-policy":
            self.has_policy = True
            for each in policy_complaints(at.get("content", "")):
                self.complain(each)
        elif tag not in BEFORE and not self.has_policy:
            self.complain(f"<{tag}> stands before the policy")
            self.has_policy = True  # said once
        self.read_element(tag, at)
        for key, value in at.items():
            self.read_attribute(key, value)

    def handle_data(self, data: str) -> None:
        if self.data is not None:
            self.data += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.data is not None:
            self.read_data(self.data)
            self.data = None

    def read_data(self, data: str) -> None:
        """No browser runs it; it must be what it says, and hold nothing that could end it."""
        try:
            json.loads(data)
        except ValueError as why:
            self.complain(f"{DATA}: wanted JSON, saw {why}")
        if set(data) & set("<>&"):
            self.complain(f"{DATA}: wanted < > and & as \\u003c and so on, saw one as it is")

    def read_element(self, tag: str, at: dict[str, str]) -> None:
        if tag == "script" and at.get("type") == DATA and "src" not in at:
            self.data = ""
        elif tag == "script" and "src" not in at:
            self.complain("script inside the page: put it into lab.js")
        if tag == "style":
            self.complain("style sheet inside the page: put it into lab.css")
        if tag == "meta" and at.get("http-equiv", "").lower() == "refresh":
            self.onwards.append((self.getpos()[0], at.get("content", "")))
        if tag == "a":
            self.links.add(at.get("href", ""))
        if tag in FOREIGN:
            self.complain(f"<{tag}> has no place in a page")

    def read_attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            self.complain(f"event handler {key}")
        if key == "style":
            self.complain(f"style attribute: {value}; put it into a class")
        if key in ADDRESSES and (used := scheme(value)) and used not in SCHEMES:
            self.complain(f"{key} leads to {used}:")


def complaints(file: Path, root: Path) -> list[tuple[int, str]]:
    leaves = "_explorer" in file.relative_to(root).parts[:2]
    return Page(file.read_bytes().decode("utf-8", "replace"), leaves).found


def main(folder: str) -> int:
    root = Path(folder)
    pages = sorted(root.rglob("*.html"))
    found = [f"{file.relative_to(root)}:{line}: {text}" for file in pages
             for line, text in sorted(complaints(file, root))]
    print(*found, sep="\n")
    print(f"{len(pages)} pages, {len(found)} complaints")
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
