"""The vocabulary of lab.hpp for listings in Python: facts, samples, events, arms, the control."""

import atexit
import json
import os
import statistics
import sys
import time
from collections.abc import Callable

_CHANNEL = int(os.environ.get("LAB_CHANNEL", "-1"))
_OWNER = os.getpid()
_ARMS: dict[str, tuple[Callable[[], object], Callable[[], object] | None]] = {}


def control(name: str = "control") -> bool:
    """True in the control run of that name: the line that removes the alleged cause asks this."""
    return os.environ.get("LAB_CONTROL", "") == name


def fact(name: str, value: bool | int | float | str, unit: str = "") -> None:
    """Reports a named exact value; each name once a run."""
    _send({"fact": name, "value": value, "unit": unit})


def sample(series: str, at: float, value: float, unit: str = "") -> None:
    """Reports one point of a quantity that varies with a parameter."""
    _send({"sample": series, "at": at, "value": value, "unit": unit})


def event(text: str) -> None:
    """Reports that something happened, in order."""
    _send({"event": text})


def unavailable(missing: str) -> None:
    """Says that this machine cannot run the experiment, and why; ends the program."""
    _send({"unavailable": missing})
    sys.exit(0)


def arm(name: str, work: Callable[[], object],
        prepare: Callable[[], object] | None = None) -> None:
    """Names an operation whose cost is compared with the other arms of this listing."""
    _ARMS[name] = (work, prepare)


def run() -> None:
    """Measures the arms as the runner asks, or prints a comparison by hand."""
    plan = os.environ.get("LAB_PLAN", "").split()
    if _CHANNEL < 0:
        _report()
    elif plan and plan[0] == "calibrate":
        _calibrate()
    elif plan and plan[0] == "segment":
        _segment(plan[1], int(plan[2]), plan[3], int(plan[4]), int(plan[5]), plan[6],
                 *plan[7:8], *map(int, plan[8:]))
    elif plan and plan[0] == "survey":
        _survey(int(plan[1]), int(plan[2]), dict(zip(plan[3::2], map(int, plan[4::2]))))


def _send(record: dict[str, object]) -> None:
    if _CHANNEL < 0:
        print(*(value for value in record.values() if value != ""), sep="  ", flush=True)
    else:
        os.write(_CHANNEL, (json.dumps(record) + "\n").encode())


def _batch_ns(work: Callable[[], object], n: int) -> int:
    before = time.monotonic_ns()
    for _ in range(n):
        work()
    return time.monotonic_ns() - before


def _visit(name: str, n: int, batches: int) -> float:
    """A priming run, then the median of `batches` timed batches, in ns for one operation."""
    work, prepare = _ARMS[name]
    if prepare:
        prepare()
    _batch_ns(work, max(1, n // 4))
    return statistics.median(_batch_ns(work, n) for _ in range(batches)) / n


def _batch_size(name: str, target_ns: float) -> int:
    """Doubles the batch until two in a row reach the target."""
    work, prepare = _ARMS[name]
    if prepare:
        prepare()
    work()
    n, long_enough = 1, 0
    while n < 2**40:
        long_enough = long_enough + 1 if _batch_ns(work, n) >= target_ns else 0
        if long_enough == 2:
            break
        if long_enough == 0:
            n *= 2
    return n


def _clock() -> tuple[float, float, float]:
    """Cost of a reading, smallest step, and batch target (verdict-method), in ns."""
    reads = [time.monotonic_ns() for _ in range(20_000)]
    steps = [b - a for a, b in zip(reads, reads[1:])]
    cost, step = statistics.median(steps), min(s for s in steps if s > 0)
    return cost, step, max(100_000, 200 * cost, 1000 * step)


def _calibrate() -> None:
    cost, step, target = _clock()
    _send({"clock": "CLOCK_MONOTONIC", "cost_ns": cost, "step_ns": step, "target_ns": target})
    for name in _ARMS:
        _send({"batch": name, "n": _batch_size(name, target)})


def _segment(a: str, a_n: int, b: str, b_n: int, batches: int, orders: str,
             around: str = "", around_n: int = 1) -> None:
    """One block for each character of `orders`: ABBA for '0', BAAB for '1'. An arm that surrounds
    both is visited between them."""
    _visit(a, a_n, batches), _visit(b, b_n, batches)  # untimed: first use of the process
    for order in orders:
        outer, inner = ((a, a_n), (b, b_n)) if order == "0" else ((b, b_n), (a, a_n))
        first, second = _visit(*outer, batches), _visit(*inner, batches)
        net = {"overhead": _visit(around, around_n, batches)} if around else {}
        third, fourth = _visit(*inner, batches), _visit(*outer, batches)
        _send({"block": order, **net, "outer1": first, "inner1": second, "inner2": third,
               "outer2": fourth})


def _survey(rounds: int, batches: int, sizes: dict[str, int]) -> None:
    for _ in range(rounds):
        for name, n in sizes.items():
            _send({"cost": name, "ns": _visit(name, n, batches)})


def _report() -> None:
    target = _clock()[2]
    sizes = {name: _batch_size(name, target) for name in _ARMS}
    costs = {name: [_visit(name, n, 3) for _ in range(5)] for name, n in sizes.items()}
    first = statistics.median(next(iter(costs.values()))) if costs else 1
    for name, values in costs.items():
        middle = statistics.median(values)
        print(f"{name:<28} {middle:14.1f} ns  {middle / first:10.3f} x")


@atexit.register
def _complete() -> None:
    if _CHANNEL >= 0 and os.getpid() == _OWNER:
        _send({"end": "complete"})
