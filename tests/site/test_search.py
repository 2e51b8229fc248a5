"""What the search index is told: pages by kind, and every claim once, at its own page."""

import json


def told(built):
    return json.loads((built.out / "_search/book.json").read_text("utf-8"))


def claim(built, name):
    return next(each for each in told(built)["claims"] if each["id"] == name)


def test_every_claim_is_told_once_in_either_language(english, chinese):
    ids = [[each["id"] for each in told(built)["claims"]] for built in (english, chinese)]

    assert len(ids[0]) == 8 and len(set(ids[0])) == 8 and ids[0] == ids[1]


def test_a_claim_brings_its_sentence_verdict_judgement_topic_and_page_in_words(english, chinese):
    salt = claim(english, "soup/salt-boils-sooner")
    taste = claim(chinese, "soup/taste")

    assert salt["truth"] == "false" and salt["verdict"] == "our correction: VERIFIED"
    assert salt["filter"] == "VERIFIED" and salt["state"] == "verified"
    assert salt["page"] == "When does soup boil?" and "Salt raises" in " ".join(salt["text"])
    assert taste["topic"] == "汤" and "隔夜的汤更好喝" in taste["sentence"]


def test_a_claim_leads_to_its_own_page_and_names_the_one_that_argues_it(english):
    lid = claim(english, "soup/lid-saves-time")

    assert lid["url"] == "claims/soup/lid-saves-time.html" and (english.out / lid["url"]).exists()
    assert lid["page"] == "When does soup boil?"


def test_a_claim_on_no_page_is_found_too(book):
    book.in_both("soup.md", "```{claim} soup/pressure\n```\n", "")

    found = claim(book.build("en"), "soup/pressure")

    assert found["url"] == "claims/soup/pressure.html" and found["page"] == "All claims"


def test_the_pages_of_claims_are_not_told_a_second_time(english):
    assert not [url for url in told(english)["pages"] if url.startswith("claims/")]


def test_pages_of_a_topic_are_concepts_and_others_are_about_the_book(english):
    pages = told(english)["pages"]

    assert {url: page["kind"] for url, page in pages.items()} == {
        "index.html": "about", "ledger.html": "about", "soup.html": "concept"}
    assert set(told(english)["kinds"]) == {
        "concept", "claim", "experiment", "listing", "reference", "about"}


def test_a_page_offers_search_only_to_readers_with_a_script(english, chinese):
    for built, word in ((english, "Search"), (chinese, "搜索")):
        html = built.page("soup")
        assert '<button class="find" type="button" hidden' in html
        assert f"<span>{word}</span>" in html and "<template" in html
