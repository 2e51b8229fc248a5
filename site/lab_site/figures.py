"""The directives of a page that draw: each joins a source to its drawing, its key and its words."""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives

from . import diagram, drawing, strips
from .directive import LabDirective
from .elements import box, raw, span
from .here import warn


def kept(app):
    """The folder of drawings that an earlier build made."""
    return Path(app.confdir) / app.config.lab_diagrams


class Diagram(LabDirective):
    """A drawing from Graphviz's DOT, with a key to the classes that it uses."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"caption": directives.unchanged}

    def draw(self, source):
        return diagram.draw(source, kept(self.env.app))

    def run(self):
        title, source = self.arguments[0], "\n".join(self.content)
        caption = self.options.get("caption", "")
        try:
            root = self.draw(source)
        except drawing.CannotDraw as trouble:
            self.blame(title, f"cannot be drawn: {trouble}")
            return [box("aside", box("p", self.place.words["no diagram"]),
                        nodes.literal_block("", source), class_="missing")]
        for fault in drawing.faults(root):
            self.blame(title, fault)
        key = [box("li", self.place.words[f"drawn {name}"], class_=name)
               for name in drawing.meanings(root)]
        shown, messages = self.inline(caption)
        prefix = f"diagram-{self.env.new_serialno('diagram')}"
        return [box("figure", raw(drawing.html(root, title, caption, prefix)),
                    box("ul", *key, class_="drawing-key") if key else None,
                    box("figcaption", span(title, class_="figure-title"),
                        *([" · ", *shown] if caption else [])), class_="diagram"), *messages]

    def blame(self, title, fault):
        warn(self.env, None, f"the diagram “{title}” {fault}", self.get_location())


class Strips(Diagram):
    """A drawing of lanes in which time runs to the right."""

    def draw(self, source):
        return strips.draw(source, self.place.words["time runs"])


def setup(app):
    app.add_directive("diagram", Diagram)
    app.add_directive("strips", Strips)
