"""The guide page is followed to the letter: its commands make a second book, and break it."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = {language: (ROOT / f"docs/{language}/your_own_book.md").read_text("utf-8")
         for language in ("en", "zh")}


def commands(language: str) -> list[str]:
    blocks = re.findall(r"^( *)```bash\n(.*?)^ *```", GUIDE[language], re.S | re.M)
    return [line.strip() for _, block in blocks for line in block.splitlines()]


def lab(command: str, book: Path) -> subprocess.CompletedProcess:
    """One command of the guide, with the folder of the book put where the guide has its own."""
    return subprocess.run(command.replace("../my-book", str(book)), shell=True, cwd=ROOT, text=True,
                          env={**os.environ, "LAB_SETUP": "skip"}, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    """The book as the guide leaves it before anything of it is rewritten."""
    folder = tmp_path_factory.mktemp("own") / "my-book"
    for command in commands("en"):
        done = lab(command, folder)
        assert done.returncode == 0, f"{command}\n{done.stdout}"
    conf = folder / "conf.py"
    conf.write_text(conf.read_text("utf-8").replace(
        "lab_topics = {", 'lab_topics = {"strings": {"en": "Strings", "zh": "字符串"}, '), "utf-8")
    made = lab("./lab --book ../my-book site", folder)
    assert made.returncode == 0, made.stdout
    return folder


def test_the_guide_has_the_same_commands_in_both_languages():
    assert commands("en") == commands("zh")
    assert len(commands("en")) >= 5


def test_every_claim_of_the_new_book_is_decided(book):
    status = json.loads(lab("./lab --book ../my-book status --json", book).stdout)

    assert {claim["id"] for claim in status} == {
        "arithmetic/decimals-are-exact", "arithmetic/order-is-free", "arithmetic/division-is-dear",
        "strings/length"}
    assert {claim["verdict"] for claim in status} == {"VERIFIED"}, status


@pytest.mark.parametrize("language, word", [("en", "VERIFIED"), ("zh", "已证实")])
def test_both_languages_show_the_verdicts(book, language, word):
    page = (book / f"build/site/{language}/arithmetic/is_it_exact.html").read_text("utf-8")

    assert word in page
    assert (book / f"build/site/{language}/strings/length.html").exists()


@pytest.mark.parametrize("check", ["parity", "links", "safe"])
def test_its_pages_keep_what_this_books_pages_keep(book, check):
    done = subprocess.run(["/usr/bin/python3", f"tests/checks/{check}.py", book / "build/site"],
                          cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_number_typed_by_hand_ends_it_with_file_and_line(book):
    page = book / "docs/en/strings/length.md"
    good = page.read_text("utf-8")
    page.write_text(good.replace("One sentence: why it matters.", "It takes 5 ms."), "utf-8")

    done = lab("./lab --book ../my-book site", book)
    page.write_text(good, "utf-8")

    assert done.returncode == 1
    assert re.search(r"docs/en/strings/length\.md:4\b", done.stdout), done.stdout


def test_a_claim_whose_control_changes_nothing_is_not_believed(book):
    listing = book / "snippets/strings/length.cpp"
    good = listing.read_text("utf-8")
    listing.write_text(good.replace("if (!lab::control()) ", ""), "utf-8")

    done = lab("./lab --book ../my-book run strings/length", book)
    listing.write_text(good, "utf-8")

    assert "INCONCLUSIVE strings/length: insensitive" in done.stdout, done.stdout
