"""A listing and the headers that it includes as one file: the listing first, the headers below it.

The file includes itself where the listing includes its first header. Read at the top, it is the
listing; read from within, it is the headers. Lines of the listing keep their numbers where the
listing has room for the two that do this.
"""

import re
from functools import lru_cache

_INCLUDE = re.compile(r'\s*#\s*include\s*[<"](lab/[^>"]+)[>"]')
_ONCE = re.compile(r"\s*#\s*pragma\s+once\b")
# What holds no comment although it may look so, or is one: raw text, text, a number with its
# separators, a character; comments to the end of the line or of their own.
_WHOLE = re.compile(r'''R"([^()\\\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'''
                    r"""|[0-9](?:'?[0-9A-Za-z_.])*|'(?:\\.|[^'\\\n])+'"""
                    r"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_AT_TOP = "#if __INCLUDE_LEVEL__ == 0"
_ITSELF = "#include __FILE__  // the lab/ headers: below"


class NoSuchHeader(Exception):
    """A listing includes a header that is not there."""


def asked(lines):
    """Index of each line that includes a header of ours, and the header."""
    return [(number, found[1]) for number, line in enumerate(lines)
            if (found := _INCLUDE.match(line))]


@lru_cache(maxsize=None)
def bare(source):
    """A header without comments and blank lines, its includes of ours apart: (text, names)."""
    text = _WHOLE.sub(lambda it: " " if it[0].startswith(("//", "/*")) else it[0], source)
    lines = [line.rstrip() for line in text.split("\n")]
    names = tuple(name for _, name in asked(lines))
    return "".join(f"{line}\n" for line in lines if line and not _ONCE.match(line)
                   and not _INCLUDE.match(line)), names


def needed(names, headers):
    """Those headers and what they include, each after all that it includes; `headers`: texts."""
    found, begun = [], set()

    def add(name):
        if name in begun:
            return
        begun.add(name)
        if name not in headers:
            raise NoSuchHeader(f"wanted snippets/{name}, which it includes, saw none")
        for inside in bare(headers[name])[1]:
            add(inside)
        found.append(name)

    for name in names:
        add(name)
    return found


def _below(names, headers):
    """What is read from within: each header under its own name, as compilers will tell it."""
    return "".join(f'#line 1 "{name}"\n{bare(headers[name])[0]}'
                   for name in needed(names, headers))


def _above(lines, at):
    """The listing, its includes of ours replaced, as long as before if it can be."""
    lines = list(lines)
    first, *others = at
    lines[first] = _AT_TOP
    if others:
        lines[others[0]] = _ITSELF
        for number in others[1:]:
            lines[number] = ""
        return lines
    lines.insert(first + 1, _ITSELF)
    for number in range(first + 2, len(lines)):
        if not lines[number]:
            del lines[number]
            break
        if not lines[number].startswith(("#", "//")):
            break
    return lines


def joined(listing, headers):
    """One file with the listing on top; the listing itself where it includes none of `headers`."""
    lines = listing.removesuffix("\n").split("\n")
    found = asked(lines)
    if not found:
        return listing
    above = "\n".join(_above(lines, [number for number, _ in found]))
    return f"{above}\n#else\n{_below([name for _, name in found], headers)}#endif\n"
