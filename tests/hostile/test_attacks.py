"""Every attack through the real runner: its ending and verdict, and the host as it was before.

A good experiment runs beside each attack, and must pass.
"""

from pathlib import Path

import attacks
import pytest
from conftest import TROUBLESOME

GOOD = "good/working"


def test_the_table_names_every_listing():
    listings = {f"{file.parent.name}/{file.stem}"
                for file in (Path(__file__).parent / "snippets").glob("*/*.toml")}

    assert listings == {*attacks.ATTACKS, *attacks.BUILDS, attacks.LOST_RACE, GOOD}


def check_good(book) -> None:
    assert book.evidence(GOOD)["claims"][0]["verdict"] == "VERIFIED"


def first_bad(runs: list[dict]) -> dict:
    """The first real run that did not end well: a verdict rests on it. Else the first run."""
    return next((run for run in runs if run["variant"] == "real"
                 and (run["ending"], run["code"]) != ("exited", 0)), runs[0])


@pytest.mark.parametrize("experiment", attacks.ATTACKS)
def test_an_attack_ends_as_it_must_and_leaves_nothing(book, cgroups, nothing_left, experiment):
    expected = attacks.ATTACKS[experiment].outcome(cgroups)

    done = book.lab("run", "--again", "--exact", experiment, GOOD)

    record = book.evidence(experiment)
    claim, real = record["claims"][0], first_bad(record["runs"])
    assert (claim["verdict"], real["ending"]) == (expected.verdict, expected.ending), done.output
    assert claim["reason"].startswith(expected.reason), claim["reason"]
    assert tuple(real.get("limits_hit", ())) == expected.limits_hit
    assert done.status == expected.status
    assert not TROUBLESOME.search(done.output)
    check_good(book)
    nothing_left(done)


@pytest.mark.parametrize("experiment", attacks.BUILDS)
def test_an_attack_on_the_compiler_is_not_run(book, nothing_left, experiment):
    ending, words = attacks.BUILDS[experiment]

    done = book.lab("run", "--again", "--exact", experiment, GOOD)

    record = book.evidence(experiment)
    assert record["build"]["ending"] == ending, done.output
    assert words in record["build"]["diagnostics"] + record["claims"][0]["reason"]
    assert record["claims"][0]["verdict"] == "INCONCLUSIVE"
    assert record["runs"] == [] and done.status == 1
    check_good(book)
    nothing_left(done)


def test_what_a_child_says_after_main_has_ended_is_never_its_word(book, nothing_left):
    done = book.lab("run", "--again", "--exact", attacks.LOST_RACE, GOOD)

    record = book.evidence(attacks.LOST_RACE)
    spoilt = [run["ending"] == "bad_report" for run in record["runs"]]
    assert {run["ending"] for run in record["runs"]} <= {"exited", "bad_report"}
    assert record["claims"][0]["verdict"] == ("INCONCLUSIVE" if any(spoilt) else "VERIFIED")
    assert all(run["facts"]["number"] == 1 for run in record["runs"] if not run["variant"])
    check_good(book)
    nothing_left(done)


@pytest.mark.parametrize("name", attacks.BYTES)
def test_what_attacks_its_reader_is_explained_as_text(book, name):
    experiment = f"bytes/{name}"
    book.lab("run", "--exact", experiment)

    explained = book.lab("explain", experiment.replace("_", "-"))
    listed = book.lab("status", "--json")

    assert explained.status == 0, explained.output
    assert not TROUBLESOME.search(explained.output)
    assert not TROUBLESOME.search(listed.output)
