"""What each directive shows."""

import re


def test_a_claim_shows_sentence_judgement_verdict_and_measured_value(english):
    card = english.texts("claim")[0]

    for part in ("A lid makes water boil sooner.", "judged true", "VERIFIED", "costs more than",
                 "an open pot ÷ a pot with a lid", "5.5", "wanted > 2"):
        assert part in card


def test_a_false_sentence_shows_that_our_correction_was_verified(english, chinese):
    assert "our correction: VERIFIED" in english.texts("claim")[1]
    assert "Salted water takes at least as long" in english.texts("claim")[1]
    assert "我们的更正：已证实" in chinese.texts("claim")[1]


def test_a_claim_shows_why_it_is_undecided_in_the_pages_language(english, chinese):
    assert "the control passes too" in english.texts("claim")[2]
    assert "对照同样通过" in chinese.texts("claim")[2]


def test_a_claim_that_nobody_tried_says_so(english, chinese):
    assert "not tried yet" in english.texts("claim")[6]
    assert "尚未实测" in chinese.texts("claim")[6]


def test_a_claim_that_cannot_run_here_names_what_is_missing(english, chinese):
    assert "lacks command:pressure-cooker" in english.texts("claim")[7]
    assert "此处不可测" in chinese.texts("claim")[7]


def test_a_claims_whole_argument_opens_without_a_script(english):
    html = english.page("soup")
    card = html[html.index('id="claim-soup-lid-saves-time"'):]

    opened = card[card.index("<details"):card.index("</details>")]
    for part in ("5.12 … 6.03", "24 blocks", "fails, as it must", "somewhat busy", "6.1.0-soup",
                 "g++ (Soup 1.0) 12.2.0", "-std=c++20 -O2", "2024-11-24", "672dc043548e",
                 "_evidence/soup/boil.json", "./lab run --again soup/boil"):
        assert part in opened


def test_verdicts_count_the_claims_of_the_page(english, chinese):
    assert "8 claims on this page" in english.texts("verdicts")[0]
    assert "2 VERIFIED · 1 REFUTED · 2 INCONCLUSIVE" in english.texts("verdicts")[0]
    assert "Copper kettle" in english.texts("verdicts")[0]
    assert "2 已证实" in chinese.texts("verdicts")[0]


def test_the_matrix_never_merges_judgement_and_verdict(english):
    table = english.parts("matrix", "index")[0]

    head, *rows = [[cell.astext() for cell in row.children] for row in table.findall(
        lambda node: node.get("tag") == "tr" if hasattr(node, "get") else False)]
    assert head[1:3] == ["✓VERIFIED", "✗REFUTED"]
    assert ["false", "1"] == [row[:2] for row in rows if row[0] == "false"][0]


def test_a_listing_opens_the_region_asked_for_and_folds_the_rest(english):
    html = english.page("soup")
    figure = html[html.index('id="listing-soup-boil"'):]

    before, shown, after = figure.split("<pre", 3)[1:4]
    assert 'data-line="1"' in before and "5 lines above" in figure
    assert re.findall(r'data-line="(\d+)"', shown) == ["6", "7", "8"]
    assert 'data-line="9"' in after


def test_a_listing_tells_how_to_run_it_and_what_its_controls_change(english, chinese):
    assert "g++ -std=c++20 -O2 -I snippets" in english.texts("listing")[0]
    assert "the lid stays in the cupboard" in english.texts("listing")[0]
    assert "锅盖留在柜子里" in chinese.texts("listing")[0]


def test_a_listing_names_what_it_may_do_beyond_the_usual_and_others_say_nothing(book):
    book.edit("evidence/soup/boil.json", '"exceptions": []',
              '"exceptions": ["io_uring", "ram:200M"]')

    assert book.build("en").texts("listing-may") == [
        "May use, beyond what every listing may: io_uring, and with it any kind of socket, "
        "200M more memory."]
    assert book.build("zh").texts("listing-may")[0].startswith("除每个程序都有的权限外")


def test_every_page_built_from_a_run_without_a_sandbox_says_so(book):
    usual = book.build("en")
    assert "aside class=\"bare\"" not in usual.page("soup") + usual.page("ledger")

    book.edit("evidence/soup/boil.json", '"used": true', '"used": false')
    book.edit("evidence/claims.json", "09:00:07Z", "10:00:07Z")  # as after any run
    built = book.build("en")

    for page in ("soup", "ledger"):
        assert "Run without a sandbox, by explicit request: " in built.page(page), page
    assert "none, by <code>--no-sandbox</code>" in built.page("soup")


def test_a_listing_without_evidence_is_shown_and_says_so(book):
    book.path("evidence/soup/boil.json").unlink()

    built = book.build("en")

    assert built.warnings.count("No evidence yet for soup/boil") >= 3
    assert "No evidence yet" in built.texts("listing")[0]
    assert "boil_under_lid" in built.page("soup")


def test_a_region_that_the_listing_does_not_have_is_a_warning(book):
    book.in_both("soup.md", ":from: void boil_under_lid", ":from: void nowhere")

    assert "no line of soup/boil begins with void nowhere" in book.build("en").warnings


def test_a_table_shows_facts_costs_sweeps_and_order(english):
    table = english.texts("measured")[0]

    for part in ("spoons on the table", "12", "4\u00a0MiB", "yes", "calm / angry", "an open pot",
                 "60\u00a0µs", "stirring", "5.2\u00a0µs", "soup → bread → soup"):
        assert part in table


def test_a_table_can_be_narrowed_to_named_values(book):
    book.in_both("soup.md", "```{measured} soup/boil\n", "```{measured} soup/boil\n:only: pot\n")

    table = book.build("en").texts("measured")[0]

    assert "size of the pot" in table and "spoons" not in table


def test_a_table_of_another_listings_evidence_is_a_box(book):
    book.append("snippets/soup/boil.cpp", "// changed\n")

    built = book.build("en")

    assert "has changed since it was run" in built.texts("missing")[0]
    assert "has changed since it was run" in built.warnings
    assert "60\u00a0µs" not in built.page("soup")


def test_missing_evidence_is_a_box_but_no_warning_unless_strict(book):
    book.path("evidence/soup/cool.json").unlink()

    built = book.build("en", lab_strict=False)

    assert built.warnings == ""
    assert "./lab run soup/cool" in " ".join(built.texts("missing"))


def test_a_machine_that_lacks_something_is_no_warning(book):
    book.in_both("soup.md", "```{measured} soup/cool\n:only: minutes", "```{measured} soup/press")

    built = book.build("en")

    assert "missing: command:pressure-cooker" in " ".join(built.texts("missing"))
    assert built.warnings.count("soup/press") == 0


def test_the_machine_is_described(english):
    table = english.texts("machine", "ledger")[0]

    for part in ("Copper kettle, model 7", "6.1.0-soup", "4\u00a0KiB", "82.4\u00a0ns"):
        assert part in table


def test_a_missing_machine_is_a_box(book):
    book.path("evidence/machine.json").unlink()

    assert "No run has described its machine" in book.build("en").texts("missing", "ledger")[0]


def test_an_answer_is_folded_and_needs_no_script(english):
    html = english.page("soup")

    assert re.search(r'<details class="folded selfcheck">\s*<summary>.*?What does', html)
    assert "open>" not in html


def test_a_page_lists_the_evidence_it_rests_on(english):
    html = english.page("soup")

    listed = html[html.index('class="evidence"'):]
    assert "Boiling with and without a lid" in listed and "Cooling of pots" in listed


def test_a_listing_shown_twice_has_its_anchor_once(book):
    twice = "```{listing} soup/boil\n:from: void boil_open\n:to: void\n```\n"
    book.in_both("soup.md", "(soup-selfcheck)=", f"{twice}\n(soup-selfcheck)=")

    built = book.build("en")

    assert built.warnings == "" and len(built.parts("listing")) == 2
    assert built.page("soup").count('id="listing-soup-boil"') == 1
