"""The script that judges claims again: its own parts, and all evidence that is there."""

import csv
import io
import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "proofs"))

import recompute  # noqa: E402
from method import costs, quantiles, values  # noqa: E402
from method.claim import CannotJudge  # noqa: E402

GOLDEN = {16: None, 17: 17, 20: 20, 22: 21, 24: 23, 26: 24, 28: 26, 30: 27, 32: 29, 36: 32, 40: 34,
          48: 40, 60: 48, 80: 61, 100: 73, 150: 104, 200: 133, 300: 191, 400: 248, 500: 304,
          750: 441, 1000: 577}  # the method's table, for 1 in 10 000
HEAD = {"claim": "soup/dear", "kind": "ratio", "subject": "boil|stir", "relation": "above",
        "threshold": "2.0", "q": "", "quiet": "no",
        "self_test": "REFUTED|VERIFIED"}
COLUMNS = (*HEAD, "try", "link", "process", "trouble", "value", "other", "order", "visit1",
           "visit2", "visit3", "visit4", "overhead", "y", "pressure", "steal", "throttled",
           "spin_p50_us", "spin_p95_us")
CALM = {"pressure": "0.01", "steal": "0", "throttled": "0", "spin_p50_us": "40",
        "spin_p95_us": "41"}


def block(ratio: float, **more: str) -> dict[str, str]:
    """A block in which one operation of the dividend takes `ratio` times the other's 10 ns."""
    visits = {"visit1": 10 * ratio, "visit2": 10, "visit3": 10, "visit4": 10 * ratio}
    return HEAD | CALM | {"try": "real", "process": "1", "order": "ABBA", "y": str(math.log(ratio))
                          } | {name: str(ns) for name, ns in visits.items()} | more


def blocks(*ratios: float, **more: str) -> list[dict[str, str]]:
    """Blocks about those ratios in turn, 24 at least, no two the same."""
    count = max(24, len(ratios))
    return [block(ratios[i % len(ratios)] * (1 + i / 1e6), **more) for i in range(count)]


def net(a: float, b: float, overhead: float, **more: str) -> list[dict[str, str]]:
    """Blocks of arms that cost a and b with `overhead` around both, ns."""
    return [block(1.0, visit1=str(a * (1 + i / 1e6)), visit2=str(b), visit3=str(b),
                  visit4=str(a * (1 + i / 1e6)), overhead=str(overhead), y="", **more)
            for i in range(24)]


def processes(ratio: float, **more: str) -> list[dict[str, str]]:
    """A claim about totals: one block in each of 24 processes."""
    return [row | {"kind": "total", "process": str(i)}
            for i, row in enumerate(blocks(ratio, **more), 1)]


def chain(*ratios: float, **more: str) -> list[dict[str, str]]:
    """An order of costs: 24 blocks for each pair of neighbours."""
    return [row for i, ratio in enumerate(ratios, 1)
            for row in blocks(ratio, kind="ascending", link=f"{i}/{len(ratios)}", **more)]


def facts(*values: Any, **more: str) -> list[dict[str, str]]:
    return [HEAD | {"kind": "fact", "subject": "pot", "relation": "at_least", "threshold": "3",
                    "self_test": "", "try": "real", "value": json.dumps(value)} | more
            for value in values]


def quantile(beyond: int, count: int, **more: str) -> list[dict[str, str]]:
    """Samples of which `beyond` exceed the bound; one in ten may."""
    return facts(*[9] * beyond, *[1] * (count - beyond), kind="quantile", relation="at_most",
                 q="0.9", process="1", **more)


def table(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def judged(*tries: list[dict[str, str]]) -> str:
    (claim,) = recompute.read_claims(table(sum(tries, [])).splitlines())
    return str(recompute.conclude(claim)[0])


CONTROL = blocks(1.0, **{"try": "control"})


@pytest.mark.parametrize("n, enough", GOLDEN.items())
def test_the_decision_numbers_are_those_of_the_method(n, enough):
    assert costs.needed(n) == enough


def test_evidence_about_a_quantile_is_that_of_the_method_at_one_half():
    for n, k in ((24, 23), (100, 73)):
        exact = (2 ** (n + 1) * math.factorial(k) * math.factorial(n - k) / math.factorial(n + 1)
                 * sum(math.comb(n + 1, i) for i in range(k + 1)) / 2 ** (n + 1))
        assert quantiles.evidence_above(n, k, 0.5) == pytest.approx(math.log(exact))


def test_a_block_gives_the_log_of_the_ratio_in_either_order():
    as_made = block(4.0)

    assert costs.log_ratio(as_made) == pytest.approx(math.log(4))
    assert costs.log_ratio(as_made | {"order": "BAAB", "y": ""}) == pytest.approx(-math.log(4))
    assert math.isnan(costs.log_ratio(as_made | {"visit2": "0"}))


def test_a_y_that_its_visits_do_not_give_is_refused():
    with pytest.raises(CannotJudge, match="where the visits of its block give"):
        costs.log_ratio(block(4.0, y="0.5"))


@pytest.mark.parametrize("rows, verdict", [
    (blocks(3.0) + CONTROL, "VERIFIED"),
    (blocks(3.0) + blocks(3.0, **{"try": "control"}), "INCONCLUSIVE insensitive"),
    (blocks(3.0), "INCONCLUSIVE control-undecided"),
    (blocks(3.0) + CONTROL[:10], "INCONCLUSIVE control-undecided"),
    (blocks(1.0), "INCONCLUSIVE unconfirmed"),
    (blocks(1.0) + blocks(1.0, **{"try": "confirmation"}), "REFUTED"),
    (blocks(1.0) + blocks(3.0, **{"try": "confirmation"}), "INCONCLUSIVE contradiction"),
    (blocks(3.0)[:23], "INCONCLUSIVE too-few"),
    (blocks(1.0, 4.0), "INCONCLUSIVE budget"),
    (blocks(*[1.95, 2.05] * 60), "INCONCLUSIVE near-threshold"),
    (blocks(*[1.0, 4.0] * 500), "INCONCLUSIVE budget"),
    ([block(3.0)] * 24, "INCONCLUSIVE timer-resolution"),
    ([block(1.0, threshold="1.0")] * 5 + blocks(3.0, threshold="1.0")[5:],
     "INCONCLUSIVE timer-resolution"),
    (blocks(3.0)[:5] + [block(3.0, visit2="0", y="")], "INCONCLUSIVE timer-resolution"),
    ([HEAD | {"try": "real", "trouble": "thrown away: a signal"}] * 7 + blocks(3.0),
     "INCONCLUSIVE environment"),
    (blocks(3.0, self_test="VERIFIED|VERIFIED") + CONTROL, "INCONCLUSIVE self-test"),
    (blocks(3.0, self_test="") + CONTROL, "INCONCLUSIVE self-test"),
    (blocks(3.0, quiet="yes", pressure="0.7") + CONTROL, "INCONCLUSIVE environment"),
    (blocks(3.0, quiet="no", pressure="0.7") + CONTROL, "VERIFIED"),
    (blocks(1.0, relation="below") + blocks(3.0, relation="below", **{"try": "control"}),
     "VERIFIED"),
    (blocks(30.0, kind="growth", subject="boil@1000|boil@10", threshold="0.5") + CONTROL,
     "VERIFIED"),
    (blocks(1.1, relation="within", threshold="1.25")
     + blocks(2.0, relation="within", threshold="1.25", **{"try": "control"}), "VERIFIED"),
    (blocks(*[1.1, 1.6] * 20, relation="within", threshold="1.25"), "INCONCLUSIVE budget"),
    (blocks(*[1.2, 1.3] * 30, relation="within", threshold="1.25"),
     "INCONCLUSIVE near-threshold"),
    (net(3.5, 1.5, 0.2) + net(1.5, 1.5, 0.2, **{"try": "control"}), "VERIFIED"),
    (net(3.5, 1.5, 0.5), "INCONCLUSIVE below-overhead"),
    (processes(3.0) + processes(1.0, **{"try": "control"}), "VERIFIED"),
    (processes(3.0)[:23], "INCONCLUSIVE too-few"),
    (chain(3.0, 4.0) + chain(3.0, 1.0, **{"try": "control"})
     + chain(3.0, 1.0, **{"try": "confirmation"}), "VERIFIED"),
    (chain(3.0, 1.0) + chain(3.0, 1.0, **{"try": "confirmation"}), "REFUTED"),
    ([HEAD | {"try": "real", "trouble": "failed-run: signal 6"}], "INCONCLUSIVE failed-run"),
    ([HEAD | {"trouble": "not-runnable: needs root"}], "NOT_RUNNABLE"),
])
def test_costs_are_judged_by_the_sides_of_their_blocks(rows, verdict):
    assert judged(rows) == verdict


@pytest.mark.parametrize("relation, threshold, value, answer", [
    ("equals", 3, 3.0, True), ("equals", "1", 1, None), ("equals", True, 1, None),
    ("at_least", 3, 3, True), ("at_least", 3, 2, False), ("at_most", 3, 3, True),
    ("above", 3, 3, False), ("below", 3, 2, True), ("between", [1, 3], 3, True),
    ("between", [1, 3], 4, False), ("one_of", ["a", "b"], "b", True), ("above", "a", "b", None),
])
def test_relations_hold_fail_or_cannot_be_asked(relation, threshold, value, answer):
    rows = facts(value, relation=relation, threshold=json.dumps(threshold))
    (claim,) = recompute.read_claims(table(rows).splitlines())

    assert values.holds(claim, claim.tries["real"][0]) is answer


@pytest.mark.parametrize("rows, verdict", [
    (facts(3, 4, 5) + facts(1, 2, 2, **{"try": "control"}), "VERIFIED"),
    (facts(3, 4, 2), "INCONCLUSIVE flaky"),
    (facts(1, 2, 2), "REFUTED"),
    (facts("many"), "INCONCLUSIVE bad-report"),
    (facts(1, relation="same_as", threshold='"lid"', other="1")
     + facts(1, relation="same_as", threshold='"lid"', other="2", **{"try": "control"}),
     "VERIFIED"),
    (facts(1, 3, 3, kind="can_happen") + facts(0, 0, kind="can_happen", **{"try": "control"}),
     "VERIFIED"),
    (facts(1, 3, 1, kind="can_happen"), "INCONCLUSIVE unconfirmed"),
    (facts(1, 1, kind="can_happen"), "INCONCLUSIVE not-observed"),
    (facts(1, 3, 3, kind="never"), "REFUTED"),
    (facts(1, 3, kind="never"), "INCONCLUSIVE unconfirmed"),
    (facts(1, 1, kind="never") + facts(3, 3, kind="never", **{"try": "control"}),
     "INCONCLUSIVE not-observed"),
    (facts(1, 1, kind="never") + facts(1, 1, kind="never", **{"try": "control"}),
     "INCONCLUSIVE insensitive"),
    (facts(*["a"] * 3, kind="output", relation="equals", threshold='"a"')
     + facts(*["b"] * 3, kind="output", relation="equals", threshold='"a"', **{"try": "control"}),
     "VERIFIED"),
    (quantile(1, 200) + quantile(100, 200, **{"try": "control"}), "VERIFIED"),
    (quantile(100, 200) + quantile(100, 200, **{"try": "confirmation"}), "REFUTED"),
    (quantile(20, 200), "INCONCLUSIVE budget"),
    (quantile(0, 20), "INCONCLUSIVE too-few"),
])
def test_facts_are_judged_process_by_process(rows, verdict):
    assert judged(rows) == verdict


@pytest.mark.parametrize("rows, why", [
    (facts(1, kind="taste"), "not a kind known here"),
    (facts(1, relation="resembles"), "not a relation known here"),
    (facts(1, relation="same_as", threshold='"lid"'), "no value of lid"),
    (blocks(1.0) + [HEAD | {"try": "confirmation", "trouble": "not kept: the values of this try"}],
     "does not keep the values of the confirmation"),
])
def test_what_cannot_be_judged_is_said_and_not_guessed(rows, why):
    with pytest.raises(CannotJudge, match=why):
        judged(rows)


def status(**more: Any) -> dict[str, Any]:
    """What the runner says of blocks(3.0) with a control."""
    (claim,) = recompute.read_claims(table(blocks(3.0) + CONTROL).splitlines())
    real = recompute.conclude(claim)[1]["real"]
    return {"verdict": "VERIFIED", "reason": "", "n": 24, "estimate": real.estimate,
            "interval": list(real.interval), "control": "REFUTED"} | more


@pytest.mark.parametrize("said, what", [
    ({"verdict": "REFUTED"}, "verdict"), ({"n": 25}, "n"), ({"estimate": 3.1}, "estimate"),
    ({"interval": None}, "interval"), ({"control": "VERIFIED"}, "control")])
def test_a_false_word_of_the_runner_is_a_difference(said, what):
    (claim,) = recompute.read_claims(table(blocks(3.0) + CONTROL).splitlines())

    assert recompute.differences(claim, status()) == []
    assert [each["what"] for each in recompute.differences(claim, status(**said))] == [what]


def test_falsified_samples_are_a_difference():
    rows = blocks(3.0) + CONTROL
    rows[:2] = [block(1.5), block(1.6)]  # two of 24 on the other side: c[24] is 23

    (claim,) = recompute.read_claims(table(rows).splitlines())

    assert "verdict" in [each["what"] for each in recompute.differences(claim, status())]


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, ROOT / "proofs/recompute.py", *arguments], input=text,
                          capture_output=True, text=True)


def test_a_table_from_standard_input_is_judged_and_tables_may_be_joined():
    other = facts(1, 1, 1, claim="soup/hot")

    done = run("-", text=table(blocks(3.0) + CONTROL) + table(other))

    assert done.returncode == 0
    assert "VERIFIED soup/dear\n" in done.stdout and "REFUTED soup/hot\n" in done.stdout
    assert "c[n] 23" in done.stdout


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", table(facts(1, kind="taste"))])
def test_what_is_no_table_of_samples_ends_with_2_and_says_so(text):
    done = run("-", text=text)

    assert done.returncode == 2
    assert done.stderr.startswith("prove: ") and "Traceback" not in done.stderr


EVIDENCE = pytest.mark.skipif(
    not ((ROOT / "build/evidence/claims.json").exists() and recompute.common.RUNNER.exists()),
    reason="no evidence: ./lab run makes it")


@EVIDENCE
def test_all_evidence_is_judged_as_the_runner_did():
    results = recompute.compare_all(ROOT)

    assert results["differences"] == []
    assert results["claims"] == results["agree"] > 0


@EVIDENCE
def test_a_ratio_of_the_evidence_with_its_arms_exchanged_is_judged_otherwise():
    said = {name: each for name, each in recompute.common.status_of(ROOT).items()
            if each["kind"] == "ratio" and each["verdict"] == "VERIFIED"}
    assert said

    for name, each in said.items():
        (claim,) = recompute.samples(ROOT, name)
        for row in claim.tries["real"]:
            row["order"] = {"ABBA": "BAAB", "BAAB": "ABBA"}[row["order"]]
            row["y"] = ""
        assert recompute.differences(claim, each), name
