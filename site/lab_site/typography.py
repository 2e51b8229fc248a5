"""Chinese typesetting that a source must keep to: spaces around Latin words, full-width marks."""

import re

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
