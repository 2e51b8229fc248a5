"""How a measured number is written: as round as its interval allows, in a unit that suits it."""

import math

_DURATIONS = ((1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1.0, "ns"))
_NANOSECONDS = {"ns": 1.0, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9}
_BYTES = ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB"))
_MEASURES = set(_NANOSECONDS) | {"B", "KiB", "MiB", "GiB", "%", "B/s", "MiB/s"}
_MOST_DIGITS = 3
NBSP = "\u00a0"


def roundest(estimate, low, high):
    """The roundest number in the middle half of the interval, and the step it is a multiple of.

    A rerun that moves the estimate inside the noise finds the same number again. No interval is
    trusted beyond three digits: it knows one run, and the next has another memory layout.
    """
    low, high = min(low, estimate), max(high, estimate)
    near, far = (low + estimate) / 2, (estimate + high) / 2
    if estimate == 0 or near == far or not math.isfinite(far - near):
        return estimate, 0.0
    if near <= 0 <= far:
        return 0.0, 0.0
    leading = math.floor(math.log10(abs(estimate)))
    for exponent in range(leading, leading - _MOST_DIGITS, -1):
        for digit in (5, 2, 1):
            step = digit * 10.0**exponent
            number = round(estimate / step) * step
            if number != 0 and near <= number <= far:
                return number, step
    step = 10.0 ** (leading - _MOST_DIGITS + 1)
    return round(estimate / step) * step, step


def _places(step):
    """Decimal places that show multiples of the step exactly."""
    return max(0, -math.floor(math.log10(step) + 1e-9)) if step else 0


def plain(number, digits=3):
    """A number for a table of raw values: `digits` significant digits, no exponent."""
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return str(number)
    if isinstance(number, int) or (number == int(number) and abs(number) < 1e15):
        return f"{int(number)}"
    places = max(0, digits - 1 - math.floor(math.log10(abs(number))))
    return f"{number:.{places}f}"


def ratio(estimate, interval):
    """A ratio or slope, rounded by its interval."""
    if interval is None:
        return plain(estimate)
    number, step = roundest(estimate, *interval)
    return f"{number:.{_places(step)}f}" if step else plain(number)


def _duration_unit(ns):
    return next(((size, unit) for size, unit in _DURATIONS if abs(ns) >= size), _DURATIONS[-1])


def duration(ns, low, high):
    """A cost in the unit that suits it, rounded by its interval."""
    number, step = roundest(ns, low, high)
    size, unit = _duration_unit(number)
    text = f"{number / size:.{_places(step / size)}f}" if step else plain(number / size)
    return f"{text}{NBSP}{unit}"


def raw_duration(ns):
    """A cost for a table of raw values, three significant digits."""
    size, unit = _duration_unit(ns)
    return f"{plain(ns / size)}{NBSP}{unit}"


def is_measure(unit):
    """Whether the unit belongs to the number itself (B, ms) or names what is counted (faults)."""
    return unit in _MEASURES


def exact(value, unit=""):
    """An exact value; bytes in the largest unit that keeps them exact."""
    if unit == "B" and not isinstance(value, (bool, str)):
        for size, name in _BYTES:
            if value and value % size == 0:
                return f"{int(value // size)}{NBSP}{name}"
    text = f"{value:.6g}" if isinstance(value, float) and abs(value) < 1e6 else plain(value)
    return f"{text}{NBSP}{unit}" if is_measure(unit) else text


def quantity(estimate, low, high, unit=""):
    """A sampled quantity; time changes its unit with its size, everything else keeps it."""
    if low == high:
        return exact(estimate, unit)
    if unit in _NANOSECONDS:
        scale = _NANOSECONDS[unit]
        return duration(estimate * scale, low * scale, high * scale)
    number, step = roundest(estimate, low, high)
    text = f"{number:.{_places(step)}f}" if step else plain(number)
    return f"{text}{NBSP}{unit}" if is_measure(unit) else text
