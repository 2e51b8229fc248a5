"""Predictions: what a reader may answer, what the evidence answers, and where it is silent."""

import re

import pytest
from lab_site.charts import guess

CHOICE = """`lid` The one with a lid
: It keeps the steam in.

`open` The open one
: One sees more of it.

`both` Both at once
: They stand on one stove.

The lid is what matters.
"""
TIMES = """`1` as much
: Water is water.

`100` a hundred
: Cooks say so.

An explanation.
"""
CURVE = """`flat` it stays
: A stir is a stir.

`proportional` it grows with the spoons
: Each stirs.
"""


def asked(book, options, body, question="Which pot?", language="en"):
    """The book with this prediction in place of its own, in both languages, built."""
    lines = "\n".join(f":{name}: {value}" for name, value in options.items())
    for each in ("en", "zh"):
        path = book.path(f"{each}/soup.md")
        path.write_text(re.sub(r"```\{predict\}.*?^```\n", lambda _: (
            f"```{{predict}} {question}\n{lines}\n{body}```\n"), path.read_text("utf-8"),
            count=1, flags=re.S | re.M), "utf-8")
    return book.build(language)


def one(built):
    return built.parts("predict")[0]


def test_a_choice_asks_before_it_answers_and_names_the_claim_that_decides(english):
    part = one(english)
    html = english.page("soup")

    asks, answers = html.index('class="predict-options"'), html.index('class="predict-right"')
    assert asks < html.index("<details", asks) < answers
    assert part["attrs"]["data-form"] == "choice" and part["attrs"]["data-right"] == "lid"
    assert "soup/lid-saves-time" in english.texts("predict-grounds")[0]
    assert "VERIFIED" in english.texts("predict-grounds")[0]


def test_what_others_answer_is_told_with_its_reason_and_without_the_right_answer(english):
    told = english.texts("tempting")[0]

    assert "The open one" in told and "One sees more of it." in told
    assert "Only the one with a lid" not in told


def test_both_languages_ask_the_same(english, chinese):
    assert one(english)["attrs"]["data-right"] == one(chinese)["attrs"]["data-right"] == "lid"
    assert "先猜一猜" in one(chinese).astext() and "哪口锅先开？" in one(chinese).astext()


def test_a_choice_whose_claim_does_not_hold_here_is_undecided(book):
    built = asked(book, {"form": "choice", "right": "lid", "claim": "soup/order-of-courses"},
                  CHOICE)

    assert "data-right" not in one(built)["attrs"] and not built.parts("predict-right")
    assert "On this machine the question is undecided." in built.texts("predict-grounds")[0]
    assert "The lid is what matters." in built.texts("predict-where")[0]
    assert "Where the claim holds" in built.texts("predict-where")[0]


def test_a_choice_may_follow_from_sources_alone_and_says_so(book):
    book.edit("evidence/claims.json", '"kind": "opinion"', '"kind": "literature"')

    built = asked(book, {"form": "choice", "right": "lid", "claim": "soup/taste"}, CHOICE)

    assert "No program decided this" in built.texts("predict-grounds")[0]
    assert "According to the sources" in one(built)["attrs"]["data-say-miss"]


@pytest.mark.parametrize("rule, right", [("largest", "open"), ("smallest", "stir@64")])
def test_values_pick_the_answer(book, rule, right):
    body = CHOICE.replace("`both`", "`stir@64`")

    built = asked(book, {"form": "choice", "right": right, "by": f"{rule} soup/boil"}, body)

    assert one(built)["attrs"]["data-right"] == right


def test_an_answer_that_values_pick_against_the_page_is_shown_and_the_page_is_not_believed(book):
    body = CHOICE.replace("`both`", "`stir@64`")

    built = asked(book, {"form": "choice", "right": "lid", "by": "largest soup/boil"}, body)

    assert one(built)["attrs"]["data-right"] == "open"
    assert "The open one" in built.texts("predict-right")[0]
    assert "expects another answer" in built.texts("predict-where")[0]


def test_overlapping_intervals_pick_nothing(book):
    book.edit("evidence/soup/boil.json", '"high": 11700.0', '"high": 70000.0')
    body = CHOICE.replace("`both`", "`stir@64`")

    built = asked(book, {"form": "choice", "right": "open", "by": "largest soup/boil"}, body)

    assert "data-right" not in one(built)["attrs"]
    assert "undecided" in built.texts("predict-grounds")[0]


def test_the_level_line_is_found(book):
    body = CHOICE.replace("`lid`", "`stir`").replace("`open`", "`shake`")

    built = asked(book, {"form": "choice", "right": "shake", "by": "flat soup/boil"},
                  body.replace("`both`", "`none`"))

    assert one(built)["attrs"]["data-right"] == "shake"


def test_a_reported_value_picks_the_answer_of_its_name(book):
    body = CHOICE.replace("`lid`", "`12`")

    built = asked(book, {"form": "choice", "right": "12", "by": "value soup/boil#spoons"}, body)

    assert one(built)["attrs"]["data-right"] == "12"


def test_a_ratio_is_compared_with_the_claims_estimate_and_interval(book):
    built = asked(book, {"form": "times", "claim": "soup/lid-saves-time"}, TIMES)

    told = one(built)["attrs"]
    estimate = float(told["data-value"])
    assert told["data-form"] == "number" and told["data-log"] == ""
    assert float(told["data-from"]) < estimate < float(told["data-to"])
    assert told["data-measured"].startswith(f"×{estimate:.3g}")
    assert "×100, a hundred" in built.texts("tempting")[0]
    assert built.page("soup").count('data-left="') == 2  # wide and narrow


def test_a_fact_is_compared_on_a_linear_scale(book):
    built = asked(book, {"form": "number", "from": "soup/boil#spoons", "scale": "0 20 linear"},
                  "`3` three\n: One for each cook.\n")

    told = one(built)["attrs"]
    assert told["data-value"] == told["data-from"] == told["data-to"] == "12"
    assert told["data-measured"] == "12 spoons" and "data-log" not in told


def test_a_number_whose_claim_does_not_hold_keeps_its_value_but_not_its_explanation(book):
    built = asked(book, {"form": "number", "from": "soup/boil#spoons", "scale": "1 100",
                         "claim": "soup/spoons-counted"}, "`3` three\n: One each.\n\nSo be it.\n")

    assert one(built)["attrs"]["data-value"] == "12"
    assert "So be it." in built.texts("predict-where")[0]


def test_a_curve_has_a_slider_a_point_and_the_first_one_is_given(book):
    built = asked(book, {"form": "curve", "from": "soup/boil#stir"}, CURVE)

    html = built.page("soup")
    sliders = re.findall(r"<input [^>]*type=\"range\"[^>]*>", html)
    assert len(sliders) == 2 and "disabled" in sliders[0] and "disabled" not in sliders[1]
    assert 'data-at="' in html and "</input>" not in html
    assert html.count('data-bottom="') == 2


def test_a_curve_may_leave_every_point_to_the_reader(book):
    built = asked(book, {"form": "curve", "from": "soup/boil#stir", "start": "free"}, CURVE)

    assert "disabled" not in built.page("soup").partition("<template")[2].partition("</template")[0]


def test_common_lines_start_where_the_measured_one_does():
    points = [{"x": 2, "y": 10.0}, {"x": 8, "y": 30.0}]

    shapes = {name: [make(points[0], points[1], point["x"]) for point in points]
              for name, make in guess.SHAPES.items()}

    assert shapes == {"flat": [10, 10], "proportional": [10, 40], "inverse": [10, 2.5],
                      "all": [30, 30]}


def test_places_on_an_axis_go_from_nought_to_one():
    axis = {"domain": [1, 1000], "log": True}

    assert [guess.fraction(each, axis) for each in (0.1, 1, 31.6227766, 1000, 5000)] == [
        0, 0, 0.5, 1, 1]


WRONG = [
    ({}, CHOICE, "there is no form “”"),
    ({"form": "riddle"}, CHOICE, "there is no form “riddle”; there are choice, times, number"),
    ({"form": "choice", "claim": "soup/taste"}, CHOICE, "the right answer is not marked"),
    ({"form": "choice", "right": "lid"}, CHOICE, "neither :claim: nor :by:"),
    ({"form": "choice", "right": "lid", "claim": "soup/taste"},
     CHOICE.partition("`both`")[0], "three to five different answers, this one has 2"),
    ({"form": "choice", "right": "lid", "claim": "soup/taste"},
     CHOICE.replace("`both` ", ""), "has no id"),
    ({"form": "choice", "right": "lid", "claim": "soup/none"}, CHOICE, "no claim named soup/none"),
    ({"form": "choice", "right": "lid", "by": "tallest soup/boil"}, CHOICE,
     "wanted :by: with one of"),
    ({"form": "choice", "right": "lid", "by": "largest soup/boil"}, CHOICE,
     "reported no number named both"),
    ({"form": "times"}, TIMES, "wanted :from: EXPERIMENT#NAME, or :claim:"),
    ({"form": "times", "claim": "soup/lid-saves-time", "scale": "9 1"}, TIMES,
     "wanted :scale: LOW HIGH"),
    ({"form": "times", "claim": "soup/lid-saves-time", "scale": "2 1000"}, TIMES,
     "the answer `1` is not on the scale"),
    ({"form": "number", "from": "soup/boil#ladles", "scale": "1 9"}, "", "no number named ladles"),
    ({"form": "curve", "from": "soup/boil#open"}, CURVE, "no line named open"),
    ({"form": "curve", "from": "soup/boil#stir"}, CURVE.replace("flat", "wavy"),
     "there is no line `wavy`"),
]


@pytest.mark.parametrize("options, body, complaint", WRONG, ids=[each[2] for each in WRONG])
def test_a_question_that_cannot_be_asked_is_named_with_page_and_line(book, options, body,
                                                                     complaint):
    built = asked(book, options, body)

    line = next(each for each in built.warnings.splitlines() if complaint in each)
    assert re.search(r"soup\.md:12: ", line)
    assert built.parts("missing")


def test_without_evidence_the_question_stands_and_nothing_can_be_guessed(book):
    book.path("evidence/soup/boil.json").unlink()

    built = asked(book, {"form": "number", "from": "soup/boil#spoons", "scale": "1 100"},
                  "`3` three\n: One each.\n\nSo be it.\n", "How many spoons?")

    assert "data-form" not in one(built)["attrs"] and "How many spoons?" in one(built).astext()
    assert "./lab run soup/boil" in one(built).astext()
    assert "So be it." in built.texts("predict-where")[0]


def test_languages_that_ask_differently_are_out_of_step(book):
    book.edit("zh/soup.md", ":right: lid", ":right: open")

    assert "directive predict :form: choice :right: lid" in book.build("en").warnings


def test_languages_that_offer_different_answers_are_out_of_step(book):
    book.edit("zh/soup.md", "`both`", "`none`")

    assert "out of step" in book.build("en").warnings


def test_a_number_typed_into_a_reason_is_refused(book):
    book.edit("en/soup.md", "It keeps the steam in.", "It saves 3 ms.")

    assert "“3 ms” is typed by hand" in book.build("en").warnings
