"""Graphviz's DOT as a drawing that takes its colours and its font from the page."""

import hashlib
import os
import shutil
import subprocess
from tempfile import NamedTemporaryFile
from xml.etree import ElementTree

from .drawing import CannotDraw, named
from .visible import visible

# Written into the source, where it may say otherwise; on the command line they would win.
_DEFAULTS = """
graph [bgcolor=transparent, fontname="sans-serif", fontsize=12, ranksep=0.4, nodesep=0.3, pad=0.03];
node [shape=box, fontname="sans-serif", fontsize=12, margin="0.14,0.08", height=0.3, width=0.5];
edge [fontname="sans-serif", fontsize=11.5, arrowsize=0.6];
"""


def _asked(source):
    """What Graphviz makes of the source."""
    try:
        made = subprocess.run(["dot", "-Tsvg"], input=source, text=True, capture_output=True,
                              check=False, timeout=60)
    except (FileNotFoundError, subprocess.TimeoutExpired) as why:
        raise CannotDraw(str(why)) from why
    if made.returncode or not made.stdout.strip():
        raise CannotDraw(made.stderr.strip() or "dot drew nothing")
    return made.stdout


def _place(source, kept):
    """Where this Graphviz's drawing of the source is kept, if there is a Graphviz."""
    program = shutil.which("dot")
    if not program or not kept:
        return None
    state = os.stat(program)
    named_by = f"{program} {state.st_mtime_ns} {state.st_size}\n{source}"
    return kept / f"{hashlib.sha256(named_by.encode()).hexdigest()}.svg"


def dot(source, kept=None):
    """The drawing as Graphviz makes it, or as it made it when a build asked before."""
    source = visible(source).strip().replace("{", f"{{{_DEFAULTS}", 1)
    file = _place(source, kept)
    if file and file.exists():
        return file.read_text("utf-8")
    made = _asked(source)
    if file:
        kept.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=kept, delete=False) as begun:
            begun.write(made)
        os.replace(begun.name, file)  # whole or not at all: two builds may draw at once
    return made


def _recolour(element):
    """Black is the page's ink, white its paper; what else there is comes from classes."""
    fill, stroke = element.get("fill"), element.get("stroke")
    if stroke == "black":
        element.set("stroke", "currentColor")
    if fill == "black" or (fill is None and element.tag == named("text")):
        element.set("fill", "currentColor")
    elif fill == "white":
        element.set("fill", "none")
    element.attrib.pop("font-family", None)


def _clean(element):
    """Drops Graphviz's tooltips and comments."""
    for child in list(element):
        if child.tag == named("title") or not isinstance(child.tag, str):
            element.remove(child)
        else:
            _clean(child)
    _recolour(element)


def draw(source, kept=None):
    """The drawing as an SVG element in currentColor, with its text as text."""
    root = ElementTree.fromstring(dot(source, kept))
    _clean(root)
    return root


def _classed(root, kind):
    """Names and classes of all nodes, edges or clusters; a name is Graphviz's tooltip."""
    for group in root.iter(named("g")):
        name, *own = group.get("class", "").split() or [""]
        if name == kind:
            yield " ".join([group.findtext(named("title")), *own])


def structure(source, kept=None):
    """What must be the same in both languages: nodes, edges and groups, each with its class."""
    root = ElementTree.fromstring(dot(source, kept))
    return [f"{kind} {name}" for kind in ("node", "edge", "cluster")
            for name in sorted(_classed(root, kind))]
