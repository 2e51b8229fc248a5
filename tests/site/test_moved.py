"""When a claim moved between two runs: beyond both intervals, and never for less."""

import math

import pytest

from lab_site.moved import Seen, kind, size


def number(estimate, low=None, high=None, verdict="VERIFIED"):
    return Seen(verdict, estimate, None if low is None else (low, high))


@pytest.mark.parametrize("a, b, wanted", [
    (number(3.1, 2.9, 3.3), number(8.4, 6.6, 9.1), "number"),
    (number(8.4, 6.6, 9.1), number(3.1, 2.9, 3.3), "number"),
    (number(3.1, 2.9, 3.3), number(3.6, 3.3, 4.0), ""),  # they touch
    (number(3.1, 2.9, 8.0), number(8.4, 6.6, 9.1), ""),  # far apart, but the intervals overlap
    (number(3.0), number(3.1, 2.9, 3.3), ""),
    (number(2.8), number(3.1, 2.9, 3.3), "number"),
    (number(96), number(96), ""),
    (number(96), number(97), "number"),
    (number("A B"), number("A B"), ""),
    (number("A B"), number("B A"), "value"),
    (number(True), number(False), "value"),
    (number(None), number(3.0), "value"),
])
def test_a_number_moved_when_both_intervals_have_no_point_in_common(a, b, wanted):
    assert kind(a, b) == wanted


@pytest.mark.parametrize("a, b, wanted", [
    ("VERIFIED", "REFUTED", "flip"), ("REFUTED", "VERIFIED", "flip"),
    ("VERIFIED", "INCONCLUSIVE", "undecided"), ("NOT_RUNNABLE", "REFUTED", "undecided"),
    ("REFUTED", "REFUTED", ""),
])
def test_another_verdict_is_told_before_any_number(a, b, wanted):
    assert kind(number(3.0, verdict=a), number(3.0, verdict=b)) == wanted


def test_half_and_double_are_moves_of_one_size():
    assert size(number(2.0), number(4.0)) == size(number(4.0), number(2.0)) == math.log(2)


def test_numbers_that_are_not_both_positive_are_measured_against_the_greater():
    assert size(number(0), number(5)) == 1.0
    assert size(number(-5), number(5)) == 2.0
    assert size(number("A"), number(5)) == size(number(5), number(5)) == 0.0
