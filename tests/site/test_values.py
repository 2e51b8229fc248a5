"""How an experiment's findings are written into a sentence."""

from dataclasses import replace

import pytest
from lab_site import values
from lab_site.records import Decision, Text, Trial
from lab_site.words import Words

SPACE = "\u00a0"


def found(kind, estimate, interval, unit=""):
    real = Trial("VERIFIED", "", estimate, interval, 300)
    return Decision("soup/boils", kind, Text("", ""), ("delay",), "at_most", 1000, unit, None,
                    "VERIFIED", "", real, "control", None, 0.95)


@pytest.mark.parametrize("kind, estimate, interval, unit, shown", [
    ("quantile", 10.2854, (9.27, 12.0), "µs", "10 µs"),
    ("quantile", 15620.4, (12500.0, 24400.0), "us", "20 ms"),
    ("quantile", 3.0, None, "s", "3 s"),
    ("output", "by exit\n", None, "", "by exit\n"),
    ("ratio", 1.4, (1.39, 1.41), "", "1.4")])
def test_an_estimate_is_as_round_as_its_kind_allows(kind, estimate, interval, unit, shown):
    decision = found(kind, estimate, interval, unit)

    text = values.trial(decision, decision.real, Words("en"))

    assert text.replace(SPACE, " ") == shown


@pytest.mark.parametrize("language, shown", [("en", "never ≥ 1"), ("zh", "从未 ≥ 1")])
def test_what_must_never_be_seen_is_not_told_as_if_it_were_wanted(language, shown):
    decision = replace(found("never", None, None), relation="at_least", threshold=1)

    assert values.threshold(decision, None, Words(language)).replace(SPACE, " ") == shown
