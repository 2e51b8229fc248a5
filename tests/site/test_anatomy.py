"""The book's concept pages are built alike, in both languages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [f"{page}.md" for page in (
    "process_thread/process_or_thread", "os_taxonomy/kinds_of_systems",
    "memory/does_malloc_give_memory", "process_creation/copy_on_write", "ipc/which_ipc",
    "io_bound/cpu_or_io", "io_models/blocking_to_async", "coroutines/why_so_cheap")]
SECTIONS = ["answer", "claims", "how", "experiments", "false", "answers", "selfcheck",
            "sources"]
WORDS = {"30s": (80, 150), "3min": (400, 700)}  # English words, Han characters


def read(language, page):
    return (ROOT / "docs" / language / page).read_text()


def count(directive, text):
    return len(re.findall(r"^[`:]{3,}\{" + directive + r"\}", text, re.M))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES, ids=str)
class TestConceptPage:
    def test_asks_a_question(self, language, page):
        title = re.search(r"^# (.+)$", read(language, page), re.M).group(1)

        assert title.endswith(("?", "？"))

    def test_has_its_sections_in_order(self, language, page):
        text = read(language, page)
        stem = re.match(r"\(([a-z0-9-]+)\)=", text).group(1)

        found = [text.find(f"({stem}-{section})=") for section in SECTIONS]

        assert -1 not in found and found == sorted(found)

    def test_answers_in_sixty_words_or_a_hundred_han_characters(self, language, page):
        text = read(language, page)
        answer = re.search(r"-answer\)=\n+## .+\n(.+?)```\{verdicts\}", text, re.S).group(1)

        if language == "zh":
            assert len(re.findall(r"[\u4e00-\u9fff]", answer)) <= 100
        else:
            assert len(answer.split()) <= 60

    def test_shows_claims_experiments_a_diagram_and_questions(self, language, page):
        text = read(language, page)

        assert 5 <= count("claim", text) <= 10
        assert count("listing", text) >= 3 and count("measured", text) >= 3
        assert 1 <= count("diagram", text) + count("strips", text) <= 2
        assert count("selfcheck", text) >= 3

    def test_lets_its_readers_predict_twice_or_more_before_they_see(self, language, page):
        asked = re.findall(r"^(?:```|:::)\{predict\} .+\n:form: (\w+)$", read(language, page),
                           re.M)

        assert len(asked) >= 2 and len(asked) == count("predict", read(language, page))

    def test_is_answered_aloud_at_two_lengths_with_two_follow_ups(self, language, page):
        text = re.sub(r"\{\w+\}`[^`]*`", "x", read(language, page))
        section = re.search(r"-answers\)=\n(.+?)^\([a-z-]+\)=", text, re.M | re.S).group(1)
        said = dict(re.findall(r"^```\{answer\} (\w+)\n(.+?)^```$", section, re.M | re.S))

        assert list(said) == list(WORDS) and count("followup", section) == 2
        for form, (words, han) in WORDS.items():
            if language == "zh":
                assert 0 < len(re.findall(r"[\u4e00-\u9fff]", said[form])) <= han
            else:
                assert 0 < len(said[form].split()) <= words

    def test_stays_within_two_hundred_lines_of_prose(self, language, page):
        drawing = re.compile(r"^(```|:::)\{(?:diagram|strips|predict)\}.*?^\1$", re.M | re.S)
        answers = re.compile(r"^\([a-z-]+-answers\)=\n.*?(?=^\([a-z-]+\)=)", re.M | re.S)

        text = answers.sub("", drawing.sub("", read(language, page)))
        assert len(text.splitlines()) <= 210
