"""Runs that meet: two books, two runs of one book, and an editor at work while a listing runs."""

import time
from pathlib import Path

from conftest import Book

SLOW = '"""Takes its time."""\nimport time\n\nimport lab\n\ntime.sleep(1)\nlab.fact("number", 1)\n'
ROUGH = ("exhaust/fork_bomb", "exhaust/many_threads", "escape/kills_everything",
         "escape/leaves_ipc", "good/working")
VERIFIED = ("escape/kills_everything", "escape/leaves_ipc", "good/working")


def test_two_runners_do_not_disturb_each_other(tmp_path, plants):
    books = [Book(tmp_path / name, plants) for name in ("one", "two")]

    runners = [book.start("run", "--exact", *ROUGH) for book in books]
    outputs = [runner.communicate(timeout=120)[0].decode() for runner in runners]

    for book, runner, output in zip(books, runners, outputs):
        assert runner.returncode == 1, output
        for experiment in VERIFIED:
            assert book.evidence(experiment)["claims"][0]["verdict"] == "VERIFIED", output
        for experiment in set(ROUGH) - set(VERIFIED):
            assert book.evidence(experiment)["claims"][0]["verdict"] == "INCONCLUSIVE"
    assert plants.harm() == []


def test_two_runs_of_one_book_take_turns(fresh_book):
    runners = [fresh_book.start("run", "--again", "--exact", "escape/leaves_ipc", "good/working")
               for _ in range(2)]
    outputs = [runner.communicate(timeout=120)[0].decode() for runner in runners]

    assert [runner.returncode for runner in runners] == [0, 0], outputs
    assert sum("waiting for it" in output for output in outputs) == 1
    assert fresh_book.evidence("good/working")["claims"][0]["verdict"] == "VERIFIED"


def is_running(name: str) -> bool:
    """Is a program of that name at work in a sandbox?"""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"/run/{name}" in (process / "cmdline").read_text("utf-8", "replace").split("\0"):
                return True
        except OSError:
            continue
    return False


def test_a_listing_that_is_edited_while_it_runs_is_not_recorded(fresh_book):
    listing = fresh_book.root / "snippets/good/changing.py"
    claim_file = listing.with_suffix(".toml")
    listing.with_name("working.py").rename(listing)
    listing.with_name("working.toml").rename(claim_file)
    listing.write_text(SLOW, "utf-8")
    runner = fresh_book.start("run", "--exact", "good/changing")
    deadline = time.monotonic() + 30
    while not is_running("changing.py"):
        assert time.monotonic() < deadline and runner.poll() is None
        time.sleep(0.01)

    listing.write_text(SLOW.replace("1)\n", "2)\n"), "utf-8")
    output = runner.communicate(timeout=60)[0].decode()

    assert runner.returncode == 2
    assert "good/changing: changed while it ran" in output
    assert not fresh_book.has_evidence("good/changing")
