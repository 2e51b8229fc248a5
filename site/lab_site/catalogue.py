"""The sentences under test, as they stand in claims/<topic>.toml."""

import tomllib
from dataclasses import dataclass

from .records import Text

TRUTHS = ("true", "true-with-conditions", "outdated", "misleading", "false")


@dataclass(frozen=True)
class Sentence:
    """A claim as people say it, and what the editors think of it."""
    id: str
    text: Text
    note: Text
    truth: str
    sources: tuple
    how: str
    origin: str
    page: str
    line: int = 0  # of the note that it is from

    @property
    def topic(self):
        return self.id.partition("/")[0]

    @property
    def anchor(self):
        """The permanent anchor in the ledger."""
        return self.id.replace("/", "-")

    @property
    def corrected(self):
        """Whether an experiment tries the correction and not the sentence."""
        return self.truth in ("outdated", "misleading", "false")


def _sentence(raw):
    note = raw.get("note", {})
    return Sentence(raw["id"], Text(raw["en"], raw["zh"]),
                    Text(note.get("en", ""), note.get("zh", "")), raw["truth"],
                    tuple(raw.get("sources", ())), raw.get("how", "experiment"),
                    raw.get("origin", ""), raw.get("page", ""), raw.get("line", 0))


def load_sentences(claims_dir, topics=()):
    """Every sentence by id; topics in the given order, the others after them by name."""
    def place(path):
        return (topics.index(path.stem), "") if path.stem in topics else (len(topics), path.stem)

    sentences = {}
    for path in sorted(claims_dir.glob("*.toml"), key=place):
        with path.open("rb") as file:
            for raw in tomllib.load(file).get("claim", ()):
                sentences[raw["id"]] = _sentence(raw)
    return sentences
