"""Style sheets, scripts, icon: one of each for every page, a second for the few that need more."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import faces

_THEME = Path(__file__).resolve().parent.parent / "theme"

_ESBUILD = _THEME.parent / "node_modules/esbuild/bin/esbuild"  # by site/package-lock.json

# Parts of every page, in order. `fonts` is left out where the packages are not installed.
STYLES = ("fonts", "colours", "ground", "frame", "prose", "tables", "figures", "charts",
          "listings", "claims", "decided", "values", "folded", "reference", "search",
          "published", "predict", "study", "narrow", "print")
SCRIPTS = ("colours", "place", "contents", "cards", "wide", "listings", "paper", "charts", "find",
           "predict", "terms")


@dataclass(frozen=True)
class Extra:
    """Files of its own, for pages whose body holds what `asks` finds; None: for the first page."""
    name: str
    asks: re.Pattern | None
    styles: tuple = ()
    scripts: tuple = ()


EXTRAS = (
    Extra("home", None, ("home",)),
    Extra("audited", re.compile('class="(?:audited|surprises)'), ("audited",)),
    Extra("ledger", re.compile('class="ledger'), ("ledger",), ("ledger",)),
    Extra("claim", re.compile('claim-whole'), ("claim",)),
    Extra("compilers", re.compile('class="compilers"'), ("compilers",)),
    Extra("glossary", re.compile('class="terms"'), ("glossary",), ("glossary",)),
    Extra("assembly", re.compile('class="asm"'), ("assembly",)),
)
ALONE = ("leaving",)  # styles of pages that have no frame: explorer_pages.py
ON_DEMAND = ("search",)  # scripts that another one fetches


def joined(folder, names, ending):
    """The named parts of a folder of the theme, one after the other."""
    return "\n".join((_THEME / folder / f"{name}{ending}").read_text("utf-8") for name in names)


def _files(styles):
    """(name of a file, its text) for every page, for some, and on demand."""
    yield "lab.css", joined("styles", styles, ".css")
    yield "lab.js", joined("scripts", SCRIPTS, ".js")
    for extra in EXTRAS:
        if extra.styles:
            yield f"{extra.name}.css", joined("styles", extra.styles, ".css")
        if extra.scripts:
            yield f"{extra.name}.js", joined("scripts", extra.scripts, ".js")
    for name in ALONE:
        yield f"{name}.css", joined("styles", (name,), ".css")
    for name in ON_DEMAND:
        yield f"{name}.js", joined("scripts", (name,), ".js")


def _make_small(app, paths):
    """Without spaces and comments, where the packages are installed."""
    if _ESBUILD.exists() and shutil.which(app.config.lab_node):
        subprocess.run([app.config.lab_node, _ESBUILD, "--minify", "--allow-overwrite",
                        "--log-level=warning", f"--outdir={paths[0].parent}",
                        *paths], check=True, cwd=_THEME.parent)


def write(app, failure):
    """build-finished: ours, and nothing of what Sphinx put there, which no page asks for."""
    if failure or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    shutil.rmtree(static, ignore_errors=True)
    static.mkdir(parents=True)
    has_face = faces.write(static, Path(app.confdir) / app.config.lab_charts)
    styles = STYLES if has_face else STYLES[1:]
    written = []
    for name, text in _files(styles):
        (static / name).write_text(text, "utf-8")
        written.append(static / name)
    _make_small(app, written)
    shutil.copy(_THEME / "icon.svg", static)


def extras_of(app, docname, template, context, doctree):
    """html-page-context: the files that the page asks for besides."""
    body, first = context.get("body", ""), docname == app.config.root_doc
    asked = [extra for extra in EXTRAS if (extra.asks.search(body) if extra.asks else first)]
    context["extra_styles"] = [f"_static/{each.name}.css" for each in asked if each.styles]
    context["extra_scripts"] = [f"_static/{each.name}.js" for each in asked if each.scripts]


def setup(app):
    app.connect("html-page-context", extras_of)
    app.connect("build-finished", write)
