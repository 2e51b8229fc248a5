"""Rison, as Compiler Explorer reads it behind the # of an address: JSON that needs few escapes."""

import re
from urllib.parse import quote

_PLAIN = "-_.~!*()',:@$/"  # besides letters and digits; all else is percent-encoded
# quote() takes a text byte by byte; a table takes it as fast as it can be read.
_ENCODED = {byte: quote(bytes([byte]), safe=_PLAIN) for byte in range(256)}
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CODE = "___"  # before a lone character: it is read as itself, not as a code


def _text(value):
    if value.startswith(_CODE):
        raise ValueError(f"rison: a text that begins with {_CODE} is read as its fourth character")
    if len(value) == 1:
        value = _CODE + value
    return "'" + re.sub("[!']", r"!\g<0>", value) + "'"


def _key(value):
    if not _KEY.fullmatch(value):
        raise ValueError(f"rison: wanted a key of letters, digits and _, saw {value!r}")
    return value


def _value(value):
    if value is None or isinstance(value, bool):
        return {None: "!n", True: "!t", False: "!f"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return f"({_members(value)})"
    if isinstance(value, (list, tuple)):
        return f"!({','.join(map(_value, value))})"
    raise TypeError(f"rison: wanted what JSON has, without fractions; saw {type(value).__name__}")


def _members(value):
    return ",".join(f"{_key(key)}:{_value(value[key])}" for key in sorted(value))


def fragment(state):
    """An object as it stands behind the #: without its own brackets, percent-encoded."""
    return _members(state).encode("utf-8").decode("latin-1").translate(_ENCODED)
