"""Which claims surprise, by a rule that can be checked, and how they are shown."""

import math
from types import SimpleNamespace

import pytest
from lab_site import surprises


def decision(low, high, wanted, relation="above", kind="ratio"):
    real = SimpleNamespace(interval=(low, high), estimate=(low + high) / 2)
    return SimpleNamespace(kind=kind, relation=relation, threshold=wanted, real=real)


def claim(topic="soup", state="verified", corrected=True, line=1, found=None):
    return SimpleNamespace(sentence=SimpleNamespace(topic=topic, corrected=corrected, line=line),
                           state=state, decision=found or decision(4, 5, 2))


def test_the_distance_is_that_of_the_intervals_near_end():
    assert surprises.distance(decision(4, 9, 2)) == pytest.approx(math.log(2))
    assert surprises.distance(decision(.1, .25, .5, "below")) == pytest.approx(math.log(2))


@pytest.mark.parametrize("found", [
    decision(4, 9, 2, kind="growth"), decision(4, 9, 2, kind="fact"), decision(4, 9, [1, 2]),
    decision(4, 9, True), decision(4, 9, 0), decision(-1, 9, 2), decision(4, 9, 2, "within")])
def test_what_is_no_quotient_against_one_bound_has_no_distance(found):
    assert surprises.distance(found) is None


def test_without_an_interval_there_is_no_distance():
    found = decision(4, 9, 2)
    found.real.interval = None

    assert surprises.distance(found) is None


def test_what_was_refuted_comes_first_and_then_the_farthest():
    near, far = claim("a", found=decision(3, 4, 2)), claim("b", found=decision(30, 40, 2))
    refuted = claim("c", state="refuted", corrected=False, found=decision(1, 1.1, 2))

    assert surprises.chosen([near, far, refuted], 3) == [refuted, far, near]


def test_a_topic_surprises_once():
    first, second = claim("a", found=decision(30, 40, 2)), claim("a", found=decision(20, 25, 2))
    other = claim("b")

    assert surprises.chosen([second, first, other], 3) == [first, other]


def test_no_more_than_asked_for_are_chosen():
    assert len(surprises.chosen([claim(topic) for topic in "abcd"], 3)) == 3


@pytest.mark.parametrize("each", [
    claim(corrected=False), claim(state="inconclusive"), claim(line=0),
    claim(line=0, state="refuted")])
def test_only_what_people_say_and_the_run_contradicts_surprises(each):
    assert surprises.chosen([each], 3) == []


def test_a_claim_that_was_not_tried_is_no_surprise():
    each = claim()
    each.decision = None

    assert surprises.chosen([each], 3) == []


def test_equals_keep_the_catalogues_order():
    one, two = claim("z"), claim("a")

    assert surprises.chosen([one, two], 1) == [one]


def test_a_surprise_shows_sentence_value_interval_and_the_way_to_the_claim(book):
    book.edit("evidence/soup/boil.json", '"REFUTED",\n   "reason": "wanted soup',
              '"INCONCLUSIVE",\n   "reason": "wanted soup')

    html = book.build("en").page("index").split('class="surprises"')[1]

    assert "Salted water boils sooner." in html
    assert "interval 0.166 … 0.195; wanted &lt; 1" in html
    assert 'href="claims/soup/salt-boils-sooner.html"' in html


def test_the_rule_stands_on_the_page(english, chinese):
    assert english.texts("surprise-rule", "index")[0].startswith("Chosen by a rule")
    assert chinese.texts("surprise-rule", "index")[0].startswith("按规则选出")


def test_a_refuted_sentence_goes_before_a_verified_correction(english):
    assert [text.split("\n")[0] for text in english.texts("surprise-said", "index")] == [
        "Soup comes before bread."]


def test_another_count_in_the_other_language_is_out_of_step(book):
    book.edit("zh/index.md", ":count: 2", ":count: 3")

    assert "directive surprises :count: 2 here" in book.build("en").warnings
