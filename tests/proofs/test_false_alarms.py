"""What is concluded from many runs, and that the load ends with whoever asked for it."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import false_alarms
import pytest
from load import keeper

PROOFS = Path(false_alarms.__file__).parent


def verdict(word, reason="", experiment="topic/one", kind="fact"):
    return {"id": "", "experiment": experiment, "kind": kind, "verdict": word, "reason": reason}


def seen(*words):
    """What is known of one claim after runs with these verdicts."""
    claims = {}
    for word in words:
        false_alarms.add_run(claims, {"t/c": verdict(word)})
    return claims


def test_a_claim_that_no_experiment_decides_is_left_out():
    status = {"t/a": verdict("VERIFIED"), "t/b": verdict("INCONCLUSIVE", experiment=None)}
    assert list(false_alarms.tried(status)) == ["t/a"]


def test_runs_append_one_letter_each_and_count_reasons():
    claims = {}
    for status in (verdict("VERIFIED"), verdict("INCONCLUSIVE", "flaky"),
                   verdict("INCONCLUSIVE", "flaky"), verdict("NOT_RUNNABLE", "needs root")):
        false_alarms.add_run(claims, {"t/c": status})
    assert claims["t/c"] == {"id": "t/c", "kind": "fact", "verdicts": "VIIN",
                             "reasons": {"flaky": 2, "needs root": 1}}


def test_verdicts_of_a_run_are_counted():
    status = {"a": verdict("VERIFIED"), "b": verdict("VERIFIED"), "c": verdict("REFUTED")}
    assert false_alarms.tally(status) == {"VERIFIED": 2, "REFUTED": 1}


@pytest.mark.parametrize("words, turned, refuted", [
    (["VERIFIED", "VERIFIED", "INCONCLUSIVE"], False, False),
    (["VERIFIED", "REFUTED"], True, True),
    (["INCONCLUSIVE", "REFUTED", "INCONCLUSIVE"], False, True),
    (["INCONCLUSIVE", "REFUTED", "VERIFIED"], True, True),
    (["REFUTED", "REFUTED"], False, False),
    (["REFUTED", "VERIFIED"], True, False),
])
def test_turning_round_and_false_refutation(words, turned, refuted):
    claims = seen(*words)
    assert false_alarms.flips(claims) == (["t/c"] if turned else [])
    assert false_alarms.falsely_refuted(claims) == (["t/c"] if refuted else [])


def test_share_counts_runs_under_load_only_and_nothing_that_could_not_run():
    claims = {"a": {"verdicts": "IVVI"}, "b": {"verdicts": "NNNN"}, "c": {"verdicts": "VVVV"}}
    assert false_alarms.inconclusive_share(claims) == round(1 / 6, 5)


def test_there_is_no_share_before_a_run_under_load():
    assert false_alarms.inconclusive_share(seen("VERIFIED")) is None


def test_summary_says_how_many_runs_of_how_many():
    runs = [{"load": "quiet"}, {"load": "steady"}]
    whole = false_alarms.summary(runs, seen("VERIFIED", "REFUTED"), 20)
    assert (whole["finished_runs"], whole["wanted_runs"]) == (1, 20)
    assert (whole["flips"], whole["refuted"]) == (1, ["t/c"])


def test_bursts_follow_from_their_seed():
    first, again = (list(itertools.islice(keeper.periods(7), 50)) for _ in range(2))
    assert first == again
    assert all(keeper.SHORTEST <= length <= keeper.LONGEST for length in first)


def children_of(pid):
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(row[0]) for row in rows if row[1] == str(pid) and "Z" not in row[2]]


def tree_below(pid):
    return [each for child in children_of(pid) for each in (child, *tree_below(child))]


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_killed_proof_leaves_no_load_behind(tmp_path):
    (tmp_path / "book/t").mkdir(parents=True)
    (tmp_path / "book/t/one.cpp").write_text("#include <regex>\nint main() {}\n")
    asker = subprocess.Popen(
        [sys.executable, "-c", "import sys, time; from pathlib import Path; from load import Load\n"
         "with Load(Path(sys.argv[1]), Path(sys.argv[2]), None): time.sleep(60)",
         str(tmp_path / "load"), str(tmp_path / "book")],
        env={**os.environ, "PYTHONPATH": str(PROOFS)})
    deadline = time.monotonic() + 20
    while len(tree_below(asker.pid)) < 5 and time.monotonic() < deadline:
        time.sleep(0.05)
    load = tree_below(asker.pid)
    asker.send_signal(signal.SIGKILL)
    asker.wait()
    deadline = time.monotonic() + 5
    while any(map(is_alive, load)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(load) >= 5 and not any(map(is_alive, load))
    assert not (tmp_path / "load").exists()
