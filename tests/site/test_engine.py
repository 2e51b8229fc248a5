"""The engine knows nothing of the book: no claim, experiment or page of it is named there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("runner", "schemas", "setup", "site/charts", "site/lab_site", "site/search",
           "site/theme")
ENGINE = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))
          if path.is_file() and "__pycache__" not in path.parts]


def names_of_the_book() -> set[str]:
    claims = {name for path in (ROOT / "claims").glob("*.toml")
              for name in re.findall(r'^id\s*=\s*"(.+?)"', path.read_text("utf-8"), re.M)}
    listings = (ROOT / "snippets").glob("*/*.toml")
    experiments = {f"{path.parent.name}/{path.stem}" for path in listings
                   if path.parent.name != "lab"}
    pages = {f"{path.parent.name}/{path.stem}" for path in (ROOT / "docs/en").glob("*/*.md")
             if path.parent.name not in ("api", "experiments")}
    return claims | experiments | pages


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_of_the_engine_names_nothing_of_the_book(path):
    text = path.read_bytes().decode("utf-8", "replace")

    named = sorted(name for name in names_of_the_book() if name in text)

    assert named == [], f"{path.relative_to(ROOT)} speaks of {named}"
