"""Chinese typesetting: what a source must keep to, and line breaks that must not become spaces."""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .pages import CODE, ROLE

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_HAN_LATIN = re.compile(rf"[{HAN}][A-Za-z0-9]|[A-Za-z0-9][{HAN}]|\(\d\w*\)[{HAN}]")
_HAN_CODE = re.compile(rf"[{HAN}]{CODE}|{CODE}[{HAN}]")
_HALF = re.compile(rf"[{HAN}”）》」](?:\s?[,;:?!](?=\s|[{HAN}]|$)|\.(?=\s*[{HAN}]|\s*$))")
_PAREN = re.compile(rf"[{HAN}]\s?\(|\([{HAN}]|[{HAN}]\)")
_QUOTE = re.compile(rf"[{HAN}]\s?[\"']|[\"']\s?[{HAN}]")
_WIDE_SPACE = re.compile(rf"[，。：；？！、（）「」] |(?<=[{HAN}A-Za-z0-9]) (?=[，。：；？！、）」])")


def _marked(text):
    """Code as CODE CODE; a role as the Latin or Han that it shows."""
    def hide(found):
        return CODE + "\n" * found[0].count("\n") + CODE

    text = re.sub(f"{CODE}[^{CODE}]*{CODE}", hide, text)
    return text.replace(ROLE, "")


def faults(prose):
    """(line, what is wrong) for each slip in one run of Chinese text."""
    text = _marked(prose.text)
    if not re.search(f"[{HAN}]", text):
        return
    for pattern, wrong in (
            (_HAN_LATIN, "a space is missing between Han and Latin in “{0}”"),
            (_HAN_CODE, "a space is missing between Han and code in “{0}”"),
            (_HALF, "half-width punctuation after Han in “{0}”"),
            (_PAREN, "half-width parenthesis beside Han in “{0}”"),
            (_QUOTE, "straight quotation mark beside Han in “{0}”"),
            (_WIDE_SPACE, "a space beside full-width punctuation in “{0}”")):
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 6):match.end() + 6]
            shown = around.replace(CODE, "`").replace("\n", " ").strip()
            yield prose.line + text[:match.start()].count("\n"), wrong.format(shown)


_MARKS = "，。：；？！、（）「」《》“”…—"
_HAN_OR_MARK = re.compile(f"[{HAN}{_MARKS}]")


def _joins(before, after):
    """Whether a line break between these two characters is no space in Chinese."""
    return (before in _MARKS or after in _MARKS
            or bool(_HAN_OR_MARK.match(before) and _HAN_OR_MARK.match(after)))


def join_lines(texts):
    """The runs of one paragraph without the line breaks that stand between Han."""
    joined, whole = [], "".join(texts)
    place = 0
    for text in texts:
        kept = ""
        for character in text:
            before, after = whole[place - 1:place], whole[place + 1:place + 2]
            if not (character == "\n" and before and after and _joins(before, after)):
                kept += character
            place += 1
        joined.append(kept)
    return joined


class JoinChineseLines(SphinxTransform):
    """A line of Chinese source ends where it is full; a browser would show a space there."""

    default_priority = 700

    def apply(self, **kwargs):
        if not (self.config.language or "").startswith("zh"):
            return
        for paragraph in self.document.findall(nodes.TextElement):
            if isinstance(paragraph, (nodes.Inline, nodes.literal_block)):
                continue
            runs = [text for text in paragraph.findall(nodes.Text)]
            for run, text in zip(runs, join_lines([run.astext() for run in runs])):
                if text != run.astext():
                    run.parent.replace(run, nodes.Text(text))
