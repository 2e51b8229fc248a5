"""Functions without a yield cannot be left half-way: A and B have two orders, not twenty."""
import itertools

import lab

printed = []


def a():
    printed.append("1")
    printed.append("2")
    printed.append("3")


def b():
    printed.append("x")
    printed.append("y")
    printed.append("z")


def call(function):  # whoever calls a function gets the next turn when it has returned
    function()
    yield


def with_a_yield_after_each(letters):
    for letter in letters:
        printed.append(letter)
        yield


def play(schedule):
    """What is printed when the flows get their turns as the schedule says: ('A', 'B', 'B', …)."""
    printed.clear()
    flows = {"A": call(a), "B": call(b)}
    if lab.control():  # control: both can be left after each letter
        flows = {"A": with_a_yield_after_each("123"), "B": with_a_yield_after_each("xyz")}
    for name in schedule:
        next(flows[name], None)
    return "".join(printed)


everything = {play(schedule) for schedule in itertools.product("AB", repeat=6)}
orders = sorted(order for order in everything if len(order) == 6)
lab.fact("orders", len(orders))
lab.fact("first_order", orders[0])
lab.fact("last_order", orders[-1])
lab.fact("example_is_possible", "1xy23z" in orders)
