"""The book of one language as an EPUB, by Sphinx's own builder: sphinx-build -b epub."""

import posixpath
import uuid
from pathlib import Path
from urllib.parse import urlsplit

from sphinx.util import logging

from . import address, epub_style
from .words import Words

LOG = logging.getLogger(__name__)
_SPACE = uuid.UUID("0f2c7d0a-51c5-4b7e-9c42-8f2a86f6b1d3")  # ours: the EPUBs are named in it


def _settings(app, config):
    """config-inited: what the book's own settings say already."""
    words = Words(config.language)
    config.epub_theme, config.epub_show_urls = "lab_epub", "no"
    config.epub_title = config.lab_title.get(words.language, config.project)
    config.epub_author = config.epub_publisher = config.epub_title
    config.epub_description, config.epub_contributor = words["epub told"], config.epub_title
    config.epub_copyright = config.lab_licence or config.epub_title
    config.epub_language = "zh-CN" if words.language == "zh" else "en"
    config.epub_identifier = uuid.uuid5(_SPACE, f"{config.project}\n{words.language}").urn
    config.epub_uid, config.epub_scheme = "book", "URN"
    config.epub_tocdup, config.epub_use_index = False, False


def _version(text):
    """Sphinx asks an EPUB for a version at 500; a book has none: it is what was measured last."""
    def say(app):
        if app.builder.name == "epub":
            app.config.version = text
    return say


def _linker(app, docname):
    """Where a link of a page leads in the EPUB: to a chapter, to the web, or nowhere."""
    folder, known = posixpath.dirname(docname), address.of(app.config)
    language = Words(app.config.language).language

    def link(href):
        parts = urlsplit(href)
        if parts.scheme or not parts.path:
            return href
        path = posixpath.normpath(posixpath.join(folder, parts.path))
        name, _ = posixpath.splitext(path)
        if name in app.env.found_docs and path.endswith((".html", ".xhtml")):
            back = posixpath.relpath(f"{name}.xhtml", folder or ".")
            return f"{back}#{parts.fragment}" if parts.fragment else back
        return known.of(language, path) if known and not path.startswith("..") else None

    return link


def _chapter(app, docname, template, context, doctree):
    if app.builder.name == "epub" and context.get("body"):
        from . import xhtml  # needs html5lib, which the pages of the site do not
        context["body"] = xhtml.page(context["body"], _linker(app, docname))


def _style(app, env):
    """Before the files are gathered into one."""
    if app.builder.name == "epub":
        static = Path(app.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        (static / "epub.css").write_text(epub_style.sheet(), "utf-8")


def setup(app):
    app.connect("config-inited", _settings)
    app.connect("builder-inited", _version("1"), priority=499)
    app.connect("builder-inited", _version(""), priority=501)
    app.connect("html-page-context", _chapter, priority=900)
    app.connect("env-updated", _style)
