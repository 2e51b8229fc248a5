"""A claim's history: each publication in a table, numbers drawn, and what changed in between."""

import re

import pytest
from histories import line, result, write

TRIED = (line("2024-01-02", result(5.6, (5.1, 6.1))),
         line("2024-02-02", result(5.4, (5.0, 5.9)), kernel="6.2.0"),
         line("2024-03-02", result(3.1, (2.9, 3.3), "REFUTED", listing="ffffffff")))


def page(built):
    return built.page("claims/soup/lid-saves-time")


def text(html):
    return re.sub(r"<[^>]+>", "", html)


def history(built):
    """The text of the box, or nothing."""
    boxes = re.findall(r'<div class="history.*?</table>', page(built), re.S)
    return [text(found) for found in boxes]


def cells(built, kind):
    return [text(found).strip()
            for found in re.findall(rf'<t[dr] class="{kind}".*?</t[dr]>', page(built), re.S)]


def published(book, *lines):
    book.publish()
    write(book.path("published/kettle-7"), *lines)
    return book


def test_each_publication_is_a_row_with_verdict_value_and_what_changed(book):
    built = published(book, *TRIED).build()

    assert built.warnings == ""
    (told,) = history(built)
    assert "History on kettle-7; published 3 times since 2024-01-02, the verdict changed once" \
        in told
    assert cells(built, "history-epoch") == [
        "kernel 6.1.0-soup → 6.2.0",
        "kernel 6.2.0 → 6.1.0-soup; another version of the listing"]
    assert cells(built, "history-value") == [
        "5.605.10 … 6.10", "5.405 … 5.90", "3.102.90 … 3.30"]


def test_publications_of_one_day_are_told_apart_by_their_time(book):
    built = published(book, line("2024-01-02", result(5.6, (5.1, 6.1))),
                      line("2024-01-02", result(5.4, (5.0, 5.9)),
                           published_at="2024-01-02T17:20:00Z")).build()

    assert re.findall(r">\s*(2024-01-02 ..:..)\s*</t[hd]>", page(built)) == [
        "2024-01-02 10:00", "2024-01-02 17:20"]
    assert re.findall(r'class="(?:first|last)"[^>]*>([^<]*)<', page(built)) == [
        "2024-01-02 10:00", "2024-01-02 17:20"]


def test_it_is_told_in_chinese_too(book):
    (told,) = history(published(book, *TRIED).build("zh"))

    assert "在 kettle-7 上的历次结果；自 2024-01-02 起发布 3 次，结论变过一次" in told
    assert "内核 6.1.0-soup → 6.2.0" in told and "已推翻" in told


def test_numbers_are_drawn_with_their_intervals_and_the_epochs_between_them(book):
    html = page(published(book, *TRIED).build())

    drawn = html[html.index("history-line"):html.index("</svg>", html.index("history-line"))]
    assert drawn.count("<circle") == 3 and drawn.count('class="span"') == 3
    assert drawn.count('class="epoch"') == 2 and drawn.count('class="limit"') == 1
    assert drawn.count('class="at"') == 3
    assert 'class="refuted"' in drawn and "2024-03-02: 3.10 (2.90 … 3.30)" in drawn


def test_what_is_no_number_is_told_in_the_table_alone(book):
    texts = [line(f"2024-0{month}-02", result("soup bread", None)) for month in (1, 2)]

    built = published(book, *texts).build()

    assert cells(built, "history-value") == ["soup bread", "soup bread"]
    assert "history-line" not in page(built)


@pytest.mark.parametrize("lines", [(), TRIED[:1], (TRIED[0], line("2024-02-02"))])
def test_what_was_published_once_or_never_has_no_history(book, lines):
    assert history(published(book, *lines).build()) == []


def test_pages_of_published_numbers_show_it_too(book):
    built = published(book, *TRIED).build(lab_published=True)

    assert len(history(built)) == 1
    assert "published 2024-03-02" in built.page("soup")


def test_the_page_is_made_again_after_another_publication(book):
    published(book, *TRIED[:1])
    first = history(book.build())
    write(book.path("published/kettle-7"), *TRIED)

    assert first == [] and len(history(book.build())) == 1


def test_a_history_that_was_edited_is_named_and_not_shown(book):
    published(book, TRIED[0], TRIED[1].replace("5.4", "5.5"))

    built = book.build()

    assert "history.jsonl:2: edited since the runner wrote it" in built.warnings
    assert history(built) == []


def test_labels_that_would_touch_are_left_out(book):
    near = [line(f"2024-0{month}-02", result(5.6 + month / 1000, (5.59, 5.61))) for month in (1, 2)]

    html = page(published(book, *near).build())

    drawn = html[html.index("history-line"):html.index("</svg>", html.index("history-line"))]
    assert drawn.count('class="at"') == 2 and ">2<" in drawn and ">5.60<" in drawn
