"""Every listing of the book under other compilers: counts, what fails there, and the matrix."""

from collections import Counter

from . import portability
from .directive import LabDirective
from .elements import box, code, link, span
from .here import awaits, speaks_of_all, warn
from .portability_box import cell_of, not_rerun, row_id
from .provenance import day
from .tables import number, row, table

_FAULTS = ("refuses", "unbuilt", "fails", "refuted")


def _columns(sheets):
    return sorted({cell.column for sheet in sheets for cell in sheet.cells})


def _cells_of(sheets, column):
    return [cell for sheet in sheets for cell in sheet.cells if cell.column == column]


def _version(words, cells):
    """Of the newest cell; a recording that was stopped may have left older ones."""
    cell = max(cells, key=lambda cell: cell.recorded_at)
    key = "local of" if cell.where == portability.LOCAL else "remote of"
    return words(key, cell.version, cell.instance)


def _column_row(place, sheets, column):
    cells = _cells_of(sheets, column)
    builds = Counter(cell.build for cell in cells)
    verdicts = Counter(each.verdict for cell in cells for each in cell.claims)
    return row([column[1]], box("td", column[2]),
               number(str(builds["builds"] + builds["warns"])), number(str(builds["warns"])),
               number(str(builds["refuses"])), number(str(verdicts["VERIFIED"])),
               number(str(verdicts["REFUTED"])), number(str(verdicts["INCONCLUSIVE"])))


def counts(place, sheets):
    """A row for each compiler and standard, and which compilers these are."""
    words, columns = place.words, _columns(sheets)
    head = [[words[key]] for key in ("compiler of", "standard of", "builds of", "warns of",
                                     "refuses of", "hold of", "refuted of", "undecided of")]
    versions = dict.fromkeys(_version(words, _cells_of(sheets, column)) for column in columns)
    times = sorted(day(cell.recorded_at) for sheet in sheets for cell in sheet.cells)
    key = "recorded once" if times[0] == times[-1] else "recorded between"
    return box("figure",
               table(head, [_column_row(place, sheets, each) for each in columns], "compiled"),
               box("ul", *(box("li", each) for each in versions)),
               box("figcaption", words(key, times[0], times[-1])), class_="measured")


def _told(words, cell):
    """Why it is no good, in a few words."""
    if cell.build_reason:
        return cell.build_reason
    if cell.run == "ran" and cell.status:
        return words("told exit", cell.status)
    if cell.run == "signalled":
        return words("told signal", cell.status)
    return cell.run_reason


def _diagnostics(words, cell):
    if not cell.diagnostics or cell.state != "refuses":
        return None
    return box("details", box("summary", words["told lines"]),
               box("pre", code("\n".join(cell.diagnostics)), tabindex="0"))


def _claims(place, cell):
    for each in cell.refuted:
        sentence = place.book.sentences.get(each.id)
        yield box("p", link(each.id, place.to_claim(sentence)) if sentence else code(each.id),
                  place.words.colon if each.reason else None, each.reason or None)


def fault(place, sheet, cell):
    words = place.words
    why = _told(words, cell)
    return box("li", link(sheet.experiment, place.to_experiment(sheet.experiment)), " · ",
               f"{cell.compiler} {cell.standard}", " · ", words[f"cell {cell.state}"],
               f"{words.colon}{why}" if why else None, *_claims(place, cell),
               _diagnostics(words, cell))


def faults(place, sheets):
    """What does not build, end well or hold under some compiler."""
    found = [fault(place, sheet, cell) for state in _FAULTS for sheet in sheets
             for cell in sheet.cells if cell.state == state]
    return box("ul", *found) if found else box("p", place.words["all alike"])


def _listing_row(place, sheet, columns):
    by_column = {cell.column: cell for cell in sheet.cells}
    changed = not_rerun(place.words, sheet)
    name = sheet.experiment
    return box("tr",
               box("th", link(name, place.to_experiment(name)),
                   span(changed, class_="unit") if changed else None, scope="row"),
               *(cell_of(place.words, by_column.get(column)) for column in columns),
               box("td", link("JSON", place.to_evidence(f"portability/{name}"))),
               id=row_id(name))


def matrix(place, sheets):
    """A row for each listing, a column for each compiler and standard."""
    words, columns = place.words, _columns(sheets)
    head = [[words["all listings"]], *([f"{compiler} {standard}"] for _, compiler, standard
                                       in columns), [words["raw"]]]
    return table(head, [_listing_row(place, sheet, columns) for sheet in sheets], "compilers")


class Portability(LabDirective):
    """`counts`, `faults` or `matrix`, from what is recorded; a line where nothing is."""

    required_arguments = 1
    kinds = {"counts": counts, "faults": faults, "matrix": matrix}

    def run(self):
        place, kind = self.place, self.arguments[0]
        speaks_of_all(self.env)
        for name in place.book.listings:
            awaits(self.env, portability.file_of(place.book.root, name))
        if kind not in self.kinds:
            raise self.error(f"portability: wanted one of {', '.join(self.kinds)}; saw {kind}")
        try:
            sheets = portability.all_of(place.book)
        except portability.Broken as why:
            warn(self.env, why, str(why), self.get_location())
            return []
        if not sheets:
            return [box("p", place.words["nothing recorded"], " ", place.words["record it"],
                        code("./lab explorer record"))]
        return [self.kinds[kind](place, sheets)]


def setup(app):
    app.add_directive("portability", Portability, override=True)
