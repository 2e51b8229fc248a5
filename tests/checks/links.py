"""Follows every link of the finished site: its target and anchor must exist, and lie within."""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

FETCHED = {("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"),
           ("source", "src"), ("object", "data"), ("use", "href"), ("image", "href")}


class Page(HTMLParser):
    """The anchors of a page and what it points to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.targets: list[tuple[int, str, bool]] = []  # line, address, fetched at read time
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        self.anchors.update(value for key in ("id", "name") if (value := at.get(key)))
        if tag == "link" and at.get("rel") in ("canonical", "alternate", "license"):
            return
        for key in ("href", "src", "data"):
            if at.get(key):
                self.targets.append((self.getpos()[0], at[key], (tag, key) in FETCHED))


def complaint(file: Path, address: str, fetched: bool, pages: dict[Path, Page],
              root: Path) -> str | None:
    parts = urlsplit(address)
    if parts.scheme in ("data", "mailto", "javascript"):
        return None
    if parts.scheme or parts.netloc:
        return "is fetched from another site" if fetched else None
    if parts.path.startswith("/"):
        return "is absolute: breaks below a sub-path and from file://"
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    if target.is_dir():
        return "is a folder: breaks from file://"
    if not target.is_file():
        return "does not exist"
    if root not in target.parents:
        return "lies outside the site"
    wanted = unquote(parts.fragment)
    if wanted and wanted != "top" and target in pages and wanted not in pages[target].anchors:
        return "has no such anchor"
    return None


def main(folder: str) -> int:
    root = Path(folder).resolve()
    pages = {file: Page(file) for file in sorted(root.rglob("*.html"))}
    links, found = 0, []
    for entry in ("index.html", "en/index.html", "zh/index.html"):
        if root / entry not in pages:
            found.append(f"{folder}/{entry} is missing: run ./lab site")
    for file, page in pages.items():
        for line, address, fetched in page.targets:
            links += 1
            if why := complaint(file, address, fetched, pages, root):
                found.append(f"{file.relative_to(root)}:{line}: {address} {why}")

    print(*found, sep="\n")
    print(f"{len(pages)} pages, {links} links, {len(found)} complaints")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
