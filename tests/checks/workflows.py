"""What a workflow that strangers can start may not have, and what none may have. `complaints` reads
one workflow file as text; a rule that it breaks comes with the place and the remedy."""

import re
import sys
from pathlib import Path
from typing import Any, Iterator

import yaml

FOLDER = Path(".github/workflows")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
OWN = re.compile(r"\./\.github/workflows/[\w-]+\.yml")
ON_BEHALF_OF_STRANGERS = {"pull_request_target": "it runs with this repository's power",
                          "workflow_run": "it runs with this repository's power after theirs",
                          "issue_comment": "anyone can write a comment",
                          "issues": "anyone can open an issue"}
STARTED_BY_STRANGERS = {"pull_request", "workflow_call"}  # called: the caller may be one
SECRET = re.compile(r"\$\{\{[^}]*\b(secrets\b|github\s*\.\s*token\b|github\s*\[)")
UNTRUSTED = re.compile(r"\$\{\{[^}]*\bgithub\s*\.\s*(event\b(?!_)|head_ref\b)")
CACHE = re.compile(r"^(actions/cache|[\w.-]+/[\w.-]*cache[\w.-]*)(/|@)")
OUTPUT = re.compile(r"\$\{\{[^}]*\bsteps\s*\.[^}]*\boutputs\b")
OF_THE_CHANGE = re.compile(r"\bdocker exec\b.*--user\b")  # the packages are installed by root
IN_THE_CONTAINER = re.compile(r"(xargs )?docker (exec|run)\b")
GIT = re.compile(r"(^|[\s;&|(!])git\s")
PYTHON = re.compile(r"(^|[\s;&|(!])python3?\s(?!-I (\"\$RUNNER_TEMP/\w+\.py\"))")
OF_LATER_STEPS = re.compile(r"\b(GITHUB_ENV|GITHUB_PATH|BASH_ENV)\b")
SUMMARY = "GITHUB_STEP_SUMMARY"
TO_SUMMARY = re.compile(r"python3 -I \"\$RUNNER_TEMP/\w+\.py\" [\w./-]+ "
                        r">>\"\$GITHUB_STEP_SUMMARY\"")
CONTAINER_POWER = re.compile(r"--privileged|--cap-add|--device\b|--pid[ =]host|--network[ =]host"
                             r"|docker\.sock|--userns[ =]host")


def events_of(workflow: dict[Any, Any]) -> set[str]:
    """What starts it. YAML 1.1 reads the key `on` as true."""
    on = workflow.get("on", workflow.get(True))
    return {on} if isinstance(on, str) else set(on or ())


def grants(permissions: Any) -> Iterator[str]:
    """Permissions that go beyond reading."""
    if isinstance(permissions, str):
        if permissions != "read-all":
            yield permissions
        return
    for scope, power in (permissions or {}).items():
        if power not in ("read", "none"):
            yield f"{scope}: {power}"


def steps_of(workflow: dict[Any, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step, and every job that is another workflow, with its place in words."""
    for name, job in (workflow.get("jobs") or {}).items():
        if "uses" in job:
            yield f"jobs.{name}", job
        for number, step in enumerate(job.get("steps") or ()):
            yield f"jobs.{name}.steps[{number}]", step


def commands_of(step: dict[str, Any]) -> list[str]:
    """Its commands, each on one line."""
    lines = re.sub(r"(\\|\|\||&&|\|)\n\s*", r"\1 ", str(step.get("run", ""))).replace("\\ ", "")
    return [line.strip() for line in lines.splitlines() if line.strip()]


def of_commands(workflow: dict[Any, Any]) -> Iterator[str]:
    """What the machine itself may do beside the container in which the change's programs run."""
    change_has_run = False
    for place, step in steps_of(workflow):
        for command in commands_of(step):
            yield from (f"{place}.run: {why}" for why in of_command(command, change_has_run))
            change_has_run = change_has_run or bool(OF_THE_CHANGE.search(command))


def of_command(command: str, change_has_run: bool) -> Iterator[str]:
    if OF_LATER_STEPS.search(command):
        yield f"wanted no power over later steps, saw {command}"
    if SUMMARY in command and TO_SUMMARY.sub("", command).count(SUMMARY):
        yield f"wanted a summary only from a script of the base, as text, saw {command}"
    if IN_THE_CONTAINER.match(command):
        return
    if PYTHON.search(command):
        yield f"wanted a script of the base (python3 -I \"$RUNNER_TEMP/…\"), saw {command}"
    if change_has_run and GIT.search(command):
        yield f"wanted git before the change has run, which may have configured it, saw {command}"
    if change_has_run and "GITHUB_OUTPUT" in command:
        yield f"wanted no output that the change may have a hand in, saw {command}"


def of_every_workflow(workflow: dict[Any, Any], text: str) -> Iterator[str]:
    for event in sorted(events_of(workflow) & ON_BEHALF_OF_STRANGERS.keys()):
        yield f"on.{event}: {ON_BEHALF_OF_STRANGERS[event]}; use pull_request or push"
    if "permissions" not in workflow:
        yield "permissions: wanted them for the whole workflow, saw none: the default may write"
    if list(grants(workflow.get("permissions"))):
        yield "permissions: wanted writing only in the job that needs it, saw it for all jobs"
    for place, step in steps_of(workflow):
        uses = step.get("uses")
        if uses and not (PINNED.fullmatch(uses) or OWN.fullmatch(uses)):
            yield f"{place}.uses: wanted an action with its 40-digit commit, saw {uses}"
        if uses and uses.startswith("actions/checkout@") and \
                (step.get("with") or {}).get("persist-credentials") is not False:
            yield f"{place}.with.persist-credentials: wanted false: the token stays on the disk"
        if OUTPUT.search(str(step.get("run", ""))):
            yield f"{place}.run: wanted another step's output in `env`, saw it inside the command"
        if UNTRUSTED.search(str(step.get("run", ""))):
            yield f"{place}.run: wanted what strangers name in `env`, saw it inside the command"


def of_strangers_workflow(workflow: dict[Any, Any], text: str) -> Iterator[str]:
    yield from of_commands(workflow)
    for number, line in enumerate(text.splitlines(), start=1):
        if SECRET.search(line):
            yield f"line {number}: wanted no secret and no token, saw {line.strip()}"
        if CONTAINER_POWER.search(line.split("#")[0]):
            yield f"line {number}: wanted no power over the machine, saw {line.strip()}"
    for name, job in (workflow.get("jobs") or {}).items():
        for grant in grants(job.get("permissions")):
            yield f"jobs.{name}.permissions: wanted reading at most, saw {grant}"
        if "secrets" in job or "environment" in job:
            yield f"jobs.{name}: wanted neither secrets nor an environment that holds some"
        if "self-hosted" in str(job.get("runs-on")):
            yield f"jobs.{name}.runs-on: wanted a machine that is thrown away, saw self-hosted"
    for place, step in steps_of(workflow):
        inputs = step.get("with") or {}
        if CACHE.match(step.get("uses", "")) or "cache" in inputs or "cache-from" in inputs:
            yield f"{place}: wanted no cache: what one run writes there, another one runs"


def complaints(text: str) -> list[str]:
    """The rules that one workflow breaks."""
    workflow = yaml.safe_load(text)
    found = list(of_every_workflow(workflow, text))
    if events_of(workflow) & (STARTED_BY_STRANGERS | ON_BEHALF_OF_STRANGERS.keys()):
        found += of_strangers_workflow(workflow, text)
    return found


def main() -> int:
    files = sorted([*FOLDER.glob("*.yml"), *FOLDER.glob("*.yaml")])
    found = [f"{file}: {complaint}" for file in files
             for complaint in complaints(file.read_text("utf-8"))]
    if not files:
        found.append(f"{FOLDER}: wanted workflows, saw none")
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
