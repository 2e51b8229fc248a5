"""One's own numbers beside the published ones: where both are too far apart, and only there."""

import hashlib
import shutil

import pytest
from reseal import reseal

BOIL = "soup/boil.json"


def moved(book):
    """A reference whose lid saves less time, and whose open pot costs more."""
    book.publish("kettle-7", (BOIL, '"estimate": 5.5531', '"estimate": 3.1'),
                 (BOIL, "5.12,", "2.9,"), (BOIL, "6.03\n", "3.3\n"),
                 (BOIL, '"median": 61012.0', '"median": 91012.0'),
                 (BOIL, '"low": 58100.0', '"low": 88100.0'),
                 (BOIL, '"high": 64300.0', '"high": 94300.0'))


def card(built, claim, page="soup"):
    return next(node for node in built.parts("claim" if page == "soup" else "entry", page)
                if any(claim in name for name in node["ids"])).astext()


def cards(built):
    """What opens behind values; a card is no part of its sentence's text."""
    return ["".join(child.astext() for child in node.children) for node in built.parts("card")]


def test_where_both_agree_nothing_is_shown(book):
    book.publish()

    built = book.build()

    assert built.warnings == ""
    assert built.texts("claim-elsewhere") == [] and "kettle-7" not in built.page("soup")


@pytest.mark.parametrize("language, wanted", [
    ("en", "here 5.55 (5.12 … 6.03); published 3.10 (2.90 … 3.30) on kettle-7"),
    ("zh", "本机 5.55（5.12 … 6.03）；kettle-7 发布的是 3.10（2.90 … 3.30）")])
def test_a_number_beyond_both_intervals_stands_on_card_and_page(book, language, wanted):
    moved(book)

    built = book.build(language)

    assert built.warnings == ""
    assert wanted in card(built, "soup-lid-saves-time")
    assert wanted in built.page("claims/soup/lid-saves-time")
    assert len(built.texts("claim-elsewhere")) == 1


def test_behind_a_claim_s_value_both_numbers_stand(book):
    moved(book)

    built = book.build()

    found = [text for text in cards(built) if "3.10 (2.90 … 3.30) on kettle-7" in text]
    assert found and all("5.12 … 6.03" in text for text in found)


def test_behind_a_cost_the_published_one_stands_where_it_differs(book):
    moved(book)

    built = book.build()

    wanted = "91.0\u00a0µs (88.1\u00a0µs … 94.3\u00a0µs) on kettle-7"
    assert [wanted in text for text in cards(built) if "median61.0" in text] == [True]
    assert not any("kettle-7" in text for text in cards(built) if "median11.0" in text)


def test_a_fact_that_differs_shows_both(book):
    book.publish("kettle-7", (BOIL, '"spoons",\n   "values": [\n    12,\n    12,\n    12',
                              '"spoons",\n   "values": [\n    14,\n    14,\n    14'))

    assert any("14 on kettle-7" in text for text in cards(book.build()))


def test_a_verdict_that_flipped_is_told_with_both_verdicts(book):
    flip(book)

    told = book.build().texts("claim-elsewhere")

    assert told == [told[0]] and "here VERIFIED, 5.55" in told[0]
    assert "published REFUTED, 5.55" in told[0]


def flip(book):
    text = book.path("evidence/soup/boil.json").read_text("utf-8")
    start = text.index('"id": "soup/lid-saves-time"')
    old = text[start:text.index('"verdict": "VERIFIED"', start) + len('"verdict": "VERIFIED"')]
    book.publish("kettle-7", (BOIL, old, old.replace("VERIFIED", "REFUTED")))


def test_another_version_of_the_listing_is_named(book):
    moved(book)
    listing = book.path("snippets/soup/boil.cpp").read_bytes()
    was = hashlib.sha256(listing).hexdigest()
    path = book.path("published/kettle-7/soup/boil.json")
    path.write_text(path.read_text("utf-8").replace(was, "0" * 64), "utf-8")
    reseal(path)

    assert "another version of the listing" in book.build().texts("claim-elsewhere")[0]


def test_published_pages_compare_nothing(book):
    moved(book)

    built = book.build(lab_published=True)

    assert built.texts("claim-elsewhere") == [] and " on kettle-7" not in cards(built)[0]


def test_pages_are_made_again_when_the_published_numbers_change(book):
    book.publish()
    first = book.build().texts("claim-elsewhere")
    shutil.rmtree(book.path("published/kettle-7"))
    moved(book)

    assert first == [] and len(book.build().texts("claim-elsewhere")) == 1


def test_pages_are_made_again_when_something_is_published_for_the_first_time(book):
    first = book.build().texts("claim-elsewhere")
    moved(book)

    assert first == [] and len(book.build().texts("claim-elsewhere")) == 1


def test_published_evidence_that_was_edited_is_named(book):
    book.publish()
    path = book.path("published/kettle-7/soup/boil.json")
    path.write_text(path.read_text("utf-8").replace("5.5531", "3.1"), "utf-8")

    assert "edited since the runner wrote it" in book.build().warnings


def page(book, language="en", **settings):
    book.in_both("ledger.md", "```{ledger}\n```", "```{ledger}\n```\n\n```{compare}\n```")
    return book.build(language, **settings)


def test_the_page_tells_flips_moves_and_that_the_machines_are_alike(book):
    moved(book)

    built = page(book)

    text = built.parts("compared", "ledger")[0].astext()
    assert "0 verdicts differ; 1 more numbers" in text and "same machine class" in text
    assert "×\u00a00.558" in built.texts("compare", "ledger")[0]


def test_the_page_tells_how_the_machines_differ(book):
    book.publish("kettle-7", ("machine.json", "6.1.0-soup", "6.9.0-soup"),
                 ("machine.json", '"meltdown": "Not affected"', '"meltdown": "Mitigation: PTI"'))

    text = page(book).texts("compare", "ledger")[0]

    for part in ("6.1.0-soup", "6.9.0-soup", "mitigations (meltdown)", "Mitigation: PTI"):
        assert part in text
    assert "Copper" not in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_with_nothing_to_compare_the_page_says_what_to_do(book, language):
    assert "./lab publish" in page(book, language).texts("missing", "ledger")[0]


def test_pages_of_published_numbers_say_how_to_compare(book):
    book.publish()

    assert "./lab site" in page(book, lab_published=True).texts("missing", "ledger")[0]


def test_another_machine_s_costs_are_joined_in_a_slope_and_a_like_one_s_are_not(book):
    book.publish("kettle-7", ("machine.json", "6.1.0-soup", "6.9.0-soup"))
    unlike = book.build().page("soup")
    shutil.rmtree(book.path("published"))
    book.publish()

    assert "chart-slope" in unlike and "chart-slope" not in book.build().page("soup")
