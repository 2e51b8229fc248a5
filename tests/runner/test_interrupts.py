"""A run that is stopped midway: nothing is half done or left behind, and the next goes on."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import words_of

TAKES_ITS_TIME = '''"""Ends a second after it began."""
import time

import lab

time.sleep(1)
lab.fact("number", 1)
'''

HANGS = '''"""Waits for ever."""
import signal

import lab

lab.fact("number", 1)
while True:
    signal.pause()
'''


@pytest.fixture
def hanging_book(fresh_book):
    """A book in which verdicts/insensitive hangs."""
    (fresh_book.root / "snippets/verdicts/insensitive.py").write_text(HANGS, "utf-8")
    return fresh_book


def wait_until(what, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not come to that in time"
        time.sleep(0.02)


def is_hanging(book) -> bool:
    """The program itself is at work: Python stands in the list."""
    return any("python3 /run/insensitive.py" in words for words in book.processes())


def start_and_wait_until_it_hangs(book) -> subprocess.Popen:
    runner = book.start("run", "--exact", "verdicts/wrong_number", "verdicts/insensitive")
    wait_until(lambda: book.has_evidence("verdicts/wrong_number") and is_hanging(book))
    return runner


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_runner_asked_to_stop_ends_with_2_and_leaves_nothing(hanging_book, stop):
    runner = start_and_wait_until_it_hangs(hanging_book)

    runner.send_signal(stop)
    _, errors = runner.communicate(timeout=20)

    assert runner.returncode == 2
    assert errors.startswith("lab: interrupted; ")
    assert hanging_book.processes() == []
    assert not hanging_book.has_evidence("verdicts/insensitive")
    assert hanging_book.evidence("verdicts/wrong_number")["claims"][0]["verdict"] == "REFUTED"


def test_a_runner_asked_to_stop_while_it_compiles_leaves_no_compiler_behind(fresh_book):
    runner = fresh_book.start("run", "--exact", "verdicts/every_kind")
    wait_until(lambda: any("cc1plus" in words for words in fresh_book.processes()))

    runner.send_signal(signal.SIGINT)
    _, errors = runner.communicate(timeout=20)

    assert runner.returncode == 2
    assert errors.startswith("lab: interrupted; ")
    assert fresh_book.processes() == []
    assert not fresh_book.has_evidence("verdicts/every_kind")


def test_a_build_that_a_stranger_kills_is_no_word_against_the_listings(fresh_book):
    def ninja() -> list[int]:
        return [int(process.name) for process in Path("/proc").glob("[0-9]*")
                if words_of(process).startswith("/usr/bin/ninja ") and str(fresh_book.root)
                in words_of(process)]

    runner = fresh_book.start("run", "--exact", "verdicts/every_kind")
    wait_until(lambda: any("cc1plus" in words for words in fresh_book.processes()))

    os.kill(ninja()[0], signal.SIGKILL)
    _, errors = runner.communicate(timeout=20)

    assert runner.returncode == 2
    assert errors.startswith("lab: ninja: wanted it to compile every listing, ")
    assert "saw it end by signal 9" in errors
    assert not fresh_book.has_evidence("verdicts/every_kind")


def test_an_experiment_that_is_edited_while_it_runs_is_not_recorded(fresh_book):
    listing = fresh_book.root / "snippets/verdicts/insensitive.py"
    listing.write_text(TAKES_ITS_TIME, "utf-8")
    runner = fresh_book.start("run", "--exact", "verdicts/insensitive")
    wait_until(lambda: is_hanging(fresh_book))

    listing.write_text(TAKES_ITS_TIME + "# a word\n", "utf-8")
    output, errors = runner.communicate(timeout=20)

    assert runner.returncode == 2
    assert "verdicts/insensitive: changed while it ran" in output
    assert "run again" in errors
    assert not fresh_book.has_evidence("verdicts/insensitive")


def test_the_next_run_goes_on_from_there(hanging_book):
    runner = start_and_wait_until_it_hangs(hanging_book)
    runner.send_signal(signal.SIGINT)
    runner.communicate(timeout=20)
    (hanging_book.root / "snippets/verdicts/insensitive.py").write_text(
        'import lab\n\nlab.fact("number", 1)\n', "utf-8")

    done = hanging_book.lab("run", "--exact", "verdicts/wrong_number", "verdicts/insensitive")

    assert done.stdout.startswith("reused, ") and "verdicts/wrong_number" in done.stdout
    assert "never run" in done.stdout
    assert hanging_book.evidence("verdicts/insensitive")["claims"][0]["verdict"] == "INCONCLUSIVE"


def test_a_runner_that_is_killed_takes_its_programs_with_it(hanging_book):
    runner = start_and_wait_until_it_hangs(hanging_book)

    runner.kill()
    runner.communicate(timeout=20)

    wait_until(lambda: hanging_book.processes() == [])
    assert not hanging_book.has_evidence("verdicts/insensitive")


def leftovers_of(runner: subprocess.Popen) -> list[Path]:
    """Folders and cgroups that carry the runner's number."""
    parents = [Path("/var/tmp"), *Path("/sys/fs/cgroup").rglob("cgroup.procs")]
    return [found for parent in parents for found in
            (parent if parent.is_dir() else parent.parent).glob(f"lab-{runner.pid}-*")]


def test_folders_and_groups_of_a_killed_runner_are_swept_by_the_next(hanging_book):
    claims = hanging_book.root / "snippets/verdicts/insensitive.toml"
    claims.write_text('needs = ["disk:8M"]\n' + claims.read_text("utf-8"), "utf-8")
    runner = start_and_wait_until_it_hangs(hanging_book)
    runner.kill()
    runner.communicate(timeout=20)
    wait_until(lambda: hanging_book.processes() == [])
    assert leftovers_of(runner)

    hanging_book.lab("run", "--exact", "--again", "verdicts/wrong_number")

    assert leftovers_of(runner) == []


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM])
def test_a_runner_that_dies_while_it_compiles_takes_the_compiler_with_it(fresh_book, stop):
    runner = fresh_book.start("run", "--exact", "verdicts/every_kind")
    wait_until(lambda: any("cc1plus" in words for words in fresh_book.processes()))

    runner.send_signal(stop)
    runner.communicate(timeout=20)

    wait_until(lambda: fresh_book.processes() == [], seconds=2)


def test_temporaries_of_a_killed_runner_are_swept_by_the_next_and_no_other_file_is(fresh_book):
    fresh_book.lab("run", "--exact", "verdicts/wrong_number")
    file = fresh_book.evidence_file("verdicts/wrong_number")
    swept = [file.with_name(f"{file.name}.99999999.tmp"),
             fresh_book.evidence_file("machine").with_name("machine.json.99999998.tmp")]
    kept = [file.with_name(f"{file.name}.{os.getpid()}.tmp"), file.with_name("notes.tmp")]
    for each in swept + kept:
        each.write_text("{", "utf-8")

    fresh_book.lab("run", "--exact", "verdicts/wrong_number")

    assert [each.exists() for each in swept + kept] == [False, False, True, True]


def test_a_second_run_waits_for_the_first_and_says_so(hanging_book):
    first = start_and_wait_until_it_hangs(hanging_book)

    second = hanging_book.start("run", "--exact", "verdicts/wrong_number")
    assert "waiting for it" in second.stderr.readline()
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=20)
    second.communicate(timeout=20)

    assert second.returncode == 1


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_waits_ends_at_once_when_it_is_asked_to(hanging_book, stop):
    first = start_and_wait_until_it_hangs(hanging_book)
    before = hanging_book.evidence_file("machine").read_bytes()
    second = hanging_book.start("run", "--exact", "--again", "verdicts/never_seen")
    assert "waiting for it" in second.stderr.readline()

    second.send_signal(stop)
    _, errors = second.communicate(timeout=5)

    assert second.returncode == 2
    assert errors == "lab: interrupted while it waited for another run; nothing was tried\n"
    assert first.poll() is None
    assert hanging_book.evidence_file("machine").read_bytes() == before
    assert not hanging_book.has_evidence("verdicts/never_seen")
    assert not hanging_book.has_evidence("claims")
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=20)


def test_a_runner_that_was_killed_blocks_nobody(hanging_book):
    first = start_and_wait_until_it_hangs(hanging_book)
    waiting = hanging_book.start("run", "--exact", "verdicts/wrong_number")
    assert "waiting for it" in waiting.stderr.readline()

    first.kill()
    first.communicate(timeout=20)
    waiting.communicate(timeout=20)
    later = hanging_book.lab("run", "--exact", "verdicts/wrong_number")

    assert waiting.returncode == later.returncode == 1
    assert (hanging_book.root / "build/run.lock").exists() and later.stderr == ""
