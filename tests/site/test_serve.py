"""What ./lab serve makes of a changed file, and of what Sphinx says; the rest is in a browser."""

from pathlib import Path

import pytest
from conftest import ROOT  # noqa: F401  (it finds the package)

from serve import evidence, troubles, web
from serve.changes import Change, change_of

BOOK = Path("/home/cook/book")


def change(path):
    return change_of(path, "build/evidence")


@pytest.mark.parametrize("path, wanted", [
    ("docs/en/soup/boil.md", Change(("en", "zh"), page="soup/boil")),
    ("docs/zh/index.md", Change(("zh", "en"), page="index")),
    ("docs/zh/drawing.svg", Change(("zh", "en"))),
    ("claims/soup.toml", Change()),
    ("build/evidence/soup/boil.json", Change()),
    ("proofs/results/fuzz.json", Change()),
    ("site/theme/styles/colours.css", Change()),
    ("conf.py", Change(anew=True)),
    ("compilers.toml", Change()),
    ("site/lab_site/ledger.py", Change(anew=True)),
    ("glossary/soup.toml", Change()),
    ("docs/landing.html", Change((), landing=True))])
def test_a_change_asks_for_the_edited_language_first_and_for_no_more_than_it_needs(path, wanted):
    assert change(path) == wanted


@pytest.mark.parametrize("path", [
    "docs/en/.boil.md.swp", "docs/en/4913", "docs/en/boil.md~", "docs/en/.git/x.md",
    "site/lab_site/__pycache__/ledger.cpython-311.pyc", "build/evidence/soup/boil.json.new",
    "build/evidence/soup/run.log", "snippets/soup/notes.txt", "runner/main.cpp", "docs/README.md"])
def test_what_no_page_shows_is_no_change(path):
    assert change(path) is None


@pytest.mark.parametrize("path, command", [
    ("snippets/soup/boil.cpp", "./lab run soup/boil"),
    ("snippets/soup/boil.toml", "./lab run soup/boil"), ("snippets/lab/lab.hpp", "./lab run")])
def test_a_listing_is_not_measured_and_the_command_is_told(path, command):
    assert change(path).notice.endswith(f"for its new values: {command}")


def test_a_warning_is_told_once_with_file_line_and_all_its_words():
    text = (f"\x1b[91m{BOOK}/docs/en/soup.md:12: WARNING: no such claim\x1b[39m\n"
            "it is named nowhere\n"
            f"{BOOK}/docs/en/soup.md:12: WARNING: no such claim\nit is named nowhere\n"
            "WARNING: of no file\n")

    first, second = troubles.warnings_in(text, BOOK)

    assert str(first) == "docs/en/soup.md:12: no such claim\nit is named nowhere"
    assert str(second) == "of no file"


def test_a_failure_names_the_innermost_file_of_the_book():
    told = ('Exception occurred:\n  File "/usr/lib/python3/sphinx/events.py", line 94, in emit\n'
            f'  File "{BOOK}/site/lab_site/ledger.py", line 7, in run\n    1 / 0\n'
            '  File "/usr/lib/python3/fractions.py", line 1, in x\nZeroDivisionError: by zero\n'
            "The full traceback has been saved in /tmp/x.log\n")

    found = troubles.failure(told, BOOK)

    assert found.where == "site/lab_site/ledger.py:7"
    assert "ZeroDivisionError" in found.text and "saved in" not in found.text


def test_a_page_gets_its_script_in_its_head_and_only_there():
    page = web.with_script(b"<head></head><p>&lt;/head> </head></p>", "1")

    assert page.startswith(b'<head><link rel="stylesheet" href="/_serve/live.css"><script defer ')
    assert page.count(b"live.js") == 1


def put(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("{}", "utf-8")


def test_what_was_measured_here_goes_before_what_was_published_unless_asked(tmp_path):
    put(tmp_path, "build/evidence/claims.json", "evidence/published.toml")

    assert evidence.choose(tmp_path, False).settings == ("lab_evidence=build/evidence",)
    assert evidence.choose(tmp_path, True).settings == ("lab_published=1",)


def test_what_was_published_is_shown_where_nothing_was_measured(tmp_path):
    put(tmp_path, "evidence/published.toml")

    assert evidence.choose(tmp_path, False).settings == ("lab_published=1",)


@pytest.mark.parametrize("published, told", [(False, "./lab run"), (True, "leave --published out")])
def test_without_evidence_it_is_told_what_to_do(tmp_path, published, told):
    with pytest.raises(evidence.NoEvidence, match=told):
        evidence.choose(tmp_path, published)
