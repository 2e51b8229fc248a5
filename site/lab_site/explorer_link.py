"""Addresses that open a program in Compiler Explorer, made from what they open and no more."""

import base64
import json
import zlib

from . import rison

LONGEST = 8000  # of a whole address that a server reads: CloudFront takes 8,192 bytes
# As every listing is compiled (runner/local/toolchain.cpp), but for where its headers lie.
FLAGS = ("-std=c++20", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-pthread")
_LANGUAGE = "c++"
_FILTERS = {"intel": True, "demangle": True, "labels": True, "directives": True,
            "commentOnly": True, "libraryCode": True}  # of assembly: the program's own, readable


def client_state(source, compilers, options):
    """A session: the program, its assembly under each compiler, and its run under the first."""
    panes = [{"id": each, "options": options, "filters": _FILTERS} for each in compilers]
    run = {"arguments": "", "stdin": "", "compilerOutputVisible": True,
           "compiler": {"id": compilers[0], "options": options, "libs": []}}
    return {"sessions": [{"id": 1, "language": _LANGUAGE, "source": source, "compilers": panes,
                          "executors": [run]}]}


def _pane(kind, **state):
    return {"type": "component", "componentName": kind, "componentState": state}


def layout(source, compilers, options):
    """The same panes as GoldenLayout's, which is what stands behind a #."""
    editor = _pane("codeEditor", id=1, lang=_LANGUAGE, source=source)
    panes = [_pane("compiler", id=number, source=1, lang=_LANGUAGE, compiler=each, options=options,
                   filters=_FILTERS) for number, each in enumerate(compilers, 1)]
    run = _pane("executor", source=1, lang=_LANGUAGE, compiler=compilers[0], options=options,
                compilationPanelShown=False, compilerOutShown=True)
    return {"version": 4, "content": [{"type": "row", "content": [editor, *panes, run]}]}


def _packed(state):
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode("utf-8"), 9)).decode().rstrip("=")


def address(site, source, compilers, options):
    """The shortest address that opens the program at `site` under these ids with these options.

    Up to LONGEST characters the site itself reads it; behind a # only the reader's browser does.
    """
    short = f"{site}/clientstate/{_packed(client_state(source, compilers, options))}"
    if len(short) < LONGEST:
        return short
    return f"{site}/#{rison.fragment(layout(source, compilers, options))}"
