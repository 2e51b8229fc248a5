"""Each check passes the book as it is and fails the book with one thing wrong."""

import pytest
from lab_site import checks, pages, typography
from sphinx.errors import SphinxError


def typed(text):
    return [words for item in pages.read(text) if isinstance(item, pages.Prose)
            for _, words in checks.typed_numbers(item)]


def slips(text):
    return [words for item in pages.read(text) if isinstance(item, pages.Prose)
            for _, words in typography.faults(item)]


@pytest.mark.parametrize("text", [
    "It took 12 ms.", "It is 3 times faster.", "three times as fast", "4x faster", "3× as fast",
    "twice as fast", "a 30-second answer", "4096 bytes", "ten milliseconds", "It fell by 30 %.",
    "ninety per cent", "tenfold", "two orders of magnitude", "快三倍", "快 3 倍", "占 30%",
    "百分之三十", "两个数量级", "几毫秒", "4 KiB 的页", "| a |\n|--|\n| 3 ms |", "> half the time"])
def test_a_typed_number_is_found(text):
    assert typed(text)


@pytest.mark.parametrize("text", [
    "Linux 5.11 in the 1990s", "C++20 on x86-64", "It runs 3 times.", "64-bit", "2 × 3", "0x10",
    "`12 ms` of {given}`4 KiB <mmap(2)>`", "{measured}`a/b#c` faults", "section 2 says",
    "在 2.6 内核之前", "第三章", "<https://example.org/3x>", "kernels 6.x"])
def test_a_number_that_is_no_measurement_is_let_pass(text):
    assert not typed(text)


def test_a_typed_number_is_found_at_its_line():
    page = pages.Page("p", "p.md", pages.read("(a)=\n# A\n\nOne line,\nand 3 ms here.\n"))

    assert [complaint.line for complaint in checks.numbers(page)] == [5]


def test_a_typed_number_is_found_inside_a_folded_answer():
    assert typed("```{selfcheck} Why?\nIt takes 3 ms.\n```")


def test_a_typed_number_is_found_in_a_question():
    assert typed("```{predict} Is it 3 ms?\nNo.\n```")


@pytest.mark.parametrize("text", [
    "中文abc", "用`fork`后", "他说,好", "你好.", "见手册(2)", "他说\"好\"", "好， 不好",
    "共{measured}`a/b`个", "read(2)的", "**粗体**abc"])
def test_a_slip_of_chinese_typesetting_is_found(text):
    assert slips(text)


@pytest.mark.parametrize("text", [
    "用 `fork` 之后，内存（线程）共享。", "fork(2) 的说明", "共 {measured}`a/b` 个", "“中文”abc",
    "C++20 标准", "Only Latin, with commas.", "[链接](a.md)，可以"])
def test_good_chinese_typesetting_is_let_pass(text):
    assert not slips(text)


def test_the_book_as_it_is_gives_no_warning(english, chinese):
    assert english.warnings == chinese.warnings == ""


BROKEN = [
    ("a directive is missing", "zh/soup.md", "```{claim} soup/taste\n```\n", "", "out of step"),
    ("directives are swapped", "zh/soup.md",
     "```{claim} soup/taste\n```\n```{claim} soup/induction\n```",
     "```{claim} soup/induction\n```\n```{claim} soup/taste\n```", "out of step"),
    ("a heading changed its level", "en/soup.md", "### Does a lid", "## Does a lid", "out of step"),
    ("a label differs", "zh/soup.md", "(soup-how)=", "(soup-why)=", "out of step"),
    ("an option differs", "zh/soup.md", ":only: minutes", ":only: hours", "out of step"),
    ("a value is in one language only", "zh/soup.md", "{measured}`soup/boil#spoons`",
     "{measured}`soup/boil#moods`", "in one language only"),
    ("a heading has no label", "en/soup.md", "(soup-how)=\n", "", "has no label"),
    ("a label is Chinese", "zh/soup.md", "(soup-how)=", "(原理)=", "not lower-case English"),
    ("a number is typed", "en/soup.md", "Everyone who", "After 3 ms everyone who", "typed by hand"),
    ("Chinese lacks a space", "zh/soup.md", "饿着肚子", "Hungry的人", "space is missing"),
    ("Chinese has a half-width comma", "zh/soup.md", "都想知道。", "都想,知道。", "half-width"),
    ("a drawing has one arrow more", "zh/soup.md", "stove -> pot [", "pot -> lid; stove -> pot [",
     "this drawing has edge pot->lid"),
    ("a drawing has one arrow less", "en/soup.md", "pot -> air [style=dashed];", "",
     "this drawing lacks edge pot->air"),
    ("a drawing gives a thing another class", "en/soup.md", "class=kernel", "class=user",
     "this drawing lacks node pot kernel"),
    ("a fence is not read", "en/soup.md", "::::{selfcheck}", "````{selfcheck}",
     "not read as one"),
]


@pytest.mark.parametrize("file, old, new, told", [case[1:] for case in BROKEN],
                         ids=[case[0] for case in BROKEN])
def test_a_build_warns_when(book, file, old, new, told):
    book.edit(file, old, new)

    warnings = book.build(file[:2]).warnings

    assert told in warnings
    assert f"{file.split('/')[1]}" in warnings


@pytest.mark.parametrize("old, new", [
    ("{claim} soup/taste", "{claim} soup/burnt"), ("{listing} soup/boil", "{listing} soup/burnt"),
    ("{measured} soup/boil", "{measured} soup/burnt"), ("`soup/cooling`", "`soup/burnt`"),
    ("{claimref}`soup/taste`", "{claimref}`soup/burnt`"), ("<soup/cool>", "<soup/burnt>"),
    ("soup/boil#pot", "soup/boil#burnt"), ("soup/cool#minutes@10", "soup/cool#minutes@burnt")])
def test_a_build_warns_about_an_unknown_name_in_either_language(book, old, new):
    book.in_both("soup.md", old, new)

    assert "burnt" in book.build("en").warnings
    assert "burnt" in book.build("zh").warnings


def test_strips_of_both_languages_are_compared_at_their_line():
    en, zh = (pages.Page("p", f"{language}/p.md", pages.read(
        f"Text.\n\n```{{strips}} A title\n:caption: Words.\ncook: 0-{end} user\n```\n"))
        for language, end in (("en", 3), ("zh", 4)))

    told = [(complaint.line, complaint.text) for complaint in checks.drawings(en, zh)]

    assert told == [
        (3, "this drawing has group 1 lane 1: 0-3 user, unlike that of zh/p.md:3"),
        (3, "this drawing lacks group 1 lane 1: 0-4 user, unlike that of zh/p.md:3")]


def test_a_number_typed_into_the_title_of_strips_is_found():
    assert typed("```{strips} It takes 3 ms\ncook: 0-3 user\n```")


def test_a_build_warns_about_a_page_in_one_language_only(book):
    book.path("en/extra.md").write_text("---\norphan: true\n---\n(extra)=\n# Extra\n", "utf-8")

    assert "no such page in zh" in book.build("en").warnings
    assert "no such page in zh" in book.build("zh").warnings


def test_a_warning_fails_the_build(book):
    book.edit("en/soup.md", "Everyone who", "After 3 ms everyone who")

    with pytest.raises(SphinxError):
        book.build("en", fail_on_warning=True)


def test_a_warning_comes_again_when_nothing_else_changed(book):
    book.in_both("soup.md", "{claimref}`soup/taste`", "{claimref}`soup/burnt`")
    book.build("en")

    assert "soup/burnt" in book.build("en").warnings
