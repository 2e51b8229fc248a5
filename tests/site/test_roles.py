"""Values and verdicts inside a sentence."""


def sentence(built):
    return built.page("soup").split('id="soup-how"')[1].split('class="diagram"')[0]


def card_of(html, handle):
    """The card that opens behind a value."""
    return html[html.index(handle):].split('class="card"', 1)[1].split("</p>")[0]


def test_a_claims_estimate_is_rounded_and_opens_to_its_argument(english):
    card = card_of(sentence(english), ">6<")

    for part in ("5.553", "5.12 … 6.03", "&gt; 2", "24 blocks", "fails, as it must",
                 "Copper kettle", "6.1.0-soup", "-O2", "2024-11-24", "./lab run --again"):
        assert part in card


def test_a_value_opens_by_focus_without_a_script(english):
    assert 'class="open-handle" role="button" tabindex="0"' in sentence(english)


def test_a_cost_stands_with_its_unit_and_interval(english):
    html = sentence(english)

    assert ">60\u00a0µs<" in html and ">10\u00a0µs<" in html
    assert "58.1\u00a0µs … 64.3\u00a0µs" in card_of(html, ">60\u00a0µs<")


def test_a_fact_is_exact_and_says_in_how_many_processes_it_held(english, chinese):
    assert "the same in 3 processes" in card_of(sentence(english), ">12<")
    assert "3 个进程结果一致" in card_of(sentence(chinese), ">12<")


def test_a_point_of_a_series_is_as_round_as_its_spread_allows(english):
    assert ">32<" in sentence(english)
    assert "31 … 33.1" in card_of(sentence(english), ">32<")


def test_a_given_quantity_says_whose_it_is(english, chinese):
    assert "from Kitchen handbook" in card_of(sentence(english), "4 KiB")
    assert "引自 Kitchen handbook" in card_of(sentence(chinese), "4 KiB")
    assert "soup/cool" in card_of(sentence(english), "10 litres")


def test_a_given_quantity_without_a_source_is_a_warning(book):
    book.in_both("soup.md", "{given}`4 KiB <Kitchen handbook>`", "{given}`4 KiB`")

    assert "say whose" in book.build("en").warnings


def test_a_verdict_is_a_badge_in_the_pages_language(english, chinese):
    assert "badge badge-inconclusive" in sentence(english)
    assert "证据不足" in sentence(chinese)


def test_a_reference_leads_to_the_permanent_page_of_the_claim(english):
    assert 'href="claims/soup/taste.html"' in sentence(english)
    assert ">the stove</a>" in sentence(english)


def test_a_missing_value_leaves_a_visible_word_and_a_warning(book):
    book.path("evidence/soup/cool.json").unlink()

    built = book.build("zh")

    assert "尚未测得" in sentence(built)
    assert "soup.md" in built.warnings and "soup/cool" in built.warnings
