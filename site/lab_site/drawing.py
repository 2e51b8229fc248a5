"""What every drawing has: a title, ids of its page's own, text a phone can show, known classes."""

from xml.etree import ElementTree

from .visible import visible

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
CLASSES = ("user", "kernel", "shared", "copied", "waiting")  # styles/figures.css draws them
ACCENT = "accent"                                            # the point of a drawing
_PARTS = {"graph", "node", "edge", "cluster", "mark", "axis"}  # what a thing is, not what it means
_COLOURLESS = {None, "none", "transparent", "black", "white", "#000000", "#ffffff", "currentColor"}
_SCALE = 1.12     # CSS px that one unit of a drawing takes where there is room
_PHONE = 328      # CSS px that a page of 360 leaves to a figure
_LEGIBLE = 11     # CSS px, the least height of a drawing's text there

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


class CannotDraw(Exception):
    """The source is refused, or what draws it is missing; the text says which."""


def named(tag):
    return f"{{{SVG}}}{tag}"


def _width(root):
    """Units from the left edge of the drawing to the right one."""
    return float(root.get("viewBox").split()[2])


def classes(root):
    """What the author's classes are, each once, in the drawing's order."""
    found = (name for element in root.iter() if element is not root
             for name in element.get("class", "").split())
    return list(dict.fromkeys(name for name in found if name not in _PARTS))


def meanings(root):
    """The classes that a reader needs a key for, in the key's order."""
    used = classes(root)
    return [name for name in CLASSES if name in used]


def text_on_a_phone(root):
    """CSS px of the drawing's smallest text on a page 360 px wide."""
    sizes = [float(text.get("font-size")) for text in root.iter(named("text"))]
    return min(sizes, default=_LEGIBLE) * min(_SCALE, _PHONE / _width(root))


def faults(root):
    """What a reader would suffer from, as sentences."""
    size = text_on_a_phone(root)
    if size < _LEGIBLE:
        yield (f"is {_width(root):.0f} pt wide, so a phone shows its text {size:.1f} px high; "
               f"{_LEGIBLE} is the least: put things below each other")
    for name in classes(root):
        if name not in (*CLASSES, ACCENT):
            yield f"has a class “{name}”; there are {', '.join((*CLASSES, ACCENT))}"
    used = {element.get(name) for element in root.iter() for name in ("fill", "stroke")}
    for colour in sorted(used - _COLOURLESS):
        yield f"has the colour {colour}, which one of the page’s two schemes hides: use a class"


def words_in(root):
    return " ".join(text.text for text in root.iter(named("text")) if text.text)


def _plain_links(root):
    """Links as HTML has them; whether there are any: a picture has no parts to go to."""
    links = list(root.iter(named("a")))
    for each in links:
        each.set("href", each.attrib.pop(f"{{{XLINK}}}href"))
        each.attrib.pop(f"{{{XLINK}}}title", None)
    return bool(links)


def _own_ids(root, prefix):
    for element in root.iter():
        if element.get("id"):
            element.set("id", f"{prefix}-{element.get('id')}")


def html(root, title, description, prefix):
    """The finished drawing: titled, described, its size in the page's own unit."""
    _own_ids(root, prefix)
    described = visible(description) or words_in(root)
    for place, (tag, text) in enumerate((("title", visible(title)), ("desc", described))):
        element = ElementTree.Element(named(tag), {"id": f"{prefix}-{tag}"})
        element.text = text
        root.insert(place, element)
    root.attrib.pop("height", None)
    root.attrib.update({"role": "group" if _plain_links(root) else "img",
                        "aria-labelledby": f"{prefix}-title {prefix}-desc",
                        "width": f"{_width(root) * _SCALE / 16:.1f}rem",
                        "class": "diagram-drawing"})
    return ElementTree.tostring(root, encoding="unicode")
