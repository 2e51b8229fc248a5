"""Compares the finished languages: the same pages, anchors in the same order, as many cards."""

import sys
from html.parser import HTMLParser
from pathlib import Path

GENERATED = {"genindex", "search"}  # Sphinx sorts and names these by language


class Sections(HTMLParser):
    """Ids of a page's sections, in order."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section" and (name := dict(attrs).get("id")):
            self.ids.append(name)


def pages(folder: Path) -> dict[str, Path]:
    return {str(file.relative_to(folder)): file for file in sorted(folder.rglob("*.html"))
            if file.stem not in GENERATED and "_static" not in file.parts}


def cards(folder: Path) -> int:
    """Lines of the deck of flash cards; a book without answers has none."""
    deck = folder / "answers.tsv"
    return len(deck.read_text("utf-8").splitlines()) if deck.exists() else 0


def main(folder: str) -> int:
    en, zh = pages(Path(folder, "en")), pages(Path(folder, "zh"))
    found = [f"{path} exists in one language only" for path in sorted(en.keys() ^ zh.keys())]
    for path in sorted(en.keys() & zh.keys()):
        ours, theirs = Sections(en[path]).ids, Sections(zh[path]).ids
        if ours != theirs:
            seen = next((a, b) for a, b in zip(ours + [""], theirs + [""]) if a != b)
            found.append(f"{path}: section #{seen[0]} in en, #{seen[1]} in zh at the same place")

    ours, theirs = cards(Path(folder, "en")), cards(Path(folder, "zh"))
    if ours != theirs:
        found.append(f"answers.tsv: {ours} lines in en, {theirs} in zh")

    print(*found, sep="\n")
    print(f"{len(en)} pages, {len(found)} complaints")
    return 1 if found or not en else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
