"""What a chart shows, in one sentence a claim: the verdict's word first, then what was tried."""

import re

from ..elements import box, prose, span
from ..words import MARKS


def _sentence(says, language):
    """A claim as a heading, which begins as sentences do, unless with a name such as fork.

    A name is what stands in the other language's sentence too.
    """
    text = says.get(language)
    first = re.match(r"\w*", text)[0]
    name = len(first) > 1 and first in says.zh
    return text if language != "en" or name else text[:1].upper() + text[1:]


def decided(experiment, words):
    """(state, sentence) of each claim; one that did not hold stands in quotation marks."""
    found = {}
    for decision in experiment.claims.values():
        said = _sentence(decision.says, words.language)
        state = decision.verdict.lower()
        found.setdefault(said, (state, said if state == "verified" else
                                f"{words.quotes[0]}{said}{words.quotes[1]}"))
    return list(found.values())


def title(experiment, words):
    """The same as plain text: no claim that was refuted or left open reads as a finding."""
    told = [f"{words.verdict(state)}{words.colon}{said}" for state, said in
            decided(experiment, words)]
    return words["semicolon"].join(told) or experiment.title.get(words.language)


def heading(experiment, words):
    found = decided(experiment, words)
    if not found:
        return box("p", experiment.title.get(words.language), class_="finding")
    return box("div", *(box("p", span(span(MARKS[state], class_="badge-mark", aria_hidden="true"),
                                      words.verdict(state), class_=f"badge badge-{state}"), " ",
                            span(*prose(said, words.language), class_="finding-said"),
                            class_=f"finding finding-{state}")
                        for state, said in found), class_="findings")
