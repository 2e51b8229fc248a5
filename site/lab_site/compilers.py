"""compilers.toml: the compilers that listings are tried with, and those that a link opens."""

import re
import tomllib
from dataclasses import dataclass

from .address import is_plain

FILE = "compilers.toml"
_PROGRAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9+._-]*")
_STANDARD = re.compile(r"(?:c|gnu)\+\+[0-9][0-9a-z]")
_HEAD = re.compile(r"\s*\[\[\s*compiler\s*\]\]")


class Malformed(Exception):
    """The file cannot be used; says where, what was wanted, what was seen."""


@dataclass(frozen=True)
class Compiler:
    name: str  # the program, /usr/bin/NAME
    package: str = ""  # what installs it
    explorer: str = ""  # its id at the site; empty where the site has none
    link: bool = False  # whether links open a pane for it


@dataclass(frozen=True)
class Compilers:
    site: str = "https://godbolt.org"
    standards: tuple = ("c++20",)  # as -std= spells them
    all: tuple = ()  # in the order of the file

    @property
    def linked(self):
        """Those that a link opens; its program runs under the first."""
        return tuple(each for each in self.all if each.link)


def _program(value):
    return isinstance(value, str) and _PROGRAM.fullmatch(value)


def _standards(value):
    return isinstance(value, list) and value and all(
        isinstance(each, str) and _STANDARD.fullmatch(each) for each in value)


# key: (whether a value will do, what is wanted)
_TOP = {"site": (lambda value: isinstance(value, str) and is_plain(value),
                 "https://HOST with or without a path"),
        "standards": (_standards, 'a list such as ["c++20", "c++23"]'),
        "compiler": (lambda value: isinstance(value, list) and value, "[[compiler]] tables")}
_COMPILER = {"name": (_program, "the name of a program in /usr/bin"),
             "package": (_program, "the name of a package"),
             "explorer": (_program, "an id that the site knows"),
             "link": (lambda value: isinstance(value, bool), "true or false")}


class _File:
    """Says where in the file something is wrong."""

    def __init__(self, path):
        self.path = path
        try:
            self.text = path.read_text("utf-8")
        except UnicodeDecodeError as why:
            raise Malformed(f"{path}:1: wanted UTF-8, saw {why}") from why

    def line(self, key, table):
        """Of a key at the top (table -1) or of that [[compiler]]; its head where there is none."""
        now, begin = -1, 1
        for number, line in enumerate(self.text.split("\n"), 1):
            if _HEAD.match(line):
                now += 1
                begin = number if now == table else begin
            elif now == table and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return number
        return begin

    def refuse(self, key, table, wanted, seen):
        raise Malformed(f"{self.path}:{self.line(key, table)}: {key}: wanted {wanted}, saw {seen}")

    def read(self):
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as why:
            at = re.search(r"line (\d+)", str(why))
            line = at[1] if at else self.text.count("\n") + 1
            raise Malformed(f"{self.path}:{line}: wanted TOML, saw {why}") from why


def _check(file, raw, known, table):
    for key, value in raw.items():
        if key not in known:
            file.refuse(key, table, f"one of {', '.join(known)}", "a key that nothing reads")
        good, wanted = known[key]
        if not good(value):
            file.refuse(key, table, wanted, repr(value))


def _compiler(file, raw, table, before):
    if not isinstance(raw, dict):
        file.refuse("compiler", -1, "[[compiler]] tables", repr(raw))
    _check(file, raw, _COMPILER, table)
    if "name" not in raw:
        file.refuse("name", table, "the name of a program in /usr/bin", "none")
    if raw["name"] in (each.name for each in before):
        file.refuse("name", table, "each compiler once", f"{raw['name']} again")
    if raw.get("link") and "explorer" not in raw:
        file.refuse("link", table, "explorer = the compiler's id at the site, for a link", "none")
    return Compiler(**raw)


def load(path):
    """What the file says; None where there is no file. Raises Malformed."""
    if not path.is_file():
        return None
    file = _File(path)
    raw = file.read()
    _check(file, raw, _TOP, -1)
    if "compiler" not in raw:
        file.refuse("compiler", -1, "[[compiler]] tables", "none")
    found = []
    for table, each in enumerate(raw["compiler"]):
        found.append(_compiler(file, each, table, found))
    return Compilers(raw.get("site", Compilers.site).rstrip("/"),
                     tuple(raw.get("standards", Compilers.standards)), tuple(found))
