"""Evidence files as frozen dataclasses: the only reader of what the runner writes."""

import hashlib
import os
import re
import statistics
from dataclasses import dataclass, field
from pathlib import Path

from . import sealed


class Missing(Exception):
    """Nothing was measured: there is no evidence file, or a need was not met."""


class Refused(Missing):
    """A file is there and not as the runner writes it; nothing of it is shown."""


class Stale(Exception):
    """What was measured is not what stands in the checkout now."""


class Unknown(Exception):
    """The book names something that does not exist."""


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|\s|$)")  # as printed: a claim file has the typed one


@dataclass(frozen=True)
class Text:
    en: str = ""
    zh: str = ""

    def get(self, language):
        text = getattr(self, language) or self.en
        return _APOSTROPHE.sub("’", text) if language == "en" else text


@dataclass(frozen=True)
class Trial:
    """One try of a claim, as it stands or with its control."""
    verdict: str
    reason: str
    estimate: object
    interval: tuple | None
    n: int
    values: tuple = ()
    up: int | None = None
    down: int | None = None
    needed: int | None = None
    light: str = ""  # GREEN, YELLOW or RED: how busy the machine was; empty where nobody looked
    visits: dict = field(default_factory=dict)  # arm: ns for one operation, one a visit
    samples: tuple = ()  # of a quantile, all processes together


@dataclass(frozen=True)
class SelfTest:
    """Two arms of known ratio, tried before anything was timed in a run."""
    complaint: str
    same: Trial
    half_more: Trial


@dataclass(frozen=True)
class Decision:
    """What an experiment found about one claim."""
    id: str
    kind: str
    says: Text
    subject: tuple
    relation: str
    threshold: object
    unit: str
    at: float | None
    verdict: str
    reason: str
    real: Trial | None
    control_name: str
    control: Trial | None
    q: float | None = None

    @property
    def is_cost(self):
        """Whether costs were compared: the estimate is a ratio, or a growth exponent."""
        return self.kind in ("ratio", "total", "ascending", "growth")


@dataclass(frozen=True)
class Fact:
    name: str
    unit: str
    values: tuple

    @property
    def same(self):
        return all(value == self.values[0] for value in self.values)


@dataclass(frozen=True)
class ControlRun:
    """What the processes of a control reported: facts as in the real runs, events of the first."""
    name: str
    facts: dict
    events: tuple


@dataclass(frozen=True)
class Point:
    at: float
    values: tuple

    @property
    def median(self):
        middle = statistics.median(self.values)
        return int(middle) if middle == int(middle) else middle


@dataclass(frozen=True)
class Series:
    name: str
    unit: str
    points: tuple


@dataclass(frozen=True)
class Cost:
    """What one operation of an arm costs, ns."""
    arm: str
    name: str
    parameter: int | None
    visits: int
    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Toolchain:
    banner: str
    flags: tuple
    command: str


@dataclass(frozen=True)
class Sandbox:
    """What stood around a listing, and what it was allowed beyond every listing's usual."""
    used: bool
    exceptions: tuple


@dataclass(frozen=True)
class Experiment:
    id: str
    path: Path
    title: Text
    source: str
    sha256: str
    toolchain: Toolchain
    machine: str
    finished_at: str
    method: str
    missing: tuple
    built: bool
    failed: bool
    diagnostics: str
    facts: dict
    samples: dict
    events: tuple
    costs: tuple
    labels: dict
    controls: dict
    claims: dict
    wall_seconds: float = 0.0
    alone_seconds: float = 0.0
    self_test: SelfTest | None = None
    sandbox: Sandbox = Sandbox(True, ())
    control_runs: dict = field(default_factory=dict)

    def cost(self, arm):
        return next((cost for cost in self.costs if cost.arm == arm), None)

    def label_of_parameter(self, words):
        """What tables call the parameter of a sweep: `[label.parameter]`, if there is one."""
        return (self.labels["parameter"].get(words.language) if "parameter" in self.labels
                else words["parameter"])

    def label(self, name, language):
        """What tables call a fact, series or arm; `name@64` is `name` at 64."""
        if name in self.labels:
            return self.labels[name].get(language)
        stem, _, parameter = name.partition("@")
        label = self.labels[stem].get(language) if stem in self.labels else stem
        return f"{label}{self.at(parameter, language)}" if parameter else label

    def at(self, parameter, language):
        """A point of a sweep, to stand behind a label: “ (threads: 64)”."""
        head = self.labels["parameter"].get(language) if "parameter" in self.labels else ""
        if language == "zh":
            return f"（{head}：{parameter}）" if head else f"（{parameter}）"
        return f" ({head}: {parameter})" if head else f" ({parameter})"


@dataclass(frozen=True)
class Standing:
    """Where a claim of the catalogue stands after the last run."""
    id: str
    experiment: str | None
    kind: str
    truth: str
    verdict: str
    reason: str
    stale: bool
    finished_at: str | None

    @property
    def state(self):
        """One word for what is shown: a verdict, or why there is none."""
        if self.stale:
            return "stale"
        if self.kind in ("literature", "definition", "opinion", "not_tried"):
            return self.kind
        return self.verdict.lower()


@dataclass(frozen=True)
class Machine:
    id: str
    cpu: str
    cpus: int
    memory_mib: int
    kernel: str
    distribution: str
    hypervisor: str
    clock_source: str
    libc: str
    page_size: int
    thp: str
    overcommit: str
    pid_max: int
    command_line: str = ""
    governor: str = ""
    mitigations: dict = field(default_factory=dict)
    compilers: dict = field(default_factory=dict)
    limits: dict = field(default_factory=dict)
    cgroup: dict = field(default_factory=dict)
    fingerprint: dict = field(default_factory=dict)


def _text(raw):
    return Text(raw["en"], raw["zh"])


def _trial(raw, subject=()):
    if raw is None:
        return None
    interval = raw["interval"]
    samples = tuple(_number(value) for process in raw.get("samples", ()) for value in process)
    return Trial(raw["verdict"], raw["reason"], raw["estimate"],
                 tuple(interval) if interval else None, raw["n"], tuple(raw.get("values", ())),
                 raw.get("up"), raw.get("down"), raw.get("needed"), raw.get("light", ""),
                 _visits(raw, subject), samples)


def _visits(raw, subject):
    """Every visit of every arm that was compared, ns; A is the first arm of a pair, B the other."""
    tries = [(raw, subject)]
    if "links" in raw:  # cheapest first: each try sets an arm against the one before it
        tries = [(link, (subject[place + 1], subject[place]))
                 for place, link in enumerate(raw["links"])]
    found = {}
    for each, arms in tries:
        for block in each.get("blocks", ()):
            for letter, ns in zip(block["order"], block["visits"]):
                found.setdefault(arms["AB".index(letter)], []).append(_number(ns))
    return {arm: tuple(visits) for arm, visits in found.items()}


def _number(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(value)
    return value


def _self_test(raw):
    if raw is None:
        return None
    return SelfTest(raw["complaint"], _trial(raw["same"]), _trial(raw["half_more"]))


def _decision(raw):
    subject = tuple(raw["subject"])
    return Decision(raw["id"], raw["kind"], _text(raw["says"]), subject,
                    raw["relation"], raw["threshold"], raw["unit"], raw.get("at"),
                    raw["verdict"], raw["reason"], _trial(raw["real"], subject),
                    raw["control"]["name"], _trial(raw["control"]["trial"], subject),
                    raw.get("q"))


def _control_runs(raw):
    """The facts and events of each control's processes; units as in the real runs."""
    found = {}
    for name in raw["controls"]:
        runs = [run for run in raw["runs"] if run["variant"] == name]
        values = {}
        for run in runs:
            for fact, value in run.get("facts", {}).items():
                if not isinstance(value, (bool, int, float, str)):
                    raise TypeError(value)
                values.setdefault(fact, []).append(value)
        facts = {fact: Fact(fact, raw["facts"].get(fact, {}).get("unit", ""), tuple(seen))
                 for fact, seen in values.items()}
        events = next((run["events"] for run in runs if run.get("events")), ())
        found[name] = ControlRun(name, facts, tuple(events))
    return found


def _cost(raw):
    return Cost(raw["arm"], raw["name"], raw["parameter"], len(raw["ns"]),
                raw["median"], raw["low"], raw["high"])


def _series(name, raw):
    points = sorted((Point(point["at"], tuple(point["values"])) for point in raw["points"]),
                    key=lambda point: point.at)
    return Series(name, raw["unit"], tuple(points))


def _experiment(raw, path):
    tools = raw["toolchain"]
    return Experiment(
        id=raw["experiment"], path=path, title=_text(raw["title"]),
        source=raw["source"]["path"], sha256=raw["source"]["sha256"],
        toolchain=Toolchain(tools["banner"], tuple(tools["flags"]), tools["command"]),
        machine=raw["machine"], finished_at=raw["finished_at"], method=raw["method"],
        missing=tuple(raw["missing"]), built=raw["build"]["ok"], failed=raw["failed"],
        diagnostics=raw["build"]["diagnostics"],
        facts={name: Fact(name, fact["unit"], tuple(fact["values"]))
               for name, fact in raw["facts"].items()},
        samples={name: _series(name, series) for name, series in raw["samples"].items()},
        events=tuple(raw.get("events", ())), costs=tuple(map(_cost, raw["costs"])),
        labels={name: _text(label) for name, label in raw["labels"].items()},
        controls={name: _text(change) for name, change in raw["controls"].items()},
        claims={claim["id"]: _decision(claim) for claim in raw["claims"]},
        wall_seconds=raw["wall_seconds"], alone_seconds=raw.get("alone_seconds", 0.0),
        self_test=_self_test(raw.get("self_test")),
        sandbox=Sandbox(raw["sandbox"]["used"], tuple(raw["sandbox"]["exceptions"])),
        control_runs=_control_runs(raw))


def _known(kind, raw):
    names = kind.__dataclass_fields__
    return kind(**{name: value for name, value in raw.items() if name in names})


def document(evidence_dir, name):
    """One evidence file as the runner wrote it, and no other."""
    path = evidence_dir / f"{name}.json"
    if not os.path.lexists(path):
        raise Missing(name)
    try:
        return sealed.document(path)[0]
    except sealed.Broken as why:
        raise Refused(name) from why


def load_experiment(evidence_dir, experiment):
    raw = document(evidence_dir, experiment)
    try:
        found = _experiment(raw, evidence_dir / f"{experiment}.json")
    except (KeyError, IndexError, ValueError, TypeError, AttributeError) as why:
        raise Refused(experiment) from why
    if found.id != experiment:
        raise Refused(experiment)
    return found


def load_machine(evidence_dir):
    return _known(Machine, document(evidence_dir, "machine"))


def load_standings(evidence_dir):
    rows = document(evidence_dir, "claims")["claims"]
    return {row["id"]: _known(Standing, row) for row in rows}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
