"""What ./lab does with its arguments, a build that fails, a claim refuted, a page that warns."""

import pytest

CONF = """project = 'book'
html_theme = 'basic'
def setup(app):
    app.add_config_value('lab_published', False, 'env')
    app.connect('build-finished', lambda app, why: print('published:', app.config.lab_published))
"""


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
    assert all(f"  {name} " in done.stdout for name in (
        "site", "test", "run", "status", "explain", "compare", "history", "publish"))
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


def test_test_takes_no_arguments(copy):
    done = copy.lab("test", "fast")

    assert done.returncode == 2
    assert "fast" in done.stderr


@pytest.mark.parametrize("arguments", [["--publishd"], ["--published", "en"], ["fast"]])
def test_site_names_an_argument_that_it_does_not_know(copy, arguments):
    done = copy.lab("site", *arguments)

    assert done.returncode == 2
    assert f"wanted --published or nothing; saw {' '.join(arguments)}" in done.stderr
    assert copy.called("") == []


def test_the_help_of_site_tells_of_published_numbers_and_needs_nothing(copy):
    copy.installed([])

    done = copy.lab("site", "--help")

    assert done.returncode == 0
    assert "--published" in done.stdout
    assert copy.called("") == []


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


def publish(book):
    folder = book.root / "evidence"
    folder.mkdir()
    (folder / "published.toml").write_text('reference = "a-machine"\n', "utf-8")


def test_published_pages_need_only_what_pages_need_and_run_nothing(book):
    publish(book)
    book.installed([name for name in book.listed_in("packages-site.txt")])

    done = book.lab("site", "--published")

    assert done.returncode == 0, done.stdout + done.stderr
    assert all((book.root / "build/site" / name / "index.html").exists() for name in ("en", "zh"))
    assert not (book.root / "build/runner").exists() and not book.called("apt-get")
    assert "published: True" in (book.root / "build/log/pages.log").read_text("utf-8")
    assert "Nothing was run here" in done.stdout


def test_one_s_own_pages_are_not_made_from_published_numbers(book):
    publish(book)

    book.lab("site")

    assert "published: False" in (book.root / "build/log/pages.log").read_text("utf-8")


def test_a_refuted_claim_of_one_s_own_run_does_not_fail_published_pages(book):
    publish(book)
    book.runner_ends_with(1)

    assert book.lab("site", "--published").returncode == 0


def test_a_published_page_that_warns_fails_the_site(book):
    publish(book)
    spoil(book)

    done = book.lab("site", "--published")

    assert done.returncode == 1
    assert "nosuch" in done.stdout


def test_without_published_numbers_it_says_what_to_do_and_installs_nothing(copy):
    copy.installed([])

    done = copy.lab("site", "--published")

    assert done.returncode == 2
    assert "evidence/published.toml" in done.stderr
    assert "./lab publish" in done.stderr and "./lab site" in done.stderr
    assert not copy.called("install")


def begun_book(folder):
    for part in ("claims", "docs/en", "docs/zh", "snippets"):
        (folder / part).mkdir(parents=True)
    for part in ("conf.py", "docs/landing.html"):
        (folder / part).write_text("", "utf-8")


def test_another_book_is_named_from_where_one_stands(copy):
    begun_book(copy.root / "mine")
    (copy.root / "snippets/lab").mkdir(parents=True)
    (copy.root / "snippets/lab/lab.hpp").write_text("new", "utf-8")

    done = copy.lab("--book", str(copy.root / "mine").lstrip("/"), "list")  # called from /

    assert done.stdout.endswith(f"ran --root {copy.root / 'mine'} list\n"), done.stderr
    assert (copy.root / "mine/snippets/lab/lab.hpp").read_text("utf-8") == "new"


def test_a_folder_that_is_no_book_is_refused_by_what_it_lacks(copy):
    begun_book(copy.root / "mine")
    (copy.root / "mine/conf.py").unlink()

    done = copy.lab("--book", str(copy.root / "mine"), "site")

    assert done.returncode == 2
    assert f"wanted {copy.root / 'mine'}/conf.py, saw none" in done.stderr
    assert "examples/numbers" in done.stderr


def test_a_book_without_a_name_is_asked_for(copy):
    done = copy.lab("--book")

    assert done.returncode == 2
    assert "wanted the folder of a book" in done.stderr


def test_a_mistyped_command_is_named_before_anything_is_built(copy):
    done = copy.lab("sight")

    assert done.returncode == 2
    assert "sight: no such command" in done.stderr and not (copy.root / "build/runner").exists()
