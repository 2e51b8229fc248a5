"""Records written down by hand, for tests of what becomes of them."""

from pathlib import Path

from lab_site import records
from lab_site.words import Words

ENGLISH, CHINESE = Words("en"), Words("zh")


def text(en, zh=""):
    return records.Text(en, zh or en)


def trial(verdict="VERIFIED", estimate=None, interval=None, n=24, **more):
    return records.Trial(verdict, "", estimate, interval, n, **more)


def decision(kind, subject, relation, threshold, **more):
    """A claim that holds and whose control fails, unless told otherwise."""
    told = {"says": text("a lid saves half of the time", "盖上锅盖省一半时间"), "unit": "", "at": None,
            "verdict": "VERIFIED", "reason": "", "real": None, "control_name": "control",
            "control": None, **more}
    return records.Decision("soup/claim", kind, subject=subject, relation=relation,
                            threshold=threshold, **told)


def cost(name, median, parameter=None, spread=0.125):
    arm = name if parameter is None else f"{name}@{parameter}"
    return records.Cost(arm, name, parameter, 15, median, median * (1 - spread),
                        median * (1 + spread))


def fact(name, *values, unit=""):
    return records.Fact(name, unit, values)


def series(name, unit, points):
    return records.Series(name, unit, tuple(records.Point(at, values)
                                            for at, values in points.items()))


def experiment(facts=(), costs=(), samples=(), claims=(), control=(), events=(),
               control_events=()):
    """An experiment with one control, “no lid”, in which `control` are the facts."""
    return records.Experiment(
        id="soup/boil", path=Path("boil.json"), title=text("Boiling", "煮汤"), source="", sha256="",
        toolchain=None, machine="", finished_at="", method="", missing=(), built=True,
        failed=False, diagnostics="", facts={each.name: each for each in facts},
        samples={each.name: each for each in samples}, events=tuple(events), costs=tuple(costs),
        labels={"open": text("an open pot", "敞口锅"), "lid": text("a pot with a lid", "带盖锅")},
        controls={"control": text("no lid", "不盖锅盖")},
        claims={f"soup/{number}": each for number, each in enumerate(claims)},
        control_runs={"control": records.ControlRun(
            "control", {each.name: each for each in control}, tuple(control_events))})
