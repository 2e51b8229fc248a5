"""How measured numbers are written."""

import pytest
from lab_site import numbers

SPACE = numbers.NBSP


def test_a_rerun_inside_the_noise_shows_the_same_number():
    first = numbers.ratio(5.55, (5.12, 6.03))

    again = numbers.ratio(5.61, (5.15, 6.10))

    assert first == again == "6"


def test_a_narrow_interval_does_not_hide_that_another_run_finds_another_number():
    first = numbers.ratio(5.97, (5.96, 5.98))

    again = numbers.ratio(6.12, (6.11, 6.13))

    assert first == again == "6"


@pytest.mark.parametrize("estimate, limit, shown", [
    (3.2, 3.0, "3.2"), (2.9, 3.0, "2.8"), (1.24, 1.2, "1.24"), (3.2, 2.0, "3"), (3.0, 3.0, "3")])
def test_the_number_shown_never_seems_to_touch_or_cross_its_threshold(estimate, limit, shown):
    assert numbers.ratio(estimate, (estimate * 0.9, estimate * 1.1), limits=[limit]) == shown


@pytest.mark.parametrize("estimate, interval, shown", [
    (5.5531, (5.12, 6.03), "5.6"), (173.2, (120.0, 260.0), "200"), (0.0213, (0.015, 0.029), "0.02"),
    (1003.0, (900.0, 1100.0), "1000"), (5.5531, (5.5528, 5.5534), "5.55")])
def test_digits_follow_the_interval(estimate, interval, shown):
    assert numbers.ratio(estimate, interval, slack=1.0) == shown


@pytest.mark.parametrize("low, high", [(5.0, 6.0), (5.4, 5.7), (1.0, 40.0), (5.6, 5.6)])
def test_the_number_in_a_table_lies_inside_the_interval(low, high):
    shown = float(numbers.ratio(5.6, (low, high), slack=1.0))

    assert low <= shown <= high


def test_an_estimate_outside_its_interval_is_still_shown():
    assert float(numbers.ratio(7.0, (5.0, 6.0))) == pytest.approx(7.0, rel=0.15)


@pytest.mark.parametrize("ns, shown", [(82.4, "82 ns"), (61012, "60 µs"), (1.2e6, "1.2 ms"),
                                       (3.1e9, "3.1 s"), (999_999, "1 ms")])
def test_a_cost_stands_in_the_unit_that_suits_it(ns, shown):
    assert numbers.duration(ns, ns * 0.96, ns * 1.04).replace(SPACE, " ") == shown


@pytest.mark.parametrize("value, unit, shown", [
    (4096, "B", "4 KiB"), (4097, "B", "4097 B"), (2 * 1024**3, "B", "2 GiB"), (0, "B", "0 B"),
    (256, "faults", "256"), (3.2, "min", "3.2"), (12, "MiB", "12 MiB")])
def test_exact_values_stay_exact(value, unit, shown):
    assert numbers.exact(value, unit).replace(SPACE, " ") == shown


def test_a_sampled_time_changes_its_unit_with_its_size():
    assert numbers.quantity(1500, 1400, 1600, "us").replace(SPACE, " ") == "1.5 ms"


def test_zero_needs_no_rounding():
    assert numbers.ratio(0.0, (-0.1, 0.1)) == "0"


def test_a_narrow_interval_of_one_run_earns_no_more_than_three_digits():
    assert numbers.duration(1090.8, 1090.7, 1090.9).replace(SPACE, " ") == "1.09 µs"


def test_nought_is_the_roundest_number_where_the_interval_allows_it():
    assert numbers.ratio(0.000005, (-0.0004, 0.0003)) == "0"


def test_noughts_that_say_nothing_are_left_out():
    assert numbers.ratio(1.02, (0.99, 1.04)) == numbers.ratio(1.0, (0.7, 1.3)) == "1"


def test_a_wide_interval_does_not_round_a_number_out_of_recognition():
    assert numbers.ratio(13.46, (4.1, 51)) == "14"
