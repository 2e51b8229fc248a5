"""How a measured number is written: as round as its interval allows, in a unit that suits it."""

import math

_DURATIONS = ((1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1.0, "ns"))
_NANOSECONDS = {"ns": 1.0, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9}
_BYTES = ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB"))
_MEASURES = set(_NANOSECONDS) | {"B", "KiB", "MiB", "GiB", "%", "B/s", "MiB/s"}
_MOST_DIGITS = 3
# Another run of the suite finds most ratios and times within this factor; the proof `rounding`
# measures it. A time or a ratio in a sentence is not said finer than that.
BETWEEN_RUNS = 1.15
# However wide the interval, a number is not rounded to one that is further off than this.
FARTHEST = 1.3
NBSP = "\u00a0"


def roundest(estimate, low, high, slack=1.0, limits=()):
    """The number with the fewest digits in the middle half of the interval, and its last step.

    Among those an even last digit goes before an odd one: the steps are wider, so that a rerun
    inside the noise finds the same number again. No interval is trusted beyond three digits: it
    knows one run, and the next has another memory layout. With `slack` it reaches at least to
    estimate / slack and estimate * slack, but never beyond a factor of FARTHEST, and no number is
    taken that lies on one of the `limits`, or on the other side of one.
    """
    low, high = min(low, estimate), max(high, estimate)
    ends = sorted((estimate / slack, estimate * slack))
    near, far = min((low + estimate) / 2, ends[0]), max((estimate + high) / 2, ends[1])
    if near > 0:
        near, far = max(near, estimate / FARTHEST), min(far, estimate * FARTHEST)
    if estimate == 0 or near == far or not math.isfinite(far - near):
        return estimate, 0.0
    if near <= 0 <= far and _same_side(0.0, estimate, limits):
        return 0.0, 0.0
    leading = math.floor(math.log10(abs(estimate)))
    for exponent in range(leading, leading - _MOST_DIGITS, -1):
        for digit in (2, 1):
            step = digit * 10.0**exponent
            number = round(estimate / step) * step
            if number != 0 and near <= number <= far and _same_side(number, estimate, limits):
                return number, step
    step = 10.0 ** (leading - _MOST_DIGITS + 1)
    return round(estimate / step) * step, step


def _same_side(number, estimate, limits):
    """Whether no limit parts the two; an estimate on a limit is parted from nothing."""
    return all((number - limit) * (estimate - limit) > 0 and not math.isclose(number, limit)
               for limit in limits if limit != estimate)


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


def _decimal(number, step):
    """Multiples of the step, without noughts that say nothing: 1, not 1.0."""
    if not step:
        return plain(number)
    text = f"{number:.{_places(step)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ratio(estimate, interval, slack=BETWEEN_RUNS, limits=()):
    """A ratio or slope, rounded by its interval."""
    if interval is None:
        return plain(estimate)
    return _decimal(*roundest(estimate, *interval, slack, limits))


def _duration_unit(ns):
    return next(((size, unit) for size, unit in _DURATIONS if abs(ns) >= size), _DURATIONS[-1])


def duration(ns, low, high, slack=1.0, limits=()):
    """A cost in the unit that suits it, rounded by its interval."""
    number, step = roundest(ns, low, high, slack, limits)
    size, unit = _duration_unit(number)
    return f"{_decimal(number / size, step / size)}{NBSP}{unit}"


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


def quantity(estimate, low, high, unit="", slack=1.0, limits=()):
    """A sampled quantity; time changes its unit with its size, everything else keeps it.

    Only time takes slack: a count or a share does not depend on how fast a run was.
    """
    if low == high:
        return exact(estimate, unit)
    if unit in _NANOSECONDS:
        scale = _NANOSECONDS[unit]
        return duration(estimate * scale, low * scale, high * scale, slack,
                        [limit * scale for limit in limits])
    text = _decimal(*roundest(estimate, low, high, limits=limits))
    return f"{text}{NBSP}{unit}" if is_measure(unit) else text
