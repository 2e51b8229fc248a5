"""What stands on a claim's own page, part by part."""

from docutils import nodes

from . import boxes, claims, compare_box, history_box, uses
from .elements import box, cited, code, link, prose, span
from .provenance import day, row
from .report import report_link
from .words import MARKS

_NEAR = 4  # claims of the same topic that are named on either side


def _section(name, title, *content):
    section = nodes.section(ids=[name])
    section += nodes.title("", "", *title)
    section.extend(each for each in content if each is not None)
    return section


def sentence_of(place, sentence, language=None):
    """The sentence as nodes, in the page's language or another."""
    language = language or place.language
    return prose(sentence.text.get(language), language)


def tag_of(language):
    return "zh-CN" if language == "zh" else "en"


def _lead(place, argument):
    """Who says it, above the sentence that is the page's title."""
    words = place.words
    says = "we add" if argument.sentence.origin == "beyond" else "people say"
    return box("p", words[says], class_="kicker")


def _other_language(place, argument):
    other = place.words.other
    return box("p", *sentence_of(place, argument.sentence, other), lang=tag_of(other),
               class_="claim-other")


def _line(lead, *told, kind):
    return box("p", span(lead, class_="lead"), *told, class_=kind)


def _badges(place, argument):
    """The verdict, then the judgement; of a wrong sentence first of all that it is wrong."""
    shown = [claims.badge(place, argument, opened=False),
             claims.truth_tag(place, argument.sentence)]
    return box("p", *(reversed(shown) if argument.sentence.corrected else shown),
               class_="claim-badges")


def _meaning(place, argument):
    """What the verdict says, in a sentence."""
    words, key = place.words, f"means {argument.state}"
    corrected = words.get(f"means correction {argument.state}", words[key])
    return _line(words["this machine"], corrected if argument.sentence.corrected else words[key],
                 kind="claim-means")


def _judged(place, sentence):
    """What the editors' judgement says, and their reason."""
    words, note = place.words, sentence.note.get(place.language)
    space = " " if place.language == "en" else ""
    told = [space, *prose(note, place.language)] if note else []
    return _line(words["editors note"], words[f"means {sentence.truth}"], *told,
                 kind="claim-note")


def _where(place, argument):
    """Machine and date; nothing where nothing ran."""
    if not argument.decision:
        return None
    machine = place.book.machine_of(argument.experiment)
    told = [machine.cpu, f"Linux {machine.kernel}"] if machine else []
    return box("p", " · ".join([*told, day(argument.finished_at)]), class_="where")


def _verdict(place, argument):
    """What became of the sentence, before any detail."""
    return box("div", _badges(place, argument), _meaning(place, argument),
               claims.tried(place, argument),
               claims.measured_line(place, argument, lambda shown: span(shown, tag="strong")),
               _control(place, argument), claims.why(place, argument),
               compare_box.claim_line(place, argument), _judged(place, argument.sentence),
               report_link(place, argument), _where(place, argument),
               class_=f"claim claim-{argument.state} claim-whole")


def _control(place, argument):
    """What the control takes away, in the experiment's own words."""
    decision = argument.decision
    change = decision and argument.experiment.controls.get(decision.control_name)
    return _line(place.words["the control"], *prose(change.get(place.language), place.language),
                 kind="claim-means") if change else None


def _argument(place, argument):
    """Every figure behind the verdict, and the commands that make them again."""
    words = place.words
    title = [nodes.Text(words["whole argument"])]
    if argument.trouble and argument.standing:
        command = f"./lab run {argument.standing.experiment}"
        return _section("argument", title,
                        boxes.missing_box(argument.trouble, words, command))
    if not argument.decision:
        return _section("argument", title, box("p", words["no argument"]))
    rows = [*claims.argument_rows(place, argument),
            row(words["explain it"], code(f"./lab explain {argument.sentence.id}"))]
    return _section("argument", title, box("div", *rows, class_="argument"))


def _history(place, argument):
    """How it stood each time that it was published; nothing before the second time."""
    shown = history_box.history_section(place, argument)
    return shown and _section("history", [nodes.Text(place.words["history"])], shown)


def _sources(place, argument):
    sentence = argument.sentence
    if not sentence.sources:
        return None
    return _section("sources", [nodes.Text(place.words["sources"])],
                    box("ul", *(box("li", cited(source)) for source in sentence.sources)))


def _used(place, argument):
    """Pages that argue or name it, and the experiment that decides it."""
    words, experiment = place.words, argument.experiment
    found = uses.of(place, argument.sentence)
    shown = [box("li", link(page.title, href)) for page, href in found]
    if experiment:
        shown.append(box("li", words["experiment shown"], words.colon,
                         link(experiment.title.get(place.language),
                              place.to_experiment(experiment.id))))
    if not found:
        shown.insert(0, box("li", words["not shown"]))
    return _section("used", [nodes.Text(words["where used"])], box("ul", *shown))


def near(book, sentence):
    """Claims of the same topic, in the catalogue's order: some before this one, some after."""
    topic = [each for each in book.sentences.values() if each.topic == sentence.topic]
    at = topic.index(sentence)
    start = max(0, min(at - _NEAR, len(topic) - 2 * _NEAR - 1))
    return [each for each in topic[start:start + 2 * _NEAR + 1] if each is not sentence], len(topic)


def _neighbour(place, sentence):
    words, argument = place.words, place.book.argument(sentence.id)
    told = words.verdict(argument.state, sentence.corrected)
    return box("li", span(MARKS[argument.state], class_="badge-mark", aria_hidden="true"),
               span(f"{told}{words.colon}", class_="spoken"),
               span(*sentence_of(place, sentence), tag="a", href=place.to_claim(sentence)),
               class_=f"state-{argument.state}")


def _neighbours(place, argument):
    words, sentence = place.words, argument.sentence
    others, count = near(place.book, sentence)
    if not others:
        return None
    all_of_it = place.to_page(place.ledger) + f"?topic={sentence.topic}#topic-{sentence.topic}"
    return _section("neighbours", [nodes.Text(words("others on", place.topic(sentence.topic)))],
                    box("ul", *(_neighbour(place, each) for each in others), class_="neighbours"),
                    box("p", link(words("all on", count), all_of_it))
                    if place.ledger in place.pages else None)


def _address(place, argument):
    words, sentence = place.words, argument.sentence
    to_row = [" · ", link(words["row in ledger"], place.to_ledger(sentence.anchor))] \
        if place.ledger in place.pages else []
    return box("p", code(sentence.id), " · ", words["address stays"], *to_row, class_="address")


# From top to bottom; each is given place and argument and gives one part, or None where there is
# nothing to say. A new part is a function and a name here.
PARTS = (_other_language, _verdict, _argument, _history, _sources, _used, _neighbours, _address)


def parts(place, argument):
    """The whole page of a claim: its title is the sentence."""
    sentence = argument.sentence
    page = nodes.section(ids=[sentence.anchor])
    page += _lead(place, argument)
    page += nodes.title("", "", span(*sentence_of(place, sentence), tag="q", class_="said"))
    page.extend(part for build in PARTS if (part := build(place, argument)) is not None)
    return page
