"""Reads claim files, and rewrites single values in them as text, so that all else stays."""

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The kinds that the runner knows, each with the key that holds what it compares with where that is
# not one of RELATIONS.
KINDS = {"fact": "", "samples": "", "can_happen": "", "never": "", "quantile": "",
         "order": "order", "output": "output",
         "ratio": "", "total": "", "growth": "", "ascending": "by"}
TIMED = ("ratio", "total", "growth", "ascending")
RELATIONS = ("equals", "at_least", "at_most", "between", "one_of", "same_as", "differs_from",
             "above", "below", "within")
BESIDES = ("id", "says", "control", "at", "from", "to", "tries", "q", "overhead", "by")


class UnknownKind(Exception):
    """A claim of a kind that this proof does not know how to damage."""


@dataclass(frozen=True)
class Claim:
    """One [[claim]], as far as damage is concerned."""
    id: str
    experiment: str
    kind: str
    subject: tuple[str, ...]
    relation: str
    threshold: Any
    control: str
    keys: dict[str, Any]

    @property
    def is_timed(self) -> bool:
        return self.kind in TIMED

    @property
    def reports_values(self) -> bool:
        """Rests on values of a fact or a series."""
        return self.kind in ("fact", "samples", "can_happen", "never", "quantile")

    @property
    def record(self) -> str:
        """What its values travel as: "fact:name" or "sample:series"."""
        kind = "sample" if self.kind in ("samples", "quantile") else "fact"
        return f"{kind}:{self.subject[0]}"

    @property
    def arms(self) -> tuple[str, ...]:
        """The arms whose costs it compares, as they are addressed."""
        if self.kind != "growth":
            return self.subject
        return tuple(f"{self.subject[0]}@{self.keys[end]:.0f}" for end in ("to", "from"))


def _subject(kind: str, told: Any) -> tuple[str, ...]:
    if kind in ("order", "output"):
        return ()
    return tuple(told) if isinstance(told, list) else (told,)


def claim_of(experiment: str, keys: dict[str, Any]) -> Claim:
    """A parsed [[claim]]; raises UnknownKind where a key or its kind is not known here."""
    strange = set(keys) - set(KINDS) - set(RELATIONS) - set(BESIDES)
    kinds = [kind for kind in KINDS if kind in keys]
    if strange or len(kinds) != 1:
        seen = ", ".join(sorted(strange) or kinds) or "none"
        raise UnknownKind(f"{experiment}: claim {keys.get('id')}: wanted one kind of "
                          f"{', '.join(KINDS)}, saw {seen}; teach "
                          "proofs/mutation_parts/claim_file.py what it is")
    kind = kinds[0]
    relation = KINDS[kind] or next((word for word in RELATIONS if word in keys), "")
    if not relation:
        raise UnknownKind(f"{experiment}: claim {keys['id']}: no known comparison")
    return Claim(keys["id"], experiment, kind, _subject(kind, keys[kind]), relation,
                 keys[relation], keys.get("control", "control"), keys)


def claims_of(book: Path) -> list[Claim]:
    """All claims of the book's listings, by experiment; not the self-test's."""
    claims = []
    for file in sorted((book / "snippets").glob("*/*.toml")):
        if file.parent.name != "lab":
            experiment = f"{file.parent.name}/{file.stem}"
            claims += [claim_of(experiment, keys)
                       for keys in tomllib.loads(file.read_text("utf-8"))["claim"]]
    return claims


def literal(value: Any) -> str:
    """A value as TOML writes it: the texts, numbers and lists of claims are the same in JSON."""
    return json.dumps(value, ensure_ascii=False)


def _block_of(text: str, claim: str) -> tuple[int, int]:
    """Where the [[claim]] with this id begins and ends."""
    heads = [match.start() for match in re.finditer(r"^\[\[claim\]\]", text, re.M)] + [len(text)]
    spans = [span for span in zip(heads, heads[1:])
             if re.search(rf'^id\s*=\s*"{re.escape(claim)}"', text[slice(*span)], re.M)]
    if len(spans) != 1:
        raise ValueError(f"claim {claim}: wanted one [[claim]] with this id, saw {len(spans)}")
    return spans[0]


def rewritten(text: str, claim: str, edits: dict[str, Any]) -> str:
    """The claim file with keys of one claim set anew, or taken out where the new value is None.
    A new key stands in the place of the first one taken out."""
    begin, end = _block_of(text, claim)
    block, wanted = text[begin:end], tomllib.loads(text)
    target = next(each for each in wanted["claim"] if each["id"] == claim)
    lines = [f"{key} = {literal(value)}" for key, value in edits.items() if value is not None]
    for key, value in edits.items():
        target.pop(key, None)
        if value is not None:
            target[key] = value
        block = re.sub(rf"^{key}\s*=.*$", "\0", block, count=1, flags=re.M)
    block = block.replace("\0", "\n".join(lines), 1).replace("\0\n", "").replace("\0", "")
    out = text[:begin] + block + text[end:]
    if tomllib.loads(out) != wanted:
        raise ValueError(f"claim {claim}: its keys {', '.join(edits)} could not be rewritten")
    return out
