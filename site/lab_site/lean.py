"""Takes out of a page what Sphinx and Breathe wrote and neither style sheet nor reader asks for."""

import re

_WRAPPED = re.compile(r'<span class="(?:pre|n|p|o|w)">([^<]*)</span>')
_OLD_IDS = re.compile(r'<span id="[^"]*"></span>|<span class="target" id="[^"]*"></span>')


def _anchors(html):
    return set(re.findall(r'href="#([^"]+)"', html))


def lean(html, named=frozenset()):
    """The same page: spans without a colour are text, ids that no link of the page names go.

    `named` are ids that links of other pages may name.
    """
    named = _anchors(html) | named

    def unless_named(found):
        return found[0] if found[0].split('id="')[1].split('"')[0] in named else ""

    # Names stand two deep: <span class="n"><span class="pre">lab</span></span>.
    for _ in range(2):
        html = _WRAPPED.sub(r"\1", html)
    return _OLD_IDS.sub(unless_named, html)


def _labels(env, page):
    """Ids of the page that Sphinx may make links to, from any page."""
    return {label for name, label in env.get_domain("std").anonlabels.values() if name == page}


def _shorten(app, pagename, templatename, context, doctree):
    if context.get("body"):
        context["body"] = lean(context["body"], _labels(app.env, pagename))


def setup(app):
    app.connect("html-page-context", _shorten)
