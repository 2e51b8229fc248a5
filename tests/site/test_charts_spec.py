"""What becomes of evidence: which chart, on which axes, with which words."""

import json

import pytest
from records_for_charts import (CHINESE, ENGLISH, cost, decision, experiment, fact, series, trial)

from lab_site.charts import axes, choice, finding, marks
from lab_site.charts.chart import NoSuchChart


def by_shape(found, words=ENGLISH):
    return list(choice.by_shape(found, (), words))


def as_asked(found, option):
    return list(choice.as_asked(found, option, ENGLISH))


def kinds(charts):
    return [chart.spec["kind"] for chart in charts]


@pytest.mark.parametrize("values, logarithmic", [
    ([1, 99], False), ([1, 100], True), ([0, 1e6], False), ([-1, 1e6], False), ([5], False)])
def test_an_axis_is_logarithmic_only_where_its_values_span_two_decades(values, logarithmic):
    axis = axes.axis("cost", values, "ns", ENGLISH)

    assert axis["log"] is logarithmic
    assert ("logarithmic" in axis["label"]) is logarithmic


@pytest.mark.parametrize("values", [[3, 5], [99, 100], [0.2], [-3, -2], [0, 0]])
def test_a_linear_axis_holds_nought_and_every_value(values):
    axis = axes.axis("cost", values, "", ENGLISH)

    low, high = axis["domain"]
    assert not axis["log"] and low <= min(0, *values) and max(0, *values) <= high
    assert 0 in [tick["at"] for tick in axis["ticks"]]


@pytest.mark.parametrize("unit, values, labels", [
    ("ns", [0, 6.2e6], ["0", "2 ms", "4 ms", "6 ms"]),
    ("ns", [2, 3000], ["10 ns", "100 ns", "1 µs"]),
    ("B", [0, 33554432], ["0", "8 MiB", "16 MiB", "24 MiB", "32 MiB"]),
    ("%", [0, 50], ["0", "10 %", "20 %", "30 %", "40 %", "50 %"]),
    ("tasks", [0, 2], ["0", "1", "2"])])
def test_ticks_stand_at_round_numbers_in_a_unit_that_reads_well(unit, values, labels):
    axis = axes.axis("", values, unit, ENGLISH)

    assert [tick["label"].replace("\u00a0", " ") for tick in axis["ticks"]] == labels


@pytest.mark.parametrize("unit, english, chinese", [
    ("faults", "faults", "缺页的次数"), ("threads", "threads", "线程的数目"), ("pages", "pages", "页数"),
    ("ns", "time", "时间"), ("B", "size", "大小"), ("%", "share", "百分比"), ("", "number", "数目")])
def test_an_axis_is_named_by_what_is_counted_or_weighed(unit, english, chinese):
    assert axes.quantity(unit, ENGLISH) == english
    assert axes.quantity(unit, CHINESE) == chinese


def test_costs_become_dots_with_their_interval_and_what_they_cost_in_the_control():
    visits = {"open": (90.0, 100.0, 110.0), "lid": (95.0, 96.0, 97.0)}
    found = experiment(costs=[cost("open", 400.0), cost("lid", 100.0)], claims=[decision(
        "ratio", ("open", "lid"), "above", 2.0, real=trial(estimate=4.0, interval=(3.5, 4.5)),
        control=trial("REFUTED", 1.01, (0.9, 1.1), visits=visits))])

    costs, ratio = by_shape(found)

    assert [row["label"] for row in costs.spec["rows"]] == ["an open pot", "a pot with a lid"]
    real, control = costs.spec["rows"][0]["marks"]
    assert (real["at"], real["low"], real["high"]) == (400.0, 350.0, 450.0)
    assert (control["at"], control["control"]) == (100.0, 0)
    assert control["text"] == "control: 100\u00a0ns"
    assert costs.controls == ("control",)
    assert ratio.spec["rows"][0]["limit"] == {"at": 2.0, "text": "wanted > 2"}
    assert [mark["at"] for mark in ratio.spec["rows"][0]["marks"]] == [4.0, 1.01]


def test_a_sweep_becomes_lines_and_an_arm_without_a_parameter_a_level():
    found = experiment(costs=[cost("open", 100.0, 1), cost("open", 300.0, 8), cost("lid", 50.0)])

    (chart,) = by_shape(found)

    assert chart.spec["kind"] == "line"
    assert [point["x"] for point in chart.spec["series"][0]["points"]] == [1, 8]
    assert [level["level"] for level in chart.spec["levels"]] == [50.0]
    assert [tick["at"] for tick in chart.spec["x"]["ticks"]] == [1, 8]


def test_series_of_one_unit_share_a_chart_with_the_threshold_and_the_control_at_their_point():
    found = experiment(
        samples=[series("open", "KiB", {1: (2, 2), 8: (16, 20)}),
                 series("lid", "MiB", {1: (1, 1), 8: (3, 3)}),
                 series("steam", "%", {1: (5, 5), 8: (9, 9)})],
        claims=[decision("samples", ("open",), "at_most", 32, unit="KiB", at=8,
                         control=trial("REFUTED", 64, values=(64, 64)))])

    memory, steam = by_shape(found)

    assert [point["y"] for point in memory.spec["series"][1]["points"]] == [2**20, 3 * 2**20]
    assert memory.spec["limits"] == [{"at": 32768, "text": "wanted ≤ 32\u00a0KiB", "x": 8}]
    assert memory.spec["ghosts"][0]["points"][0]["y"] == 65536
    assert memory.spec["series"][0]["points"][1] | {"title": ""} == {
        "x": 8, "y": 18 * 1024, "low": 16384, "high": 20480, "title": ""}
    assert steam.spec["y"]["label"] == "steam"


def test_many_points_of_which_a_quantile_is_claimed_become_a_staircase():
    points = {at: (float(at + 1),) for at in range(100)}
    found = experiment(samples=[series("wait", "µs", points)], claims=[decision(
        "quantile", ("wait",), "at_most", 500.0, unit="µs", q=0.95,
        control=trial("REFUTED", 900.0, samples=(900.0,) * 40))])

    (chart,) = by_shape(found)

    assert chart.spec["kind"] == "ecdf"
    real, control = chart.spec["series"]
    assert real["points"][-1] == [100_000.0, 100] and control["control"] == 0
    assert [point["x"] for point in real["told"]] == [50e3, 90e3, 95e3, 99e3, 100e3]
    assert chart.spec["limits"][0] | {"text": ""} == {"at": 500e3, "share": 95.0, "text": ""}


def test_facts_of_one_unit_are_compared_and_a_lone_number_without_a_unit_is_not():
    found = experiment(facts=[fact("open", 8, 8, unit="B"), fact("lid", 3, 3, unit="B"),
                              fact("age", 42, 42)], control=[fact("open", 3, 3), fact("lid", 3, 3)])

    (chart,) = by_shape(found)

    assert [[mark["at"] for mark in row["marks"]] for row in chart.spec["rows"]] == [[8, 3], [3]]


def test_a_fact_that_differs_between_processes_shows_its_spread():
    mark = marks.of_values("lost", (3, 900, 40), "updates", ENGLISH)

    assert (mark["at"], mark["low"], mark["high"]) == (40, 3, 900)
    assert mark["title"] == "lost: 40 updates, 3 … 900, n = 3"


def test_yes_and_no_and_words_become_a_table_of_marks_with_a_column_for_the_control():
    found = experiment(facts=[fact("hot", True, True), fact("says", "EPERM", "EPERM")],
                       control=[fact("hot", False, False), fact("says", "ok", "ok")])

    (chart,) = by_shape(found)

    assert [column["label"] for column in chart.spec["columns"]] == ["as it stands",
                                                                     "control: no lid"]
    assert [[cell["is"] for cell in row["cells"]] for row in chart.spec["rows"]] == [
        ["yes", "no"], ["word", "word"]]


def test_facts_that_list_members_of_one_set_become_a_table_of_members():
    found = experiment(facts=[fact("all", "salt oil leek"), fact("some", "oil")],
                       control=[fact("some", "oil leek")])

    (chart,) = by_shape(found)

    assert [column["label"] for column in chart.spec["columns"]] == ["salt", "oil", "leek"]
    held = [[cell["is"] for cell in row["cells"]] for row in chart.spec["rows"]]
    assert held == [["yes", "yes", "yes"], ["no", "yes", "no"], ["no", "yes", "yes"]]


@pytest.mark.parametrize("facts", [[fact("state", "Z", "Z")], [fact("hot", True)], []])
def test_what_carries_no_quantity_has_no_chart(facts):
    assert by_shape(experiment(facts=facts)) == []


def test_events_become_an_order_in_which_the_controls_is_joined_to_them():
    found = experiment(events=("in", "out", "in"), control_events=("out", "in"))

    (chart,) = by_shape(found)

    real, control = chart.spec["rows"]
    assert [event["key"] for event in real["events"]] == ["in 1", "out 1", "in 2"]
    assert control["label"] == "control: no lid"


def test_parts_are_laid_end_to_end_from_nought_and_a_share_is_filled_up():
    found = experiment(facts=[fact("open", 25, unit="%")], control=[fact("open", 50, unit="%")])

    (chart,) = as_asked(found, "stacked open")

    real, control = chart.spec["rows"]
    assert [(part["from"], part["to"]) for part in real["parts"]] == [(0, 25), (25, 100)]
    assert [(part["from"], part["to"]) for part in control["parts"]] == [(0, 50), (50, 100)]
    assert chart.spec["x"]["domain"][0] == 0 and not chart.spec["x"]["log"]


def test_parts_of_one_whole_follow_one_another():
    found = experiment(facts=[fact("open", 3, unit="KiB"), fact("lid", 1024, unit="B")])

    (chart,) = as_asked(found, "stacked open lid")

    assert [(part["from"], part["to"]) for part in chart.spec["rows"][0]["parts"]] == [
        (0, 3072), (3072, 4096)]


def test_a_page_chooses_kinds_and_names_and_may_choose_none():
    found = experiment(facts=[fact("open", 2), fact("lid", 1), fact("age", 42)],
                       costs=[cost("open", 5.0)])

    (chart,) = as_asked(found, "dot lid age")

    assert [row["label"] for row in chart.spec["rows"]] == ["a pot with a lid", "age"]
    assert as_asked(found, "none") == []


@pytest.mark.parametrize("option, told", [
    ("pie", "there is no chart “pie”"), ("dot ladle", "reported nothing named ladle"),
    ("timeline", "has nothing for a chart “timeline”"), ("stacked", "has nothing")])
def test_a_chart_that_cannot_be_is_refused_by_name(option, told):
    with pytest.raises(NoSuchChart, match=told):
        as_asked(experiment(facts=[fact("open", 2)]), option)


@pytest.mark.parametrize("verdict, title", [
    ("VERIFIED", "VERIFIED: A lid saves half of the time"),
    ("REFUTED", "REFUTED: “A lid saves half of the time”"),
    ("INCONCLUSIVE", "INCONCLUSIVE: “A lid saves half of the time”")])
def test_the_title_states_the_verdict_and_only_a_verified_claim_as_a_finding(verdict, title):
    found = experiment(claims=[decision("fact", ("open",), "equals", 1, verdict=verdict)])

    assert finding.title(found, ENGLISH) == title
    assert finding.title(found, CHINESE).startswith({"V": "已证实：盖", "R": "已推翻：“", "I": "证据不足：“"}
                                                    [verdict[0]])


def test_a_specification_is_plain_json_in_one_language():
    found = experiment(costs=[cost("open", 400.0), cost("lid", 1.0)],
                       facts=[fact("hot", True), fact("cold", False)], events=("a", "b"))

    told = [json.dumps(chart.spec, ensure_ascii=False) for chart in by_shape(found, CHINESE)]

    assert len(told) == 3 and "对数坐标" in told[0]
    assert not any(word in "".join(told) for word in ("an open pot", "logarithmic", "as it stands"))


def test_the_interval_of_a_median_leaves_out_what_is_rare():
    assert marks.median_interval(range(1, 25)) == (7, 18)
    assert marks.median_interval([5.0]) == (5.0, 5.0)
