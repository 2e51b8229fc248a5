"""Every claim stands in the ledger, under an anchor that does not change."""


def entry(built, claim):
    return next(node for node in built.parts("entry", "ledger") if claim in node["ids"])


def test_every_claim_of_the_catalogue_is_listed(english, chinese):
    ids = [node["ids"][0] for node in english.parts("entry", "ledger")]

    assert len(ids) == 8 and ids[0] == "soup-lid-saves-time"
    assert ids == [node["ids"][0] for node in chinese.parts("entry", "ledger")]


def test_an_entry_shows_the_sentence_in_both_languages(english, chinese):
    for built in (english, chinese):
        text = entry(built, "soup-taste").astext()
        assert "Soup tastes better" in text and "隔夜的汤更好喝" in text


def test_an_entry_shows_judgement_verdict_note_sources_experiment_and_pages(english):
    text = entry(english, "soup-salt-boils-sooner").astext()

    for part in ("our correction: VERIFIED", "judged false", "Salt raises", "Kitchen handbook",
                 "Boiling with and without a lid", "When does soup boil?"):
        assert part in text


def test_a_claim_on_no_page_says_so(book):
    book.in_both("soup.md", "```{claim} soup/pressure\n```\n", "")

    assert "On no page yet" in entry(book.build("en"), "soup-pressure").astext()


def test_the_ledger_is_made_again_when_another_page_drops_a_claim(book):
    book.build("en")
    book.in_both("soup.md", "```{claim} soup/pressure\n```\n", "")

    assert "On no page yet" in entry(book.build("en"), "soup-pressure").astext()


def test_a_page_is_made_again_when_its_evidence_changes(book):
    book.build("en")
    book.edit("evidence/soup/boil.json", "61012.0", "5.0e6")

    assert "5.0\u00a0ms" in book.build("en").page("soup") or \
        "5\u00a0ms" in book.build("en").page("soup")


def test_an_entry_stands_open_to_any_reader_without_a_script(english):
    html = english.page("ledger")

    assert '<details class="entry" data-state="opinion" data-truth="misleading" ' \
           'id="soup-taste">' in html
