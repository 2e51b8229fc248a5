"""The compilers that a listing was tried with, folded beside it: as few bytes as it can be."""

from . import portability
from .elements import box, link, span
from .here import awaits
from .place import anchor

_GOOD = ("holds",)


def speaks_of(env, name):
    """The page is out of date when what is recorded of a listing changes, or what it rests on."""
    book = env.app.lab_book
    awaits(env, portability.file_of(book.root, name))
    for path in portability.sources(book, name):
        env.note_dependency(str(path))


def row_id(name):
    """Of the row on the page that shows all of them."""
    return f"compilers-{anchor(name)}"


def summary(words, sheet):
    """“builds and holds in all 8”, or how many of them."""
    tried, good = len(sheet.tried), sheet.count(*_GOOD)
    kind = "hold" if sheet.decides else "run"
    if good == tried:
        return words(f"compiled all {kind}", tried)
    built = sum(cell.built for cell in sheet.tried)
    return words(f"compiled some {kind}", tried, built, good)


def not_rerun(words, sheet):
    """What has changed since; None where the cells speak of this listing."""
    cell = sheet.changed
    return words(f"compiled changed {cell.changed}", cell.listing[:12]) if cell else None


def cell_of(words, cell):
    if cell is None:
        return box("td", words["cell untried"])
    bad = None if cell.state in _GOOD else f"cell-{cell.state}"
    return box("td", words[f"cell {cell.state}"], class_=bad)


def _table(place, sheet):
    """A row for each compiler, a column for each standard."""
    by_column = {cell.column: cell for cell in sheet.cells}
    standards = sorted({cell.standard for cell in sheet.cells})
    rows = dict.fromkeys((cell.where, cell.compiler) for cell in sheet.cells)
    head = box("tr", box("td", ""), *(box("th", each, scope="col") for each in standards))
    return box("table", box("thead", head), box("tbody", *(
        box("tr", box("th", compiler if where == portability.LOCAL else f"{compiler}, {where}",
                      scope="row"),
            *(cell_of(place.words, by_column.get((where, compiler, each)))
              for each in standards)) for where, compiler in rows)))


def _more(place, name):
    """Where all listings stand together, if the book has such a page."""
    page = next((page.name for page in place.pages.values() if page.compares_compilers), None)
    if page is None:
        return []
    return [place.words.between, link(place.words["compiled more"],
                                      place.to_page(page, row_id(name)))]


def folded(place, name):
    """Nothing where nothing is recorded."""
    sheet = portability.load(place.book, name)
    if sheet is None or not sheet.tried:
        return None
    words = place.words
    changed = not_rerun(words, sheet)
    latest = max(cell.recorded_at for cell in sheet.cells)[:10]
    return box(
        "details",
        box("summary", words["compiled"], words.colon, summary(words, sheet),
            span(f" ({changed})" if words.language == "en" else f"（{changed}）")
            if changed else None),
        _table(place, sheet), box("p", words("compiled on", latest), *_more(place, name)),
        class_="commands")
