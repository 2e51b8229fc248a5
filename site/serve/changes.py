"""What a changed file of the book asks for: which language's pages, read anew or not."""

from dataclasses import dataclass
from pathlib import PurePosixPath

LANGUAGES = {"en": "en", "zh": "zh_CN"}  # folder of docs/ and of the site, and Sphinx's name of it
# What is watched, besides the evidence. Nothing else of the book comes to a page.
WATCHED = ("conf.py", "compilers.toml", "docs/en", "docs/zh", "docs/landing.html", "claims",
           "glossary", "snippets", "proofs/results", "site/lab_site", "site/theme",
           "site/landing.css")
_SOURCES = {".cpp", ".py", ".hpp", ".toml"}


@dataclass(frozen=True)
class Change:
    """The languages to make again, the edited one first."""
    languages: tuple = tuple(LANGUAGES)
    page: str | None = None  # the page that was edited, as Sphinx names it
    anew: bool = False  # all pages: what makes them has changed
    landing: bool = False
    notice: str = ""  # for the terminal


def _of_no_page(path):
    """Written by an editor or by Python, for themselves."""
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts) \
        or path.name.endswith(("~", ".swp", ".pyc", ".new", ".tmp")) or path.name == "4913"


def _page(path):
    language = path.parts[1]
    others = (each for each in LANGUAGES if each != language)
    name = path.relative_to(*path.parts[:2]).with_suffix("").as_posix()
    return Change((language, *others), page=name if path.suffix in (".md", ".rst") else None)


def _listing(path):
    """Pages show a changed listing at once; measuring it is the runner's work, and takes long."""
    if path.suffix not in _SOURCES:
        return None
    shared = path.parts[1] == "lab"  # what every listing includes
    name = "" if shared else f" {path.relative_to('snippets').with_suffix('')}"
    return Change(notice=f"is not measured again here; for its new values: ./lab run{name}")


def change_of(path, evidence):
    """The Change that a file asks for, or None; both paths are from the root of the book."""
    path = PurePosixPath(path)
    if _of_no_page(path):
        return None
    match path.parts:
        case "docs", language, _, *_ if language in LANGUAGES:
            return _page(path)
        case "snippets", _, *_:
            return _listing(path)
        case ("conf.py",) | ("site", "lab_site", *_):
            return Change(anew=True)
        case ("docs", "landing.html") | ("site", "landing.css"):
            return Change(languages=(), landing=True)
        case ("compilers.toml",) | ("site", "theme", *_):
            return Change()
        case ("claims" | "glossary", _) if path.suffix == ".toml":
            return Change()
    told = path.is_relative_to("proofs/results") or path.is_relative_to(evidence)
    return Change() if told and path.suffix in (".json", ".jsonl", ".toml") else None
