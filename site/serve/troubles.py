"""What Sphinx complained of, as a list: which file, which line, what."""

import re
from dataclasses import dataclass
from pathlib import Path

_WARNING = re.compile(r"(?:(?P<path>[^\n:]+?)(?::(?P<line>\d+))?: )?"
                      r"(?P<level>WARNING|ERROR|SEVERE|CRITICAL): (?P<text>.*)")
_PLACE = re.compile(r'File "(?P<path>[^"]+)", line (?P<line>\d+)')
_NOISE = re.compile(r"^(?:The full traceback has been saved in|Please also report this|"
                    r"A bug report can be filed|Traceback \(most recent)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Trouble:
    path: str  # from the root of the book; empty where Sphinx names no file
    line: int | None
    text: str

    @property
    def where(self):
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self):
        return f"{self.where}: {self.text}" if self.path else self.text


def _short(path, root):
    path = Path(path)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def warnings_in(text, root):
    """Each warning of a file that `sphinx-build -w` wrote; each is told once."""
    found = []
    for line in _COLOUR.sub("", text).splitlines():
        if match := _WARNING.fullmatch(line):
            path = _short(match["path"], root) if match["path"] else ""
            found.append(Trouble(path, int(match["line"]) if match["line"] else None,
                                 match["text"]))
        elif found and line.strip():  # the rest of what was said
            last = found.pop()
            found.append(Trouble(last.path, last.line, f"{last.text}\n{line.rstrip()}"))
    return list(dict.fromkeys(found))


def failure(text, root):
    """Why Sphinx ended without pages, from its last words; the innermost file of ours it names."""
    lines = [line for line in _COLOUR.sub("", text).splitlines()
             if line.strip() and not _NOISE.match(line) and not _WARNING.fullmatch(line)]
    places = [(_short(each["path"], root), int(each["line"])) for each in _PLACE.finditer(text)]
    ours = [place for place in places if not place[0].startswith("/")] or places or [("", None)]
    told = "\n".join(lines[-8:]) or "sphinx-build ended without a word"
    return Trouble(*ours[-1], told)
