"""Sphinx extension that keeps a book true: claims, listings and measured values from evidence."""

import shutil
from pathlib import Path

from docutils import nodes
from sphinx.errors import ConfigError
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from . import (address, again, answers, assembly_directive, assets, bundle, charts, checks,
               claim_pages, csv_files, deck, directives, doxygen_text, elements, epub, experiments,
               explorer_pages, feed, figures, head, home, lean, ledger_files, mentions, navigation,
               page_cache, portability, portability_page, predict, published, repository, roles,
               sealed, search, terms, whose, wide)
from .book import Book
from .place import EVIDENCE
from .typography import JoinChineseLines
from .words import Words

LOG = logging.getLogger(__name__)


class LabelsAreAnchors(SphinxTransform):
    """A section's id is its label, so that anchors are the same in both languages."""

    default_priority = 500

    def apply(self, **kwargs):
        labelled = set(self.document.nametypes)
        ids = {self.document.nameids.get(name) for name in labelled
               if self.document.nametypes[name]}
        for section in self.document.findall(nodes.section):
            named = [name for name in section["ids"] if name in ids]
            if named:
                section["ids"] = named


def _reference(config, root):
    """What is published, if anything is; its absence is a mistake where it is to be shown."""
    try:
        found = bundle.reference(root / config.lab_bundles)
    except bundle.Malformed as why:
        raise ConfigError(str(why)) from why
    if config.lab_published and not found:
        raise ConfigError(f"lab_published: wanted {config.lab_bundles}/{bundle.FILE}, saw none; "
                          "./lab publish writes it")
    return found


def _whose(app, config):
    """Pages of another reference are read again, of another day's numbers written again."""
    root = Path(app.confdir)
    app.lab_reference = _reference(config, root)
    published = app.lab_reference if config.lab_published else None
    app.lab_evidence = published.folder if published else root / config.lab_evidence
    config.lab_reference = app.lab_reference.state if app.lab_reference else ""
    config.lab_whose = repr(whose.of(app.lab_evidence, published))


def _open_book(app):
    config, root = app.config, Path(app.confdir)
    app.lab_book = Book(root, app.lab_evidence, root / config.lab_claims,
                        config.lab_topics,
                        root / config.lab_second_evidence if config.lab_second_evidence else None,
                        Words(config.language).language, app.lab_reference,
                        config.lab_published, config.lab_proofs)
    app.lab_trees = page_cache.trees({language: root / folder for language, folder
                                      in config.lab_trees.items()}, Path(app.doctreedir))
    app.builder.search = False
    for path, why in app.lab_book.refused():
        LOG.warning("%s", why, location=str(path))


def _check_sources(app):
    for complaint in checks.tree_checks(app.lab_trees, Words(app.config.language).language,
                                        figures.kept(app)):
        LOG.warning("%s", complaint.text, location=f"{complaint.path}:{complaint.line}")


def _title(app, config):
    language = Words(config.language).language
    config.html_title = config.lab_title.get(language, config.project)
    config.html_short_title = config.html_title


def _copy_evidence(app, failure):
    if failure or app.builder.name != "html":
        return
    target = Path(app.outdir) / EVIDENCE
    shutil.rmtree(target, ignore_errors=True)
    evidence, proofs = app.lab_book.evidence_dir, Path(app.confdir) / app.config.lab_proofs
    compiled = Path(app.confdir) / portability.FOLDER
    for folder, to, pattern in ((evidence, target, "*.json"), (evidence, target, "*/*.json"),
                                (compiled, target / compiled.name, "*/*.json")):
        for path in folder.glob(pattern):
            try:
                _publish(sealed.document(path)[1], to / path.relative_to(folder))
            except sealed.Broken:  # named when the book was opened, or by the page that shows it
                continue
    for path in proofs.rglob("*.json"):
        _publish(path.read_bytes(), target / "proofs" / path.relative_to(proofs))


def _publish(text, copy):
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(text)


def setup(app):
    for name, default in (("lab_evidence", "build/evidence"), ("lab_claims", "claims"),
                          ("lab_proofs", "proofs/results"), ("lab_diagrams", "build/diagrams"),
                          ("lab_trees", {"en": "docs/en", "zh": "docs/zh"}),
                          ("lab_topics", {}), ("lab_title", {}), ("lab_ledger", "ledger"),
                          ("lab_strict", False), ("lab_doxygen", "build/doxygen/xml"),
                          ("lab_bundles", "evidence"), ("lab_published", False),
                          ("lab_reference", "")):
        app.add_config_value(name, default, "env")
    for part in (assets, elements, directives, experiments, roles, navigation, repository,
                 csv_files, published, charts, figures, home, lean, wide, doxygen_text, search,
                 whose, predict, claim_pages, ledger_files, answers, deck, mentions, terms,
                 address, feed, head, epub, portability_page, explorer_pages,
                 assembly_directive):
        part.setup(app)
    app.add_transform(LabelsAreAnchors)
    app.add_transform(JoinChineseLines)
    app.connect("config-inited", _title)
    app.connect("config-inited", _whose)
    app.connect("builder-inited", _open_book)
    app.connect("env-get-outdated", again.pages_to_read)
    app.connect("env-before-read-docs", lambda app, env, names: _check_sources(app))
    app.connect("build-finished", _copy_evidence)
    return {"version": "1", "env_version": 5, "parallel_read_safe": True,
            "parallel_write_safe": True}
