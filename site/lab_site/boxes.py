"""What stands where a value should: a visible box that says why there is none."""

from .book import Failed, NotBuilt, Refused, Stale, Unknown, Unmet
from .elements import box, code, span


class NoSuchValue(Unknown):
    """The evidence is there, but nothing in it has that name."""


def words_for(trouble, words):
    name = str(trouble)
    if isinstance(trouble, Unmet):
        return words("unmet needs", name, words.between.join(trouble.needs))
    if isinstance(trouble, NotBuilt):
        return words("not built", name)
    if isinstance(trouble, Failed):
        return words("run failed", name)
    if isinstance(trouble, Stale):
        return words("stale evidence", name)
    if isinstance(trouble, Refused):
        return words("refused evidence", name)
    if isinstance(trouble, NoSuchValue):
        return words("nothing measured", name)
    if name in ("machine", "api", "proof", "harness"):
        return words[f"no {name}"]
    return words("no evidence", name)


def missing_box(trouble, words, command=None, lead="run to fill"):
    """Never an empty space: what is missing, and the command that fills it."""
    again = (span(f"{words[lead]} ", code(command), class_="missing-command")
             if command else None)
    return box("aside", box("p", words_for(trouble, words), " " if again else None, again),
               class_="missing", role="note")


def missing_word(trouble, words):
    """The same inside a sentence."""
    return span(words["no value"], class_="missing-word", title=words_for(trouble, words))
