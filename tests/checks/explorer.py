"""Opens every link to Compiler Explorer of the finished site: what it opens is the listing with its
headers and nothing else, under the compilers and flags of the book."""

import re
import sys
import tomllib
from pathlib import Path

from opened import Opened, addresses, opened

LONGEST = 8000
FLAGS = "-std=c++20 -O2 -Wall -Wextra -Wpedantic -Wconversion -pthread".split()
OURS = re.compile(r'\s*#\s*include\s*[<"](lab/[^>"]+)[>"]')
TOKEN = re.compile(r"""R"\((.*?)\)" | "(?:\\.|[^"\\])*" | [0-9][0-9A-Za-z_'.]* | '(?:\\.|[^'\\])+'
                       | (?P<comment>//[^\n]*|/\*.*?\*/)""", re.DOTALL | re.VERBOSE)


def without_comments(text: str) -> str:
    return TOKEN.sub(lambda found: " " if found["comment"] else found[0], text)


def squeezed(text: str) -> list[str]:
    """Lines without comments, without the includes of our headers, each without extra space."""
    lines = (" ".join(line.split()) for line in without_comments(text).split("\n"))
    return [line for line in lines if line and line != "#pragma once" and not OURS.match(line)]


def wanted_headers(text: str, snippets: Path) -> set[str]:
    found: set[str] = set()
    waiting = [text]
    while waiting:
        for line in waiting.pop().split("\n"):
            name = OURS.match(line)
            if name and name[1] not in found:
                found.add(name[1])
                waiting.append((snippets / name[1]).read_text("utf-8"))
    return found


def parts(source: str) -> tuple[list[str], dict[str, str]]:
    """Lines of the listing, and the text of each header below it."""
    above, middle, below = source.rpartition("\n#else\n#line 1 ")
    if not middle:
        return source.split("\n"), {}
    headers = re.split(r'^#line 1 "([^"]+)"\n', "#line 1 " + below.removesuffix("#endif\n"),
                       flags=re.MULTILINE)
    return above.split("\n"), dict(zip(headers[1::2], headers[2::2]))


def of_listing(lines: list[str], listing: str) -> list[str]:
    """What of the listing is not there as it stands: other text, another line for it."""
    ours = [(number, line) for number, line in enumerate(listing.removesuffix("\n").split("\n"))
            if line and not OURS.match(line)]
    theirs = [(number, line) for number, line in enumerate(lines)
              if line and not line.startswith(("#if __INCLUDE_LEVEL__", "#include __FILE__"))]
    if [line for _, line in ours] != [line for _, line in theirs]:
        return ["the text above is not the listing's"]
    moved = [line for (number, line), (now, _) in zip(ours, theirs)
             if number != now and not line.startswith(("#include", "//"))]
    return [f"“{moved[0]}” stands in another line than in the listing"] if moved else []


def of_headers(found: dict[str, str], listing: str, snippets: Path) -> list[str]:
    wanted = wanted_headers(listing, snippets)
    if set(found) != wanted:
        return [f"wanted the headers {sorted(wanted)}, saw {sorted(found)}"]
    return [f"{name} is not as in snippets/" for name, text in found.items()
            if squeezed(text) != squeezed((snippets / name).read_text("utf-8"))]


def of_panes(seen: Opened, ids: list[str], flags: list[str]) -> list[str]:
    options = " ".join(flags)
    wanted = tuple((each, options) for each in ids)
    return [] if (seen.panes, seen.run) == (wanted, wanted[0]) else [
        f"wanted {wanted} and the run under the first, saw {seen.panes} and {seen.run}"]


def complaints(address: str, name: str, book: Path, site: str, ids: list[str]) -> list[str]:
    path = book / "snippets" / f"{name}.cpp"
    listing = path.read_text("utf-8")
    asked = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    try:
        seen = opened(address, site)
    except (ValueError, KeyError, TypeError) as why:
        return [f"cannot be opened: {why}"]
    lines, headers = parts(seen.source)
    length = [] if seen.in_fragment or len(address) < LONGEST else [
        f"wanted fewer than {LONGEST} characters, saw {len(address)}"]
    return [*length, *of_listing(lines, listing), *of_headers(headers, listing, book / "snippets"),
            *of_panes(seen, ids, FLAGS + asked.get("flags", []))]


def main(folder: str, root: str = ".") -> int:
    site, book = Path(folder), Path(root)
    told = tomllib.loads((book / "compilers.toml").read_text("utf-8"))
    ids = [each["explorer"] for each in told["compiler"] if each.get("link")]
    wanted = {path.relative_to(book / "snippets").with_suffix("").as_posix()
              for path in (book / "snippets").glob("*/*.cpp") if path.parent.name != "lab"}
    links = addresses(site, "en")
    found = [f"{name}: {text}" for name, address in links.items()
             for text in complaints(address, name, book, told["site"], ids)]
    found += [f"{name}: wanted a link, saw none" for name in sorted(wanted - set(links))]
    if addresses(site, "zh") != links:
        found.append("the languages lead to different addresses; wanted the same")

    print(*found, sep="\n")
    behind = sum("/#" in address for address in links.values())
    print(f"{len(links)} links, {behind} of them behind a #, {len(found)} complaints")
    return 1 if found or not links else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
