"""`lab explorer record` on a small book, with the compilers of this machine: what it keeps."""

import json
import shutil
import signal
import time

import pytest
from conftest import ROOT, Book, is_sealed, schema

COMPILERS = """site = "http://127.0.0.1:9"
standards = ["c++20"]
[[compiler]]
name = "g++"
package = "g++"
explorer = "g122"
[[compiler]]
name = "clang++"
package = "clang"
"""

CLAIMS = """title.en = "{name}"
title.zh = "{name}"
{limits}
[control]
control.en = "two"
control.zh = "二"
[[claim]]
id = "kitchen/{name}"
says.en = "one"
says.zh = "一"
fact = "number"
equals = 1
"""

SENTENCE = """[[claim]]
id = "kitchen/{name}"
origin = "beyond"
en = "{name}"
zh = "{name}"
truth = "true"
how = "experiment"
"""

MAIN = """#include <lab/lab.hpp>
#include <cstdlib>
int main() {{
{body}
lab::fact("number", lab::control() ? 2 : 1);
}}
"""

LISTINGS = {  # name: what it does before it reports
    "holds": "", "warns": "int unused = 1;",
    "refuses": '#ifdef __clang__\n#error "no \\x1b[31m here"\n#endif\n',
    "exits": "std::exit(3);", "aborts": "std::abort();",
    "hangs": "volatile bool on = true; while (on) {}",
    "other": "#ifdef __clang__\n lab::fact(\"number\", 5); return 0;\n#endif\n"}


class Kitchen(Book):
    """A book of listings that end in every way, and the cells that were recorded of them."""

    def __init__(self, root, names=tuple(LISTINGS)) -> None:
        self.root, self.runners = root, []
        shutil.copytree(ROOT / "snippets/lab", root / "snippets/lab")
        self.write("compilers.toml", COMPILERS)
        self.write("claims/kitchen.toml", "".join(SENTENCE.format(name=name) for name in names))
        for name in names:
            limits = "limits.wall = 0.5\nlimits.cpu = 5" if name == "hangs" else ""
            self.write(f"snippets/kitchen/{name}.cpp", MAIN.format(body=LISTINGS[name]))
            self.write(f"snippets/kitchen/{name}.toml", CLAIMS.format(name=name, limits=limits))

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def file(self, name: str):
        return self.root / f"evidence/portability/kitchen/{name}.json"

    def cells(self, name: str) -> dict[str, dict]:
        """The cells of a listing by compiler; the file must follow the schema."""
        text = self.file(name).read_bytes()
        assert is_sealed(text)
        record = json.loads(text)
        schema("portability.schema.json").validate(record)
        return {cell["compiler"]: cell for cell in record["cells"]}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    kitchen = Kitchen(tmp_path_factory.mktemp("kitchen") / "book")
    return kitchen, kitchen.lab("explorer", "record")


@pytest.fixture
def kitchen(tmp_path):
    return Kitchen(tmp_path / "book", ("holds",))


CELLS = {  # listing: compiler, build, run, status, verdicts
    "holds": ("g++", "builds", "ran", 0, ["VERIFIED"]),
    "warns": ("clang++", "warns", "ran", 0, ["VERIFIED"]),
    "refuses": ("clang++", "refuses", "not_run", None, []),
    "exits": ("g++", "builds", "ran", 3, ["INCONCLUSIVE"]),
    "aborts": ("clang++", "builds", "signalled", 6, ["INCONCLUSIVE"]),
    "hangs": ("g++", "builds", "timed_out", None, ["INCONCLUSIVE"]),
    "other": ("clang++", "builds", "ran", 0, ["REFUTED"])}


@pytest.mark.parametrize("name", CELLS)
def test_each_way_to_end_has_a_cell_of_its_own(recorded, name):
    compiler, build, run, status, verdicts = CELLS[name]

    cell = recorded[0].cells(name)[compiler]

    assert (cell["build"], cell["run"], cell.get("status")) == (build, run, status)
    assert [claim["verdict"] for claim in cell["claims"]] == verdicts


def test_what_is_refuted_or_refused_is_told_and_is_the_exit_status(recorded):
    done = recorded[1]

    assert done.returncode == 1, done.stderr
    assert "REFUTED kitchen/other" in done.stdout
    assert "14 cells recorded for the first time" in done.stdout
    assert "kitchen/refuses" in done.stdout and "\x1b" not in done.stdout


def test_a_cell_says_with_what_it_was_recorded_and_where(recorded):
    cell = recorded[0].cells("refuses")["clang++"]

    assert "clang version" in cell["version"] and "-std=c++20" in cell["flags"].split()
    assert cell["where"] == "local" and cell["instance"]
    assert any("error" in line for line in cell["diagnostics"])
    assert recorded[0].cells("refuses")["g++"]["build"] == "builds"


def test_the_programs_of_a_run_are_left_alone(kitchen):
    kitchen.lab("run")
    programs = {path: path.stat().st_mtime_ns
                for path in (kitchen.root / "build/snippets").rglob("*") if path.is_file()}

    kitchen.lab("explorer", "record")

    assert programs
    assert all(path.stat().st_mtime_ns == then for path, then in programs.items())
    assert not (kitchen.root / "build/evidence/portability").exists()
    assert "reused" in kitchen.lab("run").stdout


def test_what_is_recorded_stays_until_it_changes_or_is_asked_for_again(kitchen):
    kitchen.lab("explorer", "record")
    before = kitchen.file("holds").read_bytes()

    again = kitchen.lab("explorer", "record")
    assert again.returncode == 0
    assert "0 cells to try" in again.stdout and kitchen.file("holds").read_bytes() == before

    kitchen.write("snippets/kitchen/holds.cpp", MAIN.format(body=LISTINGS["other"]))
    dry = kitchen.lab("explorer", "record", "--dry-run")
    assert "2 listing changed" in dry.stdout and kitchen.file("holds").read_bytes() == before

    moved = kitchen.lab("explorer", "record", "--compilers", "clang++")
    assert "kitchen/holds VERIFIED -> REFUTED" in moved.stdout
    assert moved.returncode == 1


def test_a_recording_that_was_interrupted_goes_on(tmp_path):
    kitchen = Kitchen(tmp_path / "book", ("exits", "hangs", "holds"))
    process = kitchen.start("explorer", "record")
    deadline = time.monotonic() + 60
    while not kitchen.file("exits").exists() and time.monotonic() < deadline:
        time.sleep(0.01)

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert process.returncode == 2 and "the next recording goes on" in err
    whole = kitchen.lab("explorer", "record")
    assert "6 cells to try" not in whole.stdout
    assert {name: len(kitchen.cells(name)) for name in ("exits", "hangs", "holds")} == {
        "exits": 2, "hangs": 2, "holds": 2}
    assert kitchen.processes() == []


def test_a_compiler_that_is_not_there_is_named_with_its_package_and_the_rest_is_recorded(kitchen):
    kitchen.write("compilers.toml", COMPILERS.replace('"clang++"', '"clang++-99"'))

    done = kitchen.lab("explorer", "record")

    assert done.returncode == 2
    assert "clang++-99: not installed; apt-get install clang" in done.stderr
    assert list(kitchen.cells("holds")) == ["g++"]


@pytest.mark.parametrize("arguments, words", [
    (["explorer", "record", "nothing"], "nothing: no experiment and no claim"),
    (["explorer", "record", "--compilers", "g+"], "--compilers g+: wanted compilers that"),
    (["explorer", "record", "--standards", "c++17"], "--standards c++17: wanted standards of"),
    (["explorer", "record", "--on", "mars"], "mars"),
    (["explorer"], "explorer"),
    (["run", "--compilers", "g++"], "--compilers requires --on"),
    (["run", "--on", "explorer"], "wanted a PATTERN, or --all")])
def test_what_cannot_be_done_is_said_and_nothing_is_asked(kitchen, arguments, words):
    done = kitchen.lab(*arguments)

    assert done.returncode == 2
    assert words in done.stderr


def test_a_book_without_compilers_is_told_what_to_write(kitchen):
    (kitchen.root / "compilers.toml").unlink()

    done = kitchen.lab("explorer", "record")

    assert done.returncode == 2 and "wanted the compilers to try, saw no file" in done.stderr


def test_a_file_that_was_edited_is_named_and_made_anew(kitchen):
    kitchen.lab("explorer", "record")
    text = kitchen.file("holds").read_text("utf-8").replace("VERIFIED", "REFUTED")
    kitchen.file("holds").write_text(text, "utf-8")

    done = kitchen.lab("explorer", "record")

    assert "edited since the runner wrote it" in done.stderr
    assert done.returncode == 0
    assert kitchen.cells("holds")["g++"]["claims"][0]["verdict"] == "VERIFIED"


def test_a_service_that_is_not_there_is_no_verdict(kitchen):
    done = kitchen.lab("run", "--on", "explorer", "--all")

    assert done.returncode == 2 and "127.0.0.1:9" in done.stderr
    assert not (kitchen.root / "build/evidence/portability").exists()
