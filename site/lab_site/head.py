"""What the head of a page tells other programs: its address, its translation, its verdicts."""

from html import escape

from . import address, feed, linked_data
from .here import here
from .words import Words

TAGS = {"en": "en", "zh": "zh-CN"}
_LOCALES = {"en": "en_US", "zh": "zh_CN"}  # as Open Graph spells them


def _element(tag, **attributes):
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<{tag}{told}>"


def _links(app, docname, words):
    """Whole addresses, where the book's own is known."""
    if not address.of(app.config):
        return
    yield _element("link", rel="canonical", href=address.here(app, docname))
    pages = app.lab_trees
    for language, tag in TAGS.items():
        if docname in pages.get(language, ()):
            yield _element("link", rel="alternate", hreflang=tag,
                           href=address.here(app, docname, language))


def _open_graph(app, docname, title, description, words):
    told = {"title": title, "description": description, "url": address.here(app, docname),
            "type": "website" if docname == app.config.root_doc else "article",
            "site_name": app.config.html_title, "locale": _LOCALES[words.language]}
    for key, value in told.items():
        if value:
            yield _element("meta", property=f"og:{key}", content=value)


def _lines(app, docname, title, description):
    words = Words(app.config.language)
    yield from _links(app, docname, words)
    yield from _open_graph(app, docname, title, description, words)
    if feed.is_there(app):
        up = "../" * app.builder.get_target_uri(docname).count("/")
        yield _element("link", rel="alternate", type="application/atom+xml",
                       href=f"{up}{feed.FILE}", title=words("feed title", app.config.html_title))
    told = linked_data.page(app, here(app.env, docname), docname, title, description,
                            TAGS[words.language])
    yield f'<script type="application/ld+json">{linked_data.script(told)}</script>'


def _tell(app, docname, template, context, doctree):
    """html-page-context, after the frame of the page is known."""
    told = docname in app.env.found_docs and app.builder.name == "html"
    title = app.env.titles[docname].astext() if told and docname in app.env.titles else docname
    context["told"] = tuple(_lines(app, docname, title, context.get("description"))) \
        if told else ()


def setup(app):
    app.connect("html-page-context", _tell, priority=600)
