"""`lab explorer record --assembly` on a small book, with the compilers of this machine."""

import json

import pytest
from conftest import is_sealed, schema
from test_portability import CLAIMS, Kitchen

LISTING = """#include <lab/lab.hpp>
int cups = 0;
[[gnu::noinline]] void pour() { cups += 2; }
[[gnu::noinline]] void spill() { cups -= 2; }
int main() {
    pour(), spill();
    lab::fact("number", lab::control() ? 2 : 1);
}
"""
PANEL = """
[[assembly]]
name = "pour"
function = "{}"
compiler = "{}"
against = {{ function = "spill" }}
"""


@pytest.fixture
def kitchen(tmp_path):
    """A book of one listing, which asks for a panel of two sides."""
    book = Kitchen(tmp_path / "book", ("holds",))
    book.write("snippets/kitchen/holds.cpp", LISTING)

    def ask(function="pour", compiler="g++"):
        book.write("snippets/kitchen/holds.toml", CLAIMS.format(name="holds", limits="")
                   + PANEL.format(function, compiler))
        return book.lab("explorer", "record", "--assembly", "kitchen/holds")

    book.ask = ask
    return book


def recorded(book):
    text = (book.root / "evidence/assembly/kitchen/holds.json").read_bytes()
    assert is_sealed(text)
    evidence = json.loads(text)
    schema("assembly.schema.json").validate(evidence)
    return evidence["panels"][0]


def test_what_compilers_make_is_kept_and_a_second_recording_keeps_it(kitchen):
    first, second = kitchen.ask(), kitchen.ask()

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "added" in first.stdout and "1 panels, 1 kept" in second.stdout
    pour, spill = ([line["text"] for line in side["functions"][0]["lines"]]
                   for side in recorded(kitchen)["sides"])
    assert any("add" in text for text in pour) and any("sub" in text for text in spill)


def test_lines_are_those_of_the_listing(kitchen):
    kitchen.ask(compiler="clang++")

    side = recorded(kitchen)["sides"][0]
    assert {line.get("line") for line in side["functions"][0]["lines"]} == {3}
    assert "clang" in side["version"]


@pytest.mark.parametrize("function, compiler, told", [
    ("boil", "g++", 'g++: wanted a function "boil", saw pour(), spill()'),
    ("pour", "g++-1", 'wanted a compiler of compilers.toml, saw "g++-1"; it names g++, clang++')])
def test_what_cannot_be_recorded_is_told_and_ends_with_one(kitchen, function, compiler, told):
    done = kitchen.ask(function, compiler)

    assert done.returncode == 1
    assert "snippets/kitchen/holds.toml:" in done.stdout and told in done.stdout
    assert not (kitchen.root / "evidence/assembly").exists()


def test_a_panel_asks_for_what_compilers_may_be_told_alone(kitchen):
    done = kitchen.ask(compiler="g++; rm -r /")

    assert done.returncode == 2
    assert "snippets/kitchen/holds.toml:" in done.stderr and "wanted a name of" in done.stderr
