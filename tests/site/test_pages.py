"""The structure of a page's source."""

from conftest import BOOK
from lab_site import pages


def kinds(text, kind):
    return [item for item in pages.read(text) if isinstance(item, kind)]


def test_labels_headings_and_directives_come_in_order_with_their_lines():
    items = pages.read("(a)=\n# A `b`\n\n```{claim} x/y\n```\n")

    assert items[0] == pages.Label(1, "a")
    assert items[1] == pages.Heading(2, 1, "A b")
    assert items[-1] == pages.Directive(4, "claim", "x/y", ())


def test_a_directive_inside_an_answer_is_seen():
    found = kinds("::::{selfcheck} Why?\n```{claim} x/y\n```\n::::\n", pages.Directive)

    assert [(item.name, item.line) for item in found] == [("selfcheck", 1), ("claim", 2)]


def test_words_inside_a_listing_or_diagram_are_no_prose():
    assert not kinds("```{code-block} c\n12 ms\n```\n\n```\n3 times faster\n```", pages.Prose)


def test_a_role_is_seen_in_a_table():
    assert kinds("| a |\n|---|\n| {measured}`x/y` |\n", pages.Role)[0].text == "x/y"


def test_a_page_knows_the_claims_it_shows_and_those_it_names():
    page = pages.read_tree(BOOK / "en")["soup"]

    assert page.claims[0] == "soup/lid-saves-time" and len(page.claims) == 8
    assert page.listings == ["soup/boil"]
    assert page.title == "When does soup boil?"
