"""What a damaged listing in Python does wrong; see mutation.hpp, whose orders these are."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

_FOLDER = "@FOLDER@"
Record = dict[str, object]
Arm = tuple[str, int]


def _read_orders() -> dict[tuple[str, str], str]:
    file = Path(_FOLDER, Path(sys.argv[0]).parent.name, Path(sys.argv[0]).stem)
    if not file.is_file():
        return {}
    lines = file.read_text("utf-8").splitlines()
    return {(word, target): argument for word, target, argument
            in (line.split("\t") for line in lines)}


_ORDERS = _read_orders()
if ("drop", "output:") in _ORDERS:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")


def control(name: str, is_on: bool) -> bool:
    """What a listing is told when it asks for a control."""
    order = _ORDERS.get(("control", name))
    return is_on if order is None else not is_on if order == "invert" else order == "on"


def _changed(value: object, how: str) -> object:
    """As changed() in mutation.hpp."""
    if how.startswith("set "):
        return json.loads(how[4:])
    if how == "retype":
        return 7 if isinstance(value, str | bool) else "seven"
    if how == "empty":
        return type(value)()
    if isinstance(value, str):
        return value + "x"
    return not value if isinstance(value, bool) else value + 1


def records(record: Record) -> list[Record]:
    """What is sent in the place of a record: nothing, one or several."""
    kind, name = next(iter(record.items()))
    key, out = f"{kind}:{name}", dict(record)
    if ("drop", key) in _ORDERS:
        return []
    if ("value", key) in _ORDERS:
        out["value"] = _changed(out["value"], _ORDERS["value", key])
    if ("shift", key) in _ORDERS:
        out["at"] += 1
    if ("rename", key) in _ORDERS:
        out[kind] = _ORDERS["rename", key]
    return [out, out] if ("twice", key) in _ORDERS else [out]


def false_cost() -> float | None:
    """A cost that is told and was never measured: the clock stood still, or ran backwards."""
    if ("clock", "stopped") in _ORDERS:
        return 0.0
    return -1.0 if ("clock", "backwards") in _ORDERS else None


def slowed(name: str, work: Callable[[], object]) -> Callable[[], object]:
    """An arm that takes longer by a factor, where it is to be slowed."""
    factor = _ORDERS.get(("slow", name))
    if factor is None:
        return work

    def slow() -> None:
        before = time.monotonic()
        work()
        time.sleep((float(factor) - 1) * (time.monotonic() - before))
    return slow


def second_arm(first: Arm, second: Arm) -> Arm:
    """The second arm of a segment, or the first once more."""
    return first if ("same_arms", "") in _ORDERS else second


def before_end() -> None:
    if ("end", "abort") in _ORDERS:
        os.abort()
    if ("output", "add") in _ORDERS:
        print("x", end="", flush=True)


def after_end(send: Callable[[Record], None]) -> None:
    if ("end", "late") in _ORDERS:
        send({"event": "late"})
    if ("end", "status") in _ORDERS:
        os._exit(1)
