"""The shell of the gate's workflow, taken out of it and run: what it decides, what it lets by."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
STEPS = {step["name"]: step for step in yaml.safe_load(
    (ROOT / ".github/workflows/gate.yml").read_text("utf-8"))["jobs"]["gate"]["steps"]
    if "name" in step}


class Machine:
    """A checkout on a machine that runs steps; docker is a stand-in that repeats its words."""

    def __init__(self, folder):
        self.book, self.temporary, self.tools = (folder / name for name in ("book", "tmp", "tools"))
        for each in (self.book, self.temporary, self.tools):
            each.mkdir()
        docker = self.tools / "docker"
        docker.write_text("#!/bin/sh\necho \"LAB_CHANGE=$LAB_CHANGE $*\"\n", "utf-8")
        docker.chmod(0o755)

    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
                       cwd=self.book, check=True, capture_output=True)

    def commit(self, **files):
        for name, text in files.items():
            file = self.book / name.replace("__", "/").replace("_dot_", ".")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a")

    def step(self, name, **settings):
        files = {key: self.temporary / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        environment = {"PATH": f"{self.tools}:{os.environ['PATH']}", "HOME": str(self.book),
                       "RUNNER_TEMP": str(self.temporary),
                       **{key: str(file) for key, file in files.items()}, **settings}
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", STEPS[name]["run"]],
                              cwd=self.book, env=environment, capture_output=True, text=True)
        return done, {key: file.read_text("utf-8") if file.exists() else ""
                      for key, file in files.items()}


@pytest.fixture
def machine(tmp_path):
    machine = Machine(tmp_path)
    machine.git("init", "-q")
    machine.commit(docs__a_dot_md="a", conf_dot_py="1",
                   tests__checks__summary_dot_py="print('base')")
    return machine


def touched(machine):
    done, files = machine.step("What a pull request touches")
    assert done.returncode == 0, done.stderr
    return files["GITHUB_OUTPUT"]


def test_a_change_of_markdown_alone_may_be_prose(machine):
    machine.commit(docs__a_dot_md="b", README_dot_md="new")

    assert touched(machine) == "change=markdown\n"


@pytest.mark.parametrize("name", ["conf_dot_py", "docs__b_dot_html", "snippets__a_dot_toml"])
def test_a_change_of_anything_else_is_a_full_one(machine, name):
    machine.commit(docs__a_dot_md="b", **{name: "2"})

    assert touched(machine) == "change=full\n"


def test_where_git_cannot_say_the_change_is_a_full_one(machine):
    assert touched(machine) == "change=full\n"  # one commit: there is no HEAD^1


def test_the_script_that_tells_is_the_base_s(machine):
    machine.commit(tests__checks__summary_dot_py="print('change')")

    touched(machine)

    assert (machine.temporary / "summary.py").read_text("utf-8") == "print('base')"


def test_without_a_script_of_the_base_nothing_is_told(machine):
    machine.git("rm", "-q", "tests/checks/summary.py")
    machine.commit(a_dot_md="")
    machine.commit(tests__checks__summary_dot_py="print('change')")

    touched(machine)
    done, files = machine.step("Tell what it moves")

    assert done.returncode == 0 and files["GITHUB_STEP_SUMMARY"] == ""


def test_what_the_change_wrote_reaches_the_summary_as_text(machine):
    script = (ROOT / "tests/checks/summary.py").read_text("utf-8")
    machine.commit(tests__checks__summary_dot_py=script)
    machine.commit(a_dot_md="")
    touched(machine)
    (machine.book / "build/diff").mkdir(parents=True)
    (machine.book / "build/diff/en.md").write_text("## Moved\n\n- @all <b>x</b>\n", "utf-8")
    (machine.book / "json.py").write_text("raise SystemExit('of the change')", "utf-8")

    done, files = machine.step("Tell what it moves")

    assert done.returncode == 0, done.stderr
    assert "## Moved\n\n- `@all <b>x</b>`\n" in files["GITHUB_STEP_SUMMARY"]
    assert done.stdout == ""


def test_no_link_goes_into_an_artifact(machine):
    (machine.book / "build/diff").mkdir(parents=True)
    fine, _ = machine.step("Only files go into the artifacts")
    (machine.book / "build/diff/en.md").symlink_to("/etc/passwd")
    planted, _ = machine.step("Only files go into the artifacts")

    assert fine.returncode == 0 and planted.returncode != 0


def test_the_container_is_told_what_the_change_touches(machine):
    run = STEPS["Gate"]["run"].replace("${{ matrix.check }}", ".ci/change")
    STEPS["Gate as filled in"] = {"run": run}

    done, _ = machine.step("Gate as filled in", LAB_CHANGE="markdown")

    assert done.stdout.startswith("LAB_CHANGE=markdown exec --user reader ")
    assert " --env LAB_CHANGE " in done.stdout and done.stdout.endswith("debian .ci/change\n")
    assert STEPS["Gate"]["env"] == {"LAB_CHANGE": "${{ steps.touched.outputs.change || 'full' }}"}


@pytest.mark.parametrize("change, kind, called", [
    ("markdown", "prose", "test --prose"), ("markdown", "full", "test"), ("full", "prose", "test"),
    ("", "prose", "test"), ("markdown", "", "test")])
def test_prose_is_what_both_the_machine_and_the_runner_call_so(tmp_path, change, kind, called):
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "lab").write_text(f"#!/bin/sh\n[ $1 = diff ] && echo '{kind}' && exit\n"
                                  "echo \"$*\"\n", "utf-8")
    (tmp_path / "lab").chmod(0o755)
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence/published.toml").write_text("", "utf-8")
    settings = {"LAB_CHANGE": change} if change else {}

    done = subprocess.run(["bash", tmp_path / ".ci/change"], capture_output=True, text=True,
                          env={"PATH": os.environ["PATH"], **settings})

    assert done.stdout == f"{called}\n", done.stderr


def test_without_published_numbers_prose_passes_the_whole_gate(tmp_path):
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "lab").write_text("#!/bin/sh\n[ $1 = diff ] && echo prose && exit\necho \"$*\"\n",
                                  "utf-8")
    (tmp_path / "lab").chmod(0o755)

    done = subprocess.run(["bash", tmp_path / ".ci/change"], capture_output=True, text=True,
                          env={"PATH": os.environ["PATH"], "LAB_CHANGE": "markdown"})

    assert done.stdout == "test\n"


def test_only_a_pull_request_is_told_of_and_a_push_passes_the_whole_gate():
    for name in ("What a pull request touches", "What it moves", "Tell what it moves",
                 "Keep what it moves"):
        assert "github.event_name == 'pull_request'" in STEPS[name]["if"]
    assert "|| 'full'" in STEPS["Gate"]["env"]["LAB_CHANGE"]
