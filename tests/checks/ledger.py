"""Reads the ledger's files of a finished site: their schema, every claim once, and its page."""

import csv
import json
import sys
import tomllib
from html import unescape
from pathlib import Path

import jsonschema

SCHEMA = Path(__file__).resolve().parents[2] / "schemas/ledger.schema.json"
LANGUAGES = ("en", "zh")


def of_schema(path: Path, found: object) -> list[str]:
    schema = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    return [f"{path}: {error.json_path}: {error.message[:300]}"
            for error in schema.iter_errors(found)]


def of_names(path: Path, names: list[str], wanted: list[str]) -> list[str]:
    """Claims that a file lacks, has and should not have, or has twice."""
    return [f"{path}: wanted {name} once, saw it {names.count(name)} times"
            for name in sorted({*names, *wanted}) if names.count(name) != wanted.count(name)]


def of_page(folder: Path, language: str, claim: dict) -> list[str]:
    """What is wrong with the page that a claim's address leads to."""
    page = folder / language / claim["address"]
    if not page.is_file():
        return [f"{page}: wanted the page of {claim['id']}, saw none"]
    html = unescape(page.read_text("utf-8")).replace("’", "'")
    said = claim["sentence"][language].replace("`", "")
    title = html.partition("<title>")[2].partition("</title>")[0]
    return [] if title.startswith(said.replace("’", "'")) else [
        f"{page}: wanted the sentence “{said}” for its title, saw “{title}”"]


def main(site: str, catalogue: str = "claims") -> int:
    folder, found = Path(site), []
    wanted = [claim["id"] for path in Path(catalogue).glob("*.toml")
              for claim in tomllib.loads(path.read_text("utf-8")).get("claim", ())]
    for language in LANGUAGES:
        path, table = (folder / language / f"ledger.{kind}" for kind in ("json", "csv"))
        told = json.loads(path.read_text("utf-8"))
        found += of_schema(path, told)
        found += of_names(path, [claim["id"] for claim in told["claims"]], wanted)
        with table.open(encoding="utf-8", newline="") as file:
            found += of_names(table, [row["id"] for row in csv.DictReader(file)], wanted)
        for claim in told["claims"]:
            found += of_page(folder, language, claim)
    for kind in ("json", "csv"):
        ours, theirs = ((folder / language / f"ledger.{kind}").read_bytes()
                        for language in LANGUAGES)
        if ours != theirs:
            found.append(f"ledger.{kind} differs between the languages; wanted the same bytes")

    print(*found, sep="\n")
    print(f"{len(wanted)} claims, {len(found)} complaints")
    return 1 if found or not wanted else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
