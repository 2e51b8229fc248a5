"""Reads every English page of the finished site: no text in the prose's face lost a character with
what was cut from the face."""

import sys
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "site"))

from lab_site import faces  # noqa: E402

OTHER_FACE = {"script", "style", "code", "pre", "kbd", "samp", "svg"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


class Prose(HTMLParser):
    """Characters of a page that are set in the prose's face, with the line where each is first."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: dict[str, int] = {}
        self.outside: list[bool] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            language = dict(attrs).get("lang") or "en"
            self.outside.append(tag in OTHER_FACE or not language.startswith("en")
                                or bool(self.outside) and self.outside[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.outside:
            self.outside.pop()

    def handle_data(self, data: str) -> None:
        if not self.outside or not self.outside[-1]:
            for each in data:
                self.seen.setdefault(each, self.getpos()[0])


def characters(path: Path) -> set[str]:
    """What a face has a glyph for."""
    from fontTools.ttLib import TTFont
    with TTFont(path, lazy=True) as font:
        return set(map(chr, font.getBestCmap()))


def lost(site: Path) -> set[str]:
    """What the face had and has no more, in either weight; nothing where the whole one is sent."""
    static, found = site / "en/_static", set()
    for weight in faces.WEIGHTS:
        sent = static / faces.file_name(weight)
        if sent.exists() and sent.read_bytes() != faces.source(weight).read_bytes():
            found |= characters(faces.source(weight)) - characters(sent)
    return found


def complaints(site: Path, missing: set[str]) -> list[str]:
    where = defaultdict(list)
    for page in sorted((site / "en").rglob("*.html")):
        for each, line in Prose(page.read_text("utf-8")).seen.items():
            if each in missing:
                where[each].append(f"{page.relative_to(site)}:{line}")
    return [f"{places[0]}: U+{ord(each):04X} “{each}” is not in what is sent of the face "
            f"({len(places)} pages); add it to CHARACTERS in site/lab_site/faces.py"
            for each, places in sorted(where.items())]


def main(folder: str) -> int:
    site = Path(folder)
    if not (site / "en/index.html").exists():
        print(f"{folder}/en/index.html is missing: run ./lab site")
        return 1
    missing = lost(site)
    found = complaints(site, missing)
    print(*found, sep="\n")
    print(f"{len(missing)} characters are not sent, {len(found)} complaints")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
