"""A clock that was set back or forth: it is said, and nothing is decided by it."""

import hashlib
import os
import re
import time

import pytest

EXPERIMENT, CLAIM = "verdicts/wrong_number", "verdicts/wrong-number"
DAY = 24 * 3600


def date_evidence(book, experiment: str, seconds: float) -> None:
    """Evidence as if the clock had stood so far from now when it was made."""
    file = book.evidence_file(experiment)
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))
    rest = file.read_bytes().split(b"\n", 2)[2]
    rest = re.sub(rb'"(started|finished)_at": "[^"]*"', rb'"\1_at": "%s"' % when.encode(), rest)
    digest = hashlib.sha256(rest).hexdigest().encode()
    file.write_bytes(b'{\n "digest": "%s",\n%s' % (digest, rest))


@pytest.mark.parametrize("seconds, words", [
    (3.1 * 3600, "reused, dated 3 h in the future: "),
    (400.1 * DAY, "reused, dated 400 days in the future: "),
    (30, "reused, just made: "), (-3.1 * 3600, "reused, 3 h old: "),
    (-20000 * DAY, "reused, 20000 days old: ")])
def test_evidence_of_another_time_is_reused_and_its_age_said(fresh_book, seconds, words):
    fresh_book.lab("run", "--exact", EXPERIMENT)
    date_evidence(fresh_book, EXPERIMENT, seconds)

    run, status = fresh_book.lab("run", "--exact", EXPERIMENT), fresh_book.lab("status")
    explained = fresh_book.lab("explain", CLAIM)

    assert run.stdout.startswith(words)
    assert (run.returncode, status.returncode, explained.returncode) == (1, 1, 0)
    assert fresh_book.status()[CLAIM]["verdict"] == "REFUTED"


@pytest.mark.parametrize("days", [-20000, 400])
def test_a_listing_of_another_time_is_tried_and_recorded(fresh_book, days):
    for suffix in (".py", ".toml"):
        file = fresh_book.root / f"snippets/{EXPERIMENT}{suffix}"
        os.utime(file, (time.time() + days * DAY,) * 2)

    done = fresh_book.lab("run", "--exact", EXPERIMENT)

    assert done.returncode == 1 and done.stderr == ""
    assert fresh_book.evidence(EXPERIMENT)["claims"][0]["verdict"] == "REFUTED"
