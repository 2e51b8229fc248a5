"""What control runs gave, as the evidence keeps it."""

import json

import pytest
from reseal import reseal

from lab_site import records

BLOCK = {"segment": 0, "order": "ABBA", "visits": [4, 1, 2, 3], "y": 1.0}


def loaded(book, change):
    """The experiment soup/boil after a change of its evidence."""
    path = book.path("evidence/soup/boil.json")
    told = json.loads(path.read_text("utf-8"))
    change(told)
    path.write_text(json.dumps(told, indent=1), "utf-8")
    reseal(path)
    return records.load_experiment(book.path("evidence"), "soup/boil")


def run(**reported):
    return lambda told: told["runs"].append({"variant": "control", **reported})


def tried(**trial):
    return lambda told: told["claims"][0]["control"]["trial"].update(trial)


def test_facts_and_events_of_a_control_are_read_with_the_units_of_the_real_runs(book):
    found = loaded(book, run(facts={"spoons": 3}, events=["soup"])).control_runs["control"]

    assert found.facts == {"spoons": records.Fact("spoons", "spoons", (3,))}
    assert found.events == ("soup",)


def test_a_control_that_reported_nothing_is_known_and_empty(book):
    found = loaded(book, lambda told: None).control_runs

    assert found["control"] == records.ControlRun("control", {}, ())


def test_visits_go_to_the_arm_that_was_at_its_turn(book):
    control = loaded(book, tried(blocks=[BLOCK])).claims["soup/lid-saves-time"].control

    assert control.visits == {"open": (4, 3), "lid": (1, 2)}


def test_an_order_of_costs_keeps_the_visits_of_each_pair(book):
    def ascending(told):
        claim = told["claims"][0]
        claim["kind"], claim["subject"] = "ascending", ["lid", "open", "stir@1"]
        claim["control"]["trial"]["links"] = [{"blocks": [BLOCK]}, {"blocks": [BLOCK]}]

    control = loaded(book, ascending).claims["soup/lid-saves-time"].control

    assert control.visits == {"open": (4, 3, 1, 2), "lid": (1, 2), "stir@1": (4, 3)}


@pytest.mark.parametrize("change", [
    run(facts={"spoons": [3]}), run(facts=["spoons"]), run(events=3),
    tried(blocks=[BLOCK | {"order": "AXBA"}]), tried(blocks=[BLOCK | {"visits": ["4"] * 4}]),
    tried(blocks=[{}]), tried(samples=[[True]]), tried(links=[{}, {}])])
def test_a_control_run_that_is_none_is_refused_with_its_file(book, change):
    with pytest.raises(records.Refused):
        loaded(book, change)
