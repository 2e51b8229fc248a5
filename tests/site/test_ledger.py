"""Every claim stands in the ledger once, as a row that a script can narrow and none has to."""

import re

import pytest


def rows(built):
    """The rows of the table: id, and text without tags."""
    body = built.page("ledger").split('class="ledger"')[1]
    return {name: re.sub(r"<[^>]+>", " ", row)
            for name, row in re.findall(r'<tr [^>]*id="([^"]+)">(.*?)</tr>', body, re.DOTALL)}


def opening(built, claim):
    return re.search(rf'<tr [^>]*id="{claim}">', built.page("ledger"))[0]


def test_every_claim_of_the_catalogue_is_a_row_in_both_languages(english, chinese):
    ids = list(rows(english))

    assert len(ids) == 8 and ids[0] == "soup-lid-saves-time"
    assert ids == list(rows(chinese))


def test_a_row_says_sentence_judgement_verdict_value_topic_and_page(english, chinese):
    salt = rows(english)["soup-salt-boils-sooner"]
    lid = rows(chinese)["soup-lid-saves-time"]

    for part in ("Salted water boils sooner.", "false", "our correction: VERIFIED", "Soup",
                 "When does soup boil?"):
        assert part in salt
    for part in ("盖上锅盖，水开得更快。", "正确", "已证实", "6", "汤"):
        assert part in lid


def test_a_row_leads_to_the_page_of_its_claim_and_to_where_it_is_argued(english):
    row = english.page("ledger").split('id="soup-lid-saves-time"')[1].split("</tr>")[0]

    assert 'href="claims/soup/lid-saves-time.html"' in row
    assert 'href="soup.html#claim-soup-lid-saves-time"' in row


def test_both_old_anchors_of_a_claim_stand_on_its_row(english):
    html = english.page("ledger")

    assert html.count('id="soup-taste"') == html.count('id="claim-soup-taste"') == 1


def test_a_row_tells_a_script_what_it_can_be_narrowed_by(english):
    tag = opening(english, "soup-taste")

    for told in ('data-truth="misleading"', 'data-verdict="opinion"', 'data-origin="seed"',
                 'data-also="隔夜的汤更好喝。"'):
        assert told in tag
    assert 'id="topic-soup"' in english.page("ledger")


def test_a_claim_on_no_page_names_none(book):
    book.in_both("soup.md", "```{claim} soup/pressure\n```\n", "")

    built = book.build("en")

    assert "data-page" not in opening(built, "soup-pressure")
    assert 'value="-">on no page' in built.page("ledger")


def test_the_ledger_is_made_again_when_another_page_drops_a_claim(book):
    book.build("en")
    book.in_both("soup.md", "```{claim} soup/pressure\n```\n", "")

    assert "data-page" not in opening(book.build("en"), "soup-pressure")


def test_a_page_is_made_again_when_its_evidence_changes(book):
    book.build("en")
    book.edit("evidence/soup/boil.json", "61012.0", "5.0e6")

    assert "5.0\u00a0ms" in book.build("en").page("soup") or \
        "5\u00a0ms" in book.build("en").page("soup")


@pytest.mark.parametrize("language", ["english", "chinese"])
def test_what_only_a_script_can_work_is_hidden_and_its_values_are_the_same(language, request):
    html = request.getfixturevalue(language).page("ledger")
    bar = html.split('class="filters"')[1].split("</table>")[0]

    assert re.search(r'<div [^>]*class="filters" hidden', html)
    assert 'data-key="text"' in bar and 'data-key="topic"' not in bar  # there is one topic
    assert set(re.findall(r'data-key="(\w+)"', bar)) == {"text", "truth", "verdict", "origin",
                                                         "page"}
    assert {"misleading", "opinion", "seed", "beyond", "soup"} <= set(
        re.findall(r'<option value="([^"]*)"', bar))


def test_a_filter_is_named_in_the_words_of_the_page(english, chinese):
    assert ">ours</option>" in english.page("ledger")
    assert ">本书补充</option>" in chinese.page("ledger")


def test_the_ledger_offers_itself_as_a_table_and_for_programs(english):
    html = english.page("ledger")

    for name in ("ledger.csv", "ledger.json"):
        assert f'href="{name}"' in html and (english.out / name).exists()
