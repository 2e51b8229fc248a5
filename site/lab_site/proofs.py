"""What the longer proofs of the method found, as tables."""

from . import numbers
from .elements import box, code, link, span
from .lighthouse import lighthouse
from .provenance import day
from .tables import number, row, table

_LETTERS = {"V": "verified", "R": "refuted", "I": "inconclusive", "N": "not_runnable"}


def percent(part, whole):
    """A share with four digits at most: 99.95 %."""
    share = 100 * part / whole if whole else 0.0
    return f"{share:.4g}{numbers.NBSP}%"


def told(place, key, *values, kind="proof-told"):
    """A sentence that says what came out."""
    shown = [f"{value:,}" if isinstance(value, int) else value for value in values]
    return box("p", place.words(key, *shown), class_=kind)


def folded(title, *content):
    return box("details", box("summary", title), box("div", *content, class_="more"))


def framed(parts, *captions):
    """A figure whose caption's parts stand between dots."""
    between = [piece for caption in captions for piece in (" · ", caption)][1:]
    return box("figure", *parts, box("figcaption", *between), class_="measured proof")


CHARTS_HERE = object()  # where a proof's charts stand among its sentences and tables


def figure(place, proof, found, charts=()):
    """A proof's sentences, charts and tables over a caption: date, commit and machine."""
    machine = found.machine
    parts = [each for part in DRAWINGS[proof](place, found)
             for each in (charts if part is CHARTS_HERE else [part])]
    return framed(parts,
                  span(place.words[f"proof {proof}"], class_="figure-title"),
                  day(found.finished_at), place.words("commit", found.commit),
                  f"{machine.cpu} × {machine.cpus}", f"Linux {machine.kernel}",
                  link(place.words["raw"], place.to_evidence(f"proofs/{proof}")))


def claim_link(place, claim):
    """A claim's id, leading to its page."""
    sentence = place.book.sentences.get(claim)
    return link(claim, place.to_claim(sentence)) if sentence else code(claim)


def span_of(text):
    """A cell with both limits of an interval."""
    return box("td", text, class_="number range")


def head(words, *keys):
    return [[words[key] if key else ""] for key in keys]


# ---- mutation ------------------------------------------------------------------------------------

def mutation(place, found):
    words = place.words
    rows = [row([getattr(each.title, words.language)], number(str(each.applied)),
                number(str(each.caught)), number(str(len(each.survivors)) or ""))
            for each in found.operators]
    rows.append(row([words["total"]], number(str(found.applied)), number(str(found.caught)),
                    number(str(found.applied - found.caught))))
    survivors = [(each, claim) for each in found.operators for claim in each.survivors]
    return [told(place, "mutants caught", found.caught, found.applied, found.baseline.verified),
            table(head(words, "damage", "applied", "caught", "survived"), rows, "sweep"),
            survivors_list(place, survivors)]


def survivors_list(place, survivors):
    """Every mutant that was believed, and why; open, because they are what matters."""
    if not survivors:
        return told(place, "no survivors")
    return box("ul", *(box("li", claim_link(place, claim.claim), " · ",
                           getattr(operator.title, place.language), " · ",
                           span(claim.why, lang="en"))
                       for operator, claim in survivors))


# ---- false alarms --------------------------------------------------------------------------------

def false_alarms(place, found):
    under_load = [run for run in found.runs if run.load != "quiet"]
    share = found.inconclusive_share
    parts = [told(place, "alarms", len(under_load), found.flips, len(found.refuted))]
    if share is not None:
        parts.append(told(place, "alarms undecided", percent(share, 1)))
    if len(under_load) < found.wanted_runs:
        parts.append(told(place, "alarms unfinished", len(under_load), found.wanted_runs))
    parts += [loads_table(place, found.runs), unsteady(place, found.claims)]
    if found.load_command:
        parts.append(folded(place.words["load command"], box("p", code(found.load_command))))
    return parts


def _spread(values, form="{:.0f}"):
    """“4 … 16”, or one number where all are alike."""
    low, high = form.format(min(values)), form.format(max(values))
    return low if low == high else f"{low} … {high}"


def loads_table(place, runs):
    """One row a kind of load: runs, verdicts of all of them, how busy the machine was."""
    words, rows = place.words, []
    states = [state for state in ("VERIFIED", "REFUTED", "INCONCLUSIVE", "NOT_RUNNABLE")
              if state in ("VERIFIED", "REFUTED", "INCONCLUSIVE")
              or any(run.tally.get(state) for run in runs)]
    for kind in dict.fromkeys(run.load for run in runs):
        same = [run for run in runs if run.load == kind]
        counts = [sum(run.tally.get(state, 0) for run in same) for state in states]
        rows.append(row([words.get(f"load {kind}", kind)], number(str(len(same))),
                        *(number(str(count)) for count in counts),
                        number(_spread([run.load_average for run in same]))))
    titles = [[words[state.lower()]] for state in states]
    return table([[words["load"]], [words["runs"]], *titles, [words["load average"]]], rows,
                 "sweep")


def unsteady(place, claims):
    """The claims that were not VERIFIED in every run, with each run's verdict."""
    words = place.words
    rows = [row([claim_link(place, claim.id)], box("td", code(claim.verdicts)),
                box("td", words.between.join(f"{words.reason(reason)} × {count}"
                                             for reason, count in claim.reasons.items())))
            for claim in claims if set(claim.verdicts) != {"V"}]
    if not rows:
        return told(place, "all steady", len(claims))
    letters = words.between.join(f"{letter} {words[state]}" for letter, state in _LETTERS.items())
    return folded(words("not steady", len(rows), len(claims)), box("p", letters),
                  table(head(words, "claim", "each run", "why"), rows, "claims-over-runs"))


# ---- simulation ----------------------------------------------------------------------------------

def simulation(place, found):
    words, stopping, mirror = place.words, found.stopping, found.mirror
    return [told(place, "simulated", found.wrong_of, found.wrong, found.wrong_after_confirmation),
            told(place, "stopped at will", stopping.runs, stopping.wrong,
                 f"{2 * found.rule.alpha * stopping.runs:g}"),
            told(place, "mirrored", mirror.runs, mirror.swapped_differs, mirror.scaled_differs),
            *(box("p", span(words["limit broken"], class_="lead"), breach, class_="proof-told")
              for breach in found.breaches),
            CHARTS_HERE, cells_table(place, found, first_tries),
            told(place, "simulated cells", f"{found.rule.threshold:g}",
                 found.rule.maximum, kind="table-note"),
            folded(words["simulated more"], told(place, "simulated more cells"),
                   cells_table(place, found, what_else))]


def _of(cell, count):
    return f"{100 * count / cell.runs:.4g}"


def first_tries(cell):
    return [_of(cell, cell.verified), _of(cell, cell.refuted), f"{cell.mean_blocks:.0f}"]


def what_else(cell):
    undecided = cell.inconclusive
    return [_of(cell, cell.confirmed), _of(cell, undecided.get("near-threshold", 0)),
            _of(cell, undecided.get("budget", 0)), str(cell.median_blocks)]


def cells_table(place, found, say):
    """One row a true ratio, one column a machine."""
    words = place.words
    presets = list(dict.fromkeys(cell.preset for cell in found.cells))
    cells = {(cell.ratio, cell.preset): cell for cell in found.cells}

    def told_of(cell):
        return number(" / ".join(say(cell)) if cell else "")

    rows = [row([f"{ratio:g}"], *(told_of(cells.get((ratio, preset))) for preset in presets))
            for ratio in dict.fromkeys(cell.ratio for cell in found.cells)]
    titles = [[words.get(f"machine {preset}", preset)] for preset in presets]
    return table([[words["true ratio"]], *titles], rows, "sweep simulated")


# ---- other proofs --------------------------------------------------------------------------------

def _cost(side, unit):
    if unit == "ns":
        return numbers.raw_duration(side.ns), " … ".join(
            numbers.raw_duration(limit) for limit in (side.low, side.high))
    return (f"{numbers.plain(side.ns)}{numbers.NBSP}{unit}",
            f"{numbers.plain(side.low)} … {numbers.plain(side.high)}{numbers.NBSP}{unit}")


def cross_check(place, found):
    words, language = place.words, place.language
    rows = [row([getattr(each.what, language)], number(numbers.plain(each.ratio)),
                number(*_cost(each.ours, each.unit)), number(*_cost(each.tool, each.unit)),
                box("td", each.tool.name))
            for each in found.rows]
    reasons = [box("p", span(getattr(each.what, language), class_="lead"),
                   getattr(each.explanation, language))
               for each in found.rows if each.explanation]
    commands = [row([getattr(each.what, language)], box("td", code(each.ours.from_)),
                    box("td", code(each.tool.command)), box("td", each.tool.version))
                for each in found.rows]
    return [told(place, "checked across", len(found.rows), found.rounds, len(reasons)),
            table(head(words, "quantity", "tool ratio", "this book", "another tool", "tool"),
                  rows, "sweep cross-check"),
            folded(words["why they differ"], *reasons) if reasons else None,
            folded(words["what ran"], table(head(words, "quantity", "our arm", "their command",
                                                 "version"), commands, "commands-run"))]


def rounding(place, found):
    words = place.words
    rows = [row([link(each.page, place.to_page(each.page)) if each.page in place.pages
                 else each.page], box("td", code(each.value)),
                box("td", each.before or "—"), box("td", each.after or "—"))
            for each in found.list]
    loads = [load for run in found.runs for load in (run.load_before, run.load_after)]
    shifts = found.shifts
    return [told(place, "rounded", found.values, found.changed, percent(found.share, 1),
                 found.rounded),
            told(place, "shifted", shifts.of, f"{shifts.median:g}",
                 f"{shifts.three_quarters:g}") if shifts.of else None,
            told(place, "loads meanwhile", _spread(loads)) if loads else None,
            folded(words("which changed", len(rows)),
                   table(head(words, "page", "value", "first run", "second run"), rows,
                         "changed")) if rows else None]


def overhead(place, found):
    words = place.words
    rows = [row([words.get(f"operation {each.operation}", each.operation)],
                number(f"{each.ratio:.4f}"),
                span_of(f"{each.low:.4f} … {each.high:.4f}"),
                number(str(each.blocks)), box("td", words[each.verdict.lower()]))
            for each in found.rows]
    titles = [[words["operation"]], [words["overhead ratio"]], [words["interval"]],
              [words["n"]], [words("below", f"{found.most:g}")]]
    return [table(titles, rows, "overhead")]


def sandbox(place, found):
    """What a launch costs at each priority, each operation inside and outside, and the suite."""
    parts = []
    for launch in found.launch:
        parts += [launch_told(place, launch, found.most), launch_table(place, launch)]
    parts += [told(place, "sandbox cpuid", numbers.raw_duration(launch.cpuid_ns))
              for launch in found.launch[-1:]]
    parts += [CHARTS_HERE, operations_table(place, found)]
    return parts + (suite_parts(place, found.suite) if found.suite else
                    [told(place, "sandbox no suite")])


def launch_told(place, launch, most):
    runner = next(way for way in launch.ways if way.way == "runner")
    return told(place, f"sandbox launch {launch.priority}", f"{runner.to_bubblewrap.median:.2f}",
                f"{most:g}", f"{runner.to_spawn.median:.0f}", launch.rounds,
                f"{launch.load:g}")


def launch_table(place, launch):
    words = place.words
    rows = [row([words.get(f"way {way.way}", way.way)],
                number(numbers.raw_duration(1000 * way.median)),
                number(f"{way.to_bubblewrap.median:.3f}"),
                span_of(f"{way.to_bubblewrap.low:.3f} … {way.to_bubblewrap.high:.3f}"))
            for way in launch.ways]
    return table(head(words, "way", "launch median", "to bubblewrap", "interval"), rows, "sweep")


def operations_table(place, found):
    """Each operation in the whole sandbox; below it, where that is not alike, in each part."""
    words = place.words
    rows = [row([words.get(f"sandbox {each.operation}", each.operation)
                 if each.side == "sandbox" else "↳ " + words.get(f"side {each.side}", each.side)],
                number(numbers.raw_duration(each.outside_ns)),
                number(numbers.raw_duration(each.inside_ns)),
                number(f"{each.ratio:.3f}"), span_of(f"{each.low:.3f} … {each.high:.3f}"),
                number(str(each.blocks)), box("td", words[each.verdict.lower()]))
            for each in found.operations]
    titles = [*head(words, "operation", "outside", "inside", "inside to outside", "interval",
                    "n"), [words("within", f"{found.within:g}")]]
    return table(titles, rows, "sweep")


def suite_parts(place, suite):
    words = place.words
    rows = [row([words[side]], number(numbers.raw_duration(1e9 * run.wall)),
                number(numbers.raw_duration(1e9 * run.cpu)),
                *(number(str(run.tally.get(state, 0)))
                  for state in ("VERIFIED", "REFUTED", "INCONCLUSIVE")),
                number(_spread([run.load_before, run.load_after])))
            for side, run in (("inside", suite.inside), ("outside", suite.outside))]
    return [table(head(words, "whole suite", "wall time", "cpu time", "verified", "refuted",
                       "inconclusive", "load average"), rows, "sweep"),
            told(place, "sandbox turned", len(suite.turned))]


def recompute(place, found):
    words = place.words
    rows = [row([claim_link(place, each.claim)], box("td", code(each.what)),
                box("td", code(each.runner or "—")), box("td", code(each.here or "—")))
            for each in found.differences]
    return [told(place, "recomputed", found.claims, found.agree),
            table(head(words, "claim", "differing", "the runner", "the script"), rows,
                  "differences") if rows else None]


def fuzz(place, found):
    words = place.words
    crashed = [each for each in found.targets if each.crash]
    rows = [row([words.get(f"reader {each.target}", each.target)],
                number(f"{each.executions:,}"), box("td", each.crash or words["no crash"]))
            for each in found.targets]
    return [told(place, "fuzzed", sum(each.executions for each in found.targets), len(crashed)),
            table(head(words, "reader", "inputs", "crash"), rows, "sweep")]


DRAWINGS = {"mutation": mutation, "false_alarms": false_alarms, "simulation": simulation,
            "cross_check": cross_check, "rounding": rounding, "overhead": overhead,
            "sandbox": sandbox, "recompute": recompute, "fuzz": fuzz, "lighthouse": lighthouse}
