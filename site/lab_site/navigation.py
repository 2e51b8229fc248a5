"""What the frame of a page shows around it: neighbours, contents, crumbs, the other language."""

import posixpath
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

from . import repository
from .here import here
from .visible import visible
from .words import Words


@dataclass(frozen=True)
class Link:
    title: str
    href: str
    current: bool = False
    inside: tuple = ()
    path: bool = False  # of a file: broken between folders, not inside a name


@dataclass(frozen=True)
class Group:
    title: str
    links: tuple


def _title(env, docname):
    return env.titles[docname].astext() if docname in env.titles else docname


def _groups(env, parent, docname, uri):
    """The children of a page, in the groups that its tables of contents make."""
    for tree in env.tocs[parent].findall(addnodes.toctree):
        links = tuple(Link(title or _title(env, ref), uri(ref), ref == docname)
                      for title, ref in tree["entries"] if ref in env.found_docs)
        if links:
            yield Group(tree.get("caption") or "", links)


def _parent_of(app, docname):
    relation = app.builder.relations.get(docname)
    return relation[0] if relation and relation[0] else None


def _neighbours(app, docname, uri):
    """Section-local: a page's own children if it has any, else its siblings."""
    root = app.config.root_doc
    if app.env.toctree_includes.get(docname):
        return tuple(_groups(app.env, docname, docname, uri))
    return tuple(_groups(app.env, _parent_of(app, docname) or root, docname, uri))


def _crumbs(app, docname, uri, home):
    chain, parent = [], _parent_of(app, docname)
    while parent:
        chain.append(parent)
        parent = _parent_of(app, parent)
    root = app.config.root_doc
    if docname != root and root not in chain:
        chain.append(root)
    crumbs = [Link(home if name == root else _title(app.env, name), uri(name))
              for name in reversed(chain)]
    if chain:
        crumbs += [Link(group.title, "") for group in _groups(app.env, chain[0], docname, uri)
                   if group.title and any(each.current for each in group.links)]
    return tuple(crumbs)


def _contents(section, depth=2):
    """Links to the sections inside a section."""
    links = []
    for inner in section.children:
        if isinstance(inner, nodes.section) and inner["ids"]:
            title = next(iter(inner.findall(nodes.title)))
            inside = _contents(inner, depth - 1) if depth > 1 else ()
            path = [type(child) for child in title.children] == [nodes.literal]
            links.append(Link(title.astext(), f"#{inner['ids'][0]}", inside=inside, path=path))
    return tuple(links)


def _other_language(app, docname, words):
    """The same page in the other language's site, which stands beside this one."""
    target = app.builder.get_target_uri(docname)
    up = posixpath.relpath(words.other, posixpath.dirname(target) or ".")
    return posixpath.normpath(posixpath.join("..", up, target))


def _source(app, docname):
    """The file of this page in this language, from the root of the book."""
    return Path(app.env.doc2path(docname)).relative_to(app.confdir).as_posix()


def _description(top):
    """What a page is about, for lists of pages elsewhere: its first paragraph, on one line."""
    first = next(iter(top.findall(nodes.paragraph)), None) if top else None
    return visible(" ".join(first.astext().split())) if first else None


def _own(app, docname, context, words):
    """Of a page without a source: what it brought itself, and itself in the other language."""
    if "crumb" not in context:
        return {}
    return {name: context[name] for name in ("neighbours", "crumbs", "source")} | {
        "other_page": _other_language(app, docname, words)}


def frame(app, docname, template, context, doctree):
    """html-page-context: all that the theme's one template asks for."""
    words = Words(app.config.language)
    context.update(words=words, other_language=words.other,
                   lang_tag="zh-CN" if words.language == "zh" else "en",
                   other_tag="zh-CN" if words.other == "zh" else "en")

    def uri(name):
        return app.builder.get_relative_uri(docname, name)

    ledger = app.config.lab_ledger
    context["ledger_page"] = uri(ledger) if ledger in app.env.found_docs else None
    if docname not in app.env.found_docs:
        context.update({"neighbours": (), "crumbs": (), "contents": (), "other_page": None,
                        "experiments": (), "source": None, **_own(app, docname, context, words)})
        return
    source = _source(app, docname)
    top = next(iter(doctree.findall(nodes.section)), None) if doctree else None
    context.update(
        neighbours=_neighbours(app, docname, uri),
        crumbs=_crumbs(app, docname, uri, words["home"]),
        contents=_contents(top) if top else (),
        other_page=_other_language(app, docname, words),
        description=_description(top), source=source, edit=repository.of(app.config).edit(source),
        experiments=_experiments(app, docname), bare=_without_sandbox(app, docname))


def _shown(app, docname):
    """The place, and each experiment whose values the page shows."""
    place, told = here(app.env, docname), app.env.metadata[docname]
    names = list(told.get("lab_experiments", ()))
    if told.get("lab_all"):
        names += sorted({each.experiment for each in place.book.standings.values()
                         if each.experiment} - set(names))
    for name in names:
        try:
            yield place, name, place.book.experiment(name)
        except Exception:  # its box on the page says why
            continue


def _without_sandbox(app, docname):
    """Titles of the experiments on the page whose programs ran without a sandbox."""
    return tuple(visible(experiment.title.get(place.language))
                 for place, _, experiment in _shown(app, docname) if not experiment.sandbox.used)


def _experiments(app, docname):
    """(title, told, raw link, command) for each experiment whose values the page shows."""
    found, drawn_on = [], app.env.metadata[docname].get("lab_experiments", ())
    for place, name, experiment in _shown(app, docname):
        if name not in drawn_on:  # the ledger itself names all
            continue
        machine = place.book.machine_of(experiment)
        told = " · ".join(filter(None, (
            machine and machine.cpu, machine and f"Linux {machine.kernel}",
            experiment.toolchain.banner, experiment.finished_at[:10], experiment.sha256[:12])))
        found.append((visible(experiment.title.get(place.language)), visible(told),
                      place.to_evidence(name), f"./lab run --again {name}"))
    return tuple(found)


def setup(app):
    app.connect("html-page-context", frame)
