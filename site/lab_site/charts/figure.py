"""A chart on a page: both drawings, titled and described, and what their marks mean."""

import html

from ..elements import box, raw, span
from ..visible import visible

WIDE, NARROW = 680, 350  # px: a column of text, and a phone
GLYPHS = "○□△◇☆"  # as kSymbols in site/charts/frame.js


def _seen(spec):
    """The specification with every character that would not be seen named."""
    if isinstance(spec, str):
        return visible(spec)
    if isinstance(spec, dict):
        return {key: _seen(value) for key, value in spec.items()}
    if isinstance(spec, (list, tuple)):
        return [_seen(each) for each in spec]
    return spec


def _escaped(text):
    return html.escape(visible(text), quote=True)


def _labelled(drawing, title, told, prefix, kind):
    """The drawing with a name and a description of its own, for whoever cannot see it."""
    head = (f'<svg role="img" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" '
            f'data-drawing="{kind}"{" data-pagefind-ignore" if kind == "narrow" else ""}')
    inside = (f'<title id="{prefix}-title">{_escaped(title)}</title>'
              f'<desc id="{prefix}-desc">{_escaped(told)}</desc>')
    drawing = drawing.replace("<svg", head, 1)
    at = drawing.index(">") + 1
    return drawing[:at] + inside + drawing[at:]


def drawings(drawer, chart, title, prefix, words):
    """Both drawings as one element; style sheets show the one that fits."""
    spec, told = _seen(chart.spec), words["semicolon"].join(chart.told)
    wide, narrow = (_labelled(drawer.svg(spec, width), title, told, f"{prefix}{letter}", kind)
                    for width, letter, kind in ((WIDE, "", "wide"), (NARROW, "n", "narrow")))
    return box("div", raw(wide), raw(narrow), class_="chart", data_read=words["read values"])


def _list(told):
    return box("ul", *(box("li", *each) for each in told), class_="chart-key")


def charts(drawer, found, title, prefix, changes, words):
    """All charts of one figure, under each what its marks mean, at the end what controls changed.

    `changes` are (control, place of its symbol, what it changes); each chart but a lone one is
    named by what it shows.
    """
    shown = []
    for number, chart in enumerate(found):
        heading = f"{title}{words['semicolon']}{chart.name}" if len(found) > 1 else title
        shown.append(drawings(drawer, chart, heading, f"{prefix}-{number}", words))
        shown += [_list([each] for each in chart.key)] if chart.key else []
    drawn = {name for chart in found for name in chart.controls}
    controls = [[span(GLYPHS[place % len(GLYPHS)], class_="key-glyph", aria_hidden="true"), " ",
                 words("control of", change)]
                for name, place, change in changes if name in drawn]
    return [*shown, _list(controls)] if controls else shown


def named(drawer, found, prefix, words):
    """Charts that stand alone, each under its own name."""
    return [part for number, chart in enumerate(found)
            for part in (box("p", chart.name, class_="finding finding-said"),
                         drawings(drawer, chart, chart.name, f"{prefix}-{number}", words),
                         _list([each] for each in chart.key))]
