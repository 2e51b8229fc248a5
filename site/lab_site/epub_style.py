"""The style sheet of the EPUB: colours said in plain, since readers know no light-dark()."""

import re
from pathlib import Path

from . import assets

_PARTS = ("charts", "figures")
_OURS = Path(__file__).resolve().parents[1] / "theme/lab_epub/epub.css"
_SET = re.compile(r"(--[\w-]+):\s*((?:[^;()]|\((?:[^()]|\([^()]*\))*\))+);")
_USED = re.compile(r"var\((--[\w-]+)\)")
_PAIR = re.compile(r"light-dark\(((?:[^,()]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\)")


_ANY = re.compile(r"^([^{}]*?):is\(([^()]*)\)([^{}]*)$")


def plain(css):
    """For a white page: the first of each pair of colours."""
    return _PAIR.sub(lambda found: found[1].strip(), css)


def _apart(selector):
    """Each selector that one with :is() stands for."""
    found = _ANY.match(selector)
    if not found:
        return [selector.strip()]
    return [each for word in found[2].split(",")
            for each in _apart(found[1] + word.strip() + found[3])]


def _selectors(found):
    parts = re.split(r",(?![^()]*\))", found[1])
    return ", ".join(each for part in parts for each in _apart(part)) + " {"


def _old(css):
    """Without what readers of ten years ago cannot read: :is(), and sizes in rem."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"([^{}@;]+?)\s*\{", _selectors, css)
    return re.sub(r"(?<=[\d.])rem\b", "em", css)


def _values():
    """What colours.css calls its colours and faces, for a light page."""
    root = assets.joined("styles", ("colours",), ".css").split(":root:lang", 1)[0]
    return {name: plain(value.strip()) for name, value in _SET.findall(root)}


def sheet():
    values, css = _values(), plain(assets.joined("styles", _PARTS, ".css"))
    css += "\n" + _OURS.read_text("utf-8")
    while (now := _USED.sub(lambda found: values.get(found[1], found[0]), css)) != css:
        css = now
    return _old(css)
