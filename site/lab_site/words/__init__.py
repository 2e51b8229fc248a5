"""Every word that the interface itself says, in both languages; pages bring their own."""

from . import (assembly, explorer, home, interface, ledger, portability, predict, published, study,
               told)
from .reasons import CUT_SHORT, DETAILS_ZH, REASONS, SAID_ALREADY
from .units import PLURAL, UNITS_ZH, UNSPOKEN

_SUBJECTS = (interface, assembly, explorer, home, ledger, portability, predict, published, study,
             told)
TABLE = {key: words for subject in _SUBJECTS for key, words in subject.TABLE.items()}

MARKS = {"verified": "✓", "refuted": "✗", "inconclusive": "?", "not_runnable": "∅",
         "literature": "§", "definition": "§", "opinion": "§", "not_tried": "·",
         "stale": "↻", "missing": "·"}


class Words:
    """The interface's words in one language: `words["next"]`, `words("blocks", 24)`."""

    def __init__(self, language):
        self.language = "zh" if (language or "en").lower().startswith("zh") else "en"
        self.other = "en" if self.language == "zh" else "zh"
        self._place = ("en", "zh").index(self.language)

    def __getitem__(self, key):
        return TABLE[key][self._place]

    def get(self, key, otherwise):
        """The words for a name that a file brings, or that name where there are none."""
        return self[key] if key in TABLE else otherwise

    def __call__(self, key, *values):
        return self[key].format(*values)

    def verdict(self, state, corrected=False):
        """The badge's words; for a sentence that is wrong the verdict is on its correction."""
        return TABLE.get(f"correction {state}" if corrected else state,
                         TABLE[state])[self._place]

    def reason(self, text):
        """The runner's reason with its leading keyword in the reader's language."""
        key, _, detail = text.partition(":")
        known = REASONS.get(key.strip())
        if known is None:
            return text
        told = known[self._place]
        if not detail or key in SAID_ALREADY or CUT_SHORT.search(detail):
            return told
        if self.language == "en":
            return f"{told} ({detail.strip()})"
        for known, said in DETAILS_ZH:
            detail = known.sub(said, detail)
        return f"{told}（{detail.strip()}）"

    def unit(self, unit, shown=None):
        """What is counted, in the reader's language; “1 fault”, but “256 faults”."""
        if unit in UNSPOKEN:
            return ""
        if self.language == "zh":
            return UNITS_ZH.get(unit, unit)
        return PLURAL.sub("", unit) if shown == "1" else unit

    @property
    def colon(self):
        return "：" if self.language == "zh" else ": "

    @property
    def quotes(self):
        return "“”"

    @property
    def between(self):
        return "、" if self.language == "zh" else ", "
