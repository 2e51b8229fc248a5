"""The same attacks without a sandbox: they succeed, and the checks of this suite see it."""

import os

import attacks
import pytest
from conftest import Book, Plants

UNCONFINED = attacks.SUCCEED_UNCONFINED + attacks.SUCCEED_FOR_A_USER * (os.geteuid() != 0)


@pytest.fixture
def bare_book(tmp_path):
    """A book with plants of its own, which its attacks may reach."""
    plants = Plants(tmp_path / "person")
    yield Book(tmp_path / "book", plants)
    plants.close()


@pytest.mark.parametrize("experiment", UNCONFINED)
def test_without_a_sandbox_the_attack_succeeds_and_is_seen(bare_book, experiment):
    before = bare_book.files()

    done = bare_book.lab("run", "--no-sandbox", "--exact", experiment)

    record = bare_book.evidence(experiment)
    assert not record["sandbox"]["used"]
    assert record["runs"][0]["facts"]["escaped"] > 0, done.output
    assert record["claims"][0]["verdict"] != "VERIFIED"
    assert bool(bare_book.plants.harm()) == (experiment in (
        "escape/host_loopback", "escape/signals_host"))
    assert (bare_book.files() != before) == (experiment == "escape/writes_outside")


def test_without_a_sandbox_a_secret_gets_into_the_program_and_is_found_there(bare_book):
    bare_book.lab("run", "--no-sandbox", "--exact", "compile/embeds_secret")

    assert [file for file in bare_book.files_with(bare_book.plants.secret)
            if file.endswith("compile/embeds_secret")]
