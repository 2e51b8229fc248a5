"""What Lighthouse says of the book's own pages, as a table."""

from . import numbers
from .elements import box
from .tables import number, row, table

_SCORES = ("performance", "accessibility", "best_practices", "seo")


def _row(place, kind, device, rows):
    """One kind of page on one screen: of its languages, whichever fares worse."""
    words = place.words
    scores = [number(str(min(getattr(each, name) for each in rows))) for name in _SCORES]
    return row([words.get(f"page kind {kind}", kind)], box("td", words.get(device, device)),
               *scores, number(f"{max(each.cls for each in rows):.2g}"),
               number(f"{max(each.bytes for each in rows) / 1024:.0f}{numbers.NBSP}KiB"))


def lighthouse(place, found):
    words, groups = place.words, {}
    for each in found.rows:
        groups.setdefault((each.kind, each.device), []).append(each)
    keys = ("page kind", "screen", *_SCORES, "layout shift", "page bytes")
    loads = sorted(each.load_average for each in found.rows)
    told = words("lighthouse told", found.versions.lighthouse, found.versions.chromium,
                 f"{loads[0]:.1f}", f"{loads[-1]:.1f}")
    return [box("p", told, class_="proof-told"),
            table([[words[key]] for key in keys],
                  [_row(place, *key, rows) for key, rows in groups.items()], "lighthouse")]
