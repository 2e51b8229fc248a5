"""What no other page shows by a listing is gathered, and whoever links to it is led there."""

import pytest

MORE = "(more)=\n# More\n\nThe rest.\n\n```{experiments} soup\n```\n"


@pytest.fixture
def gathering(book):
    """The book with a page that gathers: soup.md shows `boil` by a listing, and no other."""
    for language in ("en", "zh"):
        book.path(f"{language}/more.md").write_text(MORE, "utf-8")
    book.in_both("index.md", "soup\nledger", "soup\nledger\nmore")
    return book


def sections(built):
    return [node["ids"][0] for node in built.doctree("more").findall()
            if node.tagname == "section"][1:]


def section(built, name):
    html = built.page("more")
    begin = html.index(f'id="experiment-soup-{name}"')
    return html[begin:html.index("</section>", begin)]


def test_every_experiment_that_no_listing_shows_has_a_section_in_both_languages(gathering):
    for language in ("en", "zh"):
        assert sections(gathering.build(language)) == ["experiment-soup-cool",
                                                       "experiment-soup-press"]


def test_a_section_shows_title_claims_listing_and_measured_values(gathering):
    built = gathering.build("en")
    cool = section(built, "cool")

    for part in ("<h2>", "A bigger pot cools more slowly.", "badge-inconclusive",
                 'href="claims/soup/cooling.html"', 'id="listing-soup-cool"',
                 '<figure class="measured'):
        assert part in cool
    assert built.warnings == ""


def test_a_section_speaks_the_language_of_its_page(gathering):
    cool = section(gathering.build("zh"), "cool")

    assert "锅越大，凉得越慢。" in cool and "证据不足" in cool


def test_an_experiment_without_evidence_is_named_and_has_a_box_that_says_how_to_run_it(gathering):
    gathering.path("evidence/soup/cool.json").unlink()

    cool = section(gathering.build("en", lab_strict=False), "cool")

    assert "soup/cool" in cool.partition("</h2>")[0]
    assert 'class="missing"' in cool and "./lab run soup/cool" in cool


def test_without_any_evidence_all_sections_stand(gathering):
    for path in gathering.path("evidence").rglob("*.json"):
        path.unlink()

    built = gathering.build("en", lab_strict=False)

    assert sections(built) == ["experiment-soup-cool", "experiment-soup-press"]


def test_the_page_of_a_claim_and_the_cards_lead_to_the_section(gathering):
    built = gathering.build("en")
    own = built.page("claims/soup/cooling")

    assert own.count('href="../../more.html#experiment-soup-cool"') == 2  # figures, uses
    assert 'href="more.html#experiment-soup-cool"' in built.page("soup")


def test_what_a_page_begins_to_show_leaves_the_rest_and_links_follow_it(gathering):
    gathering.build("en")
    gathering.in_both("soup.md", "```{measured} soup/cool", "```{listing} soup/cool\n```\n"
                      "```{measured} soup/cool")

    built = gathering.build("en")

    assert sections(built) == ["experiment-soup-press"]
    own = built.page("claims/soup/cooling")
    assert "#experiment-soup-cool" not in own + built.page("ledger") + built.page("soup")
    assert 'href="../../soup.html#listing-soup-cool"' in own


def test_a_new_listing_appears_at_the_next_build(gathering):
    gathering.build("en")
    gathering.path("snippets/soup/bake.py").write_text("print('bread')\n", "utf-8")

    assert "experiment-soup-bake" in sections(gathering.build("en", lab_strict=False))


def test_a_section_is_made_again_when_its_evidence_changes(gathering):
    gathering.build("en")
    gathering.edit("evidence/soup/cool.json", "INCONCLUSIVE", "VERIFIED")

    assert "badge-verified" in section(gathering.build("en"), "cool")


def test_a_topic_whose_experiments_all_stand_elsewhere_says_where(gathering):
    for name in ("cool", "press"):
        gathering.in_both("soup.md", "```{measured} soup/boil\n",
                          f"```{{listing}} soup/{name}\n```\n```{{measured}} soup/boil\n")

    built = gathering.build("en")

    assert sections(built) == []
    assert "None is left" in built.page("more") and 'href="soup.html"' in built.page("more")


def test_a_topic_without_listings_is_a_mistake_at_its_line(gathering):
    gathering.in_both("more.md", "{experiments} soup", "{experiments} stew")

    warnings = gathering.build("en").warnings

    assert "more.md:6" in warnings and "stew" in warnings


def test_a_gathering_page_is_of_its_own_kind_for_the_search(gathering):
    told = (gathering.build("en").out / "_search/book.json").read_text("utf-8")

    assert '"kind": "experiment",\n   "topic": "Soup"' in told
