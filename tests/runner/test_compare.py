"""lab compare and lab history: flips first, then moves, then what the machines differ in."""

import json
import shutil

import pytest
from conftest import Book, schema
from publishing import (FLIPPED, NEVER, SAME, TRIED, WRONG, Published, another, edit, tried_anew,
                        verified)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A book three of whose experiments were tried and published as `here`; nobody changes it."""
    book = Book(tmp_path_factory.mktemp("published") / "book")
    book.lab("run", "--exact", *TRIED)
    assert book.lab("publish", "here").returncode == 0
    return book


@pytest.fixture
def book(published, tmp_path):
    return another(published, tmp_path / "copy")


def compared(book, *arguments: str) -> dict:
    done = book.lab("compare", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    comparison = json.loads(done.stdout)
    schema("comparison.schema.json").validate(comparison)
    return comparison


def past(book, *arguments: str) -> list[dict]:
    done = book.lab("history", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    schema("timeline.schema.json").validate(told)
    return told["machines"]


def claims_written_anew(book) -> None:
    """claims.json as a run would leave it after evidence was edited."""
    book.lab("run", "--exact", NEVER)


def number(estimate: float, low: float, high: float):
    return lambda claim: claim["real"].update(estimate=estimate, interval=[low, high])


def test_evidence_beside_itself_has_no_moves_and_no_facts_that_differ(book):
    told, comparison = book.lab("compare"), compared(book)

    assert comparison["moves"] == comparison["facts"] == []
    assert comparison["counts"]["both"] == comparison["counts"]["unmoved"] == 3
    assert comparison["before"].endswith("evidence/here")
    assert "3 claims tried on both sides: 3 stand" in told.stdout
    assert "no fact of machine.json differs" in told.stdout


def test_a_flip_comes_before_any_number_and_ends_with_0(book):
    tried_anew(book, WRONG, 2, verified)
    tried_anew(book, SAME, 2, number(1000, 900, 1100))
    claims_written_anew(book)

    told, comparison = book.lab("compare"), compared(book)

    assert [(each["kind"], each["claim"]) for each in comparison["moves"]] == [
        ("flip", FLIPPED), ("number", "verdicts/insensitive")]
    assert comparison["moves"][1]["size"] == pytest.approx(6.9, abs=0.1)
    assert told.returncode == 0
    heads = [told.stdout.index(each) for each in (
        "verdicts that flipped", FLIPPED, "REFUTED → VERIFIED", "numbers beyond both intervals",
        "1 → 1000 (900 to 1100)   × 1000", "3 claims tried on both sides: 1 flipped, 1 moved")]
    assert heads == sorted(heads)


def test_facts_of_the_machines_are_listed_once_and_explain_nothing(book):
    def another(machine):
        machine["kernel"] = "9.9.9"
        machine["mitigations"]["retbleed"] = "Mitigation: planted"
        machine["page_size"] = 65536
        machine["cpu_features"] = {"planted": "no"}
        machine["fingerprint"]["getppid"] *= 10
    edit(book.root / "evidence/here/machine.json", another)
    kernel = book.machine()["kernel"]

    told, facts = book.lab("compare").stdout, compared(book)["facts"]

    assert {"fact": "kernel", "before": "9.9.9", "after": kernel} in facts
    assert {each["fact"] for each in facts if not each["fact"].startswith("cpu_features.")} == {
        "kernel", "mitigations.retbleed", "page_size"}
    assert {"fact": "cpu_features.planted", "before": "no", "after": ""} in facts
    assert "  page_size                     65536 → 4096\n" in told
    assert told.count("9.9.9 → ") == 1
    assert "any of them may explain a move, none need" in told
    assert "getppid" in told.split("what the platform costs")[1]


def test_the_machine_says_of_each_cpu_feature_that_bears_on_costs_whether_it_is_there(book):
    flags = next((line.split(":")[1].split() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("flags")), [])

    features = book.machine()["cpu_features"]

    assert features == {name: "yes" if name in flags else "no" for name in features}
    assert ("pcid" in features) == bool(flags)


def test_another_listing_or_threshold_is_said(book):
    listing = book.root / f"snippets/{WRONG}.py"
    listing.write_text(listing.read_text("utf-8").replace('number", 2', 'number", 3'), "utf-8")
    claim_file = book.root / f"snippets/{SAME}.toml"
    claim_file.write_text(claim_file.read_text("utf-8").replace("equals = 1", "equals = 4"),
                          "utf-8")
    book.lab("run", "--exact", WRONG, SAME)

    told, moves = book.lab("compare").stdout, compared(book)["moves"]

    by_claim = {each["claim"]: each for each in moves}
    assert by_claim[FLIPPED]["another_listing"] and not by_claim[FLIPPED]["another_threshold"]
    assert by_claim["verdicts/insensitive"]["another_threshold"]
    assert "2 → 3   × 1.5   no interval   another listing" in told
    assert "another threshold: 1 → 4" in told
    assert "2 were tried with another listing or threshold" in told


def test_what_was_tried_on_one_side_only_is_told_last(book):
    book.evidence_file(NEVER).unlink()
    book.lab("run", "--exact", "verdicts/silent")

    moves = compared(book)["moves"]

    assert [(each["kind"], each["claim"]) for each in moves] == [
        ("appeared", "verdicts/silent"), ("disappeared", "verdicts/never-seen")]
    assert moves[0]["before"] is None and moves[1]["after"] is None


def test_two_published_machines_are_set_beside_each_other_and_in_the_order_given(book):
    tried_anew(book, WRONG, 2, verified)
    book.lab("publish", "there")

    one, other = (compared(book, "--between", *sides)["moves"][0]
                  for sides in (("here", "there"), ("there", "here")))

    assert (one["before"]["verdict"], one["after"]["verdict"]) == ("REFUTED", "VERIFIED")
    assert (other["before"]["verdict"], other["after"]["verdict"]) == ("VERIFIED", "REFUTED")


def test_a_folder_of_evidence_is_as_good_as_a_name(book, tmp_path):
    shutil.copytree(book.root / "build/evidence", tmp_path / "kept")

    assert compared(book, str(tmp_path / "kept"))["counts"]["unmoved"] == 3
    assert compared(book, "here")["counts"]["unmoved"] == 3


@pytest.mark.parametrize("arguments, words", [
    (["her"], "her: no evidence of a machine is published under this name; did you mean here?"),
    (["elsewhere"], "no evidence of a machine is published under this name; there is here"),
    (["..."], "...: no evidence of a machine is published under this name"),
    (["here", "--between", "here", "here"], "wanted either one bundle"),
    (["--between", "here"], "./lab compare --help"),
    (["--lang", "fr"], "--lang: wanted en or zh, saw fr"),
])
def test_bad_arguments_are_named(book, arguments, words):
    done = book.lab("compare", *arguments)

    assert done.returncode == 2 and done.stdout == ""
    assert words in done.stderr


def test_without_anything_published_it_says_what_publishes(book):
    shutil.rmtree(book.root / "evidence")

    compare, history = book.lab("compare"), book.lab("history", FLIPPED)

    assert compare.returncode == history.returncode == 2
    assert "saw no file; ./lab publish writes it" in compare.stderr
    assert "wanted the evidence of a machine, saw none; ./lab publish" in history.stderr


@pytest.mark.parametrize("reference, words", [
    ('reference = "her"\n', 'wanted a folder beside this file, saw "her"; did you mean here?'),
    ("reference = 1\n", "published.toml:1"), ('references = "here"\n', "published.toml:1")])
def test_a_reference_that_is_none_is_named_by_its_line(book, reference, words):
    (book.root / "evidence/published.toml").write_text(reference, "utf-8")

    done = book.lab("compare")

    assert done.returncode == 2 and words in done.stderr


def test_evidence_that_was_edited_is_refused_not_compared(book):
    file = book.root / f"evidence/here/{WRONG}.json"
    file.write_text(file.read_text("utf-8").replace("REFUTED", "VERIFIED"), "utf-8")

    done = book.lab("compare")

    assert done.returncode == 2 and f"{WRONG}.json: edited since" in done.stderr
    assert done.stdout == ""


def test_both_commands_speak_chinese(book):
    tried_anew(book, WRONG, 2, verified)
    claims_written_anew(book)

    compare = book.lab("compare", "--lang", "zh").stdout
    history = book.lab("history", FLIPPED, "--lang", "zh").stdout

    assert "结论反转" in compare and "双方都实测过 3 条命题：1 条结论反转，2 条未变" in compare
    assert "机器 here" in history and "已推翻（REFUTED）" in history


def test_history_shows_each_time_and_where_an_epoch_begins(book):
    listing = book.root / f"snippets/{WRONG}.py"
    listing.write_text(listing.read_text("utf-8").replace('number", 2', 'number", 3'), "utf-8")
    book.lab("run", "--exact", WRONG)
    edit(book.evidence_file("machine"), lambda machine: machine.update(kernel="9.9.9"))
    edit(book.evidence_file(WRONG), lambda e: e["toolchain"].update(banner="Python 9.9"))
    book.lab("publish", "here")
    tried_anew(book, WRONG, 3)
    book.lab("publish", "here")

    told = book.lab("history", "wrong-number").stdout
    (machine,) = past(book, WRONG)

    first, second, third = machine["points"]
    assert [each["what"] for each in second["changes"]] == ["listing", "compiler", "kernel"]
    assert second["changes"][0]["before"] == "" and second["changes"][2]["after"] == "9.9.9"
    assert (first["changes"], third["changes"]) == ([], [])
    assert (first["estimate"], second["estimate"], third["estimate"]) == (2, 3, 3)
    rows = told.splitlines()
    assert rows[0] == FLIPPED and "on here" in rows
    assert [row.split()[2:] for row in rows[-4:] if "REFUTED" in row] == [
        ["REFUTED", "2", "3"], ["REFUTED", "3", "3"], ["REFUTED", "3", "3"]]
    assert rows[-3].startswith("  — another listing; compiler: Python ")
    assert rows[-3].endswith(" → 9.9.9 —")


def test_history_of_one_machine_and_of_all(book):
    book.lab("publish", "there")

    assert [each["machine"] for each in past(book, FLIPPED)] == ["here", "there"]
    assert [each["machine"] for each in past(book, FLIPPED, "--machine", "there")] == ["there"]
    assert "did you mean there?" in book.lab("history", FLIPPED, "--machine", "ther").stderr


def test_a_claim_is_found_as_explain_finds_it(book):
    assert past(book, "wrong-num")[0]["points"]
    assert past(book, "verdicts/silent") == []
    none = book.lab("history", "verdicts/silent")
    assert none.returncode == 0 and "no result of it was ever published" in none.stdout
    typo, many = book.lab("history", "verdicts/wrong-nunber"), book.lab("history", "verdicts/")
    assert typo.returncode == many.returncode == 2
    assert "saw none that is called so; did you mean verdicts/wrong-number?" in typo.stderr
    assert "saw several that contain it" in many.stderr


def test_a_claim_that_left_the_catalogue_keeps_its_history(book):
    catalogue = book.root / "claims/verdicts.toml"
    text = catalogue.read_text("utf-8")
    start = text.index('[[claim]]\nid = "verdicts/wrong-number"')
    end = text.find("[[claim]]", start + 1)
    catalogue.write_text(text[:start] + (text[end:] if end > 0 else ""), "utf-8")
    for suffix in ("py", "toml"):
        (book.root / f"snippets/{WRONG}.{suffix}").unlink()

    assert past(book, FLIPPED)[0]["points"][0]["verdict"] == "REFUTED"


def test_the_bundle_is_read_as_it_is(book):
    assert Published(book, "here").history()[0]["claims"][FLIPPED]["n"] == 3
