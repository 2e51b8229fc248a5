"""A page's HTML as XML, without what only a browser can use: for readers of EPUB."""

from xml.etree import ElementTree as xml

import html5lib

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_TAGS = {"button", "input", "template", "dialog", "script"}
_CLASSES = {"headerlink", "card", "claim-report", "listing-tools", "listing-elsewhere", "commands",
            "copy"}
# How scripts and screen readers find their way on the page of the site.
_ATTRIBUTES = {"tabindex", "role", "hidden", "download", "enterkeyhint"}


def _goes(element):
    classes = set(element.get("class", "").split())
    return element.tag in _TAGS or classes & _CLASSES


def _remove(parent, child):
    """The child goes, the text behind it stays."""
    place = list(parent).index(child)
    if child.tail:
        if place:
            before = parent[place - 1]
            before.tail = (before.tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _without_interface(element):
    for child in list(element):
        if _goes(child):
            _remove(element, child)
        else:
            _without_interface(child)


def _titled(element):
    """Links of a drawing are named by what stands in them, as EPUBCheck asks (ACC-011)."""
    for each in element.iter(f"{_SVG}a"):
        if each.find(f"{_SVG}title") is None:
            title = xml.Element(f"{_SVG}title")
            title.text = " ".join("".join(each.itertext()).split())
            each.insert(0, title)


def _plain_names(element, inside_svg=False):
    """Names as they are written: SVG says whose it is where it begins."""
    svg = element.tag.startswith(_SVG)
    element.tag = element.tag.removeprefix(_SVG)
    if svg and not inside_svg:
        element.set("xmlns", _SVG[1:-1])
    for name in list(element.attrib):
        if name.startswith("{"):
            value = element.attrib.pop(name)
            if name.startswith(_XLINK):
                element.set(name.removeprefix(_XLINK), value)
    for child in element:
        _plain_names(child, svg)


def _attributes(element, link):
    for each in element.iter():
        for name in list(each.attrib):
            if name in _ATTRIBUTES or name.startswith(("data-", "aria-")) and "svg" != each.tag:
                del each.attrib[name]
        if each.tag == "details":
            each.set("open", "open")
        if each.tag == "a" and "href" in each.attrib:
            href = link(each.get("href"))
            if href is None:
                del each.attrib["href"]  # an <a> without one is a word
            else:
                each.set("href", href)


def page(html, link):
    """The body of a page; `link` says where a link leads, or None if it leads nowhere here."""
    body = html5lib.parseFragment(html, namespaceHTMLElements=False)
    body.tag = "article"
    _without_interface(body)
    _titled(body)
    _plain_names(body)
    _attributes(body, link)
    return xml.tostring(body, "unicode", short_empty_elements=True)
