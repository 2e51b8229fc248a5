"""`lab run --on explorer`: what a service answers as cells, and what it fails to answer as none."""

import json
import sys

import pytest
from conftest import ROOT, is_sealed, schema
from instance import Instance, environment_of, ran, refused
from test_portability import COMPILERS, Kitchen

END = '{"end":"complete"}'


def kitchen_answers(asked: dict) -> tuple[int, dict]:
    """By what the listing holds; the control's number is another one."""
    source = asked["source"]
    if "#error" in source:
        return 200, refused("<source>:3:2: error: no here")
    if "std::exit" in source:
        return 200, ran(code=3)
    if "std::abort" in source:
        return 200, ran(code=-1)
    number = 2 if environment_of(asked).get("LAB_CONTROL") else 1
    return 200, ran(f'{{"fact":"number","value":{number},"unit":""}}', END)


@pytest.fixture(autouse=True)
def without_a_pause(monkeypatch):
    """The instances here are nobody else's."""
    monkeypatch.setenv("LAB_EXPLORER_PACE", "0")


class Away(Kitchen):
    """The kitchen, and an instance whose address its compilers.toml names."""

    def __init__(self, root, names, answer=kitchen_answers) -> None:
        super().__init__(root, names)
        self.instance = Instance(answer)
        self.write("compilers.toml", COMPILERS.replace("http://127.0.0.1:9",
                                                       self.instance.address))

    def there(self, name: str) -> dict:
        """The one cell of a listing that was tried there."""
        text = (self.root / f"build/evidence/portability/kitchen/{name}.json").read_bytes()
        assert is_sealed(text)
        record = json.loads(text)
        schema("portability.schema.json").validate(record)
        (cell,) = record["cells"]
        return cell


def run(away: Away, *arguments: str):
    return away.lab("run", "--on", "explorer", "--compilers", "g++", *arguments)


@pytest.mark.parametrize("name, build, how, status, verdicts", [
    ("holds", "builds", "ran", 0, ["VERIFIED"]), ("refuses", "refuses", "not_run", None, []),
    ("exits", "builds", "ran", 3, ["INCONCLUSIVE"]),
    ("aborts", "builds", "signalled", 0, ["INCONCLUSIVE"])])
def test_what_an_instance_answers_is_a_cell_of_that_place(tmp_path, name, build, how, status,
                                                          verdicts):
    away = Away(tmp_path / "book", (name,))

    done = run(away, name)
    cell = away.there(name)

    assert (cell["build"], cell["run"], cell.get("status")) == (build, how, status), done.stderr
    assert [claim["verdict"] for claim in cell["claims"]] == verdicts
    assert cell["where"] == cell["instance"] == away.instance.address
    assert cell["version"] == "g122: x86-64 gcc 12.2 (12.2)"
    assert done.returncode == (0 if name == "holds" else 1)
    assert not (away.root / "evidence").exists()


def test_the_instance_is_sent_listing_headers_and_flags_and_a_control_by_its_name(tmp_path):
    away = Away(tmp_path / "book", ("holds",))

    run(away, "holds")

    first = away.instance.asked[0]
    assert first["path"] == "/api/compiler/g122/compile"
    assert "lab/lab.hpp" in [file["filename"] for file in first["files"]]
    assert "-std=c++20" in first["options"]["userArguments"]
    controls = [environment_of(asked)["LAB_CONTROL"] for asked in away.instance.asked]
    assert controls == ["", "", "", "control", "control", "control"]


def test_what_needs_anything_is_built_there_and_not_run(tmp_path):
    away = Away(tmp_path / "book", ("holds",))
    claims = away.root / "snippets/kitchen/holds.toml"
    claims.write_text('needs = ["cpus:2"]\n' + claims.read_text("utf-8"), "utf-8")

    done = run(away, "holds")
    cell = away.there("holds")

    assert (cell["build"], cell["run"]) == ("builds", "not_tried")
    assert cell["run_reason"] == "needs cpus:2"
    assert cell["claims"][0]["verdict"] == "NOT_RUNNABLE"
    assert done.returncode == 0


def test_a_compiler_that_the_instance_lacks_is_named(tmp_path):
    away = Away(tmp_path / "book", ("holds",))
    text = (away.root / "compilers.toml").read_text("utf-8")
    away.write("compilers.toml", text.replace("g122", "g129"))

    done = run(away, "holds")

    assert done.returncode == 2 and "g129" in done.stderr
    assert away.instance.asked == []


@pytest.mark.parametrize("status, words", [(404, "404"), (400, "400")])
def test_no_answer_is_no_outcome_and_is_asked_again(tmp_path, status, words):
    away = Away(tmp_path / "book", ("holds",), lambda asked: (status, {"error": "no"}))

    done = run(away, "holds")
    cell = away.there("holds")

    assert done.returncode == 2 and "got no answer" in done.stderr
    assert cell["build"] == "service_failed" and words in cell["build_reason"]
    assert cell["claims"] == []


def test_another_address_can_be_named_and_the_environment_comes_second(tmp_path, monkeypatch):
    away, other = Away(tmp_path / "book", ("holds",)), Instance(kitchen_answers)

    monkeypatch.setenv("LAB_EXPLORER", other.address)
    run(away, "holds")
    assert len(other.asked) == 6 and away.instance.asked == []

    run(away, "holds", "--explorer", away.instance.address)
    assert len(other.asked) == 6 and len(away.instance.asked) == 6


def test_a_recording_of_the_place_stands_beside_that_of_this_machine(tmp_path):
    away = Away(tmp_path / "book", ("holds",))

    away.lab("explorer", "record", "--compilers", "g++")
    done = away.lab("explorer", "record", "--compilers", "g++", "--on", "explorer")
    record = json.loads(away.file("holds").read_text("utf-8"))

    assert done.returncode == 0, done.stderr
    assert [cell["where"] for cell in record["cells"]] == [away.instance.address, "local"]


@pytest.fixture(scope="module")
def replay():
    """The instance that replays recorded exchanges, and misbehaves when it is told to."""
    sys.path.insert(0, str(ROOT / "tests/explorer"))
    from replay import Replay
    server = Replay()
    yield server
    server.shutdown()


@pytest.mark.parametrize("fault", ["good", "cut", "reset", "html-error", "not-json", "not-utf8",
                                   "no-answer", "down", "queue", "redirect", "not-http"])
def test_however_a_service_fails_it_is_no_outcome_of_the_listing(tmp_path, replay, fault):
    away = Away(tmp_path / "book", ("holds",))  # a listing that no exchange was recorded of

    done = run(away, "holds", "--explorer", f"{replay.url}/{fault}")
    cell = away.there("holds")

    assert done.returncode == 2 and "got no answer" in done.stderr
    assert (cell["build"], cell["run"]) == ("service_failed", "not_run")
    assert cell["build_reason"] and cell["claims"] == []


def test_without_its_lists_an_instance_is_asked_for_nothing(tmp_path, replay):
    away = Away(tmp_path / "book", ("holds",))

    done = run(away, "holds", "--explorer", f"{replay.url}/no-lists")

    assert done.returncode == 2 and "no-lists" in done.stderr
    assert not (away.root / "build/evidence/portability").exists()
