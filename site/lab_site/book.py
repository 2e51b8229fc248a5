"""What the pages may ask about: sentences, standings, experiments, listings, the machine."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from . import catalogue, compare, explorer, history, records, sealed, spoken, whose
from .records import Missing, Refused, Stale, Unknown


class Unmet(Missing):
    """The machine lacks what the experiment needs."""

    def __init__(self, experiment, needs):
        super().__init__(experiment)
        self.needs = needs


class NotBuilt(Missing):
    """The listing did not compile on this machine."""


class Failed(Missing):
    """The program crashed, hung or reported nonsense: none of its values is shown."""


@dataclass(frozen=True)
class Argument:
    """All that is known about one claim; what is not known is None."""
    sentence: catalogue.Sentence
    standing: records.Standing | None
    experiment: records.Experiment | None
    decision: records.Decision | None
    trouble: Exception | None

    @property
    def state(self):
        """One word for what is shown: a verdict, or why there is none."""
        if isinstance(self.trouble, Stale):
            return "stale"
        if isinstance(self.trouble, Refused):
            return "missing"  # whatever the table of claims said of it
        if self.decision:
            return self.decision.verdict.lower()
        return self.standing.state if self.standing else "missing"

    @property
    def finished_at(self):
        return self.experiment.finished_at if self.experiment else None


class Book:
    """Read-only, loaded as asked; says no by Missing, Stale or Unknown."""

    def __init__(self, root, evidence_dir, claims_dir, topics=(), second_dir=None,
                 language=None, reference=None, published=False, proofs_dir="proofs/results"):
        self.root = Path(root)
        self.evidence_dir = Path(evidence_dir)
        self.claims_dir = Path(claims_dir)
        self.topics = tuple(topics)
        self.second_dir = Path(second_dir) if second_dir else None
        self.language = language
        self.reference = reference  # what is published, if anything is
        self.proofs_dir = self.root / proofs_dir
        self.published = published  # whether these pages show just that
        self.experiment = lru_cache(maxsize=None)(self._experiment)

    @cached_property
    def as_recorded(self):
        """The same book with what programs reported as they reported it, in no page's language."""
        return Book(self.root, self.evidence_dir, self.claims_dir, self.topics)

    @cached_property
    def sentences(self):
        return catalogue.load_sentences(self.claims_dir, self.topics)

    @cached_property
    def standings(self):
        try:
            return records.load_standings(self.evidence_dir)
        except Missing:
            return {}

    @cached_property
    def explorer(self):
        return explorer.Explorer(self.root, self.proofs_dir)

    @cached_property
    def machine(self):
        return records.load_machine(self.evidence_dir)

    @cached_property
    def whose(self):
        return whose.of(self.evidence_dir, self.reference if self.published else None)

    @property
    def compared(self):
        """What another machine published, where one's own numbers are shown beside it."""
        if self.published or not self.reference or not self.reference.machine:
            return None
        return self.reference if self.whose else None

    def machine_of(self, experiment):
        """The machine that an experiment ran on, if its description is here."""
        try:
            return self.machine if self.machine.id == experiment.machine else None
        except Missing:
            return None

    def sentence(self, claim):
        if claim not in self.sentences:
            raise Unknown(claim)
        return self.sentences[claim]

    def listing(self, experiment):
        """The file that a reader reads and the runner runs."""
        for suffix in (".cpp", ".py"):
            path = self.root / "snippets" / f"{experiment}{suffix}"
            if path.exists():
                return path
        raise Unknown(experiment)

    @property
    def listings(self):
        """Names of all listings, in the alphabet's order."""
        folder = self.root / "snippets"
        return sorted(path.relative_to(folder).with_suffix("").as_posix()
                      for suffix in ("cpp", "py") for path in folder.glob(f"*/*.{suffix}"))

    def arguments_of(self, experiment):
        """What it decides, in the catalogue's order."""
        return [self.argument(claim) for claim in self.sentences
                if claim in self.standings and self.standings[claim].experiment == experiment]

    def _experiment(self, name):
        listing = self.listing(name)
        experiment = records.load_experiment(self.evidence_dir, name)
        if experiment.sha256 != records.sha256(listing):
            raise Stale(name)
        if any(row.stale for row in self.standings.values() if row.experiment == name):
            raise Stale(name)
        return spoken.in_language(experiment, self.language) if self.language else experiment

    def measured(self, name):
        """An experiment whose values may be shown."""
        experiment = self.experiment(name)
        if experiment.missing:
            raise Unmet(name, experiment.missing)
        if not experiment.built:
            raise NotBuilt(name)
        if experiment.failed:
            raise Failed(name)
        return experiment

    @cached_property
    def _other_machine(self):
        """The published evidence, unless it is of a machine like this one."""
        other = self.compared
        return other.folder if other and compare.machines(self.machine, other.machine) else None

    def elsewhere(self, name):
        """The same experiment on a second machine, and that machine; None without its evidence."""
        folder = self.second_dir or self._other_machine
        if folder is None:
            return None
        try:
            found = records.load_experiment(folder, name)
            return found, records.load_machine(folder)
        except Missing:
            return None

    @property
    def all_measured(self):
        """Every experiment of the last run whose values may be shown."""
        for name in dict.fromkeys(row.experiment for row in self.standings.values()):
            try:
                if name:
                    yield self.measured(name)
            except (Missing, Stale, Unknown):
                continue

    def refused(self):
        """Every evidence file of this book that is not as the runner wrote it, and why."""
        folders = [self.evidence_dir, *([self.compared.folder] if self.compared else [])]
        for folder, path in [(folder, path) for folder in folders
                             for path in sorted(folder.rglob("*.json"))]:
            name = path.relative_to(folder).with_suffix("").as_posix()
            try:
                if name not in ("machine", "claims"):
                    self.listing(name)
                sealed.document(path)
            except Unknown:  # of a listing that is no more: no page asks for it
                continue
            except sealed.Broken as why:
                yield path, why
        try:
            history.load(self.reference.folder if self.reference else self.evidence_dir)
        except history.Broken as why:
            yield why.path, why

    def argument(self, claim):
        sentence = self.sentence(claim)
        standing = self.standings.get(claim)
        if standing is None:
            return Argument(sentence, None, None, None, Missing(claim))
        if standing.experiment is None:
            return Argument(sentence, standing, None, None, None)
        try:
            experiment = self.experiment(standing.experiment)
        except (Missing, Stale, Unknown) as trouble:
            return Argument(sentence, standing, None, None, trouble)
        decision = experiment.claims.get(claim)
        trouble = None if decision else Missing(claim)
        return Argument(sentence, standing, experiment, decision, trouble)

    def evidence_paths(self, experiment=None):
        """Files whose change makes a page that shows them out of date."""
        yield self.evidence_dir / "claims.json"
        if self.reference and not self.published:
            yield from self.reference.paths(experiment)
        if experiment:
            yield self.evidence_dir / f"{experiment}.json"
            try:
                listing = self.listing(experiment)
            except Unknown:  # the page says so
                return
            yield listing
            yield from filter(Path.is_file, [listing.with_suffix(".toml"), self.explorer.tried])
