"""While A waits at its yield, B runs without A anywhere on the stack: A did not call B."""
import inspect

import lab


def a():
    if lab.control():  # control: A calls B as a function calls a function
        list(b())
    yield


def b():
    callers = [frame.function for frame in inspect.stack()[1:]]
    lab.fact("a_is_below_b", "a" in callers)
    lab.fact("resumed_by", callers[0].strip("<>"))
    yield


flows = [a(), b()]
next(flows[0])  # A runs to its yield and waits there, in the middle of its body
lab.fact("a_is_suspended", inspect.getgeneratorstate(flows[0]) == inspect.GEN_SUSPENDED)
if not lab.control():
    next(flows[1])  # now B runs
