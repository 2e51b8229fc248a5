"""Evidence that somebody edited, cut short or put in its place: named, tried anew, never shown."""

import json
import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

EXPERIMENT, CLAIM = "verdicts/wrong_number", "verdicts/wrong-number"
FORGED = "314159265"  # no such value is measured: where it is seen, the edit was shown


def forged(text: str) -> str:
    """Another verdict and estimate, as a person would put them in."""
    return re.sub(r'"estimate": \d+', f'"estimate": {FORGED}', text.replace("REFUTED", "VERIFIED"))


def put(text: str) -> Callable[[Path], None]:
    return lambda file: file.write_text(text, "utf-8")


def edit(how: Callable[[str], str]) -> Callable[[Path], None]:
    return lambda file: file.write_text(how(file.read_text("utf-8")), "utf-8")


def in_its_place(make: Callable[[Path], None]) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        file.rename(file.with_name("kept"))
        make(file)
    return spoil


SPOILS = {  # what is done to the file, and the reason that `run` gives
    "a verdict": (edit(forged), "its evidence was edited"),
    "a number": (edit(lambda text: text.replace('"code": 0', '"code": 00', 1)),
                 "its evidence is cut short or no JSON"),
    "a space": (edit(lambda text: text.replace('": ', '":  ', 9)), "its evidence was edited"),
    "no digest": (edit(lambda text: re.sub(' "digest".*\n', "", text)), "its evidence was edited"),
    "another tool": (edit(lambda text: json.dumps(json.loads(text))), "its evidence was edited"),
    "half written": (edit(lambda text: text[:len(text) // 2]),
                     "its evidence is cut short or no JSON"),
    "empty": (put(""), "its evidence is cut short or no JSON"),
    "an older format": (edit(lambda text: forged(text.replace('"schema": 3', '"schema": 2'))),
                        "its evidence is in an older format"),
    "a newer format": (edit(lambda text: forged(text.replace('"schema": 3', '"schema": 4'))),
                       "its evidence is in a newer format"),
    "no number": (edit(lambda text: text.replace('"schema": 3', '"schema": "3"')),
                  "its evidence is in an unknown format"),
    "a link": (in_its_place(lambda file: file.symlink_to("kept")),
               "its evidence is a symbolic link"),
    "a FIFO": (in_its_place(os.mkfifo), "its evidence is a FIFO"),
    "another experiment": (in_its_place(lambda file: shutil.copy(
        file.with_name("insensitive.json"), file)), "its evidence is not as this runner writes it"),
}


@pytest.fixture(scope="module")
def tried(book):
    """The book with evidence of three experiments, of which the tests spoil one."""
    book.lab("run", "--exact", EXPERIMENT, "verdicts/insensitive", "verdicts/never_seen")
    return book


@pytest.mark.parametrize("spoil", SPOILS)
def test_spoilt_evidence_is_named_by_every_command_and_tried_anew(tried, spoil):
    how, cause = SPOILS[spoil]
    file = tried.evidence_file(EXPERIMENT)
    how(file)

    status, explained = tried.lab("status"), tried.lab("explain", CLAIM)
    programs, samples = tried.lab("status", "--json"), tried.lab("explain", "--samples", CLAIM)
    others = tried.lab("run", "--exact", "verdicts/insensitive")
    again = tried.lab("run", "--exact", EXPERIMENT)

    for done in (status, programs, explained, samples):
        assert done.returncode == 2
        assert f"lab: {file}: " in done.stderr
        assert "it is not shown, and ./lab run makes it anew" in done.stderr
        assert FORGED not in done.stdout
    assert f"{EXPERIMENT:<40} not shown: {cause}\n" in status.stdout
    assert "3 experiments stale" not in status.stdout and ", 1 not shown\n" in status.stdout
    rows = {row["id"]: row for row in json.loads(programs.stdout)}
    assert (rows[CLAIM]["verdict"], rows[CLAIM]["reason"]) == ("NOT_RUNNABLE", f"refused: {cause}")
    assert rows["verdicts/insensitive"]["verdict"] == "INCONCLUSIVE"
    assert explained.stdout == "" and samples.stdout == ""
    assert others.returncode == 0 and f"lab: {file}: " in others.stderr
    assert again.returncode == 1 and f"{file}: " in again.stderr
    assert f"{cause}: 1 REFUTED" in again.stdout
    assert not file.is_symlink()
    assert tried.evidence(EXPERIMENT)["claims"][0]["verdict"] == "REFUTED"
    assert tried.status()[CLAIM]["estimate"] == tried.standings()[CLAIM]["estimate"] == 2


def test_a_message_names_what_was_wanted_and_what_was_seen(tried):
    file = tried.evidence_file(EXPERIMENT)
    digest = json.loads(file.read_text("utf-8"))["digest"]
    edit(forged)(file)

    told = tried.lab("explain", CLAIM).stderr
    tried.lab("run", "--exact", EXPERIMENT)

    assert re.search(rf": edited since the runner wrote it: wanted digest {digest}, "
                     r"saw [0-9a-f]{64}; ", told)


def test_a_file_cut_short_at_any_byte_is_never_shown(tried):
    file = tried.evidence_file(EXPERIMENT)
    whole = file.read_bytes()
    chance = random.Random(4)
    ends = [1, 2, 90, len(whole) - 2, len(whole) - 1, *chance.sample(range(len(whole)), 60)]

    for end in ends:
        file.write_bytes(whole[:end])
        done = tried.lab("explain", CLAIM)

        assert (done.returncode, done.stdout) == (2, ""), f"cut at byte {end}"
        assert f"lab: {file}: " in done.stderr
    file.write_bytes(whole)
    assert tried.lab("explain", CLAIM).returncode == 0


@pytest.mark.parametrize("name", ["machine", "claims"])
@pytest.mark.parametrize("spoil", ["half written", "a space", "a newer format", "a FIFO"])
def test_the_tables_beside_the_experiments_are_guarded_alike(tried, name, spoil):
    file = tried.evidence_file(name)
    SPOILS[spoil][0](file)

    status = tried.lab("status")
    again = tried.lab("run", "--exact", EXPERIMENT)
    after = tried.lab("status")

    assert status.returncode == 2 and f"lab: {file}: " in status.stderr
    assert again.returncode == 1 and again.stdout.startswith("reused, ")
    assert f"lab: {file}: " in again.stderr and "made anew" in again.stderr
    assert after.returncode == 1 and after.stderr == ""
    tried.machine(), tried.standings()


def test_a_folder_where_evidence_should_be_stops_the_run_before_anything_is_tried(fresh_book):
    file = fresh_book.evidence_file(EXPERIMENT)
    file.mkdir(parents=True)

    for command in (["run", "--exact", EXPERIMENT], ["status"], ["explain", CLAIM]):
        done = fresh_book.lab(*command)

        assert done.returncode == 2
        assert f"{file}: wanted a plain file, saw a folder; remove it and run again" in done.stderr
        assert command == ["status"] or done.stdout == ""


def test_what_a_killed_run_left_undone_in_the_table_of_claims_is_made_up_for(fresh_book):
    fresh_book.lab("run", "--exact", "verdicts/insensitive")
    before = fresh_book.evidence_file("claims").read_bytes()
    fresh_book.lab("run", "--exact", EXPERIMENT)
    fresh_book.evidence_file("claims").write_bytes(before)  # as if it had died just before

    fresh_book.lab("run", "--exact", EXPERIMENT)

    assert fresh_book.standings()[CLAIM]["verdict"] == "REFUTED"
