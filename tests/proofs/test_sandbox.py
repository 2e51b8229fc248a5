"""What is concluded from the sandbox's costs, and that nothing is left when it is stopped."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sandbox

PROOF = Path(sandbox.__file__)


def launch(ratio, priority="ordinary"):
    """A measurement in which the runner takes `ratio` times a bubblewrap's 10 ms."""
    def spread(value):
        return {"median": value, "low": value * 0.9, "high": value * 1.1}

    ways = [{"way": way, **spread(us), "to_bubblewrap": spread(us / 10_000),
             "to_spawn": spread(us / 1_000)}
            for way, us in (("spawn", 1_000), ("bubblewrap", 10_000), ("runner", ratio * 10_000))]
    return {"priority": priority, "rounds": 200, "load": 1.0, "cpuid_ns": 100.0,
            "not_enforced": [], "ways": ways}


def operation(verdict, side="sandbox", reason=""):
    return {"operation": "syscall", "side": side, "inside_ns": 204.0, "outside_ns": 164.0,
            "ratio": 1.243, "low": 1.2, "high": 1.25, "blocks": 24, "verdict": verdict,
            "reason": reason}


def found(launches=(), operations=(), suite=None):
    return {"launch": list(launches), "operations": list(operations), "suite": suite}


def test_a_launch_is_judged_by_its_ratio_to_a_bubblewrap_at_each_priority():
    told = sandbox.misses(found([launch(1.1), launch(1.2, "real-time")]))

    assert told == ["a launch takes 1.200 times a bare bubblewrap's (real-time priority), "
                    "1.15 wanted"]


@pytest.mark.parametrize("row, count", [
    (operation("VERIFIED"), 0), (operation("REFUTED"), 1), (operation("INCONCLUSIVE"), 1),
    (operation("REFUTED", side="filter"), 0)])
def test_only_a_whole_sandbox_can_miss_the_target_of_an_operation(row, count):
    assert len(sandbox.misses(found(operations=[row]))) == count


def test_a_target_that_was_missed_for_want_of_blocks_says_so():
    told = sandbox.misses(found(operations=[operation("INCONCLUSIVE", reason="budget")]))

    assert told == ["syscall: within 1.05 is INCONCLUSIVE budget"]


@pytest.mark.parametrize("one, other, expected", [
    ("VERIFIED", "REFUTED", ["t/c"]), ("REFUTED", "VERIFIED", ["t/c"]),
    ("VERIFIED", "INCONCLUSIVE", []), ("VERIFIED", "VERIFIED", []),
    ("REFUTED", "NOT_RUNNABLE", [])])
def test_a_claim_turns_round_between_verified_and_refuted_only(one, other, expected):
    assert sandbox.turned({"t/c": one, "t/only-here": "VERIFIED"}, {"t/c": other}) == expected


def test_a_claim_that_turned_round_is_a_target_missed():
    told = sandbox.misses(found(suite={"turned": ["t/c"]}))

    assert told == ["t/c: VERIFIED on one side, REFUTED on the other"]


def test_parts_are_tried_alone_only_where_the_whole_is_not_alike(monkeypatch):
    def compare(_program, name, side, _blocks):
        alike = name != "thread" or side != "sandbox"
        return operation("VERIFIED" if alike else "REFUTED", side) | {"operation": name}

    monkeypatch.setattr(sandbox, "compare", compare)
    rows = [(row["operation"], row["side"])
            for row in sandbox.measure_operations(PROOF, 24)]

    assert rows == [*((name, "sandbox") for name in sandbox.OPERATIONS),
                    *(("thread", part) for part in sandbox.PARTS)]


def test_the_terminal_names_every_way_with_both_ratios():
    lines = sandbox.launch_lines(launch(1.25))

    assert "load 1.0" in lines[0]
    assert re.search(r"runner +12\.50 ms .*/ bubblewrap 1\.250 .*/ spawn 12\.5", lines[3])


@pytest.mark.parametrize("words, complaint", [
    (["--launches", "5"], "--launches: wanted at least 6"),
    (["--blocks", "23"], "--blocks: wanted at least 24, saw 23"),
    (["--blocks", "many"], "--blocks: invalid int value"),
    (["--suite"], "unrecognized arguments: --suite")])
def test_bad_arguments_are_refused_by_name(words, complaint):
    done = subprocess.run([sys.executable, PROOF, *words], capture_output=True, text=True)

    assert done.returncode == 2 and complaint in done.stderr


def test_a_program_that_fails_ends_the_proof(capsys):
    with pytest.raises(SystemExit) as ended:
        sandbox.told_by("/usr/bin/false")

    assert ended.value.code == 2 and "/usr/bin/false ended with 1" in capsys.readouterr().err


def test_an_interrupt_waits_until_the_program_has_cleared_up(tmp_path):
    # The program says that it runs, and after the interrupt takes a while to clear up.
    program = ("trap 'sleep 0.3; touch cleared; exit 130' INT; touch running; "
               "while :; do sleep 0.05; done")
    proof = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(PROOF.parent)!r})\n"
         f"import sandbox\nsandbox.told_by('/bin/bash', '-c', {program!r})"],
        cwd=tmp_path, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while not (tmp_path / "running").exists() and time.monotonic() < deadline:
        time.sleep(0.01)

    os.kill(proof.pid, signal.SIGINT)
    proof.wait(20)

    assert (tmp_path / "cleared").exists()
