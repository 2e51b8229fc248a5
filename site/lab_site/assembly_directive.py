"""The directive and the role that show recorded assembly; they never compile anything."""

import re
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform

from . import assembly, assembly_panel, boxes
from .book import Missing, Refused, Stale, Unknown
from .directive import LabDirective
from .elements import box, code, link, span
from .here import awaits, warn
from .pages import Directive
from .roles import LabRole

_COUNT = re.compile(r"^(?P<experiment>[a-z0-9_]+/[a-z0-9_]+)#(?P<panel>[a-z0-9_]+)"
                    r"(?:@(?P<side>[12]))?(?:\s+(?P<pattern>.+))?$")


def _folder(env):
    return Path(env.app.confdir) / env.config.lab_bundles


def _load(env, book, experiment, name):
    """A panel; the page is out of date when its evidence or the listing changes."""
    awaits(env, assembly.path_of(_folder(env), experiment))
    env.note_dependency(str(book.listing(experiment)))
    return assembly.load(book, _folder(env), experiment, name)


def _words(trouble, words):
    name = str(trouble)
    if isinstance(trouble, Refused):
        return words("refused assembly", name)
    return words("no assembly", name) if isinstance(trouble, Missing) else (
        boxes.words_for(trouble, words))


class Asm(LabDirective):
    """One panel of a listing's assembly."""

    required_arguments = 1
    option_spec = {"panel": directives.unchanged_required}

    def run(self):
        place, experiment = self.place, self.arguments[0]
        name = self.options.get("panel", "")
        try:
            panel = _load(self.env, place.book, experiment, name)
        except (Missing, Unknown) as trouble:
            return self.lacking(trouble, experiment)
        if panel.stale:
            stale = Stale(experiment)
            warn(self.env, stale, place.words("assembly stale", panel.sides[0].version,
                                              panel.recorded_at), self.get_location())
        linked = experiment in place.pages[self.env.docname].listings
        if linked:
            self.env.temp_data.setdefault("lab_assembly", []).append((experiment, panel))
        return [assembly_panel.figure(place, experiment, panel, linked)]

    def lacking(self, trouble, experiment):
        words = self.place.words
        told = _words(trouble, words)
        warn(self.env, trouble, told, self.get_location())
        command = f"./lab explorer record --assembly {experiment}"
        return [box("aside", box("p", told, " ", span(f"{words['record to fill']} ", code(command),
                                                      class_="missing-command")),
                    class_="missing", role="note")]


class AsmCount(LabRole):
    """How many instructions a panel has: `topic/name#panel`, with `@2` for its second side, and
    after a space the words that are counted."""

    def run(self):
        place, asked = self.place, _COUNT.match(self.text)
        if not asked:
            return self.complain(Unknown(self.text), f"wanted topic/name#panel words, saw "
                                 f"“{self.text}”")
        experiment, name = asked["experiment"], asked["panel"]
        try:
            panel = _load(self.env, place.book, experiment, name)
            side = panel.sides[int(asked["side"] or 1) - 1]
        except (Missing, Unknown) as trouble:
            return self.complain(trouble, _words(trouble, place.words))
        except IndexError:
            return self.complain(Unknown(self.text), f"{experiment}#{name} has one side")
        count = str(side.count(asked["pattern"] or ""))
        shown = any(item.name == "asm" and item.argument == experiment
                    and item.option("panel") == name
                    for item in place.pages[self.env.docname].only(Directive))
        if not shown:
            return [span(count)], []
        return [link(count, f"#{assembly_panel.panel_id(experiment, name)}")], []


class LinesHaveIds(SphinxTransform):
    """Lines of a listing that a panel of the same page names can be gone to without a script."""

    default_priority = 510

    def apply(self, **kwargs):
        wanted = {}
        for experiment, panel in self.env.temp_data.pop("lab_assembly", ()):
            named = wanted.setdefault(f"listing-{assembly_panel.anchor(experiment)}", set())
            named.update(line.line for side in panel.sides for line in side.lines
                         if line.line and not line.header)
        for figure in self.document.findall(lambda node: isinstance(node, nodes.Element)
                                            and wanted.keys() & set(node.get("ids", ()))):
            for part in figure.findall(nodes.raw):
                self.mark(part, figure["ids"][0], wanted[figure["ids"][0]])

    def mark(self, part, listing, lines):
        def with_id(found):
            return f'{found[0]} id="{listing}-L{found[1]}"' if int(found[1]) in lines else found[0]

        part.children = [nodes.Text(re.sub(r'<span data-line="(\d+)"', with_id, part.astext()))]


def setup(app):
    app.add_directive("asm", Asm, override=True)
    app.add_role("asm-count", AsmCount(), override=True)
    app.add_transform(LinesHaveIds)
