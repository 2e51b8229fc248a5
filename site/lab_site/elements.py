"""Doctree nodes that become one HTML element each, so that drawing code reads like the page."""

import re

from docutils import nodes

from .visible import UNSEEN, name, visible

# docutils tells nodes apart by the name of their class, so these must not be called like its own.


class LabBlock(nodes.General, nodes.Element):
    """An HTML element that stands between paragraphs; `tag` and `attrs` say which."""

    def astext(self):
        sentence = any(isinstance(child, (nodes.Text, nodes.Inline)) for child in self.children)
        return ("" if sentence else "\n").join(child.astext() for child in self.children)


class LabInline(nodes.Inline, nodes.TextElement):
    """An HTML element inside a sentence; one marked `aside` is no part of the sentence's text."""

    def astext(self):
        return "" if self.get("aside") else super().astext()


class LabCode(nodes.literal):
    """Inline code; a `literal`, so that what educates quotes leaves it alone."""


def _visibly(text):
    """The text, and where a character cannot be seen, its number in a small frame."""
    for part in re.split(f"({UNSEEN.pattern})", text):
        if UNSEEN.match(part):
            yield LabInline("", "", nodes.Text(name(part)), tag="span", attrs={"class": "unseen"})
        elif part:
            yield nodes.Text(part)


def _fill(node, children):
    """Every text of ours enters a page here; docutils escapes it where it writes HTML."""
    for child in children:
        if isinstance(child, str):
            node.extend(_visibly(child))
        elif child is not None:
            node += child
    return node


def _attributes(attributes):
    return {key.rstrip("_").replace("_", "-"): visible(str(value))
            for key, value in attributes.items() if value is not None}


def _ids(attributes):
    return [attributes["id"]] if attributes.get("id") else []


def box(tag, *children, **attributes):
    """A block element. `class_` and `data_x` spell the attributes `class` and `data-x`."""
    return _fill(LabBlock(tag=tag, attrs=_attributes(attributes), ids=_ids(attributes)), children)


def span(*children, tag="span", aside=False, **attributes):
    """An inline element."""
    return _fill(LabInline(tag=tag, attrs=_attributes(attributes), aside=aside,
                           ids=_ids(attributes)), children)


def code(text):
    """Text that is typed as it stands: no typographic quotes or dashes."""
    return _fill(LabCode("", "", tag="code", attrs={}), [text])


def verbatim(text, **attributes):
    """What a program reported, as it stands, in an element that is no code."""
    return _fill(LabCode("", "", tag="span", attrs=_attributes(attributes)), [text])


def prose(text, language):
    """A sentence from a record: `code` in backticks, and English quotation marks as printed."""
    if language == "en":
        text = re.sub(r"(^|[\s(])'([^']+)'(?!\w)", r"\1‘\2’", text)
    return [code(part) if number % 2 else part for number, part in enumerate(text.split("`"))
            if part]


def cited(source):
    """A source; its name is English on a Chinese page as well."""
    return span(*prose(re.sub(r"(?<=\w)'(?=\w)", "’", source), "en"), lang="en")


def link(text, href, **attributes):
    return span(text, tag="a", href=href, **attributes)


def raw(html):
    return nodes.raw("", html, format="html")


# true by being there; docutils writes the quotes
_EMPTY = re.compile(r' (disabled|download|hidden|open|required)=""')
_VOID = {"br", "input", "wbr"}  # have no end


def visit_html(self, node):
    attributes = {key: value for key, value in node["attrs"].items() if key != "id"}
    tag = self.starttag(node, node["tag"], "", **attributes)
    self.body.append(_EMPTY.sub(r" \1", tag))


def depart_html(self, node):
    if node["tag"] not in _VOID:
        self.body.append(f"</{node['tag']}>")
    if isinstance(node, LabBlock):
        self.body.append("\n")


def _pass(self, node):
    pass


def setup(app):
    for kind in (LabBlock, LabInline, LabCode):
        app.add_node(kind, override=True, html=(visit_html, depart_html),
                     text=(_pass, _pass), latex=(_pass, _pass))
