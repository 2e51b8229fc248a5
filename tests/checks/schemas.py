"""Validates every evidence file, and what `status --json` prints, against schemas/."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema

EVIDENCE = Path("build/evidence")


def validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(Path("schemas", name).read_text("utf-8")))


def complaints(schema: jsonschema.Draft7Validator, where: str, document: object) -> list[str]:
    return [f"{where}: {error.json_path}: {error.message[:300]}"
            for error in schema.iter_errors(document)]


def printed_by(runner: str, *arguments: str) -> list[dict]:
    done = subprocess.run([runner, *arguments], stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ended with status {done.returncode}")
    return json.loads(done.stdout)


def main(runner: str) -> int:
    found = complaints(validator("machine.schema.json"), "machine.json",
                       json.loads((EVIDENCE / "machine.json").read_text("utf-8")))
    files = sorted(EVIDENCE.glob("*/*.json"))
    experiment = validator("experiment.schema.json")
    for file in files:
        found += complaints(experiment, str(file), json.loads(file.read_text("utf-8")))

    recorded = {"/".join(file.with_suffix("").parts[-2:]) for file in files}
    for listed in printed_by(runner, "list", "--json"):
        if listed["id"] not in recorded:
            found.append(f"{listed['id']}: no evidence file")
    found += complaints(validator("claims.schema.json"), "status --json",
                        printed_by(runner, "status", "--json"))

    print(*found, sep="\n")
    print(f"{len(files)} evidence files, {len(found)} complaints")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
