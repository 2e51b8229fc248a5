"""The words of the interface."""

import pytest
from lab_site import values
from lab_site import words
from lab_site.words import MARKS, REASONS, TABLE, Words


@pytest.mark.parametrize("key", TABLE)
def test_every_word_is_there_in_both_languages(key):
    en, zh = TABLE[key]

    assert en and zh


def test_the_verdicts_are_those_of_the_book():
    words = Words("zh_CN")

    assert [words[state] for state in ("verified", "refuted", "inconclusive", "not_runnable")] == [
        "已证实", "已推翻", "证据不足", "此处不可测"]


def test_every_state_has_a_mark_and_a_word():
    assert all(state in TABLE for state in MARKS)


def test_a_reason_keeps_the_runners_detail():
    assert Words("en").reason("not-observed: in 20 tries") == "not observed (in 20 tries)"
    assert Words("zh").reason("not-observed: 20") == "未观察到（20）"


def test_a_reason_that_nobody_translated_is_shown_as_it_is():
    assert Words("zh").reason("io_uring_setup: EPERM") == "io_uring_setup: EPERM"


def test_every_reason_of_the_runner_has_words():
    assert set(REASONS) >= {"insensitive", "near-threshold", "flaky", "too-few", "budget"}


def test_a_signal_is_shown_with_its_name():
    assert values.exact(11, "signal", Words("en")) == "11 (SIGSEGV)"
    assert values.exact(0, "signal", Words("en")) == "none"


@pytest.mark.parametrize("unit, one", [("faults", "fault"), ("switches", "switch"),
                                       ("processes", "process"), ("addresses", "address")])
def test_one_of_what_is_counted_is_no_plural(unit, one):
    words = Words("en")

    assert (words.unit(unit, "1"), words.unit(unit, "2")) == (one, unit)


def test_no_subject_takes_a_key_that_another_has():
    subjects = [vars(words)[name].TABLE for name in vars(words)
                if hasattr(vars(words)[name], "TABLE")]

    assert len(subjects) >= 7
    assert sum(map(len, subjects)) == len(TABLE)


def test_what_a_search_without_counterexample_can_say_is_told_in_the_readers_language():
    detail = "no counterexample in 30 tries; its chance is at most 0.1 (3/n, 95 %)"

    assert Words("en").reason(f"not-observed: {detail}") == f"not observed ({detail})"
    assert Words("zh").reason(f"not-observed: {detail}") == (
        "未观察到（30 次尝试都没有反例；按 3/n 计，出现的概率至多为 0.1，置信度 95 %）")


CUT = "not-observed: no counterexample in 30 tr… 2f7d6810"


def test_a_reason_that_the_history_cut_short_is_its_keyword_alone():
    assert Words("en").reason(CUT) == "not observed"
    assert Words("zh").reason(CUT) == "未观察到"
