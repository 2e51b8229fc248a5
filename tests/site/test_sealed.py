"""Evidence that is not as the runner wrote it: named, never on a page, never published."""

import json
import os
import re

import pytest
from conftest import BOOK
from lab_site import sealed

FORGED = "271828"  # no such value is in the book's evidence


def forge(text):
    return re.sub(r'"estimate": 5.5531', f'"estimate": {FORGED}', text)


SPOILS = {  # what is done to the text, and what is said of it
    "a number": (forge, "edited since the runner wrote it: wanted digest "),
    "no digest": (lambda text: forge(re.sub(' "digest".*\n', "", text)),
                  "wanted its digest in line 2, saw none there"),
    "another tool": (lambda text: json.dumps(json.loads(forge(text))),
                     "wanted its digest in line 2, saw none there"),
    "half written": (lambda text: text[:len(text) // 2], "saw one that is cut short or no JSON"),
    "empty": (lambda text: "", "saw one that is cut short or no JSON"),
    "a list": (lambda text: f"[{forge(text)}]", "wanted a whole JSON object, saw another value"),
    "an older format": (lambda text: forge(text).replace('"schema": 3', '"schema": 2'),
                        "wanted schema 3, saw 2"),
    "a newer format": (lambda text: forge(text).replace('"schema": 3', '"schema": 4'),
                       "wanted schema 3, saw 4"),
    "no number": (lambda text: forge(text).replace('"schema": 3', '"schema": "3"'),
                  "wanted schema 3, saw '3'"),
}


def spoil(book, name, how):
    path = book.path(f"evidence/{name}.json")
    path.write_text(SPOILS[how][0](path.read_text("utf-8")), "utf-8")
    return path


@pytest.mark.parametrize("how", SPOILS)
def test_a_build_names_the_spoilt_file_and_shows_nothing_of_it(book, english, how):
    shown = set(english.texts("value")) - {"0.52", "32"}  # what only soup/boil measured
    path = spoil(book, "soup/boil", how)

    built = book.build("en")

    assert f"{path}: " in built.warnings and SPOILS[how][1] in built.warnings
    assert "soup.md:" in built.warnings  # and the page that asks for it
    assert FORGED not in built.page("soup") + built.page("ledger")
    assert shown and not shown & set(built.texts("value"))
    assert "claim-missing" in built.page("soup")
    assert not (built.out / "_evidence/soup/boil.json").exists()
    assert (built.out / "_evidence/soup/cool.json").exists()


def test_the_page_says_why_in_its_readers_language(book):
    spoil(book, "soup/boil", "a number")

    assert "The evidence file of soup/boil is not as the runner wrote it" in (
        book.build("en").page("soup"))
    assert "soup/boil 的证据文件与运行器写下的不一致" in book.build("zh").page("soup")


@pytest.mark.parametrize("name", ["machine", "claims"])
def test_the_tables_beside_the_experiments_are_guarded_alike(book, name):
    path = book.path(f"evidence/{name}.json")
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")

    built = book.build("en")

    assert f"{path}: edited since the runner wrote it" in built.warnings
    assert not (built.out / f"_evidence/{name}.json").exists()


def test_one_spoilt_file_ends_a_build_in_which_warnings_are_errors(book):
    spoil(book, "soup/press", "a newer format")

    with pytest.raises(Exception, match="soup/press.json: wanted schema 3, saw 4"):
        book.build("en", fail_on_warning=True)


def test_what_is_no_plain_file_is_refused_and_not_waited_for(book):
    link, fifo = book.path("evidence/soup/boil.json"), book.path("evidence/soup/cool.json")
    link.rename(link.with_name("kept"))
    link.symlink_to("kept")
    fifo.unlink()
    os.mkfifo(fifo)

    built = book.build("en")

    assert f"{link}: wanted a plain file" in built.warnings
    assert f"{fifo}: wanted a plain file" in built.warnings


def test_evidence_of_another_experiment_is_refused(book):
    boil, cool = book.path("evidence/soup/boil.json"), book.path("evidence/soup/cool.json")
    cool.write_bytes(boil.read_bytes())

    built = book.build("en", lab_strict=False)

    assert "The evidence file of soup/cool is not as the runner wrote it" in built.warnings


def test_old_evidence_of_a_listing_that_is_no_more_troubles_nobody(book):
    boil = book.path("evidence/soup/boil.json")
    gone = boil.with_name("gone.json")
    gone.write_text(boil.read_text("utf-8").replace('"schema": 3', '"schema": 2'), "utf-8")

    built = book.build("en")

    assert "gone" not in built.warnings
    assert not (built.out / "_evidence/soup/gone.json").exists()


def test_a_file_cut_short_at_any_byte_is_refused(book):
    path = book.path("evidence/soup/boil.json")
    whole = path.read_bytes()

    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with pytest.raises(sealed.Broken):
            sealed.document(path)
    path.write_bytes(whole)
    assert sealed.document(path) == sealed.document(BOOK / "evidence/soup/boil.json")
