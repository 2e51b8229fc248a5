"""One damaged claim, and one kind of damage.

A kind of damage gives a mutant, or in its place the reason why there is none: the claim has nothing
of the kind, or the damaged claim is true as well and nobody could catch it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mutation_parts import baseline
from mutation_parts.baseline import Seen
from mutation_parts.claim_file import Claim

PROGRAM = frozenset({"program"})  # what touches all that a listing does
TOLERATED = "still true: the claim allows for it, and its control still fails"
VARIES = "the value varies by more than that from process to process"
NO_VALUE = "rests on no reported value"
NO_COST = "compares no costs"


@dataclass(frozen=True)
class Mutant:
    """One damaged claim: keys of the claim file set anew, or orders to the listing."""
    claim: Claim
    edits: dict[str, Any] = field(default_factory=dict)
    orders: tuple[str, ...] = ()
    touches: frozenset[str] = frozenset()


Damage = Callable[[Claim, Seen], Mutant | str]


@dataclass(frozen=True)
class Operator:
    id: str
    en: str
    zh: str
    damage: Damage


def order(word: str, target: str = "", argument: str = "") -> str:
    return f"{word}\t{target}\t{argument}"


def judged(mutant: Mutant, real: int, control: int) -> Mutant | str:
    """The mutant, unless by the recorded values it is true or nobody can say."""
    caught = baseline.must_be_caught(real, control)
    return mutant if caught else VARIES if caught is None else TOLERATED
