"""What programs report in words, as a reader of each language says it."""

from dataclasses import replace

import pytest
from lab_site import spoken
from lab_site.records import Text, load_experiment

LABELS = {"stays warm": Text("stays warm", "一直热着"), "salt": Text("salt", "盐"),
          "pepper": Text("pepper", "胡椒"), "lid": Text("with a lid", "盖着盖子")}


@pytest.fixture
def said(book):
    """A fact's value as the page of a language shows it."""
    plain = load_experiment(book.path("evidence"), "soup/boil")
    name, fact = next(iter(plain.facts.items()))

    def in_language(text, language):
        facts = {**plain.facts, name: replace(fact, values=(text, 3)),
                 "lid": replace(fact, values=(True,))}
        told = spoken.in_language(replace(plain, facts=facts, labels=LABELS), language)
        assert told.facts[name].values[1] == 3
        return told.facts[name].values[0]

    return in_language


@pytest.mark.parametrize("text, english, chinese", [
    ("stays warm", "stays warm", "一直热着"),
    ("salt pepper", "salt pepper", "盐 胡椒"),
    ("salt, stays warm", "salt, stays warm", "盐，一直热着"),
    ("salt sugar", "salt sugar", "salt sugar"),
    ("lid", "lid", "lid"),  # the name of a fact, whatever else it is
])
def test_a_text_is_said_as_its_labels_say_it_or_as_it_stands(said, text, english, chinese):
    assert said(text, "en") == english
    assert said(text, "zh") == chinese


def test_events_and_estimates_are_said_alike(book):
    plain = load_experiment(book.path("evidence"), "soup/boil")
    claim, decision = next(iter(plain.claims.items()))
    trial = replace(decision.real, estimate="salt", values=("salt", "salt"))
    told = spoken.in_language(replace(
        plain, labels=LABELS, events=("salt", "pepper", "boils"),
        claims={claim: replace(decision, threshold="salt", real=trial)}), "zh")

    assert told.events == ("盐", "胡椒", "boils")
    assert told.claims[claim].real.values == ("盐", "盐")
    assert told.claims[claim].threshold == told.claims[claim].real.estimate == "盐"
