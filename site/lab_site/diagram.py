"""Graphviz's DOT as inline SVG that takes its colours and its font from the page."""

import re
import subprocess
from xml.etree import ElementTree

from .visible import visible

_SVG = "http://www.w3.org/2000/svg"
_DEFAULTS = ("-Gbgcolor=transparent", "-Gfontname=sans-serif", "-Nfontname=sans-serif",
             "-Efontname=sans-serif", "-Nshape=box", "-Nstyle=rounded", "-Nfontsize=13",
             "-Efontsize=12", "-Gfontsize=13", "-Nmargin=0.18,0.08", "-Earrowsize=0.7",
             "-Granksep=0.45", "-Gnodesep=0.35")
_PLAIN = {"black", "#000000", "none", "transparent", "white", "#ffffff"}


class CannotDraw(Exception):
    """Graphviz is missing or refuses the drawing; the text says which."""


def dot(source):
    """The drawing as Graphviz makes it."""
    try:
        made = subprocess.run(["dot", "-Tsvg", *_DEFAULTS], input=source, text=True,
                              capture_output=True, check=False, timeout=60)
    except (FileNotFoundError, subprocess.TimeoutExpired) as why:
        raise CannotDraw(str(why)) from why
    if made.returncode or not made.stdout.strip():
        raise CannotDraw(made.stderr.strip() or "dot drew nothing")
    return made.stdout


def _recolour(element):
    """Black is the page's ink, white its paper; other colours stay as a tint on either."""
    fill, stroke = element.get("fill"), element.get("stroke")
    name = element.tag.rpartition("}")[2]
    if stroke in ("black", "#000000"):
        element.set("stroke", "currentColor")
    if name == "text":
        if fill in (None, "black", "#000000"):
            element.set("fill", "currentColor")
    elif fill in ("white", "#ffffff"):
        element.set("fill", "none")
    elif fill in ("black", "#000000"):
        element.set("fill", "currentColor")
    elif fill and fill not in _PLAIN:
        element.set("fill-opacity", "0.22")
    element.attrib.pop("font-family", None)


def _strip(element, prefix):
    """Drops Graphviz's tooltips and makes ids the page's own."""
    for child in list(element):
        if child.tag == f"{{{_SVG}}}title" or not isinstance(child.tag, str):
            element.remove(child)
        else:
            _strip(child, prefix)
    if element.get("id"):
        element.set("id", f"{prefix}-{element.get('id')}")
    _recolour(element)


def _labelled(root, title, description, prefix):
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{prefix}-{tag}"})
        element.text = text
        root.insert(place, element)


def words_in(root):
    return " ".join(text.text for text in root.iter(f"{{{_SVG}}}text") if text.text)


def svg(source, title, description, prefix):
    """Inline SVG: titled, described, in currentColor, with its text as text."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(dot(visible(source)))
    _strip(root, prefix)
    _labelled(root, visible(title), visible(description) or words_in(root), prefix)
    width = float(re.sub(r"[a-z]+$", "", root.attrib.pop("width")))
    root.attrib.pop("height", None)
    root.set("width", f"{width * 1.12 / 16:.1f}rem")
    root.set("class", "diagram-drawing")
    return ElementTree.tostring(root, encoding="unicode")
