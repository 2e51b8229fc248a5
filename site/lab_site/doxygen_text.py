"""Breathe puts lists, listings and paragraphs inside paragraphs, and titles with one id twice on a
page: HTML knows neither. Sphinx sets two hyphens after a parameter's name: print knows a dash."""

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_WITHIN = (nodes.Text, nodes.Inline, nodes.TextElement)


def _is_inline(node):
    return isinstance(node, _WITHIN) and not isinstance(
        node, (nodes.paragraph, nodes.literal_block, nodes.rubric))


def _parts(paragraph):
    """What stands in a paragraph: runs of text as paragraphs, blocks as they are."""
    run = []
    for child in paragraph.children:
        if _is_inline(child):
            run.append(child)
            continue
        if "".join(each.astext() for each in run).strip():
            yield nodes.paragraph("", "", *run)
        run = []
        yield from _parts(child) if isinstance(child, nodes.paragraph) else [child]
    if "".join(each.astext() for each in run).strip():
        yield nodes.paragraph("", "", *run)


def _set_dashes(described):
    for element in described.findall(nodes.Element):
        for place, child in enumerate(element.children):
            if isinstance(child, nodes.Text) and not isinstance(element, nodes.literal_block):
                element[place] = nodes.Text(child.replace(" -- ", " – "))


class ParagraphsHoldText(SphinxPostTransform):
    """Splits each paragraph at the blocks inside it, and takes the titles' ids away."""

    default_priority = 600

    def run(self, **kwargs):
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if paragraph.parent and not all(map(_is_inline, paragraph.children)):
                paragraph.replace_self(list(_parts(paragraph)))
        for described in self.document.findall(addnodes.desc_content):
            _set_dashes(described)
        for title in self.document.findall(nodes.rubric):
            if "breathe-sectiondef-title" in title["classes"]:
                title["ids"] = []


def setup(app):
    app.add_post_transform(ParagraphsHoldText)
