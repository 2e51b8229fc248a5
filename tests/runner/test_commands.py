"""What the runner's commands say about a book, and how they refuse what they cannot do."""

import csv
import io
import json

import pytest


def test_list_for_programs_names_every_experiment_and_its_claims(book):
    done = book.lab("list", "--json")
    listed = {each["id"]: each for each in json.loads(done.stdout)}

    assert done.returncode == 0
    assert len(listed) == len(list((book.root / "snippets").glob("[esv]*/*.toml")))
    assert listed["verdicts/every_kind"]["arms"] == ["long", "short", "sweep@100", "sweep@1"]
    assert listed["verdicts/needs_more"]["needs"] == ["cpus:100000"]
    assert listed["endings/never_ends"]["timeout"]["wall"] == 0.5


def test_a_pattern_lists_what_it_names(book):
    done = book.lab("list", "wrong")

    assert done.stdout.split()[0] == "verdicts/wrong_number"
    assert done.stdout.split()[-2:] == ["fact", "verdicts/wrong-number"]
    assert len(done.stdout.splitlines()) == 2


def test_status_knows_every_sentence_tried_or_not(fresh_book):
    fresh_book.lab("run", "--exact", "verdicts/wrong_number")

    status = fresh_book.status()

    assert status["verdicts/wrong-number"]["verdict"] == "REFUTED"
    assert status["verdicts/wrong-number"]["estimate"] == 2
    assert not status["verdicts/wrong-number"]["stale"]
    assert status["verdicts/not-tried"]["kind"] == "not_tried"
    assert status["verdicts/matter-of-taste"]["reason"] == "opinion"
    assert {each["verdict"] for each in status.values()} == {"REFUTED", "NOT_RUNNABLE"}


def test_a_change_of_the_listing_makes_its_verdict_stale_and_is_the_reason_to_run(fresh_book):
    fresh_book.lab("run", "--exact", "verdicts/wrong_number")
    with open(fresh_book.root / "snippets/verdicts/wrong_number.py", "a") as listing:
        listing.write("# a word\n")

    status = fresh_book.status()["verdicts/wrong-number"]
    done = fresh_book.lab("run", "--exact", "verdicts/wrong_number")

    assert status["stale"] and status["verdict"] == "REFUTED"
    assert "listing changed" in done.stdout
    assert not fresh_book.status()["verdicts/wrong-number"]["stale"]


def test_a_change_of_prose_runs_nothing_and_is_shown(fresh_book):
    fresh_book.lab("run", "--exact", "verdicts/wrong_number")
    claim_file = fresh_book.root / "snippets/verdicts/wrong_number.toml"
    words = claim_file.read_text("utf-8").replace("the number is one", "it is exactly one")
    claim_file.write_text(words, "utf-8")

    done = fresh_book.lab("run", "--exact", "verdicts/wrong_number")
    record = fresh_book.evidence("verdicts/wrong_number")

    assert done.stdout.startswith("reused, ")
    assert done.returncode == 1
    assert record["claims"][0]["says"]["en"] == "it is exactly one"
    assert record["claims"][0]["verdict"] == "REFUTED"


def test_explain_tells_what_a_verdict_rests_on(book):
    book.lab("run", "--exact", "verdicts/wrong_number")

    done = book.lab("explain", "verdicts/wrong-number")

    assert done.returncode == 0
    assert "REFUTED" in done.stdout
    assert "number equals 1" in done.stdout
    assert "2 pieces; 3 processes" in done.stdout
    assert "./lab run --again verdicts/wrong_number" in done.stdout


def test_explain_speaks_chinese_where_it_is_asked_to(book):
    book.lab("run", "--exact", "verdicts/wrong_number")

    done = book.lab("explain", "verdicts/wrong-number", "--lang", "zh")

    assert done.returncode == 0
    assert "本机结论   已推翻（REFUTED）\n" in done.stdout


def test_explain_speaks_no_other_language(book):
    done = book.lab("explain", "verdicts/wrong-number", "--lang", "fr")

    assert done.returncode == 2
    assert done.stderr == "lab: --lang: wanted en or zh, saw fr\n"


def test_samples_are_rows_of_one_table_for_every_kind(book):
    book.lab("run", "--exact", "verdicts/every_kind")

    tables = [list(csv.DictReader(io.StringIO(book.lab("explain", "--samples", claim).stdout)))
              for claim in ("verdicts/twin-holds", "verdicts/ratio-holds")]

    assert {tuple(row) for rows in tables for row in rows} == {tuple(tables[0][0])}
    assert [row["try"] for row in tables[0]] == ["real"] * 3 + ["control"] * 3
    assert all(row["value"] == row["other"] for row in tables[0][:3])
    assert all(row["y"] and row["visit4"] and row["pressure"] for row in tables[1])


@pytest.mark.parametrize("claim, complaint", [
    ("verdicts/not-tried", "no experiment decides it, so there are no samples"),
    ("endings/throws", "no samples yet; ./lab run endings/throws")])
def test_a_claim_without_samples_says_why_and_what_to_do(fresh_book, claim, complaint):
    done = fresh_book.lab("explain", "--samples", claim)

    assert done.returncode == 2
    assert done.stderr == f"lab: {claim}: {complaint}\n"


@pytest.mark.parametrize("word", ["wrong-number", "wrong", "verdicts/wrong_number"])
def test_a_claim_is_found_by_a_part_of_its_id_and_by_its_experiment(book, word):
    done = book.lab("explain", word)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("claim      verdicts/wrong-number\n")


def test_a_verdict_against_the_claim_says_what_was_wanted_and_what_was_seen(book):
    done = book.lab("run", "--again", "verdicts/wrong_number", "verdicts/insensitive")

    assert "REFUTED verdicts/wrong-number: wanted number equals 1, saw 2 pieces\n" in done.stdout
    assert ("insensitive (wanted number equals 1, saw 1 pieces, and 1 pieces in the control)\n"
            in done.stdout)
    assert done.stdout.endswith(
        "./lab explain verdicts/insensitive tells what that verdict rests on.\n"
        "2 experiments: 1 REFUTED, 1 INCONCLUSIVE\n")


def test_a_program_that_fails_is_heard_in_the_run_and_in_the_explanation(book):
    run = book.lab("run", "--again", "--exact", "endings/throws")
    explained = book.lab("explain", "endings/throws")

    assert "        OSError: no such luck\n" in run.stdout
    assert "           OSError: no such luck\n" in explained.stdout


def test_a_compilers_words_stand_in_the_run_and_in_the_explanation(book):
    run = book.lab("run", "--again", "--exact", "endings/does_not_compile")
    explained = book.lab("explain", "endings/does-not-compile")

    assert "no_such_word" in run.stdout and "no_such_word" in explained.stdout


def test_the_machine_is_described_as_its_schema_says(book):
    book.lab("run", "--exact", "verdicts/wrong_number")

    assert book.machine()["fingerprint"]


def test_a_new_experiment_runs_as_it_was_made(fresh_book):
    made = fresh_book.lab("new", "soup/boil")
    run = fresh_book.lab("run", "--exact", "soup/boil")

    assert made.returncode == 0 and made.stdout.startswith("made snippets/soup/boil.cpp\n")
    assert "Next: ./lab run soup/boil " in made.stdout
    assert "name that page in claims/soup.toml" in made.stdout
    assert run.returncode == 0, run.stdout
    assert fresh_book.evidence("soup/boil")["claims"][0]["verdict"] == "VERIFIED"
    assert fresh_book.evidence("soup/boil")["build"]["diagnostics"] == ""


@pytest.mark.parametrize("arguments, words", [
    (["run", "no_such_thing"], "no_such_thing: no experiment and no claim"),
    (["run", "verdicts", "no_such_thing"], "no_such_thing: no experiment and no claim"),
    (["list", "no_such_thing"], "no_such_thing: no experiment and no claim"),
    (["run", "verdicts/silnet"], "did you mean verdicts/silent?"),
    (["explain", "holds"], "did you mean verdicts/fact-holds, verdicts/twin-holds, "),
    (["explain", "verdicts/wrong-nubmer"], "did you mean verdicts/wrong-number?"),
    (["explain", "verdicts/every_kind"], "name one"),
    (["explain", "coffee"], "./lab list shows"),
    (["cook"], "cook: no such command; ./lab --help"),
    (["runn"], "runn: no such command; did you mean run?"),
    (["explorer", "recrd"], "explorer recrd: no such command; did you mean record?"),
    (["explorer", "cook"], "explorer cook: no such command; ./lab explorer --help lists them"),
    (["explorer", "compile"], "explorer compile: FILE is required; ./lab explorer compile --help"),
    (["explorer"], "explorer: A subcommand is required; ./lab explorer --help"),
    (["run", "--fast"], "run: The following argument was not expected: --fast; ./lab run --help"),
    (["explain"], "explain: CLAIM is required; ./lab explain --help"),
    ([], "; ./lab --help"),
    (["new", "Soup"], "wanted topic/name"),
    (["run", "--compiler", "no-such-compiler"], "/usr/bin/no-such-compiler: wanted"),
    (["run", "--compiler", "../g++"], "wanted a name such as g++")])
def test_what_cannot_be_done_ends_with_2_and_says_why(book, arguments, words):
    done = book.lab(*arguments)

    assert done.returncode == 2
    assert done.stderr.startswith("lab: ") and words in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"]])
def test_help_is_no_failure(book, arguments):
    done = book.lab(*arguments)

    assert done.returncode == 0
    assert "Usage: lab" in done.stdout and done.stderr == ""


def test_a_claim_file_that_is_wrong_stops_every_command_with_file_and_line(fresh_book):
    with open(fresh_book.root / "snippets/verdicts/wordy.toml", "a") as claim_file:
        claim_file.write("at_leest = 2\n")

    for command in ("list", "run", "status"):
        done = fresh_book.lab(command)

        assert done.returncode == 2
        assert 'verdicts/wordy.toml:14: unknown key "at_leest"' in done.stderr
