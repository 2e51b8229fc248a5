"""What becomes of a sentence that people say: judgement and verdict as one word and one mark."""

# From what stands to what does not, then what nobody measured: the order of the legend.
FATES = ("holds", "conditional", "corrected", "refuted", "undecided", "sourced", "doubted")
MARKS = {"holds": "✓", "conditional": "◐", "corrected": "≠", "refuted": "✗", "undecided": "?",
         "sourced": "§", "doubted": "§≠"}
FALLEN = ("corrected", "refuted", "doubted")  # does not stand as it was said


def fate(argument):
    """Of the sentence itself: where it is wrong, a verified correction speaks against it."""
    sentence, state = argument.sentence, argument.state
    if state == "refuted":
        return "refuted"
    if state == "inconclusive":
        return "undecided"
    if state == "verified":
        return ("corrected" if sentence.corrected else
                "holds" if sentence.truth == "true" else "conditional")
    return "doubted" if sentence.corrected else "sourced"


def told(argument, words):
    """Both words about it, for whoever sees neither colour nor line."""
    sentence = argument.sentence
    return words.between.join((words("judged", words[sentence.truth]),
                               words.verdict(argument.state, sentence.corrected)))
