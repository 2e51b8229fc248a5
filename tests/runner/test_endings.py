"""Every way in which a listing can fail, through the real program: verdict, reason, exit status."""

import pytest

FAILED_RUN = {  # experiment, its ending, code, how the reason goes on
    "exits_with_three": ("exited", 3, "ended with exit status 3"),
    "throws": ("exited", 1, "ended with exit status 1"),
    "crashes": ("signalled", 11, "ended by signal 11: SIGSEGV"),
    "never_ends": ("timed_out", None, "ran out of wall time and was killed"),
    "burns_cpu": ("cpu_limit", 24, "ran out of CPU time and was killed"),
    "floods": ("output_limit", None, "wrote more than is kept and was killed"),
    "no_report": ("no_report", 0, "gave no complete report: "),
    "bad_report": ("bad_report", 0, "reported what cannot be read: record 2: no known kind"),
}

# Where no cgroup can be made, nobody counts how often tasks were refused.
BY_ITSELF = ("signalled", "ended by signal 6: SIGABRT", [])
LIMITS = {  # experiment, its ending, how the reason goes on, limits hit; without cgroups
    "takes_all_memory": (("memory_limit", "ran out of memory and was", ["memory"]), None),
    "takes_all_tasks": (("pids_limit", "failed after it was refused a", ["pids"]), BY_ITSELF),
    "fills_its_folder": (("disk_limit", "failed with its files at their bound", ["disk"]), None),
    "reports_too_much": (("report_limit", "reported more than is read", []), None),
}

VERDICTS = {  # experiment, claim, verdict, how the reason begins, exit status
    "verdicts/wrong_number": ("verdicts/wrong-number", "REFUTED", "", 1),
    "verdicts/insensitive": ("verdicts/insensitive", "INCONCLUSIVE", "insensitive", 0),
    "verdicts/silent": ("verdicts/silent", "INCONCLUSIVE", "failed-run: process 1 did not", 1),
    "verdicts/wordy": ("verdicts/wordy", "INCONCLUSIVE", "bad-report: process 1: wanted a", 1),
    "verdicts/never_seen": ("verdicts/never-seen", "INCONCLUSIVE", "not-observed: not in 3", 0),
    "verdicts/needs_more": ("verdicts/needs-more", "NOT_RUNNABLE", "needs cpus:100000 (", 0),
    "endings/unavailable": ("endings/unavailable", "NOT_RUNNABLE", "flux_capacitor: ENODEV", 0),
}


@pytest.mark.parametrize("name", FAILED_RUN)
def test_a_program_that_ends_badly_gets_no_verdict_and_fails_the_run(book, name):
    ending, code, words = FAILED_RUN[name]

    done = book.lab("run", "--exact", f"endings/{name}")
    record = book.evidence(f"endings/{name}")

    assert done.returncode == 1
    assert record["failed"]
    assert record["claims"][0]["verdict"] == "INCONCLUSIVE"
    assert record["claims"][0]["reason"].startswith(f"failed-run: {words}")
    assert [run["ending"] for run in record["runs"]] == [ending]
    assert code is None or record["runs"][0]["code"] == code
    assert words in done.stdout
    assert book.processes() == []


@pytest.mark.parametrize("name", LIMITS)
def test_a_program_that_comes_to_a_limit_gets_no_verdict_and_the_limit_is_named(book, name):
    done = book.lab("run", "--exact", f"endings/{name}")
    record = book.evidence(f"endings/{name}")

    whole, each = LIMITS[name]
    ending, words, limits_hit = each if each and record["sandbox"]["not_enforced"] else whole
    assert done.returncode == 1
    assert [run["ending"] for run in record["runs"]] == [ending]
    assert record["runs"][0].get("limits_hit", []) == limits_hit
    assert record["claims"][0]["verdict"] == "INCONCLUSIVE"
    assert record["claims"][0]["reason"].startswith(f"failed-run: {words}")
    assert words in done.stdout


def test_a_limit_that_a_child_comes_to_is_noted_and_main_is_judged(book):
    done = book.lab("run", "--exact", "endings/child_takes_all_memory")
    record = book.evidence("endings/child_takes_all_memory")

    watched = bool(record["sandbox"]["not_enforced"])  # who only watches ends the whole program
    ending, verdict, status = ("memory_limit", "INCONCLUSIVE", 1) if watched else (
        "exited", "VERIFIED", 0)
    assert done.returncode == status, done.stdout
    assert record["claims"][0]["verdict"] == verdict
    assert {run["ending"] for run in record["runs"]} == {ending}
    assert all(run["limits_hit"] == ["memory"] for run in record["runs"])


def test_a_compiler_that_comes_to_a_limit_is_no_word_about_the_listing(book):
    done = book.lab("run", "--exact", "endings/takes_compilers_disk")
    record = book.evidence("endings/takes_compilers_disk")

    assert done.returncode == 1
    assert record["build"]["ending"] == "compile_limit"
    assert record["runs"] == []
    assert record["claims"][0]["verdict"] == "INCONCLUSIVE"
    assert record["claims"][0]["reason"].startswith("failed-run: compiling it made more than 256")


def test_a_listing_that_does_not_compile_shows_the_compilers_words_and_is_not_run(book):
    done = book.lab("run", "--exact", "endings/does_not_compile")
    record = book.evidence("endings/does_not_compile")

    assert done.returncode == 1
    assert record["failed"] and not record["build"]["ok"]
    assert record["claims"][0]["verdict"] == "INCONCLUSIVE"
    assert record["claims"][0]["reason"] == "failed-run: the listing does not compile"
    assert record["runs"] == []
    assert "no_such_word" in record["build"]["diagnostics"] and "no_such_word" in done.stdout


def test_a_python_listing_with_a_syntax_error_does_not_compile_either(fresh_book):
    (fresh_book.root / "snippets/verdicts/wordy.py").write_text("def\n", "utf-8")

    done = fresh_book.lab("run", "--exact", "verdicts/wordy")
    record = fresh_book.evidence("verdicts/wordy")

    assert done.returncode == 1
    assert record["runs"] == []
    assert "SyntaxError" in record["build"]["diagnostics"]


@pytest.mark.parametrize("experiment", VERDICTS)
def test_each_verdict_has_its_reason_and_its_exit_status(book, experiment):
    claim, verdict, reason, exit_status = VERDICTS[experiment]

    done = book.lab("run", "--exact", experiment)
    record = book.evidence(experiment)

    assert done.returncode == exit_status
    assert record["claims"][0]["id"] == claim
    assert record["claims"][0]["verdict"] == verdict
    assert record["claims"][0]["reason"].startswith(reason)
    assert bool(record["claims"][0]["reason"]) == bool(reason)
    assert record["failed"] == (exit_status == 1 and verdict != "REFUTED")


@pytest.mark.parametrize("experiment, exit_status", [
    ("verdicts/wrong_number", 1), ("verdicts/insensitive", 77), ("verdicts/needs_more", 77),
    ("verdicts/silent", 1), ("verdicts/closed_world", 0)])
def test_for_ctest_a_claim_that_is_not_decided_is_skipped(book, experiment, exit_status):
    done = book.lab("run", "--skip-status", "--exact", experiment)

    assert done.returncode == exit_status


def test_one_claim_of_each_kind_holds_and_its_control_does_not(book):
    done = book.lab("run", "--exact", "verdicts/every_kind")
    record = book.evidence("verdicts/every_kind")

    assert done.returncode == 0, done.stdout
    assert [claim["verdict"] for claim in record["claims"]] == ["VERIFIED"] * 7
    assert {claim["control"]["trial"]["verdict"] for claim in record["claims"]
            if claim["kind"] != "can_happen"} == {"REFUTED"}
    assert record["facts"]["number"]["unit"] == "pieces"
    assert set(record["facts"]["number"]["values"]) == {1}
    assert record["samples"]["height"]["points"][0]["at"] == 10
    assert record["events"] == ["first", "second"]
    assert {cost["arm"] for cost in record["costs"]} == {"long", "short", "sweep@1", "sweep@100"}


def test_a_program_finds_nothing_but_what_it_was_given(book, monkeypatch):
    monkeypatch.setenv("SECRET", "of the one who started the runner")

    done = book.lab("run", "--again", "--exact", "verdicts/closed_world")
    record = book.evidence("verdicts/closed_world")

    assert done.returncode == 0, done.stdout
    assert [claim["verdict"] for claim in record["claims"]] == ["VERIFIED"] * 3


def test_a_daemon_that_a_listing_leaves_behind_is_gone_and_nobody_waits_for_it(book):
    done = book.lab("run", "--exact", "endings/leaves_daemon")
    record = book.evidence("endings/leaves_daemon")

    assert done.returncode == 0, done.stdout
    assert record["claims"][0]["verdict"] == "VERIFIED"
    assert book.processes() == []
    assert max(run["wall_seconds"] for run in record["runs"]) < 5


def test_what_failed_runs_again_and_what_did_not_is_reused(book):
    book.lab("run", "--exact", "endings/crashes", "verdicts/wrong_number")

    done = book.lab("run", "--exact", "endings/crashes", "verdicts/wrong_number")

    assert "the last run failed" in done.stdout
    assert "verdicts/wrong_number" in done.stdout
    assert done.stdout.startswith("reused, ")
    assert done.returncode == 1
