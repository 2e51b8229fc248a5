"""Characters that hide or reorder text are named; the runner's list is the same."""

import re

import pytest
from conftest import ROOT
from lab_site.visible import UNSEEN, visible

SEEN = "tab\there, 汉字、é, 😀, – and “<U+202E>”\nnext"


def test_what_can_be_seen_stays_as_it_is():
    assert visible(SEEN) == SEEN


@pytest.mark.parametrize("character, name", [
    ("\x00", "<U+0000>"), ("\r", "<U+000D>"), ("\x9b", "<U+009B>"), ("\u202e", "<U+202E>"),
    ("\u2028", "<U+2028>"), ("\ufeff", "<U+FEFF>"), ("\U000e0041", "<U+E0041>")])
def test_what_cannot_be_seen_is_named(character, name):
    assert visible(f"a{character}b") == f"a{name}b"


def test_the_runner_names_the_same_characters():
    source = (ROOT / "runner/visible.cpp").read_text("utf-8")
    ranges = re.findall(r"Range\{0x([0-9a-f]+), 0x([0-9a-f]+)\}", source)
    runners = {each for first, last in ranges for each in range(int(first, 16), int(last, 16) + 1)}

    # Halves of characters beyond U+FFFF are no UTF-8, so the runner has replaced them already.
    ours = {each for each in range(0x110000) if UNSEEN.match(chr(each))}
    assert runners == ours - set(range(0xd800, 0xe000))
