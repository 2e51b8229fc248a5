"""The ledger as files: every claim once, all that is known of it, in both languages the same."""

import csv
import json

import jsonschema
import pytest
from conftest import ROOT

SCHEMA = json.loads((ROOT / "schemas/ledger.schema.json").read_text("utf-8"))


def told(built):
    found = json.loads((built.out / "ledger.json").read_text("utf-8"))
    return {claim["id"]: claim for claim in found["claims"]}


def rows(built):
    with (built.out / "ledger.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_the_file_follows_its_schema_and_names_every_claim_once(english):
    found = json.loads((english.out / "ledger.json").read_text("utf-8"))

    jsonschema.Draft7Validator(SCHEMA).validate(found)
    assert len(found["claims"]) == len(told(english)) == 8


def test_a_claim_that_lacks_something_does_not_follow_the_schema(english):
    found = json.loads((english.out / "ledger.json").read_text("utf-8"))
    del found["claims"][0]["control"]

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(found)


@pytest.mark.parametrize("name", ["ledger.json", "ledger.csv"])
def test_both_languages_offer_the_same_bytes(english, chinese, name):
    assert (english.out / name).read_bytes() == (chinese.out / name).read_bytes()


def test_a_claim_brings_its_sentences_verdict_figures_control_and_address(english):
    lid = told(english)["soup/lid-saves-time"]

    assert lid["sentence"] == {"en": "A lid makes water boil sooner.", "zh": "盖上锅盖，水开得更快。"}
    assert [lid[key] for key in ("topic", "truth", "verdict", "estimate", "low", "high",
                                 "relation", "threshold", "n", "experiment", "page")] == [
        "soup", "true", "VERIFIED", 5.5531, 5.12, 6.03, "above", 2.0, 24, "soup/boil", "soup"]
    assert lid["control"]["verdict"] == "REFUTED" and lid["sources"]
    assert (english.out / lid["address"]).exists()


def test_a_row_of_the_table_says_the_same(english):
    lid = rows(english)["soup/lid-saves-time"]

    assert [lid[key] for key in ("sentence_zh", "verdict", "estimate", "low", "high", "threshold",
                                 "control_verdict", "address")] == [
        "盖上锅盖，水开得更快。", "VERIFIED", "5.5531", "5.12", "6.03", "2.0", "REFUTED",
        "claims/soup/lid-saves-time.html"]
    assert rows(english).keys() == told(english).keys()


def test_a_claim_that_nobody_decided_has_no_figures(english):
    taste = told(english)["soup/taste"]

    assert taste["verdict"] == "OPINION" and taste["experiment"] is None
    assert taste["control"] is None and taste["estimate"] is None
    assert rows(english)["soup/taste"]["estimate"] == ""


def test_no_cell_of_the_table_is_a_formula(book):
    book.edit("claims/soup.toml", '"Proverb"', '"=HYPERLINK(1)"')

    assert rows(book.build("en"))["soup/taste"]["sources"] == "'=HYPERLINK(1)"
