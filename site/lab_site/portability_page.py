"""Every listing of the book under other compilers: counts, what fails there, and the matrix."""

from collections import Counter

from . import portability
from .directive import LabDirective
from .elements import box, code, link, prose, span
from .here import speaks_of_all, warn
from .portability_box import cell_of, not_rerun, row_id, speaks_of
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


def _claim(place, judged):
    """What was tried, in the words of its experiment; its id where it stands nowhere else."""
    words, sentence = place.words, place.book.sentences.get(judged.id)
    if sentence is None:
        return box("p", code(judged.id))
    decision = place.book.argument(judged.id).decision
    said = decision.says.get(words.language) if decision else judged.id
    return box("p", span(*prose(said, words.language), tag="a", href=place.to_claim(sentence)),
               words.colon if judged.reason else None, judged.reason or None)


def _alike(place, sheet):
    """Cells of a listing that fail in one way, together: {(state, why, claims): cells}."""
    found = {}
    for cell in sheet.cells:
        if cell.state in _FAULTS:
            key = cell.state, _told(place.words, cell), tuple(each.id for each in cell.refuted)
            found.setdefault(key, []).append(cell)
    return found


def fault(place, sheet, why, cells):
    words, cell = place.words, cells[0]
    under = words.between.join(f"{each.compiler} {each.standard}" for each in cells)
    return box("li", link(sheet.experiment, place.to_experiment(sheet.experiment)), " · ",
               words[f"cell {cell.state}"], f"{words.colon}{why}" if why else None, " · ", under,
               *(_claim(place, each) for each in cell.refuted), _diagnostics(words, cell))


def faults(place, sheets):
    """What does not build, end well or hold under some compiler."""
    found = [(key, sheet, cells) for sheet in sheets
             for key, cells in _alike(place, sheet).items()]
    found.sort(key=lambda each: _FAULTS.index(each[0][0]))
    shown = [fault(place, sheet, key[1], cells) for key, sheet, cells in found]
    return box("ul", *shown) if shown else box("p", place.words["all alike"])


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
            speaks_of(self.env, name)
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
