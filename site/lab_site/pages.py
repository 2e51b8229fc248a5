"""The structure of a page's source: labels, headings, directives, roles and plain text, by line."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

_DIRECTIVE = re.compile(r"^\{([\w:.-]+)\}\s*(.*)$", re.DOTALL)
_OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")
_PROSE = {"selfcheck", "predict", "note", "tip", "warning", "important", "caution", "admonition",
          "seealso", "hint", "attention", "figure", "container", "rubric", "answer", "followup"}
_TITLED = {"selfcheck", "predict", "admonition", "diagram", "strips", "rubric", "caption",
           "followup"}
CODE = "\x01"   # stands for inline code in plain text
ROLE = "\x02"   # stands for a role


@dataclass(frozen=True)
class Heading:
    line: int
    level: int
    text: str


@dataclass(frozen=True)
class Label:
    line: int
    name: str


@dataclass(frozen=True)
class Directive:
    line: int
    name: str
    argument: str
    options: tuple
    body: str = ""

    def option(self, name):
        return dict(self.options).get(name)


@dataclass(frozen=True)
class Role:
    line: int
    name: str
    text: str


@dataclass(frozen=True)
class Prose:
    """One run of inline text; code is CODE and roles are ROLE + what they show + ROLE."""
    line: int
    text: str


@lru_cache(maxsize=None)
def _parser():
    return (MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
            .use(myst_block_plugin).use(myst_role_plugin).use(colon_fence_plugin)
            .use(deflist_plugin))


def _shown(role, content):
    """What of a role's text stands in the sentence, as far as the source can tell."""
    visible = content.rpartition("<")[0].strip() if content.endswith(">") else content
    return visible if role in ("given", "term", "ref", "doc", "abbr", "claimref") else "0"


def _flatten(children, line):
    """Plain text of inline tokens, and the roles among them."""
    text, roles, automatic = "", [], False
    for token in children or ():
        if token.type == "myst_role":
            name = token.meta["name"]
            roles.append(Role(line + text.count("\n"), name, token.content))
            text += f"{ROLE}{_shown(name, token.content)}{ROLE}"
        elif token.type == "code_inline":
            text += f"{CODE}{token.content}{CODE}"
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif token.type == "link_open":
            automatic = token.info == "auto"
        elif token.type == "link_close":
            automatic = False
        elif token.type == "text" and not automatic:
            text += token.content
        elif token.type == "image":
            text += token.content
    return text, roles


def _options(content):
    """A directive's `:name: value` lines, and how many lines they take."""
    options, taken = [], 0
    for line in content.split("\n"):
        found = _OPTION.match(line)
        if not found:
            break
        options.append((found[1], found[2].strip()))
        taken += 1
    return tuple(options), taken


def _fence(token, offset):
    line = offset + token.map[0] + 1
    found = _DIRECTIVE.match(token.info.strip())
    if not found:
        return
    options, taken = _options(token.content)
    name, argument = found[1], found[2].strip()
    body = "\n".join(token.content.split("\n")[taken:])
    yield Directive(line, name, argument, options, body)
    if name in _TITLED and argument:
        yield from _inline(argument, line)
    for option, value in options:
        if option == "caption":
            yield from _inline(value, line)
    if name in _PROSE:
        yield from _items(body, line + taken)


def _inline(text, line):
    for token in _parser().parseInline(text):
        flat, roles = _flatten(token.children, line)
        yield from roles
        yield Prose(line, flat)


def _items(source, offset=0):
    line, heading = offset + 1, None
    for token in _parser().parse(source):
        line = offset + token.map[0] + 1 if token.map else line
        if token.type == "myst_target":
            yield Label(line, token.content.strip())
        elif token.type in ("fence", "colon_fence"):
            yield from _fence(token, offset)
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "inline":
            text, roles = _flatten(token.children, line)
            if heading:
                yield Heading(line, heading, bare(text))
                heading = None
            yield from roles
            yield Prose(line, text)


def bare(text):
    """Text without the marks that stand for code and roles."""
    return text.replace(CODE, "").replace(ROLE, "").replace("\n", " ")


def read(source):
    """Every item of a page's source, in order."""
    return tuple(_items(source))


@dataclass(frozen=True)
class Page:
    """One page of one language's tree."""
    name: str
    path: str
    items: tuple

    def only(self, kind):
        return [item for item in self.items if isinstance(item, kind)]

    @property
    def title(self):
        return next((heading.text for heading in self.only(Heading)), self.name)

    @cached_property
    def claims(self):
        """Ids of the claims that the page puts before its readers, in order, once each."""
        named = [item.argument for item in self.only(Directive) if item.name == "claim"]
        return list(dict.fromkeys(named))

    @cached_property
    def claims_named(self):
        """Ids of claims by directive or by role, for the ledger's list of pages."""
        roles = [role.text.rpartition("<")[2].rstrip(">").strip() for role in self.only(Role)
                 if role.name in ("measured", "verdict", "claimref")]
        return list(dict.fromkeys(self.claims + [text for text in roles if "#" not in text]))

    @cached_property
    def listings(self):
        return [item.argument for item in self.only(Directive) if item.name == "listing"]

    @cached_property
    def topics(self):
        """Folders of listings of which the page shows every one that no other page does."""
        return [item.argument for item in self.only(Directive) if item.name == "experiments"]

    @cached_property
    def compares_compilers(self):
        """Whether the page shows every listing under every compiler."""
        return any(item.name == "portability" and item.argument == "matrix"
                   for item in self.only(Directive))


def read_page(path, name):
    return Page(name, str(path), read(path.read_text("utf-8")))


def names(folder):
    """(path, name in Sphinx's sense) of every page under a folder."""
    return [(path, path.relative_to(folder).with_suffix("").as_posix())
            for path in sorted(folder.rglob("*.md"))]


def read_tree(folder):
    """Every page under a folder, by its name."""
    return {name: read_page(path, name) for path, name in names(folder)}
