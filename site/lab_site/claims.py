"""How a claim is drawn on a page that argues it: its badges, its card, what a card tells."""

from . import boxes, compare_box, values
from .elements import box, cited, code, link, prose, span
from .place import anchor
from .provenance import decision_rows, handle, opens, row, run_rows
from .report import report_link
from .words import MARKS


def measured_what(place, argument):
    """What the estimate is of, if the claim was tried."""
    if not argument.decision:
        return place.words["verdict"]
    return values.subject(argument.decision, argument.experiment, place.words)


def sentence_rows(place, argument):
    """Which claim it is about and what became of it, for a card away from the claim."""
    words, sentence = place.words, argument.sentence
    to_it = link(sentence.id, place.to_claim(sentence))
    if not argument.decision:
        return [row(words["claim"], to_it)]
    lead = "tried correction" if sentence.corrected else "tried"
    says = argument.decision.says.get(words.language)
    return [row(words["claim"], *badge_words(place, argument), words.between, to_it),
            row(words[lead], *prose(says, words.language))]


def argument_rows(place, argument):
    """Everything that stands behind one verdict."""
    words, standing = place.words, argument.standing
    if argument.decision:
        return [*decision_rows(place, argument.experiment, argument.decision),
                *compare_box.claim_rows(place, argument),
                *run_rows(place, argument.experiment)]
    rows = [row(words["verdict"], words[argument.state])]
    if standing and standing.experiment:
        rows.append(row(words["run to fill"], code(f"./lab run {standing.experiment}")))
    return rows


def truth_tag(place, sentence):
    words = place.words
    return span(words("judged", words[sentence.truth]), class_=f"truth truth-{sentence.truth}",
                title=words["truth"])


def badge_words(place, argument):
    """Mark and words; a wrong sentence's verdict is on our correction, and says so."""
    state = argument.state
    mark = span(MARKS[state], class_="badge-mark", aria_hidden="true")
    return [mark, place.words.verdict(state, argument.sentence.corrected)]


def badge(place, argument, opened=True):
    kind = f"badge badge-{argument.state}"
    shown = badge_words(place, argument)
    if not opened:
        return span(*shown, class_=kind)
    rows = sentence_rows(place, argument) + argument_rows(place, argument)
    return opens(shown, rows, kind, measured_what(place, argument))


def _badge_on_card(place, argument, has_card):
    """The badge above a measured value opens that value's card: it is the same argument."""
    if not has_card:
        return badge(place, argument)
    return span(handle(badge_words(place, argument)),
                class_=f"open shares badge badge-{argument.state}")


def measured_line(place, argument, value_of=None):
    """The measured result in one line, or a visible word that there is none.

    `value_of` makes the shown value into what stands in the line; a card opens from it if missing.
    """
    words, decision = place.words, argument.decision
    if argument.trouble:
        return box("p", boxes.missing_word(argument.trouble, words), " ",
                   boxes.words_for(argument.trouble, words), class_="claim-result")
    shown = values.trial(decision, decision.real, words) if decision else None
    if shown is None:
        return None
    experiment = argument.experiment
    wanted = (words["as wanted"] if values.as_wanted(decision) else
              f"{words['wanted']} {values.threshold(decision, experiment, words)}")
    lead = "seen" if decision.kind in ("order", "output", "can_happen", "never") else "measured"
    value = value_of(shown) if value_of else opens(
        [shown], argument_rows(place, argument), "value", measured_what(place, argument))
    return box("p", span(words[lead], class_="lead"),
               values.subject(decision, experiment, words), words.colon, value,
               counted(shown, decision, words), words("in brackets", wanted),
               class_="claim-result")


def why(place, argument):
    """Why there is no clear verdict."""
    words, decision = place.words, argument.decision
    if decision is None or not decision.reason:
        return None
    told = (words("lacking", decision.reason) if decision.verdict == "NOT_RUNNABLE"
            else words.reason(decision.reason))
    return box("p", span(words["lead why"], class_="lead"), told, class_="claim-why")


def counted(shown, decision, words):
    """“256 faults”: the unit of a count, which is no part of the number."""
    if decision.is_cost or shown.endswith(decision.unit):
        return ""
    unit = words.unit(decision.unit, shown)
    return f" {unit}" if unit else ""


def _said(place, sentence, *after):
    words = place.words
    lead = words["we add" if sentence.origin == "beyond" else "people say"]
    return box("p", span(lead, class_="lead"),
               span(*prose(sentence.text.get(words.language), words.language), tag="q",
                    class_="said"),
               *after, class_="claim-said")


def tried(place, argument):
    if not argument.decision:
        return None
    words = place.words
    lead = words["tried correction" if argument.sentence.corrected else "tried"]
    return box("p", span(lead, class_="lead"),
               *prose(argument.decision.says.get(words.language), words.language),
               class_="claim-tried")


def _note(place, sentence):
    text = sentence.note.get(place.language)
    if not text:
        return None
    return box("p", span(place.words["note"], class_="lead"), *prose(text, place.language),
               class_="claim-note")


def _sources(place, sentence):
    if not sentence.sources:
        return None
    between = place.words["semicolon"]
    told = [part for source in sentence.sources for part in (between, cited(source))]
    return box("p", span(place.words["sources"], class_="lead"), *told[1:], class_="claim-sources")


def claim_card(place, argument):
    """A claim on a page: said, judged, tried, measured; the rest opens."""
    words, sentence = place.words, argument.sentence
    rows = box("div", *argument_rows(place, argument), class_="argument")
    result = measured_line(place, argument)
    has_card = result is not None and not argument.trouble
    return box(
        "div", _said(place, sentence),
        box("p", truth_tag(place, sentence), _badge_on_card(place, argument, has_card),
            class_="claim-badges"),
        tried(place, argument), result, why(place, argument),
        compare_box.claim_line(place, argument),
        _note(place, sentence), report_link(place, argument),
        box("details", box("summary", words["whole argument"]), rows, _sources(place, sentence),
            box("p", link(f"{sentence.id}{words.colon}{words['own page']}",
                          place.to_claim(sentence)), class_="claim-id")),
        class_=f"claim claim-{argument.state}", id=f"claim-{anchor(sentence.id)}")


def decided(place, arguments):
    """The claims that an experiment decides: each with its verdict and its page."""
    language = place.language
    return box("ul", *(
        box("li", badge(place, argument, opened=False), truth_tag(place, argument.sentence), " ",
            span(*prose(argument.sentence.text.get(language), language), class_="said"), " ",
            link(argument.sentence.id, place.to_claim(argument.sentence), class_="claim-id"))
        for argument in arguments), class_="decided")


def all_shown(place, experiments):
    """Where the experiments of a topic are, when none is left for a page of the rest."""
    pages = {page.name: page for page in map(place.page_with_listing, experiments)}
    told = [part for page in pages.values()
            for part in (place.words.between, link(page.title, place.to_page(page.name)))]
    return box("p", place.words["all shown"], *told[1:])
