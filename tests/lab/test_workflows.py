"""The workflows keep their power small, and each rule answers a workflow that breaks it."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/checks"))

import publishable  # noqa: E402
import workflows  # noqa: E402

FOLDER = ROOT / ".github/workflows"
PINNED = "11bd71901bbe5b1630ceea73d27597364c9af683"
GOOD = f"""
on: pull_request
permissions:
  contents: read
jobs:
  gate:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@{PINNED}  # v4.2.2
        with:
          persist-credentials: false
      - run: make
"""
BAD = {  # what is planted: what it takes the place of, and how the complaint begins
    "power of the target": ("on: pull_request\n", "on: pull_request_target\n",
                            "on.pull_request_target: "),
    "power of the target, among others": ("on: pull_request\n",
                                          "on:\n  push:\n  pull_request_target:\n",
                                          "on.pull_request_target: "),
    "a run after theirs": ("on: pull_request\n", "on: {workflow_run: {workflows: [gate]}}\n",
                           "on.workflow_run: "),
    "no permissions named": ("permissions:\n  contents: read\n", "", "permissions: "),
    "writing everywhere": ("contents: read", "contents: write", "permissions: "),
    "all permissions": ("permissions:\n  contents: read\n", "permissions: write-all\n",
                        "permissions: "),
    "writing in the job": ("    steps:", "    permissions:\n      pages: write\n    steps:",
                           "jobs.gate.permissions: "),
    "a token in the job": ("    steps:", "    permissions:\n      id-token: write\n    steps:",
                           "jobs.gate.permissions: "),
    "a secret": ("run: make", "run: make\n        env:\n          KEY: ${{ secrets.KEY }}",
                 "line 14: wanted no secret"),
    "a secret by index": ("run: make", "run: make KEY=${{ secrets['KEY'] }}",
                          "line 12: wanted no secret"),
    "the token by name": ("run: make", "run: make TOKEN=${{ github.token }}",
                          "line 12: wanted no secret"),
    "all secrets at once": ("run: make", "run: echo '${{ toJSON(secrets) }}'",
                            "line 12: wanted no secret"),
    "an environment": ("    steps:", "    environment: production\n    steps:", "jobs.gate: "),
    "secrets handed on": ("  gate:\n", "  other:\n    uses: ./.github/workflows/other.yml\n"
                          "    secrets: inherit\n  gate:\n", "jobs.other: "),
    "a tag": (f"@{PINNED}", "@v4", "jobs.gate.steps[0].uses: "),
    "a branch": (f"@{PINNED}", "@main", "jobs.gate.steps[0].uses: "),
    "a short commit": (f"@{PINNED}", "@11bd719", "jobs.gate.steps[0].uses: "),
    "an image for an action": (f"actions/checkout@{PINNED}", "docker://debian:12",
                               "jobs.gate.steps[0].uses: "),
    "an action of the change": (f"actions/checkout@{PINNED}", "./.github/actions/own",
                                "jobs.gate.steps[0].uses: "),
    "someone's workflow": ("  gate:\n", "  other:\n    uses: a/b/.github/workflows/c.yml@v1\n"
                           "  gate:\n", "jobs.other.uses: "),
    "the token on the disk": ("persist-credentials: false", "persist-credentials: true",
                              "jobs.gate.steps[0].with.persist-credentials: "),
    "the token on the disk by default": ("        with:\n          persist-credentials: false\n",
                                         "", "jobs.gate.steps[0].with.persist-credentials: "),
    "a cache": ("- run: make", f"- uses: actions/cache@{PINNED}\n        with: {{path: build}}",
                "jobs.gate.steps[1]: wanted no cache"),
    "half a cache": ("- run: make", f"- uses: actions/cache/restore@{PINNED}",
                     "jobs.gate.steps[1]: wanted no cache"),
    "a cache in another action": ("- run: make", f"- uses: actions/setup-node@{PINNED}\n"
                                  "        with: {cache: npm}",
                                  "jobs.gate.steps[1]: wanted no cache"),
    "a title inside a command": ("run: make",
                                 "run: echo ${{ github.event.pull_request.title }}",
                                 "jobs.gate.steps[1].run: "),
    "a branch's name inside a command": ("run: make", "run: git switch ${{ github.head_ref }}",
                                         "jobs.gate.steps[1].run: "),
    "a machine of our own": ("ubuntu-24.04", "[self-hosted, linux]", "jobs.gate.runs-on: "),
    "a privileged container": ("    steps:", "    container:\n      image: debian:12\n"
                               "      options: --privileged\n    steps:",
                               "line 10: wanted no power"),
    "an output inside a command": ("run: make", "run: make ${{ steps.one.outputs.name }}",
                                   "jobs.gate.steps[1].run: wanted another step's output"),
    "a setting of later steps": ("run: make", "run: make >>\"$GITHUB_ENV\"",
                                 "jobs.gate.steps[1].run: wanted no power over later steps"),
    "a program for later steps": ("run: make", "run: echo . >>$GITHUB_PATH",
                                  "jobs.gate.steps[1].run: wanted no power over later steps"),
    "a summary as the change wrote it": ("run: make", "run: cat a.md >>\"$GITHUB_STEP_SUMMARY\"",
                                         "jobs.gate.steps[1].run: wanted a summary only"),
    "the summary's file in the container": (
        "run: make", "run: docker run --volume \"$GITHUB_STEP_SUMMARY:/summary\" debian",
        "jobs.gate.steps[1].run: wanted a summary only"),
    "a summary from the change's script": (
        "run: make", "run: python3 -I tests/checks/summary.py a >>\"$GITHUB_STEP_SUMMARY\"",
        "jobs.gate.steps[1].run: wanted a summary only"),
    "two summaries, one as it is": (
        "run: make", "run: python3 -I \"$RUNNER_TEMP/s.py\" a >>\"$GITHUB_STEP_SUMMARY\" && "
        "cat b >>\"$GITHUB_STEP_SUMMARY\"", "jobs.gate.steps[1].run: wanted a summary only"),
    "a script of the change": ("run: make", "run: python3 tests/checks/safe.py site",
                               "jobs.gate.steps[1].run: wanted a script of the base"),
    "git after the change has run": (
        "- run: make", "- run: docker exec --user reader debian make\n      - run: git status",
        "jobs.gate.steps[2].run: wanted git before"),
    "git after it, in the same step": (
        "- run: make", "- run: |\n          docker exec \\\n          --user reader debian make\n"
        "          git show HEAD", "jobs.gate.steps[1].run: wanted git before"),
    "an output after the change has run": (
        "- run: make", "- run: |\n          docker exec --user reader debian make\n"
        "          cat a >>\"$GITHUB_OUTPUT\"", "jobs.gate.steps[1].run: wanted no output"),
    "a capability": ("run: make", "run: docker run --cap-add SYS_ADMIN debian:12",
                     "line 12: wanted no power"),
}


def test_the_workflows_of_this_repository_break_no_rule():
    files = sorted(FOLDER.glob("*.y*ml"))

    assert [file.name for file in files] == ["gate.yml", "publish.yml"]
    for file in files:
        assert workflows.complaints(file.read_text("utf-8")) == [], file


def test_a_workflow_without_faults_is_not_complained_of():
    assert workflows.complaints(GOOD) == []


@pytest.mark.parametrize("planted", BAD)
def test_a_planted_fault_is_named(planted):
    good, bad, complaint = BAD[planted]
    assert good in GOOD

    found = workflows.complaints(GOOD.replace(good, bad, 1))

    assert any(each.startswith(complaint) for each in found), found


@pytest.mark.parametrize("command", [
    "git show HEAD^1:a.py >\"$RUNNER_TEMP/a.py\"", "echo a=b >>\"$GITHUB_OUTPUT\"",
    "python3 -I \"$RUNNER_TEMP/a.py\" build/diff >>\"$GITHUB_STEP_SUMMARY\"",
    "docker exec --user reader debian python3 tests/checks/safe.py"])
def test_what_needs_no_trust_in_the_change_is_not_complained_of(command):
    assert workflows.complaints(GOOD.replace("- run: make", f"- run: |\n          {command}")) == []


def test_a_workflow_that_strangers_cannot_start_may_write_where_it_must():
    publishing = GOOD.replace("on: pull_request\n", "on: {push: {branches: [main]}}\n")
    in_the_job = publishing.replace("    steps:",
                                    "    permissions:\n      pages: write\n    steps:")

    assert workflows.complaints(in_the_job) == []
    assert workflows.complaints(publishing.replace("contents: read", "pages: write"))


@pytest.mark.parametrize("name", ["gate.yml", "publish.yml"])
def test_the_real_workflows_are_read_line_by_line_too(name):
    text = (FOLDER / name).read_text("utf-8")
    assert "persist-credentials: false" in text

    assert workflows.complaints(text.replace("persist-credentials: false",
                                             "persist-credentials: true"))


def test_only_main_publishes_and_never_for_a_pull_request():
    text = (FOLDER / "publish.yml").read_text("utf-8")

    assert workflows.events_of(workflows.yaml.safe_load(text)) == {"push"}
    assert "branches: [main]" in text


@pytest.fixture
def site(tmp_path):
    (tmp_path / "index.html").write_text("<p>soup</p>", "utf-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en/soup.html").write_text("<p>soup</p>", "utf-8")
    return tmp_path


def test_a_folder_of_pages_may_be_published(site):
    assert publishable.faults(site) == []


def test_a_folder_without_its_first_page_may_not(site):
    (site / "index.html").unlink()

    assert publishable.faults(site) == ["'index.html': wanted it, saw none"]


@pytest.mark.parametrize("name", ["run.sh", "a.out", ".htaccess", "CNAME", "a\nb.html", "-rf.html",
                                  "a b.html", "\u202egpj.html", "x" * 120 + ".html"])
def test_other_names_and_kinds_may_not(site, name):
    (site / "en" / name).write_text("", "utf-8")

    (found,) = publishable.faults(site)
    assert found.startswith(repr(f"en/{name}")) and "wanted" in found


def test_a_link_may_not_wherever_it_leads(site):
    (site / "en/out.html").symlink_to("/etc/passwd")
    (site / "en/in.html").hardlink_to(site / "index.html")
    (site / "zh").symlink_to(site / "en")

    found = publishable.faults(site)

    assert len([fault for fault in found if "saw a link" in fault]) == 4  # both ends of the second


def test_size_and_number_are_bounded(site, monkeypatch):
    with (site / "en/large.html").open("wb") as file:
        file.truncate(publishable.LARGEST_FILE + 1)
    assert len(publishable.faults(site)) == 1
    monkeypatch.setattr(publishable, "MOST_FILES", 1)
    assert len(publishable.faults(site)) == 2
