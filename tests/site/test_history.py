"""The history of a published machine is read as the runner wrote it, or not at all."""

import pytest
from histories import LID, line, result, write

from lab_site import history


def test_each_time_that_a_claim_was_tried_is_there_the_oldest_first(tmp_path):
    write(tmp_path, line("2024-01-02", result(5.6)), line("2024-02-02"),
          line("2024-03-02", result(3.1, (2.9, 3.3), "INCONCLUSIVE", reason="flaky")))

    read = history.load(tmp_path)

    assert read.dates == ("2024-01-02T10:00:00Z", "2024-02-02T10:00:00Z", "2024-03-02T10:00:00Z")
    first, second = read.of(LID)
    assert (first.estimate, first.interval, first.verdict) == (5.6, (5.1, 6.1), "VERIFIED")
    assert (second.verdict, second.reason, second.n) == ("INCONCLUSIVE", "flaky", 24)
    assert second.published_at == "2024-03-02T10:00:00Z"


def test_without_a_file_and_for_an_unknown_claim_there_is_none(tmp_path):
    assert history.load(tmp_path).of(LID) == ()
    write(tmp_path, line("2024-01-02", result()))
    assert history.load(tmp_path).of("soup/none") == ()


@pytest.mark.parametrize("changed, wanted", [
    ({"kernel": "6.2"}, ("kernel", "6.1.0-soup", "6.2")),
    ({"compiler": "g++ 14"}, ("compiler", "g++ (Soup 1.0) 12.2.0", "g++ 14")),
    ({"method": "2"}, ("method", "1", "2"))])
def test_what_changed_between_two_times_is_told(tmp_path, changed, wanted):
    write(tmp_path, line("2024-01-02", result()), line("2024-02-02", result(), **changed))

    before, now = history.load(tmp_path).of(LID)

    assert now.changes_since(before) == [wanted]
    assert before.changes_since(before) == []


def test_another_listing_or_threshold_is_told_too(tmp_path):
    write(tmp_path, line("2024-01-02", result()),
          line("2024-02-02", result(listing="ffffffff", threshold=3.0)))

    before, now = history.load(tmp_path).of(LID)

    assert [name for name, *_ in now.changes_since(before)] == ["listing", "threshold"]


def test_columns_are_found_by_their_names(tmp_path):
    columns = ["extra", *["claim", "verdict", "reason", "estimate", "interval", "n", "threshold",
                          "finished_at", "tool", "listing"]]
    write(tmp_path, line("2024-01-02", ["more", *result(5.6)], columns=columns))

    assert history.load(tmp_path).of(LID)[0].estimate == 5.6


GOOD = line("2024-01-02", result())


@pytest.mark.parametrize("text, fault", [
    (GOOD.replace("5.6", "9.9"), "edited since the runner wrote it"),
    (GOOD[20:], "wanted a digest in front"),
    (line("2024-01-02", result(), schema=2), "wanted schema 1, saw 2"),
    (line("2024-01-02", result()[:-1]), "wanted 10 values in a row, saw 9"),
    (line("2024-01-02", result(), columns=["x"] * 10), "wanted a column claim"),
    (GOOD[:-30] + "\n", "edited"),
    (GOOD[:-1], "wanted a whole line"),
    ("\n", "wanted a digest in front")])
def test_a_line_that_is_not_the_runner_s_is_named_with_its_number(tmp_path, text, fault):
    write(tmp_path, GOOD, text)

    with pytest.raises(history.Broken, match=rf"history\.jsonl:2: {fault}.*bring back"):
        history.load(tmp_path)


def test_bytes_that_are_no_text_are_named(tmp_path):
    (tmp_path / "history.jsonl").write_bytes(b"\xff\n")

    with pytest.raises(history.Broken, match="history.jsonl:1"):
        history.load(tmp_path)
