"""Damage is exact, applies where it says, and is never done where nobody could see it."""

import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from mutation_parts import baseline, mutant
from mutation_parts.baseline import Seen, Side
from mutation_parts.claim_file import UnknownKind, claim_of, claims_of, rewritten
from mutation_parts.mutant import Mutant
from mutation_parts.operators import OPERATORS
from mutation_parts.patches import CannotPatch, make_copy, patched
from mutation_parts.rounds import Book, waves

ROOT = Path(__file__).resolve().parents[2]
TWO_CLAIMS = """\
needs = ["tasks:9"]

[[claim]]
id       = "soup/cools"
fact     = "degrees"
at_least = 3  # by then

[[claim]]
id    = "soup/stirred"
ratio = ["spoon", "fork"]
above = 3.0
"""


def claim(**keys):
    return claim_of("soup/pot", {"id": "soup/cools", **keys})


def seen(real=(), control=(), events=(), interval=None, control_interval=None, others=()):
    return Seen(Side("VERIFIED", tuple(real), tuple(others), interval, (interval, interval)),
                Side("REFUTED", tuple(control), tuple(others), control_interval), tuple(events))


def named(name):
    return next(each for each in OPERATORS if each.id == name)


def damaged(name, a_claim, what_was_seen):
    return named(name).damage(a_claim, what_was_seen)


def test_one_value_is_rewritten_and_all_else_stays():
    out = rewritten(TWO_CLAIMS, "soup/stirred", {"above": 4.5})

    assert out == TWO_CLAIMS.replace("above = 3.0", "above = 4.5")


def test_a_comparison_can_be_replaced_by_another():
    out = rewritten(TWO_CLAIMS, "soup/cools", {"at_least": None, "at_most": 2})

    assert tomllib.loads(out)["claim"][0] == {"id": "soup/cools", "fact": "degrees", "at_most": 2}
    assert tomllib.loads(out)["claim"][1] == tomllib.loads(TWO_CLAIMS)["claim"][1]


def test_text_lists_and_truths_are_written_as_toml():
    out = rewritten(TWO_CLAIMS, "soup/cools", {"at_least": None, "one_of": ["冷", 'a "b"', True, 2]})

    assert tomllib.loads(out)["claim"][0]["one_of"] == ["冷", 'a "b"', True, 2]


def test_an_id_that_stands_nowhere_or_twice_is_an_error():
    with pytest.raises(ValueError, match="saw 0"):
        rewritten(TWO_CLAIMS, "soup/burns", {"above": 1})
    with pytest.raises(ValueError, match="saw 2"):
        rewritten(TWO_CLAIMS + TWO_CLAIMS, "soup/cools", {"at_least": 1})


def test_a_value_over_several_lines_is_refused_rather_than_torn():
    text = TWO_CLAIMS.replace('["spoon", "fork"]', '["spoon",\n         "fork"]')

    with pytest.raises((ValueError, tomllib.TOMLDecodeError)):
        rewritten(text, "soup/stirred", {"ratio": ["fork", "spoon"]})


def test_a_kind_that_nobody_taught_is_reported():
    with pytest.raises(UnknownKind, match="smells"):
        claim(smells="nice", equals=1)
    with pytest.raises(UnknownKind, match="no known comparison"):
        claim(fact="degrees")


def test_every_claim_of_the_book_has_a_known_kind():
    assert len(claims_of(ROOT)) > 100


def test_a_patch_that_no_longer_fits_says_so():
    assert patched("a b c", "b", "x", "soup.hpp") == "a x c"
    with pytest.raises(CannotPatch, match="saw 0 times"):
        patched("a c", "b", "x", "soup.hpp")
    with pytest.raises(CannotPatch, match="saw 2 times"):
        patched("b b", "b", "x", "soup.hpp")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    make_copy(ROOT, folder, folder / "orders")
    return folder


SPEAKS = """
#include <lab/lab.hpp>
int main() {
    lab::fact("controlled", lab::control());
    lab::fact("degrees", 3, "K");
    lab::fact("name", "so\\"up", "");
    lab::sample("heat", 2, 1.5, "W");
    lab::event("boils");
}
"""
SPEAKS_PYTHON = """
import lab
lab.fact("controlled", lab.control())
lab.fact("degrees", 3, "K")
lab.fact("name", 'so"up', "")
lab.sample("heat", 2, 1.5, "W")
lab.event("boils")
"""
WHOLE = ['{"fact":"controlled","value":false,"unit":""}', '{"fact":"degrees","value":3,"unit":"K"}',
         '{"fact":"name","value":"so\\"up","unit":""}',
         '{"sample":"heat","at":2,"value":1.5,"unit":"W"}', '{"event":"boils"}',
         '{"end":"complete"}']


@pytest.fixture(scope="module", params=["cpp", "py"])
def speak(request, book):
    """Runs a listing of the patched copy with orders; the lines that it sent."""
    folder = book / "build/soup"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"speaks_{request.param}.{request.param}"
    source.write_text(SPEAKS if request.param == "cpp" else SPEAKS_PYTHON, "utf-8")
    command = ["/usr/bin/python3", source]
    if request.param == "cpp":
        command = [source.with_suffix("")]
        subprocess.run(["g++", "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion",
                        "-Werror", "-I", book / "snippets", source, "-o", *command], check=True)

    def speaks(*orders):
        file = book / "orders/soup" / source.stem
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{order}\n" for order in orders), "utf-8")
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True,
                              env={"LAB_CHANNEL": "1", "LAB_PLAN": "facts",
                                   "PYTHONPATH": str(book / "snippets/lab")})
        lines = done.stdout.replace('": ', '":').replace(', "', ',"').splitlines()
        return done.returncode, lines
    return speaks


def test_the_patched_copy_without_orders_speaks_as_before(speak):
    assert speak() == (0, WHOLE)


@pytest.mark.parametrize("order, place, lines", [
    ("control\tcontrol\ton", 0, ['{"fact":"controlled","value":true,"unit":""}']),
    ("value\tfact:controlled\tadd", 0, ['{"fact":"controlled","value":true,"unit":""}']),
    ("value\tfact:degrees\tadd", 1, ['{"fact":"degrees","value":4,"unit":"K"}']),
    ("value\tfact:degrees\tempty", 1, ['{"fact":"degrees","value":0,"unit":"K"}']),
    ("value\tfact:degrees\tretype", 1, ['{"fact":"degrees","value":"seven","unit":"K"}']),
    ("value\tfact:degrees\tset -8", 1, ['{"fact":"degrees","value":-8,"unit":"K"}']),
    ("value\tfact:name\tadd", 2, ['{"fact":"name","value":"so\\"upx","unit":""}']),
    ("value\tsample:heat\tadd", 3, ['{"sample":"heat","at":2,"value":2.5,"unit":"W"}']),
    ("shift\tsample:heat\t", 3, ['{"sample":"heat","at":3,"value":1.5,"unit":"W"}']),
    ("drop\tsample:heat\t", 3, []),
    ("twice\tfact:degrees\t", 1, 2 * ['{"fact":"degrees","value":3,"unit":"K"}']),
    ("rename\tevent:boils\tburns", 4, ['{"event":"burns"}']),
    ("drop\tend:complete\t", 5, []),
    ("end\tlate\t", 5, ['{"end":"complete"}', '{"event":"late"}']),
])
def test_an_order_changes_its_record_and_no_other(speak, order, place, lines):
    assert speak(order) == (0, WHOLE[:place] + lines + WHOLE[place + 1:])


def test_a_program_can_be_made_to_end_badly(speak):
    assert speak("end\tstatus\t") == (1, WHOLE)
    assert speak("end\tabort\t") == (-6, WHOLE[:-1])


def test_one_off_is_no_damage_where_the_claim_allows_for_it():
    at_least = claim(fact="degrees", at_least=3)

    assert isinstance(damaged("fact-off-by-one", at_least, seen([2, 2, 2], [0, 0, 0])), str)
    assert damaged("fact-off-by-one", at_least, seen([5, 5, 5], [0, 0, 0])) == mutant.TOLERATED
    assert isinstance(damaged("fact-off-by-one", claim(fact="degrees", equals=5),
                              seen([5, 5, 5], [0, 0, 0])), Mutant)


def test_one_off_that_lets_the_control_hold_is_damage():
    at_least = claim(fact="degrees", at_least=1)

    assert isinstance(damaged("fact-off-by-one", at_least, seen([5, 5, 5], [0, 0, 0])), Mutant)


def test_one_off_within_what_a_value_varies_by_is_no_damage():
    at_most = claim(fact="degrees", at_most=9)

    assert damaged("fact-off-by-one", at_most, seen([4, 8, 7], [30, 30, 31])) == mutant.VARIES


def test_a_counterpart_of_the_same_process_is_compared_with():
    same_as = claim(fact="degrees", same_as="promised")

    assert isinstance(damaged("fact-off-by-one", same_as, seen([1, 2], [0, 0], others=[1, 2])),
                      Mutant)


def test_a_counterexample_is_what_never_may_not_see():
    never = claim(never="torn", at_least=1)
    unseen = seen([0, 0, 0], [4, 7])

    assert damaged("fact-just-outside", never, unseen).orders == ("value\tfact:torn\tset 1",)
    assert damaged("fact-as-wanted", never, unseen).orders == ("value\tfact:torn\tset 0",)
    assert damaged("threshold-too-lax", never, unseen).edits == {"at_least": None,
                                                                 "one_of": [10**15]}
    best = {"kind": "never", "verdict": "INCONCLUSIVE", "reason": "not-observed: not in 20 tries"}
    assert baseline.stands(best) and not baseline.stands({**best, "reason": "insensitive"})
    assert not baseline.stands({**best, "kind": "can_happen"})


def test_swapped_arms_of_equal_cost_are_judged_by_their_control():
    below = claim(ratio=["one", "two"], below=1.5)
    equal = seen(interval=(0.9, 1.1), control_interval=(3.0, 4.0))

    assert isinstance(damaged("arms-swapped", below, equal), Mutant)
    harmless = replace(equal, control=replace(equal.control, interval=(0.1, 0.2)))
    assert damaged("arms-swapped", below, harmless) == mutant.TOLERATED


def test_the_arm_that_must_be_cheap_is_slowed_beyond_the_threshold():
    above = damaged("cheap-arm-slowed", claim(ratio=["a", "b"], above=2.0),
                    seen(interval=(3.0, 4.0)))
    below = damaged("cheap-arm-slowed", claim(ratio=["a", "b"], below=2.0),
                    seen(interval=(0.5, 0.8)))
    growth = damaged("cheap-arm-slowed", claim(growth="a", below=0.5, **{"from": 1, "to": 100}),
                     seen(interval=(0.0, 0.1)))

    assert above.orders == ("slow\tb\t3.000000",)
    assert below.orders == ("slow\ta\t6.000000",)
    assert growth.orders == ("slow\ta@100\t15.000000",)


@pytest.mark.parametrize("keys, edits", [
    ({"fact": "x", "equals": 3}, {"equals": 4}),
    ({"fact": "x", "equals": True}, {"equals": False}),
    ({"fact": "x", "equals": "ok"}, {"equals": "okx"}),
    ({"fact": "x", "at_least": 3}, {"at_least": None, "at_most": 2}),
    ({"fact": "x", "between": [3, 5]}, {"between": [6, 8]}),
    ({"fact": "x", "same_as": "y"}, {"same_as": None, "differs_from": "y"}),
    ({"ratio": ["a", "b"], "above": 3.0}, {"above": None, "below": 3.0}),
    ({"ratio": ["a", "b"], "within": 1.2}, {"within": None, "above": 1.2}),
    ({"ascending": ["a", "b", "c"], "by": 1.2}, {"ascending": ["c", "b", "a"]}),
    ({"order": "boils burns"}, {"order": "burns boils"}),
])
def test_the_opposite_of_a_claim(keys, edits):
    assert damaged("threshold-inverted", claim(**keys), seen(events=["boils", "burns"])).edits \
        == edits


def test_a_threshold_goes_past_every_undamaged_run():
    above = claim(ratio=["a", "b"], above=2.0)
    two_runs = replace(seen(interval=(3.0, 4.0)), earlier=Side("VERIFIED", (), (), (5.0, 10.0)))

    assert damaged("threshold-past-the-value", above, two_runs).edits == {"above": 13.0}
    assert damaged("threshold-past-the-value", claim(ratio=["a", "b"], below=12.0),
                   two_runs).edits == {"below": 3.0 / 1.3}
    assert damaged("threshold-past-the-value", claim(fact="x", at_least=2),
                   seen([3, 3, 3])).edits == {"at_least": 4}


def test_a_lax_claim_holds_of_whatever_number_a_control_shows():
    ticks = damaged("threshold-too-lax", claim(fact="ticks", equals=0),
                    seen([0, 0, 0], [24697, 16868, 25134]))
    truth = damaged("threshold-too-lax", claim(fact="free", equals=True), seen([True], [False]))

    assert ticks.edits == {"equals": None, "between": [-10**15, 10**15]}
    assert truth.edits == {"equals": None, "one_of": [True, False]}


def test_an_order_that_reads_the_same_backwards_has_no_opposite():
    assert isinstance(damaged("threshold-inverted", claim(order="a b a"), seen(events="aba")), str)


def test_every_operator_gives_a_mutant_or_a_reason_for_every_kind():
    everything = seen([3, 3, 3], [0, 0, 0], ["a", "b"], (2.0, 3.0), (0.9, 1.1), [3, 3, 3])
    kinds = [{"fact": "x", "equals": 3}, {"samples": "x", "at": 1, "at_least": 2},
             {"can_happen": "x", "at_least": 1}, {"never": "x", "at_least": 1},
             {"quantile": "x", "q": 0.99, "at_most": 9}, {"order": "a b"}, {"output": "a"},
             {"ratio": ["a", "b"], "above": 1.5}, {"total": ["a", "b"], "below": 9},
             {"growth": "a", "from": 1, "to": 9, "below": 0.5},
             {"ascending": ["a", "b", "c"], "by": 1.5}, {"ratio": ["a", "b"], "within": 1.3}]

    for operator in OPERATORS:
        for keys in kinds:
            made = operator.damage(claim(**keys), everything)
            assert made and isinstance(made, str | Mutant)


def test_mutants_that_would_disturb_each_other_are_run_one_after_the_other():
    def of(keys, orders, touches):
        return Mutant(claim(**keys), orders=orders, touches=frozenset(touches))
    a = of({"fact": "x", "equals": 1}, ("value\tfact:x\tadd",), {"fact:x"})
    b = of({"fact": "y", "equals": 1}, ("value\tfact:y\tadd",), {"fact:y"})
    compares = of({"fact": "z", "same_as": "x"}, ("value\tfact:z\tadd",), {"fact:z"})
    crash = of({"fact": "z", "equals": 1}, ("end\tabort\t",), {"program"})
    crash_too = of({"fact": "y", "equals": 1}, ("end\tabort\t",), {"program"})

    assert waves([a, b]) == [[a, b]]
    assert waves([a, b, compares]) == [[a, b], [compares]]
    assert waves([crash, crash_too, a]) == [[crash, crash_too], [a]]


def test_a_wave_damages_the_copy_and_leaves_it_whole(tmp_path, monkeypatch):
    file = tmp_path / "snippets/soup/pot.toml"
    file.parent.mkdir(parents=True)
    file.write_text(TWO_CLAIMS, "utf-8")
    book = Book(tmp_path, tmp_path / "orders")
    stirred = claim_of("soup/pot", {"id": "soup/stirred", "ratio": ["a", "b"], "above": 3.0})
    wave = [Mutant(claim(fact="degrees", at_least=3), {"at_least": 9}),
            Mutant(stirred, {"above": 30.0}, ("same_arms\t\t",), frozenset({"program"}))]

    def run(experiments):
        assert experiments == ["soup/pot"]
        assert (tmp_path / "orders/soup/pot").read_text("utf-8") == "same_arms\t\t\n"
        assert [each.threshold for each in claims_of(tmp_path)] == [9, 30.0]
        return {"soup/cools": "seen", "soup/stirred": "seen", "soup/other": "not asked for"}
    monkeypatch.setattr(book, "run", run)

    assert book.run_damaged(wave) == {"soup/cools": "seen", "soup/stirred": "seen"}
    assert file.read_text("utf-8") == TWO_CLAIMS
    assert not (tmp_path / "orders").exists()


def test_the_relations_are_those_of_the_judge():
    assert baseline.holds("equals", 3, 3.0) and not baseline.holds("equals", 1, True)
    assert baseline.holds("between", [1, 2], 2) and not baseline.holds("above", 2, 2)
    assert not baseline.holds("at_least", 1, "many")
    assert baseline.side_of((0.9, 1.1), "within", 1.2) == baseline.HOLDS
    assert baseline.side_of((0.9, 1.3), "above", 1.2) == baseline.UNSURE
