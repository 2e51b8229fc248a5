"""Where what was measured here and what a machine published differ: claims, values, machines."""

from dataclasses import dataclass

from . import moved, records, values

# What may explain a difference between two machines, in the order in which it is told.
_PLATFORM = ("cpu", "cpus", "kernel", "hypervisor", "page_size", "thp", "libc")


@dataclass(frozen=True)
class Side:
    experiment: records.Experiment
    decision: records.Decision

    @property
    def seen(self):
        real = self.decision.real
        return moved.Seen(self.decision.verdict, real and real.estimate, real and real.interval)


@dataclass(frozen=True)
class Difference:
    """A claim that both sides tried and on which they differ."""
    claim: str
    kind: str  # of moved.KINDS
    here: Side
    there: Side

    @property
    def size(self):
        return moved.size(self.here.seen, self.there.seen)

    @property
    def other_listing(self):
        """Whether another version of the program was run there."""
        return self.here.experiment.sha256 != self.there.experiment.sha256


def of_claim(book, argument):
    """How a claim differs from what is published; None where it agrees or cannot be compared."""
    if not book.compared or not argument.decision:
        return None
    there = book.compared.experiment(argument.experiment.id, book.language)
    decision = there.claims.get(argument.sentence.id) if there else None
    if not decision:
        return None
    here, there = Side(argument.experiment, argument.decision), Side(there, decision)
    kind = moved.kind(here.seen, there.seen)
    return Difference(argument.sentence.id, kind, here, there) if kind else None


def tried_on_both(book):
    """(arguments that both sides tried, the differences among them, the most telling first)."""
    both = [argument for argument in map(book.argument, book.sentences) if argument.decision
            and (there := book.compared.experiment(argument.experiment.id, book.language))
            and argument.sentence.id in there.claims]
    found = [each for each in (of_claim(book, argument) for argument in both) if each]
    return both, sorted(found, key=lambda each: (moved.KINDS.index(each.kind), -each.size,
                                                 each.claim))


def _spread(found):
    """From what to what a value reaches; None of what is no number."""
    if isinstance(found, records.Cost):
        return found.low, found.high
    if not all(map(moved.is_number, found.values)):
        return None
    return min(found.values), max(found.values)


def of_value(book, experiment, name):
    """The same fact, cost or point as published, where it differs; else None."""
    there = book.compared.experiment(experiment.id, book.language) if book.compared else None
    here, there = values.find(experiment, name), there and values.find(there, name)
    if not there or type(here) is not type(there):
        return None
    spreads = _spread(here), _spread(there)
    if None in spreads:
        return None if set(here.values) == set(there.values) else there
    return there if moved.apart(*spreads) else None


def machines(here, there):
    """(name of a fact, as it is here, as it is there) for each that differs."""
    pairs = [(name, str(getattr(here, name)), str(getattr(there, name))) for name in _PLATFORM]
    for group in ("compilers", "mitigations"):
        ours, theirs = getattr(here, group), getattr(there, group)
        pairs += [(f"{group}.{name}", ours.get(name, ""), theirs.get(name, ""))
                  for name in sorted(ours.keys() | theirs.keys())]
    return [pair for pair in pairs if pair[1] != pair[2]]
