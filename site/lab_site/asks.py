"""What a listing's claim file asks for: flags, needs, and whether its claims compare costs."""

import tomllib
from dataclasses import dataclass

COSTS = {"ratio", "total", "ascending", "growth", "quantile"}  # keys of claims that compare them


class Malformed(Exception):
    """A claim file that is no TOML, or not as the runner reads it."""


@dataclass(frozen=True)
class Asks:
    flags: tuple = ()
    needs: tuple = ()  # of (word, amount): ("ram", "600M"), ("quiet", "")
    compares_costs: bool = False


def _words(raw, key):
    found = raw.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise Malformed(f"{key}: wanted a list of texts, saw {found!r}")
    return found


def _read(text):
    raw = tomllib.loads(text)
    needs = tuple((word, amount) for word, _, amount in
                  (each.partition(":") for each in _words(raw, "needs")))
    claims = [each for each in raw.get("claim", []) if isinstance(each, dict)]
    return Asks(tuple(_words(raw, "flags")), needs, any(COSTS & each.keys() for each in claims))


def load(path):
    """Of the claim file beside a listing; nothing where there is none. Raises Malformed."""
    if not path.is_file():
        return Asks()
    try:
        return _read(path.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, Malformed) as why:
        raise Malformed(f"{path}: {why}") from why
