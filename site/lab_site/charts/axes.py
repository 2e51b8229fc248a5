"""Axes: which unit reads well, where the ticks stand, and whether the scale is logarithmic."""

import math

from .. import numbers

# Smallest over largest value from which on a linear axis would hide the small ones.
TWO_DECADES = 100
_TIMES = {"ns": 1.0, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9}
_SIZES = {"B": 1, "KiB": 1024, "MiB": 1024**2, "GiB": 1024**3}
_DURATIONS = ((1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1.0, "ns"))
_MOST_TICKS = 6


def base(unit):
    """(unit of the axis, factor from the given unit to it): all times in ns, all sizes in B."""
    if unit in _TIMES:
        return "ns", _TIMES[unit]
    if unit in _SIZES:
        return "B", _SIZES[unit]
    return unit, 1


def _tick(at, unit):
    if at == 0:
        return "0"
    if unit == "ns":
        size, name = next(((size, name) for size, name in _DURATIONS if at >= size),
                          _DURATIONS[-1])
        return f"{at / size:g}{numbers.NBSP}{name}"
    return numbers.exact(at if at != int(at) else int(at), unit)


def _steps(high, low, unit, whole):
    """Round numbers from `low` to `high`, 0 among them where it lies between."""
    if unit == "B":
        step = 2.0 ** math.ceil(math.log2(max((high - low) / _MOST_TICKS, 1)))
    else:
        rough = (high - low) / _MOST_TICKS
        size = 10.0 ** math.floor(math.log10(rough))
        step = next(size * each for each in (1, 2, 5, 10) if size * each >= rough * 0.999)
        step = max(step, 1.0) if whole else step
    first = math.ceil(low / step - 1e-9)
    return [round(step * place, 12) for place in range(first, math.floor(high / step + 1e-9) + 1)]


def _powers(low, high, unit):
    """Powers of ten, of two for sizes, few enough to be read."""
    factor = 2.0 if unit == "B" else 10.0
    first, last = math.ceil(math.log(low, factor) - 1e-9), math.floor(math.log(high, factor) + 1e-9)
    every = max(1, math.ceil((last - first + 1) / (_MOST_TICKS + 1)))
    if unit == "B":
        first += -first % every
    return [factor**place for place in range(first, last + 1, every)]


def sizes(unit):
    """(size, name) of the units in which a value on an axis of `unit` is said, largest first."""
    if unit == "ns":
        return _DURATIONS
    if unit == "B":
        return tuple((size, name) for name, size in reversed(_SIZES.items()))
    return ((1, unit if numbers.is_measure(unit) else ""),)


def powers(low, high):
    """Ticks of a logarithmic axis that a page gives."""
    return _powers(low, high, "")


def steps(low, high):
    """Ticks of a linear axis that a page gives."""
    return _steps(high, low, "", False)


def axis(label, values, unit, words, ticks=None):
    """An axis over all the values, in `unit`; logarithmic only where they span two decades.

    A linear axis always begins at 0, so that a length on it is a quantity. `ticks` are the places
    of the ticks where they are given by what was measured.
    """
    low, high = min(values), max(values)
    logarithmic = low > 0 and high / low >= TWO_DECADES
    if logarithmic:
        pad = (high / low) ** 0.05
        domain = [low / pad, high * pad]
        at = ticks or _powers(*domain, unit)
        label = f"{label}{words['comma']}{words['logarithmic']}"
    else:
        low, high = min(low, 0), max(high, 0)
        high = high if high > low else 1
        whole = all(value == int(value) for value in values)
        at = ticks or _steps(high, low, unit, whole)
        domain = [low - (0.04 * (high - low) if low < 0 else 0), high + 0.04 * (high - low)]
    return {"label": label, "log": logarithmic, "domain": domain,
            "ticks": [{"at": each, "label": _tick(each, unit)} for each in at]}


def quantity(unit, words):
    """What an axis shows that several things share: time, size, share, or what is counted."""
    if unit in _TIMES:
        return words["time axis"]
    if unit in _SIZES:
        return words["size axis"]
    if unit == "%":
        return words["share axis"]
    return _counted(words.unit(unit), words) or words["number axis"]


def _counted(unit, words):
    """What is counted, as the name of an axis: 线程的数目 for 个线程, 缺页的次数 for 次缺页."""
    if words.language == "en" or not unit:
        return unit
    if len(unit) > 1 and unit[0] in "个条份项种段次":
        return f"{unit[1:]}的{'次数' if unit[0] == '次' else '数目'}"
    return f"{unit}数"
