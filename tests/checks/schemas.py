"""Validates every evidence file, published ones too, and what `status --json` prints, against
schemas/."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import jsonschema

EVIDENCE = Path("build/evidence")
PUBLISHED = Path("evidence")
COMPILED = ("portability", "assembly")  # no bundles: folders of PUBLISHED, and names of schemas
HISTORY_HEAD = len('{"digest":"')
HISTORY_REST = HISTORY_HEAD + 64 + len('",')


def validator(name: str, part: str = "") -> jsonschema.Draft7Validator:
    """Of a file of schemas/, or of one of its definitions."""
    whole = json.loads(Path("schemas", name).read_text("utf-8"))
    if part:
        whole = {"$ref": f"#/definitions/{part}", "definitions": whole["definitions"]}
    return jsonschema.Draft7Validator(whole)


def complaints(schema: jsonschema.Draft7Validator, where: str, document: object) -> list[str]:
    return [f"{where}: {error.json_path}: {error.message[:300]}"
            for error in schema.iter_errors(document)]


def complaints_of_file(schema: jsonschema.Draft7Validator, file: Path) -> list[str]:
    """Where the file does not follow its schema, or does not hold its own digest."""
    text = file.read_bytes()
    head, line, rest = text.split(b"\n", 2)
    sealed = b' "digest": "%s",' % hashlib.sha256(rest).hexdigest().encode()
    wrong = [] if (head, line) == (b"{", sealed) else [f"{file}: its digest is another"]
    return wrong + complaints(schema, str(file), json.loads(text))


def complaints_of_folder(folder: Path) -> list[str]:
    """Of a folder of evidence: what was run here, or published."""
    found = []
    for name in ("machine", "claims"):
        found += complaints_of_file(validator(f"{name}.schema.json"), folder / f"{name}.json")
    experiment = validator("experiment.schema.json")
    for file in sorted(folder.glob("*/*.json")):
        found += complaints_of_file(experiment, file)
    return found


def complaints_of_history(file: Path) -> list[str]:
    """Of each line that does not follow its schema, or does not hold its own digest."""
    schema, found = validator("history.schema.json"), []
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        where = f"{file}:{number}"
        digest = hashlib.sha256(line[HISTORY_REST:]).hexdigest().encode()
        if line[:HISTORY_REST] != b'{"digest":"%s",' % digest:
            found.append(f"{where}: its digest is another")
        found += complaints(schema, where, json.loads(line))
    return found


def complaints_of_published() -> list[str]:
    """Of bundles, which are the folders that describe a machine, and of what compilers made."""
    found = []
    for folder in sorted(path.parent for path in PUBLISHED.glob("[!.]*/machine.json")):
        found += complaints_of_folder(folder) + complaints_of_history(folder / "history.jsonl")
    for name in COMPILED:
        for file in sorted(PUBLISHED.glob(f"{name}/*/*.json")):
            found += complaints_of_file(validator(f"{name}.schema.json"), file)
    return found


def printed_by(runner: str, *arguments: str) -> list[dict]:
    done = subprocess.run([runner, *arguments], stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ended with status {done.returncode}")
    return json.loads(done.stdout)


def main(runner: str) -> int:
    found = complaints_of_folder(EVIDENCE) + complaints_of_published()
    files = sorted(EVIDENCE.glob("*/*.json"))
    recorded = {"/".join(file.with_suffix("").parts[-2:]) for file in files}
    for listed in printed_by(runner, "list", "--json"):
        if listed["id"] not in recorded:
            found.append(f"{listed['id']}: no evidence file")
    found += complaints(validator("claims.schema.json", "claims"), "status --json",
                        printed_by(runner, "status", "--json"))

    print(*found, sep="\n")
    print(f"{len(files)} evidence files, {len(found)} complaints")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
