"""What ./lab does with its arguments, a build that fails, a claim refuted, a page that warns."""

import pytest

CONF = "project = 'book'\nhtml_theme = 'basic'\n"


@pytest.fixture
def book(copy):
    """A copy with one page in each language, made by the real Sphinx."""
    (copy.root / "conf.py").write_text(CONF, "utf-8")
    for language in ("en", "zh"):
        folder = copy.root / "docs" / language
        folder.mkdir(parents=True)
        (folder / "index.rst").write_text("A page\n======\n", "utf-8")
    return copy


def spoil(book):
    (book.root / "docs/zh/index.rst").write_text("A page\n======\n\n:nosuch:`role`\n", "utf-8")


@pytest.mark.parametrize("word", ["help", "--help", "-h"])
def test_help_names_the_commands_and_needs_nothing(copy, word):
    copy.installed([])

    done = copy.lab(word)

    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in ("site", "test", "run", "status", "explain"))
    assert copy.called("") == []


def test_everything_else_goes_to_the_runner_as_it_is(copy):
    done = copy.lab("run", "memory/*", "--exact", "a b")

    assert done.stdout == "ran run memory/* --exact a b\n"


@pytest.mark.parametrize("status", [0, 1, 2, 77])
def test_the_runner_decides_the_exit_status(copy, status):
    copy.runner_ends_with(status)

    assert copy.lab("status").returncode == status


def test_a_build_that_fails_ends_with_2_and_shows_the_log(copy):
    copy.stand_in("cmake", "#!/bin/sh\necho 'error: expected a semicolon'\nexit 1\n")

    done = copy.lab("list")

    assert done.returncode == 2
    assert "expected a semicolon" in done.stderr
    assert "build/log/build-runner.log" in done.stderr


def test_site_and_test_take_no_arguments(copy):
    done = copy.lab("site", "fast")

    assert done.returncode == 2
    assert "fast" in done.stderr


def test_site_makes_both_languages_and_says_where(book):
    done = book.lab("site")

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Open file://{book.root}/build/site/index.html" in done.stdout
    assert all((book.root / "build/site" / name / "index.html").exists() for name in ("en", "zh"))


def test_site_makes_the_pages_when_a_claim_is_refuted_and_ends_with_1(book):
    book.runner_ends_with(1)

    done = book.lab("site")

    assert done.returncode == 1
    assert "refuted" in done.stdout
    assert (book.root / "build/site/zh/index.html").exists()


def test_site_stops_when_the_runner_cannot_work(book):
    book.runner_ends_with(2)

    done = book.lab("site")

    assert done.returncode == 2
    assert not (book.root / "build/site/zh/index.html").exists()


def test_a_page_that_warns_fails_the_site_every_time(book):
    spoil(book)

    first, second = book.lab("site"), book.lab("site")

    assert first.returncode == 1 and second.returncode == 1
    assert "nosuch" in first.stdout and "nosuch" in second.stdout


def test_a_page_whose_source_is_gone_is_gone_from_the_site(book):
    source = book.root / "docs/en/soup/boil.rst"
    page = book.root / "build/site/en/soup/boil.html"
    source.parent.mkdir()
    source.write_text(":orphan:\n\nSoup\n====\n", "utf-8")

    book.lab("site")
    was_there = page.exists()
    source.unlink()
    book.lab("site")

    assert was_there and not page.exists()
    assert (book.root / "build/site/en/index.html").exists()


def test_without_a_terminal_a_stage_is_one_line(book):
    lines = book.lab("site").stdout.splitlines()

    assert [line[:5] for line in lines[:4]] == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]
    assert len(lines) == 6
