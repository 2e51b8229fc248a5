"""What programs say reaches a terminal and a spreadsheet as text, whatever it would do there."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Book

sys.path[:0] = [str(ROOT / "tests/fixtures/plants"), str(ROOT / "site")]

import plants  # noqa: E402
from lab_site.visible import UNSEEN  # noqa: E402

CLAIMS = ("markup", "unseen", "formula", "negative", "forged", "order", "output", "names", "lacks",
          "crashes", "garbles", "broken")


class Planted(Book):
    """The planted book, tried once; what the runner says is kept as bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runners: list[int] = []
        plants.copy(root)
        self.run = self.lab("run")

    def value(self, fact: str) -> str:
        return self.evidence("plant/speaks")["facts"][fact]["values"][0]

    def explained(self, claim: str, language: str = "en") -> str:
        return self.lab("explain", f"plant/{claim}", "--lang", language).stdout

    def rows(self, claim: str) -> list[dict[str, str]]:
        table = self.lab("explain", "--samples", f"plant/{claim}").stdout
        return list(csv.DictReader(io.StringIO(table)))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return Planted(tmp_path_factory.mktemp("plants") / "book")


def test_bytes_that_are_no_text_stop_no_run(planted):
    assert (planted.run.returncode, planted.run.stderr) == (1, "")
    for experiment in ("speaks", "names", "lacks", "crashes", "garbles", "broken"):
        assert planted.has_evidence(f"plant/{experiment}"), experiment


def test_bytes_that_are_no_text_are_replaced_in_evidence(planted):
    assert planted.evidence("plant/speaks")["runs"][0]["stdout"].startswith("��\0\x1b[2J")
    assert "number�" in planted.evidence("plant/garbles")["claims"][0]["reason"]


@pytest.mark.parametrize("command", [["run"], ["run", "--again", "plant/speaks"], ["list"],
                                     ["list", "--json"], ["status"], ["status", "--json"]])
def test_nothing_that_a_terminal_would_obey_is_printed(planted, command):
    shown = planted.run if command == ["run"] else planted.lab(*command)

    assert shown.stdout and not UNSEEN.search(shown.stdout + shown.stderr)


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("how", [["--lang", "en"], ["--lang", "zh"], ["--samples"]])
def test_an_explanation_holds_nothing_that_a_terminal_would_obey(planted, claim, how):
    shown = planted.lab("explain", f"plant/{claim}", *how)

    assert shown.returncode == 0
    assert not UNSEEN.search(shown.stdout)


def test_a_complaint_names_what_it_cannot_show(planted):
    assert "lab: \\x1b[2J<U+202E>: wanted" in planted.lab("explain", "\x1b[2J\u202e").stderr


def test_controls_can_still_be_read(planted):
    assert "\\x1b[2J�<U+009B>31m\\x00<U+202E><b id=planted>\\x0dverdict" in planted.run.stdout
    assert "<U+202E>gnp.exe<U+2066>" in planted.explained("unseen")


@pytest.mark.parametrize("claim", ["forged", "lacks", "crashes", "output"])
def test_no_program_writes_a_line_of_its_own(planted, claim):
    for text in (planted.run.stdout, planted.lab("status").stdout, planted.explained(claim)):
        assert not re.search("^verdict +VERIFIED", text, re.MULTILINE)


def test_json_for_programs_says_what_was_said(planted):
    told = {each["id"]: each for each in json.loads(planted.lab("status", "--json").stdout)}

    assert told["plant/unseen"]["estimate"] == planted.value("unseen")


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_cell_of_samples_is_a_formula(planted, claim):
    rows = planted.rows(claim)

    assert rows
    for cell in (cell for row in rows for cell in row.values()):
        assert cell[:1] not in tuple("=+@\t\r") and (cell[:1] != "-" or float(cell))


def test_numbers_stay_numbers_and_values_stay_json(planted):
    assert {row["value"] for row in planted.rows("negative")} == {"-5"}
    assert {json.loads(row["value"]) for row in planted.rows("unseen")} == {planted.value("unseen")}
    assert json.loads(planted.rows("formula")[0]["value"]).startswith("=HYPERLINK(")


@pytest.mark.parametrize("claim", CLAIMS)
def test_samples_can_be_judged_again_and_show_nothing_that_a_terminal_would_obey(planted, claim):
    table = planted.lab("explain", "--samples", f"plant/{claim}").stdout

    again = subprocess.run([sys.executable, ROOT / "proofs/recompute.py", "-"], input=table,
                           capture_output=True, text=True, check=True).stdout

    assert planted.status()[f"plant/{claim}"]["verdict"] in again.split("\n")[0]
    assert not UNSEEN.search(again)
