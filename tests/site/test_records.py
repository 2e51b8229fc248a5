"""Evidence files become frozen records; what is missing or stale says so."""

import json

import pytest
from conftest import BOOK, ROOT
from jsonschema import validate
from lab_site import sealed
from lab_site.book import Book, Failed, Missing, NotBuilt, Stale, Unknown, Unmet
from lab_site.records import load_experiment, load_standings
from reseal import reseal

SCHEMAS = {"machine.json": "machine", "claims.json": "claims", "soup/boil.json": "experiment",
           "soup/cool.json": "experiment", "soup/press.json": "experiment"}


def open_book(folder):
    return Book(folder, folder / "evidence", folder / "claims", ["soup"])


def change_evidence(book, name, **changes):
    path = book.path(f"evidence/{name}.json")
    changed = {**json.loads(path.read_text("utf-8")), **changes}
    path.write_text(json.dumps(changed, indent=1), "utf-8")
    reseal(path)


@pytest.mark.parametrize("file, schema", SCHEMAS.items())
def test_the_books_evidence_is_such_as_the_runner_writes(file, schema):
    evidence, _ = sealed.document(BOOK / "evidence" / file)  # after an edit: tests/site/reseal.py

    validate(evidence, json.loads((ROOT / f"schemas/{schema}.schema.json").read_text("utf-8")))


def test_a_record_cannot_be_changed():
    experiment = load_experiment(BOOK / "evidence", "soup/boil")

    with pytest.raises(AttributeError):
        experiment.failed = True


def test_a_standing_without_a_verdict_says_why_in_one_word():
    standings = load_standings(BOOK / "evidence")

    assert standings["soup/taste"].state == "opinion"
    assert standings["soup/induction"].state == "not_tried"
    assert standings["soup/pressure"].state == "not_runnable"


def test_an_experiment_that_never_ran_is_missing(book):
    book.path("evidence/soup/boil.json").unlink()

    with pytest.raises(Missing):
        open_book(book.folder).experiment("soup/boil")


def test_evidence_of_another_listing_is_stale(book):
    book.append("snippets/soup/boil.cpp", "// changed\n")

    with pytest.raises(Stale):
        open_book(book.folder).experiment("soup/boil")


def test_evidence_that_the_runner_calls_stale_is_stale(book):
    book.edit("evidence/claims.json", '"stale": false', '"stale": true')

    with pytest.raises(Stale):
        open_book(book.folder).experiment("soup/boil")


def test_an_experiment_without_a_listing_is_unknown():
    with pytest.raises(Unknown):
        open_book(BOOK).experiment("soup/burn")


def test_a_sentence_outside_the_catalogue_is_unknown():
    with pytest.raises(Unknown):
        open_book(BOOK).argument("soup/burnt")


def test_no_value_is_taken_from_a_machine_that_lacks_what_is_needed():
    with pytest.raises(Unmet) as told:
        open_book(BOOK).measured("soup/press")

    assert told.value.needs == ("command:pressure-cooker",)


@pytest.mark.parametrize("changes, trouble", [
    ({"failed": True}, Failed),
    ({"build": {"ok": False, "diagnostics": "x", "build_id": ""}}, NotBuilt)])
def test_no_value_is_taken_from_a_run_that_failed(book, changes, trouble):
    change_evidence(book, "soup/boil", **changes)

    with pytest.raises(trouble):
        open_book(book.folder).measured("soup/boil")
