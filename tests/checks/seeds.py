"""Are the fuzzer's evidence seeds still evidence, of every kind of claim? A seed in an older format
is refused at its first field, and the fuzzer would try nothing behind it."""

import json
import sys
from pathlib import Path

import jsonschema

SEEDS = Path("tests/fuzz/corpus/evidence")
SCHEMA = Path("schemas/experiment.schema.json")
REMEDY = "make the seeds anew: tests/fuzz/evidence_seeds.py"


def kinds_of(schema: dict) -> set[str]:
    """The kinds of claim that evidence may hold."""
    return set(schema["definitions"]["claim"]["properties"]["kind"]["enum"])


def main() -> int:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    seeds = {file: json.loads(file.read_text("utf-8")) for file in sorted(SEEDS.glob("*_*.json"))}
    found = [f"{file}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}; {REMEDY}"
             for file, seed in seeds.items()
             for fault in jsonschema.Draft7Validator(schema).iter_errors(seed)]
    missing = kinds_of(schema) - {claim["kind"] for seed in seeds.values()
                                  for claim in seed["claims"]}
    found += [f"{SEEDS}: no seed with a claim of kind {kind}; {REMEDY}" for kind in missing]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
