"""Evidence as tables: every measured value is there, unrounded, and none is a formula."""

import csv
import io

import pytest
from lab_site import csv_files


def rows(built, name):
    text = (built.out / f"_evidence/{name}.csv").read_bytes().decode("utf-8")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def evidence(**parts):
    return {"experiment": "soup/boil", "runs": [], "facts": {}, "samples": {}, "costs": [],
            "claims": [], **parts}


def claim(kind, subject, real, control=None, **more):
    return {"id": "soup/x", "kind": kind, "subject": subject, "unit": "µs", "real": real,
            "confirmation": None, "control": {"name": "no_lid", "trial": control}, **more}


def test_each_experiment_has_a_table_beside_its_evidence_in_both_languages(english, chinese):
    for built in (english, chinese):
        costs = [row for row in rows(built, "soup/boil") if row["kind"] == "cost"]

        assert [row["value"] for row in costs if row["name"] == "open"] == [
            "61000.0", "60000.0", "62000.0"]
        assert {row["parameter"] for row in costs if row["name"] == "stir"} == {"1", "64"}
        assert {row["unit"] for row in costs} == {"ns"}


def test_facts_and_events_of_every_process_are_there_with_the_controls():
    raw = evidence(facts={"spoons": {"unit": "spoons", "values": [12, 12]}}, runs=[
        {"variant": "real", "facts": {"spoons": 12}, "events": ["soup", "bread"]},
        {"variant": "real", "facts": {"spoons": 12}},
        {"variant": "no_lid", "facts": {"spoons": 0}}])

    seen = [row[1:8] for row in csv_files.values_of(raw)]

    assert seen == [("real", "fact", "spoons", "", 1, 12, "spoons"),
                    ("real", "event", "soup", "", 1, 1, ""),
                    ("real", "event", "bread", "", 1, 2, ""),
                    ("real", "fact", "spoons", "", 2, 12, "spoons"),
                    ("no_lid", "fact", "spoons", "", 1, 0, "spoons")]


def test_the_visits_behind_a_ratio_name_their_arm_in_the_order_of_the_block():
    block = {"segment": 0, "order": "BAAB", "visits": [2.5, 5.0, 5.25, 2.25], "y": 0.7}
    raw = evidence(claims=[claim("ratio", ["pot@64", "lid"], {"blocks": [block]},
                                 {"blocks": [block]})])

    seen = list(csv_files.values_of(raw))

    assert [row[3:7] for row in seen[:4]] == [
        ("lid", "", 1, 2.5), ("pot", "64", 2, 5.0), ("pot", "64", 3, 5.25), ("lid", "", 4, 2.25)]
    assert {(row[1], row[8]) for row in seen} == {("real", "soup/x"), ("no_lid", "soup/x")}


def test_an_order_of_costs_gives_the_visits_of_each_pair_dearer_over_cheaper():
    block = {"segment": 0, "order": "ABBA", "visits": [9.0, 1.0, 1.0, 9.0], "y": 2.0}
    raw = evidence(claims=[claim("ascending", ["cheap", "dear"], {"links": [{"blocks": [block]}]})])

    assert [row[3] for row in csv_files.values_of(raw)] == ["dear", "cheap", "cheap", "dear"]


def test_samples_are_not_told_twice_and_those_of_a_control_are_told():
    raw = evidence(samples={"delay": {"unit": "µs", "points": [{"at": 0.0, "values": [1.5]}]}},
                   claims=[claim("quantile", ["delay"], {"samples": [[1.5]]},
                                 {"samples": [[7.5], [8.5]]})])

    assert [(row[1], row[6]) for row in csv_files.values_of(raw)] == [
        ("real", 1.5), ("no_lid", 7.5), ("no_lid", 8.5)]


@pytest.mark.parametrize("value, shown", [
    ("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("\t=1", "'\t=1"),
    ("-5", "-5"), (-5, "-5"), (0.1 + 0.2, "0.30000000000000004"), (True, "true"), (None, ""),
    ([1, 2.5], "1 2.5"), ("a\u202eb", "a<U+202E>b")])
def test_a_cell_is_the_number_that_was_measured_or_words_and_never_a_formula(value, shown):
    assert csv_files.cell(value) == shown


def test_a_table_quotes_what_would_end_a_cell():
    text = csv_files.table(("a", "b"), [('say "x"', "one,\ntwo")])

    assert text == 'a,b\r\n"say ""x""","one,\ntwo"\r\n'


def test_a_file_that_the_runner_did_not_write_has_no_table(book):
    book.path("evidence/soup/cool.json").write_text("{}", "utf-8")

    assert not (book.build("en").out / "_evidence/soup/cool.csv").exists()
