"""Behind each value: where it comes from, in a card that opens without a script."""

from . import numbers, number_line, values
from .elements import code, link, span

_CONTROL = {"REFUTED": "control failed", "VERIFIED": "control held",
            "INCONCLUSIVE": "control undecided", "NOT_RUNNABLE": "control not run"}


def row(key, *content):
    """One line of a card. A page has hundreds: the style sheet knows it by where it stands."""
    return span(span(key, tag="b"), span(*content))


def card(rows, title=None):
    """What opens; its first words say what was measured."""
    head = span(title, tag="strong") if title else None
    return span(head, *rows, class_="card", tabindex="-1", aside=True)


def handle(shown):
    """What is clicked, tapped or focused."""
    return span(*shown, class_="open-handle", tabindex="0", role="button")


def opens(shown, rows, kind, title=None):
    """A value in a sentence and its card."""
    return span(handle(shown), card(rows, title), class_=f"open {kind}")


def _machine(place, experiment):
    machine = place.book.machine_of(experiment)
    if machine is None:
        return row(place.words["machine"], experiment.machine)
    return row(place.words["machine"],
               f"{machine.cpu} × {machine.cpus}{place.words.between}Linux {machine.kernel}")


def run_rows(place, experiment):
    """Machine, compiler, date, listing, raw evidence and how to measure again."""
    words, tools = place.words, experiment.toolchain
    flags = [" ", code(" ".join(tools.flags))] if tools.flags else []
    bare = [] if experiment.sandbox.used else [
        row(words["sandbox"], words["no sandbox"], " ", code("--no-sandbox"))]
    return [_machine(place, experiment),
            row(words["compiler"], tools.banner, *flags), *bare,
            row(words["date"], day(experiment.finished_at)),
            row(words["listing hash"],
                link(experiment.sha256[:12], place.to_experiment(experiment.id))),
            row(words["raw"], link("JSON", place.to_evidence(experiment.id)), words.between,
                link("CSV", place.to_csv(experiment.id), download="")),
            row(words["measure again"], code(f"./lab run --again {experiment.id}"))]


def day(time):
    return (time or "").replace("T", " ").replace("Z", " UTC")


def interval(trial):
    low, high = trial.interval
    return f"{numbers.plain(low)} … {numbers.plain(high)}"


def cost_interval(cost):
    return f"{numbers.raw_duration(cost.low)} … {numbers.raw_duration(cost.high)}"


def tries(decision, trial, words):
    if decision.kind == "total":
        return words("totals", trial.n)
    if decision.kind == "quantile":
        return words("samples", trial.n)
    if decision.is_cost:
        return words("blocks", trial.n)
    return words("one process" if trial.n == 1 else "processes", trial.n)


def control_row(place, decision):
    words, control = place.words, decision.control
    if control is None:
        return row(words["control"], words["control not run"])
    told = words[_CONTROL[control.verdict]]
    shown = values.trial(decision, control, words)
    if shown is None:
        return row(words["control"], told)
    return row(words["control"], f"{shown}{words.between}{told}")


def decision_rows(place, experiment, decision):
    """Estimate, interval against threshold, n and the control's own verdict."""
    words, real = place.words, decision.real
    wanted = values.threshold(decision, experiment, words)
    rows = [number_line.drawing(decision, experiment, words)]
    if real and real.estimate is not None:
        rows.append(row(words["estimate"], values.unrounded(decision, real, words)))
    if real and real.interval:
        rows.append(row(words["interval"], interval(real)))
    rows.append(row(words["wanted"], wanted))
    if real:
        rows.append(row(words["n"], tries(decision, real, words)))
    if real and real.light:
        rows.append(row(words["guard"], words[real.light]))
    if decision.reason:
        rows.append(row(words["why"], words.reason(decision.reason)))
    return [*rows, control_row(place, decision)]


def fact_rows(place, fact):
    words = place.words
    count = len(fact.values)
    told = words("facts from", count) if fact.same and count > 1 else words(
        "one process" if count == 1 else "processes", count)
    shown = values.fact(fact, words)
    unit = "" if numbers.is_measure(fact.unit) else words.unit(fact.unit, shown)
    return [row(words["value"], shown, f" {unit}"), row(words["n"], told)]


def cost_rows(place, cost):
    words = place.words
    return [row(words["median"], numbers.raw_duration(cost.median)),
            row(words["interval 95"], cost_interval(cost)),
            row(words["n"], words("visits", cost.visits))]


def point_rows(place, series, point):
    words, unit = place.words, place.words.unit(series.unit)
    low, high = min(point.values), max(point.values)
    spread = [] if low == high else [
        row(words["interval"], f"{numbers.plain(low)} … {numbers.plain(high)} {unit}")]
    return [row(words["median"], f"{numbers.plain(point.median)} {unit}"), *spread,
            row(words["n"], words("one process" if len(point.values) == 1 else "processes",
                                  len(point.values)))]
