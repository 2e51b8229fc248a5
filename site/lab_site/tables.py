"""What an experiment measured, as tables: facts, costs with their intervals, series, order."""

from . import numbers, values, whose
from .elements import box, code, link, span, verbatim
from .provenance import day


def table(head, rows, kind):
    """Rows under a head; what is too wide for the page scrolls."""
    cells = [box("th", *title, scope="col") for title in head]
    return box("div", box("table", box("thead", box("tr", *cells)), box("tbody", *rows),
                          class_=kind), class_="table-scroll")


def row(head, *cells):
    return box("tr", box("th", *head, scope="row"), *cells)


def number(text, title=None):
    return box("td", text, class_="number", title=title)


def facts_table(place, experiment, facts):
    words = place.words
    rows = []
    for fact in facts:
        shown = values.fact(fact, words)
        unit = words.unit(_counted(fact), shown)
        rows.append(row([experiment.label(fact.name, words.language)],
                        box("td", verbatim(shown, class_="fact-value"),
                            span(f" {unit}", class_="unit") if unit else None)))
    return table([[words["fact"]], [words["value"]]], rows, "facts")


def _counted(fact):
    """The unit of a count; a unit of measure stands with its number already."""
    return "" if numbers.is_measure(fact.unit) else fact.unit


def _interval(cost):
    return f"{numbers.raw_duration(cost.low)} … {numbers.raw_duration(cost.high)}"


def costs_table(place, experiment, costs):
    words = place.words
    rows = [row([experiment.label(cost.arm, words.language)],
                number(values.cost(cost)), box("td", _interval(cost), class_="interval"))
            for cost in costs]
    return table([[words["operation"]], [words["cost of one"]], [words["interval 95"]]], rows,
                 "costs")


def sweep_table(place, experiment, costs):
    """Arms with a parameter: one row a parameter, one column an arm."""
    words = place.words
    arms = list(dict.fromkeys(cost.name for cost in costs))
    by_place = {(cost.name, cost.parameter): cost for cost in costs}
    rows = []
    for parameter in sorted({cost.parameter for cost in costs}):
        cells = []
        for arm in arms:
            cost = by_place.get((arm, parameter))
            cells.append(number(values.cost(cost), _interval(cost)) if cost else number(""))
        rows.append(row([numbers.plain(parameter)], *cells))
    head = [[experiment.label_of_parameter(words)],
            *([experiment.label(arm, words.language)] for arm in arms)]
    return table(head, rows, "sweep")


def series_table(place, experiment, series):
    """Series over a parameter: one row a point, one column a series."""
    words = place.words
    points = {(each.name, point.at): point for each in series for point in each.points}
    rows = []
    for at in sorted({at for _, at in points}):
        cells = []
        for each in series:
            point = points.get((each.name, at))
            cells.append(number(values.point(point, each.unit, words) if point else ""))
        rows.append(row([numbers.plain(at)], *cells))
    head = [[experiment.label_of_parameter(words)],
            *([experiment.label(each.name, words.language)] for each in series)]
    return table(head, rows, "sweep")


def events_line(place, experiment):
    steps = []
    for number, event in enumerate(experiment.events):
        steps += [span(" → ", class_="arrow")] if number else []
        steps.append(code(event))
    return box("p", span(place.words["order seen"], class_="lead"), *steps, class_="events")


def caption(place, experiment):
    words = place.words
    machine = place.book.machine_of(experiment)
    told = [machine.cpu, f"Linux {machine.kernel}"] if machine else [experiment.machine]
    return box("figcaption", span(experiment.title.get(words.language), class_="figure-title"),
               " · ", " · ".join(told), " · ", day(experiment.finished_at), " · ",
               link(words["raw"], place.to_evidence(experiment.id)), " · ",
               link(words["csv"], place.to_csv(experiment.id), download=""))


def parts(place, experiment, only=()):
    """Every table that an experiment fills, or those of the named values."""
    def wanted(*names):
        return not only or any(name in only for name in names)

    facts = [fact for fact in experiment.facts.values() if wanted(fact.name)]
    costs = [cost for cost in experiment.costs if wanted(cost.arm, cost.name)]
    plain = [cost for cost in costs if cost.parameter is None]
    swept = [cost for cost in costs if cost.parameter is not None]
    series = [each for each in experiment.samples.values() if wanted(each.name)]
    found = [facts_table(place, experiment, facts) if facts else None,
             costs_table(place, experiment, plain) if plain else None,
             sweep_table(place, experiment, swept) if swept else None,
             series_table(place, experiment, series) if series else None,
             events_line(place, experiment) if experiment.events and not only else None]
    return [each for each in found if each is not None]


def machine_table(place, machine):
    words = place.words
    rows = [(words["cpu"], machine.cpu), (words["cpus"], f"{machine.cpus}"),
            (words["memory"], f"{machine.memory_mib}{numbers.NBSP}MiB"),
            (words["distribution"], machine.distribution), (words["kernel"], machine.kernel),
            (words["boot options"], machine.command_line),
            (words["hypervisor"], machine.hypervisor), (words["clock source"],
                                                        machine.clock_source),
            (words["governor"], machine.governor), (words["libc"], machine.libc),
            *((words["compilers"], banner) for banner in machine.compilers.values()),
            (words["page size"], numbers.exact(machine.page_size, "B")),
            (words["thp"], machine.thp), (words["overcommit"], machine.overcommit),
            (words["pid max"], f"{machine.pid_max}")]
    groups = [(words["limits"], machine.limits), (words["cgroup"], machine.cgroup),
              (words["mitigations"], machine.mitigations),
              (words["fingerprint"], {name: numbers.raw_duration(ns)
                                      for name, ns in machine.fingerprint.items()})]
    main = _table_of(rows)
    folded = [box("details", box("summary", title), _table_of(group.items()))
              for title, group in groups if group]
    return box("figure", whose.line(place), main, *folded,
               box("figcaption", link("machine.json", place.to_evidence("machine"))),
               class_="machine")


def _table_of(rows):
    none = "—"
    return box("div", box("table", box("tbody", *(
        row([name], box("td", value or none)) for name, value in rows)), class_="pairs"),
        class_="table-scroll")
