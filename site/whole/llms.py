"""llms.txt, as llmstxt.org describes it: what the book is, and where each page and datum lies."""

_NAMES = {"en": "In English", "zh": "中文"}
_ABOUT = "The pages of this book in English and in Chinese, the same in both. Sentences that " \
    "could be wrong are claims, decided by programs that ran on one machine; a page shows each " \
    "verdict with its interval, its control run and the machine."
_DATA = (("_evidence/claims.json", "Every claim: sentence, verdict, interval, threshold"),
         ("_evidence/claims.csv", "The same as a table"),
         ("_evidence/machine.json", "The machine that the numbers are of"),
         ("_search/book.json", "Pages and claims by topic, with where each stands"))


_ORDER = ("concept", "about", "experiment")  # as kinds of pages are told; others after them


def _place(page):
    """The first page of a language before all, then what the book is about."""
    kind = _ORDER.index(page.kind) if page.kind in _ORDER else len(_ORDER)
    return page.path.count("/") > 1 or not page.path.endswith("/index.html"), kind


def _plain(text):
    return " ".join(text.split()).replace("[", "(").replace("]", ")")


def _line(title, address, told):
    return f"- [{_plain(title)}]({address})" + (f": {_plain(told)}" if told else "")


def _address(page):
    return page.canonical or page.path


def document(site, pages, name):
    """Markdown. Whole addresses where the pages know theirs, else paths from the site's root."""
    found = [f"# {name}", "", f"> {_ABOUT}"]
    for language, heading in _NAMES.items():
        ours = [page for page in sorted(pages, key=_place) if page.path.startswith(f"{language}/")]
        found += ["", f"## {heading}", ""]
        found += [_line(page.title, _address(page), page.description) for page in ours
                  if page.kind != "reference"]
    root = next((page.canonical[:-len(page.path)] for page in pages if page.canonical), "")
    found += ["", "## Data", ""]
    found += [_line(told, f"{root}en/{file}", "") for file, told in _DATA
              if (site / "en" / file).exists()]
    reference = [page for page in pages if page.kind == "reference"]
    if reference:
        found += ["", "## Optional", ""]
        found += [_line(page.title, _address(page), page.description) for page in reference]
    return "\n".join(found) + "\n"
