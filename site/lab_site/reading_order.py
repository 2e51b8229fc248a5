"""What to read before what: the pages of a book as a drawing, each a link, from one setting."""

from unicodedata import east_asian_width

_WIDTH = 13  # letters of a line in a box; a Han character counts for two


class BadOrder(Exception):
    """The setting names no page, or goes round in a circle; the text says which."""


def pages_of(before):
    """Every page that the setting names, those without a prerequisite first."""
    named = dict.fromkeys(page for needed in before.values() for page in needed)
    return [page for page in named if page not in before] + list(before)


def faults(before, known):
    """What is wrong with a setting, as sentences."""
    for page in pages_of(before):
        if page not in known:
            yield f"lab_prerequisites: there is no page named {page}"
    rest = dict(before)
    while rest:
        ready = [page for page, needed in rest.items() if not set(needed) & rest.keys()]
        if not ready:
            yield f"lab_prerequisites: each of {', '.join(rest)} needs another of them first"
            return
        for page in ready:
            del rest[page]


def _size(text):
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def wrapped(text):
    """Lines short enough for several boxes beside each other on a phone."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _size(longer) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _leaves_lower(before):
    """Edges to pages on which nothing builds are longer where many start at one page."""
    needed = {page for pages in before.values() for page in pages}
    starts = {}
    for page, pages in before.items():
        if len(pages) == 1:
            starts.setdefault(pages[0], []).append(page)
    for children in starts.values():
        if len(children) > 2:
            yield from [page for page in children if page not in needed][:len(children) - 2]


def source(before, name_of, address_of):
    """The same drawing in every language: only words and addresses differ."""
    lower = set(_leaves_lower(before))
    lines = ['graph [ranksep=0.32, nodesep=0.12]; node [margin="0.09,0.07"];']
    for page in pages_of(before):
        label = "\\n".join(_quoted(line)[1:-1] for line in wrapped(name_of(page)))
        lines.append(f'"{page}" [label="{label}", URL={_quoted(address_of(page))}];')
    lines += [f'"{needed}" -> "{page}"{" [minlen=2]" if page in lower else ""};'
              for page, pages in before.items() for needed in pages]
    return "digraph {\n" + "\n".join(lines) + "\n}"


def told(before, name_of, words):
    """The arrows as words."""
    return words["semicolon"].join(
        words("map after", name_of(page), words["map and"].join(map(name_of, needed)))
        for page, needed in before.items())
