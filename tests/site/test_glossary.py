"""Terms: from one place, refused where wrong, shown in two orders, linked where first met."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, Book
from lab_site.glossary import Glossary, Term, printed
from lab_site.mentions import Mentions
from lab_site.pages import read_tree
from lab_site.records import Text

POT = """\
[[term]]
id = "pot"
en = "pot"
zh = "锅"
pinyin = "guo1"
page = "soup#soup-how"
also.zh = ["汤锅", "沸腾锅"]
means.en = "What soup is boiled in, `lid` or not."
means.zh = "煮汤用的，有没有 `lid` 都行。"
[[term.apart]]
from = "open-pot"
en = "That one has no lid."
zh = "那一种没有盖。"
"""
OPEN_POT = """\
[[term]]
id = "open-pot"
en = "open pot"
zh = "无盖锅"
pinyin = "wu2 gai4 guo1"
page = "soup#soup-boil"
also.zh = ["沸腾"]
means.en = "A pot without a lid."
means.zh = "没有盖的锅。"
"""

# Where a term stands before it is first met in running prose.
BEFORE = """\
Of `pot` and [a pot](ledger.md):

| pot |
|---|
| a pot |

```{selfcheck} What is a pot?
A pot.
```

(soup-claims)="""


def glossary(folder, *texts):
    for number, text in enumerate(texts):
        (folder / f"{number}.toml").write_text(text, "utf-8")
    return Glossary(folder, read_tree(ROOT / "tests/site/book/en"))


def told(folder, *texts):
    return [f"{Path(each.path).name}:{each.line}: {each.text}"
            for each in glossary(folder, *texts).complaints]


class TestLoading:
    def test_terms_of_all_files_are_there_and_nothing_is_complained_of(self, tmp_path):
        found = glossary(tmp_path, POT, OPEN_POT)

        assert not found.complaints and list(found.terms) == ["pot", "open-pot"]

    @pytest.mark.parametrize("old, new, line, wanted", [
        ('pinyin = "guo1"', 'pingyin = "guo1"', 5, "unknown key “pingyin”"),
        ('pinyin = "guo1"\n', "", 1, "has no pinyin"),
        ("soup#soup-how", "stew#soup-how", 6, "there is no page stew"),
        ("soup#soup-how", "soup#soup-why", 6, "has no label “soup-why”"),
        ('from = "open-pot"', 'from = "kettle"', 10, "“kettle” is the id of no term"),
        ('from = "open-pot"', 'word = {en = "pan"}', 10, "word is wanted in en and zh"),
        ('zh = "那一种没有盖。"', "", 10, "one is missing"),
        ('means.zh = "煮', 'means.fr = "煮', 8, "means has “fr”"),
        ("What soup", "4 KiB of soup", 8, "“4 KiB” is a quantity"),
        ("有没有 `lid`", "有没有`lid`", 8, "a space is missing between Han and code"),
        ('id = "pot"', 'id = "Pot"', 2, "lower-case English words"),
        ("[[term]]", "[[word]]", 1, "unknown table “word”"),
        ('zh = "锅"', 'zh = "锅', 4, "Illegal character"),
    ])
    def test_what_is_wrong_is_told_with_file_and_line(self, tmp_path, old, new, line, wanted):
        complaints = told(tmp_path, POT.replace(old, new, 1), OPEN_POT)

        assert any(each.startswith(f"0.toml:{line}: ") and wanted in each for each in complaints)

    @pytest.mark.parametrize("name, faults", [("soup/stir", 0), ("stew/stir", 1)])
    def test_a_term_may_be_explained_by_an_experiment_that_a_page_gathers(self, tmp_path, name,
                                                                          faults):
        (tmp_path / "more.md").write_text("(more)=\n# More\n```{experiments} soup\n```\n", "utf-8")
        text = POT.replace("soup#soup-how", f"more#experiment-{name.replace('/', '-')}")
        (tmp_path / "soup.toml").write_text(text.partition("[[term.apart]]")[0], "utf-8")

        found = Glossary(tmp_path, read_tree(tmp_path), [name])

        assert len(found.complaints) == faults

    def test_a_term_told_twice_names_the_first_place(self, tmp_path):
        complaints = told(tmp_path, POT, OPEN_POT, POT)

        assert len(complaints) == 1 and "2.toml:2:" in complaints[0]
        assert complaints[0].endswith("0.toml:2")

    def test_a_form_may_not_lead_to_two_terms(self, tmp_path):
        complaints = told(tmp_path, POT, OPEN_POT.replace('["沸腾"]', '["汤锅"]'))

        assert [each for each in complaints if "“汤锅” already leads to “pot”" in each]

    def test_but_on_two_pages_it_may_mean_two_things(self, tmp_path):
        here = POT.replace("means.en", "only_there = true\nmeans.en")
        there = (OPEN_POT.replace("soup#soup-boil", "index#home-map")
                 .replace('also.zh = ["沸腾"]', 'only_there = true\nalso.zh = ["汤锅"]'))

        assert told(tmp_path, here, there) == []


class TestFinding:
    def found(self, folder, language, text, *texts):
        terms = glossary(folder, *(texts or (POT, OPEN_POT))).terms.values()
        return [(text[a:b], term.id) for a, b, term in Mentions(terms, language)(text)]

    def test_the_longest_term_goes_first(self, tmp_path):
        assert self.found(tmp_path, "en", "An open pot is a pot.") == [
            ("open pot", "open-pot"), ("pot", "pot")]

    def test_plurals_and_the_head_of_a_sentence_count_but_parts_of_words_do_not(self, tmp_path):
        assert self.found(tmp_path, "en", "Pots. POT, potato, tin-pot, pot's") == [
            ("Pots", "pot"), ("pot", "pot")]

    def test_a_line_break_inside_a_term_is_a_space(self, tmp_path):
        assert self.found(tmp_path, "en", "an open\npot") == [("open\npot", "open-pot")]

    def test_one_han_alone_is_no_mention_but_its_other_forms_are(self, tmp_path):
        assert self.found(tmp_path, "zh", "铁锅和汤锅") == [("汤锅", "pot")]

    def test_words_that_only_look_like_a_term_are_stepped_over(self, tmp_path):
        never = OPEN_POT.replace("pinyin", 'never.zh = ["不沸腾"]\nnever.en = ["open pots"]\npinyin')

        assert self.found(tmp_path, "zh", "不沸腾，沸腾锅，沸腾", POT, never) == [
            ("沸腾锅", "pot"), ("沸腾", "open-pot")]
        assert self.found(tmp_path, "en", "open pots", POT, never) == []

    def test_latin_letters_have_an_edge_among_han(self, tmp_path):
        latin = OPEN_POT.replace('zh = "无盖锅"', 'zh = "TLB"')

        assert self.found(tmp_path, "zh", "换掉TLB，而非 TLBS", POT, latin) == [("TLB", "open-pot")]


@pytest.mark.parametrize("typed, shown", [
    ("xie3 shi2", "xiě shí"), ("jiu4", "jiù"), ("dui4", "duì"), ("lüe4", "lüè"), ("de5", "de"),
    ("shou1 fou3", "shōu fǒu"), ("tlb", "tlb"), ("I/O mi4", "I/O mì")])
def test_pinyin_is_printed_with_its_tones(typed, shown):
    assert printed(typed) == shown


def test_capitals_of_a_latin_word_do_not_change_its_place():
    small, capital = (Term("pot", Text("pot", "锅"), typed, Text("", ""), "soup", "", {}, {})
                      for typed in ("i/o mi4", "I/O mi4"))

    assert small.order("zh") == capital.order("zh")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The tests' book with a glossary, in both languages."""
    book = Book(tmp_path_factory.mktemp("glossary") / "book")
    folder = book.path("glossary")
    folder.mkdir()
    (folder / "soup.toml").write_text(POT + OPEN_POT, "utf-8")
    book.in_both("soup.md", "(soup-claims)=", BEFORE)
    for language in ("en", "zh"):
        book.append(f"{language}/index.md", "\n```{toctree}\nwords\n```\n")
        book.path(f"{language}/words.md").write_text(
            "(words)=\n# Words\n\n```{terms}\n```\n", "utf-8")
    return {language: book.build(language) for language in ("en", "zh")}


def mentions(built, language):
    return re.findall(r'<a aria-describedby="card-(term-[\w-]+)"[^>]*>([^<]*)</a>',
                      built[language].page("soup"))


class TestPages:
    def test_nothing_is_complained_of(self, built):
        assert built["en"].warnings == built["zh"].warnings == ""

    def test_only_the_first_mention_in_running_prose_leads_to_the_glossary(self, built):
        assert mentions(built, "en") == [("term-open-pot", "open pot"), ("term-pot", "pot")]

    def test_headings_questions_claims_and_drawings_stay_as_they_are(self, built):
        page = built["en"].page("soup")
        prose = re.search(r'<section id="soup-how">.*?</p>', page, re.S)[0]

        assert prose.count('class="open term"') == page.count('class="open term"') == 2

    def test_the_card_says_both_names_and_the_meaning_and_leads_to_the_entry(self, built):
        page = built["en"].page("soup")
        card = re.search(r'<span[^>]*id="card-term-pot"[^>]*>.*?</a>', page, re.S)[0]

        for part in ("<strong>pot ", '"zh-CN">锅', "What soup is boiled in", "<code>lid</code>",
                     'href="words.html#term-pot"'):
            assert part in card

    def test_without_script_and_style_the_mention_is_a_plain_link(self, built):
        page = built["en"].page("soup")

        assert re.search(r'<a [^>]*class="open-handle" href="words.html#term-pot">pot</a>', page)

    def test_entries_stand_in_the_order_of_the_pages_language(self, built):
        ids = {language: re.findall(r'class="term-entry"[^>]*id="([^"]+)"',
                                    built[language].page("words")) for language in ("en", "zh")}

        assert ids == {"en": ["term-open-pot", "term-pot"], "zh": ["term-pot", "term-open-pot"]}

    def test_the_index_has_the_other_languages_order(self, built):
        index = re.search(r'class="terms-index".*?</details>', built["en"].page("words"), re.S)[0]

        assert re.findall(r'lang="zh-CN">([^<]+)', index) == ["锅", "无盖锅"]

    def test_an_entry_has_names_meaning_false_friends_and_its_place(self, built):
        entry = built["en"].page("words").split('id="term-pot"')[1]

        for part in ("锅", "guō", "What soup is boiled in", 'href="#term-open-pot"',
                     "That one has no lid.", 'href="soup.html#soup-how"'):
            assert part in entry

    def test_the_filters_own_words_are_not_shown_until_a_script_shows_them(self, built):
        page = built["en"].page("words")

        assert re.search(r'<div class="terms-tools"[^>]* hidden', page)
        assert "<input " in page and "</input>" not in page
        assert "guo1 guo" not in page and 'data-find="pot 锅 汤锅 沸腾锅 guo"' in page

    def test_a_changed_meaning_is_shown_where_the_term_is_met(self, tmp_path):
        book = Book(tmp_path / "book")
        (book.path("glossary")).mkdir()
        book.path("glossary/soup.toml").write_text(POT + OPEN_POT, "utf-8")
        book.append("en/ledger.md", "\n```{terms}\n```\n")
        book.build("en")

        book.edit("glossary/soup.toml", "What soup is boiled in", "A vessel")

        assert "A vessel" in book.build("en").page("soup")


class TestOurOwn:
    """What readers of this book get."""

    def ours(self, language="en"):
        listings = [path.relative_to(ROOT / "snippets").with_suffix("").as_posix()
                    for suffix in ("cpp", "py") for path in ROOT.glob(f"snippets/*/*.{suffix}")]
        return Glossary(ROOT / "glossary", read_tree(ROOT / "docs" / language), listings)

    def test_there_are_about_120_terms_without_fault(self):
        found = self.ours()

        assert not found.complaints and len(found.terms) >= 120

    def test_the_known_false_friends_are_told_apart(self):
        terms = self.ours().terms
        pairs = {frozenset((term.id, one.other)) for term in terms.values()
                 for one in term.apart if one.other}

        for pair in (("concurrency", "parallelism"), ("kernel-thread", "kernel-level-thread"),
                     ("synchronisation", "synchronous-io"), ("simplex", "half-duplex"),
                     ("signal", "semaphore"), ("page-fault", "segmentation-fault")):
            assert frozenset(pair) in pairs
        assert any(one.word and one.word.zh == "进程栈" for one in terms["thread-stack"].apart)

    def test_a_compound_is_not_taken_for_the_term_inside_it(self):
        for page in ("process_thread/process_or_thread", "process_creation/copy_on_write"):
            terms = [term for term in self.ours("zh").terms.values()
                     if not term.only_there or term.page == page]
            find = Mentions(terms, "zh")

            seen = {text: [term.id for _, _, term in find(text)] for text in (
                "多线程", "父进程", "子进程", "主进程", "工作进程", "信号量", "信号处理函数",
                "非阻塞", "缺页一次", "这次缺页", "进程间通信", "内存映射进来")}

            assert seen == {
                "多线程": [], "父进程": ["parent-process"], "子进程": ["child-process"],
                "主进程": [], "工作进程": ["worker"], "信号量": ["semaphore"],
                "信号处理函数": ["signal-handler"], "非阻塞": ["non-blocking"],
                "缺页一次": ["page-fault"], "这次缺页": [], "进程间通信": ["ipc"],
                "内存映射进来": []}
