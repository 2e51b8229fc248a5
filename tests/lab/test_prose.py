"""./lab test --prose: pages of published numbers, the checks of prose, no verdict on more."""

import subprocess

import pytest

ROOT_CONF = """project = 'book'
html_theme = 'basic'
def setup(app):
    app.add_config_value('lab_published', False, 'env')
"""

# Stands for cmake -B build/prose: one check, which ends as the file `check` says.
CONFIGURES = """#!/bin/sh
echo "cmake $*" >>calls
mkdir -p build/prose
echo 'add_test(one "/bin/sh" "-c" "exit $(cat ../../check)")' >build/prose/CTestTestfile.cmake
"""


@pytest.fixture
def prose(copy):
    """A copy with a page in each language, published numbers, and a check that passes."""
    (copy.root / "conf.py").write_text(ROOT_CONF, "utf-8")
    for language in ("en", "zh"):
        folder = copy.root / "docs" / language
        folder.mkdir(parents=True)
        (folder / "index.rst").write_text("A page\n======\n", "utf-8")
    (copy.root / "evidence").mkdir()
    (copy.root / "evidence/published.toml").write_text('reference = "a"\n', "utf-8")
    (copy.root / "check").write_text("0", "utf-8")
    copy.stand_in("cmake", CONFIGURES)
    return copy


def git(prose, *words):
    subprocess.run(["git", "-C", str(prose.root), "-c", "user.name=a", "-c", "user.email=a@b.c",
                    *words], check=True, capture_output=True)


def test_prose_is_checked_without_compiler_runner_and_browser(prose):
    prose.installed(prose.listed_in("packages-site.txt") + prose.listed_in("packages-prose.txt"))

    done = prose.lab("test", "--prose")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "100% tests passed" in done.stdout
    assert prose.called("cmake") == ["cmake -S cmake/prose -B build/prose -G Ninja"]
    assert not (prose.root / "build/runner").exists() and not prose.called("apt-get")
    assert not prose.called("tests/browser")


def test_a_page_that_warns_fails_it_and_the_checks_run_all_the_same(prose):
    (prose.root / "docs/zh/index.rst").write_text("A page\n======\n\n:nosuch:`role`\n", "utf-8")

    done = prose.lab("test", "--prose")

    assert done.returncode == 1
    assert "nosuch" in done.stdout and "100% tests passed" in done.stdout


def test_a_check_that_fails_fails_it(prose):
    (prose.root / "check").write_text("1", "utf-8")

    assert prose.lab("test", "--prose").returncode == 1


def test_no_check_at_all_is_a_failure(prose):
    prose.stand_in("cmake", "#!/bin/sh\nmkdir -p build/prose\n: >build/prose/CTestTestfile.cmake\n")

    assert prose.lab("test", "--prose").returncode == 1


def test_without_published_numbers_prose_cannot_be_checked(prose):
    (prose.root / "evidence/published.toml").unlink()

    done = prose.lab("test", "--prose")

    assert done.returncode == 2
    assert "evidence/published.toml" in done.stderr and "./lab test" in done.stderr


def test_changes_that_are_more_than_prose_are_named(prose):
    git(prose, "init", "-q")
    (prose.root / ".gitignore").write_text("/*\n!/docs\n!/tests\n/tests/browser\n!/*.md\n", "utf-8")
    for name in ("a.md", "docs/b.py", "tests/c.md"):
        (prose.root / name).write_text("1\n", "utf-8")
    git(prose, "add", "-A")
    git(prose, "commit", "-qm", "a")
    clean = prose.lab("test", "--prose")
    for name in ("a.md", "docs/b.py", "tests/c.md", "docs/en/new.txt"):
        (prose.root / name).write_text("2\n", "utf-8")
    done = prose.lab("test", "--prose")

    assert "no verdict" not in clean.stdout
    assert "no verdict" in done.stdout
    assert done.stdout.endswith(" is: docs/b.py tests/c.md docs/en/new.txt (3 files)\n")


@pytest.mark.parametrize("arguments", [["--pros"], ["--prose", "en"], ["fast"]])
def test_other_arguments_are_refused(copy, arguments):
    done = copy.lab("test", *arguments)

    assert done.returncode == 2
    assert f"wanted --prose or nothing; saw {' '.join(arguments)}" in done.stderr


def test_help_says_what_prose_leaves_out_and_needs_nothing(copy):
    copy.installed([])

    done = copy.lab("test", "--help")

    assert done.returncode == 0 and copy.called("") == []
    assert "./lab diff BASE HEAD --kind" in done.stdout
