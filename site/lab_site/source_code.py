"""Source code as lines of lean HTML: only what the style sheet colours stands in an element."""

import re
from html import escape

from pygments.lexers import CppLexer, PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String

from .visible import visible

_CLASSES = {Keyword: "k", Operator.Word: "k", String: "s", Comment.PreprocFile: "s", Comment: "c",
            Number: "m", Keyword.Constant: "m", Name.Builtin.Pseudo: "m", Name.Function: "nf",
            Name.Class: "nf", Comment.Preproc: "cp", Name.Decorator: "cp", Name.Attribute: "cp",
            Name.Label: "cp"}
_CONTROL = re.compile(r'\blab(?:::|\.)control\(\s*(?:["\']([a-z0-9_]+)["\'])?')


def read(path):
    """A listing's text; what hides or reorders text in an editor is named here."""
    return visible(path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n"))


def lines_of(source):
    """Lines as a compiler counts them: only a line feed ends one."""
    return source.removesuffix("\n").split("\n")


def _class_of(token):
    """The class of the nearest kind of token that has a colour."""
    while token is not None:
        if token in _CLASSES:
            return _CLASSES[token]
        token = token.parent
    return ""


def _element(kind, text):
    shown = escape(text, quote=False)
    return f'<span class="{kind}">{shown}</span>' if kind and shown.strip() else shown


def coloured(source, python):
    """One string of HTML a line; neighbours of one colour share an element."""
    lexer = (PythonLexer if python else CppLexer)(stripnl=False)
    lines, kind, text = [""], "", ""

    def finish():
        nonlocal text
        lines[-1] += _element(kind, text)
        text = ""

    for token, value in lexer.get_tokens(source):
        for number, part in enumerate(value.split("\n")):
            if number:
                finish()
                lines.append("")
            if part and (found := _class_of(token)) != kind and (part.strip() or text):
                finish()
                kind = found
            text += part
    finish()
    return lines[:len(lines_of(source))]


def control_lines(source, python):
    """Index of each line that asks for a control, and the control's name."""
    comment = "#" if python else "//"
    for number, line in enumerate(lines_of(source)):
        asked = _CONTROL.search(line.partition(comment)[0])
        if asked:
            yield number, asked[1] or "control"
