"""Every claim has a page of its own: what people say, what became of it, what stands behind it."""

import re

import pytest
from conftest import BOOK
from lab_site import claim_page, elements
from lab_site.book import Book


def page(built, name):
    return built.page(f"claims/soup/{name}")


def text(html):
    return re.sub(r"<[^>]+>", "", html)


def names(built):
    return sorted(path.stem for path in (built.out / "claims/soup").glob("*.html"))


def test_every_claim_has_a_page_at_the_same_address_in_both_languages(english, chinese):
    assert names(english) == names(chinese) and len(names(english)) == 8


def test_the_title_of_the_page_is_the_sentence(english, chinese):
    for built, said, book in ((english, "A lid makes water boil sooner.", "Soup, put to the test"),
                              (chinese, "盖上锅盖，水开得更快。", "汤：实测为证")):
        html = page(built, "lid-saves-time")
        assert f"<title>{said} · {book}</title>" in html
        assert f'<h1><q class="said">{said}</q>' in html


def test_a_page_shows_the_sentence_of_the_other_language_too(english):
    assert '<p class="claim-other" lang="zh-CN">盖上锅盖，水开得更快。</p>' in page(
        english, "lid-saves-time")


def test_a_source_is_english_with_printed_quotation_marks_in_both_languages():
    (cited,) = [elements.cited("The kettle's maker, 'A cook's guide', ch. 2")]

    assert cited.astext() == "The kettle’s maker, ‘A cook’s guide’, ch. 2"
    assert cited["attrs"] == {"lang": "en"}


def test_a_page_holds_the_whole_argument(english):
    argument = text(page(english, "lid-saves-time").split('id="argument"')[1])

    for part in ("interval5.12 … 6.03", "wanted&gt; 2", "n24 blocks", "control run",
                 "fails, as it must", "./lab run --again soup/boil",
                 "./lab explain soup/lid-saves-time"):
        assert part in argument


def test_a_page_says_what_the_control_takes_away(english, chinese):
    for built, lead in ((english, "The control"), (chinese, "对照的改动")):
        change = page(built, "lid-saves-time").partition(f'<span class="lead">{lead}</span>')[2]
        assert text(change.partition("</p>")[0])


def test_verdict_and_judgement_are_each_told_with_their_reason(english, chinese):
    salt, cooling = page(english, "salt-boils-sooner"), page(chinese, "cooling")

    for part in ("our correction: VERIFIED", "judged false", "It is wrong.", "Salt raises",
                 "The experiment shows our correction, not the sentence."):
        assert part in salt
    assert "证据不足" in cooling and "实验没能分辨出结果" in cooling and "原因" in cooling


def test_of_a_wrong_sentence_the_first_thing_said_is_that_it_is_wrong(english):
    salt, lid = (page(english, name).split("<article")[1]
                 for name in ("salt-boils-sooner", "lid-saves-time"))

    assert salt.index("judged false") < salt.index("our correction: VERIFIED")
    assert lid.index("VERIFIED") < lid.index("judged true")


def test_a_claim_that_no_experiment_decides_says_so(english):
    taste = page(english, "taste")

    assert "No experiment can decide that." in taste and "Proverb" in taste
    assert "There is no experiment" in taste.split('id="argument"')[1]


def test_a_claim_without_evidence_says_how_to_get_some(book):
    book.path("evidence/soup/boil.json").unlink()

    html = page(book.build("en", lab_strict=False), "lid-saves-time")

    assert 'class="missing"' in html and "./lab run soup/boil" in html


def test_a_page_names_where_the_claim_is_used_with_anchors(english):
    used = page(english, "lid-saves-time").split('id="used"')[1]

    assert 'href="../../soup.html#claim-soup-lid-saves-time">When does soup boil?' in used
    assert 'href="../../soup.html#listing-soup-boil">Boiling with and without a lid' in used


def test_a_claim_on_no_page_says_so(book):
    book.in_both("soup.md", "```{claim} soup/pressure\n```\n", "")

    assert "On no page yet" in page(book.build("en"), "pressure")


def test_neighbours_are_of_the_same_topic_and_not_the_claim_itself(english):
    near = page(english, "cooling").split('id="neighbours"')[1].split("</section>")[0]

    assert near.count("<li") == 7 and 'href="cooling.html"' not in near
    assert 'href="../../ledger.html?topic=soup#topic-soup">All 8 in the ledger' in near


@pytest.mark.parametrize("count, place, first, last", [
    (20, 0, 1, 8), (20, 10, 6, 14), (20, 19, 11, 18), (5, 2, 0, 4)])
def test_as_many_neighbours_stand_on_either_side_as_there_are(count, place, first, last):
    book = Book(BOOK, BOOK / "evidence", BOOK / "claims")
    soup = next(iter(book.sentences.values()))
    many = [type(soup)(**{**vars(soup), "id": f"soup/s{n}"}) for n in range(count)]
    book.sentences = {each.id: each for each in many}

    near, all_of_them = claim_page.near(book, many[place])

    assert (near[0], near[-1], all_of_them) == (many[first], many[last], count)


def test_the_frame_leads_back_to_the_ledger_on_and_to_the_other_language(english):
    html = page(english, "salt-boils-sooner")

    assert 'href="../../ledger.html#topic-soup">Soup</a></li><li aria-current="page">' \
           "salt-boils-sooner" in html
    assert 'rel="prev" href="lid-saves-time.html"' in html
    assert 'rel="next" href="spoons-counted.html"' in html
    assert 'class="switch" href="../../../zh/claims/soup/salt-boils-sooner.html"' in html
    assert "<code>claims/soup.toml</code>" in html


def test_what_a_link_to_the_page_is_shown_with_begins_with_the_verdict(english):
    for name, told in (("lid-saves-time", "VERIFIED · judged true · "),
                       ("salt-boils-sooner", "judged false · our correction: VERIFIED · ")):
        assert f'<meta name="description" content="{told}' in page(english, name)


def test_a_sentence_with_markup_stays_text(book):
    book.edit("claims/soup.toml", "Induction stoves are faster.", "A <b>lid</b> & `pot`.")

    built = book.build("en")

    assert "<title>A &lt;b&gt;lid&lt;/b&gt; &amp; pot. ·" in page(built, "induction")
    for name in ("induction", "taste", "pressure"):  # itself, and where the arrows name it
        assert "<b>lid</b>" not in page(built, name) and "&lt;b&gt;lid" in page(built, name)


def test_a_claim_that_left_the_catalogue_leaves_no_page(book):
    book.build("en")
    catalogue = book.path("claims/soup.toml").read_text("utf-8")
    text = catalogue.split('[[claim]]\nid     = "soup/taste"')
    rest = text[1].partition("[[claim]]")[2]
    book.path("claims/soup.toml").write_text(f"{text[0]}[[claim]]{rest}", "utf-8")
    book.in_both("soup.md", "```{claim} soup/taste\n```\n", "")

    assert "taste" not in names(book.build("en", lab_strict=False))
