"""The directives of a page: each joins a record to its drawing and nothing more."""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList

from . import api, boxes, claims, compare_box, harness, ledger, proofs, results, tables
from .book import Missing, Unknown
from .charts import drawer, figure, method
from .directive import ExperimentDirective, LabDirective
from .elements import box, span
from .here import awaits, draws_on, speaks_of_all, warn
from .place import anchor


class Claim(LabDirective):
    required_arguments = 1

    def run(self):
        place, name = self.place, self.arguments[0]
        try:
            argument = place.book.argument(name)
        except Unknown as trouble:
            warn(self.env, trouble, place.words("no claim", name), self.get_location())
            return [box("aside", box("p", place.words("no claim", name)), class_="missing")]
        draws_on(self.env, argument.standing.experiment if argument.standing else None)
        if argument.trouble:
            warn(self.env, argument.trouble, boxes.words_for(argument.trouble, place.words),
                 self.get_location())
        return [self.once(claims.claim_card(place, argument))]


class Verdicts(LabDirective):
    """Where the claims of this page stand."""

    def run(self):
        place = self.place
        names = place.pages[self.env.docname].claims
        known = [place.book.argument(name) for name in names if name in place.book.sentences]
        draws_on(self.env)
        return [ledger.page_summary(place, known)]


class Matrix(LabDirective):
    """Every claim of the book, counted by judgement and verdict."""

    def run(self):
        place = self.place
        speaks_of_all(self.env)
        return [ledger.matrix(place, [place.book.argument(name)
                                      for name in place.book.sentences])]


class Compare(LabDirective):
    """Where one's own numbers and the published ones differ."""

    def run(self):
        speaks_of_all(self.env)
        return compare_box.page(self.place)


class Ledger(LabDirective):
    """Every claim of the book, a row each."""

    def run(self):
        place = self.place
        speaks_of_all(self.env)
        return [ledger.whole_ledger(place, [place.book.argument(name)
                                            for name in place.book.sentences])]


class Listing(ExperimentDirective):
    option_spec = {"from": directives.unchanged, "to": directives.unchanged}

    def run(self):
        return self.listing(self.arguments[0], self.options.get("from"), self.options.get("to"))


class Measured(ExperimentDirective):
    option_spec = {"only": directives.unchanged, "chart": directives.unchanged}

    def run(self):
        return self.measured(self.arguments[0], self.options.get("only", "").split(),
                             self.options.get("chart"))


class MachineFacts(LabDirective):
    def run(self):
        self.env.note_dependency(str(self.place.book.evidence_dir / "machine.json"))
        try:
            return [tables.machine_table(self.place, self.place.book.machine)]
        except Missing as trouble:
            return self.complain(trouble, "./lab run")


class Proof(LabDirective):
    """What a proof of the method found when it was last run."""

    required_arguments = 1

    def run(self):
        place, name = self.place, self.arguments[0]
        if name in harness.FIGURES:
            draws_on(self.env)
            shown = harness.FIGURES[name](place)
            return [shown] if shown else self.complain(Missing("harness"), "./lab run")
        if name not in results.SHAPES:
            wanted = ", ".join((*results.SHAPES, *harness.FIGURES))
            return self.complain(Unknown(f"a proof named {name}; there are {wanted}"))
        folder = Path(self.env.app.confdir) / self.config.lab_proofs
        awaits(self.env, results.path_of(folder, name))
        try:
            found = results.load(folder, name)
            return [proofs.figure(place, name, found, self.charts(name, found))]
        except Missing:  # nobody has to run it
            return [boxes.missing_box(Missing("proof"), place.words, f"./lab prove {name}",
                                      "prove to fill")]
        except results.Malformed as trouble:
            warn(self.env, trouble, str(trouble), self.get_location())
            return [box("aside", box("p", place.words("bad results", trouble)), class_="missing")]

    def charts(self, name, found):
        place = self.place
        try:
            return figure.named(self.env.app.lab_charts, method.of(name, found, place.words),
                                self.chart_prefix(), place.words)
        except drawer.CannotDraw as trouble:
            warn(self.env, trouble, str(trouble), self.get_location())
            return []


class SelfCheck(LabDirective):
    """A question whose answer is folded."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    kind = "selfcheck"

    def run(self):
        question, messages = self.inline(self.arguments[0])
        answer = box("div", class_="answer")
        self.state.nested_parse(self.content, self.content_offset, answer)
        summary = box("summary", span(self.place.words[self.kind], class_="lead"),
                      span(*question, class_="question"))
        return [box("details", summary, answer, class_=f"folded {self.kind}"), *messages]


class Api(LabDirective):
    """The reference of every header that matches a pattern, from Doxygen's XML."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        place, shown = self.place, []
        index = place.book.root / self.config.lab_doxygen / "index.xml"
        self.env.note_dependency(str(index))
        if not index.exists():
            return self.complain(Missing("api"))
        for path in self.headers(place.book.root):
            members = api.members(index.parent, path)
            shown += [self.header(path, members)] if members else []
        return shown

    def headers(self, root):
        """Paths of the headers that exist, each once, in the order of the patterns."""
        found = [path.relative_to(root).as_posix() for pattern in self.arguments[0].split()
                 for path in sorted(root.glob(pattern))]
        return dict.fromkeys(found)

    def header(self, path, members):
        section = nodes.section(ids=[f"api-{anchor(path).replace('.', '-')}"])
        section += nodes.title("", "", nodes.literal("", path))
        text = nodes.Element()
        source = "\n\n".join(member.source for member in members).split("\n")
        self.state.nested_parse(StringList(source, source=path), self.content_offset, text)
        section.extend(text.children)
        return section


ALL = {"claim": Claim, "verdicts": Verdicts, "matrix": Matrix, "compare": Compare, "ledger": Ledger,
       "listing": Listing, "measured": Measured, "machine": MachineFacts,
       "selfcheck": SelfCheck, "api": Api, "proof": Proof}


def setup(app):
    for name, kind in ALL.items():
        app.add_directive(name, kind, override=True)
