"""What a change says of itself, on its way into a job summary: text, whatever it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

SCRIPT = Path(__file__).resolve().parents[1] / "checks/summary.py"
sys.path.insert(0, str(SCRIPT.parent))

import summary  # noqa: E402

HONEST = """## What changes from `main` (`a1b2c3d`) to `HEAD` (`0123456`)

### Verdicts

- `soup/hot`: VERIFIED → REFUTED, because of `flaky: @you`
    - 5.6 (5 to 6.1) → 2; 0.36 times
- ``a`b``: NOT_RUNNABLE

### 结论

- `soup/hot`：已证实（VERIFIED） → 已推翻（REFUTED）
"""
PLANTS = ["@all look", "a <b>c</b>", "<script>x</script>", "[x](http://e.example)",
          "![](//e.example)", "http://e.example", "www.e.example", "see #1", "GH-1",
          "commit 0123456789abcdef", "a\\@b", "&#64;all", "`open @all", "``a` @all", "- `a` @all",
          "## `a` [x](y)", "    @all", "\t@all", "| a | b |\n|---|---|", "```\n@all", "~~~\n@all",
          "> @all", "1. @all", "***", "<!--", "$a$", "[x]: http://e.example\n[x]", "Title\n===",
          "\u202e@lla", "a\u2028@all", "a\r@all", "e@e.example", "a https:`x`//e.example",
          "::error::x", "\x1b[31m", "@`x`all", "\0@all"]


def shown_outside_code(markdown):
    out = []
    for block in MarkdownIt("commonmark").parse(markdown):
        for token in block.children or [block]:
            if token.type != "code_inline":
                out += [token.content, str(token.attrs or ""), token.type]
    return " ".join(out)


def test_an_honest_account_comes_out_as_it_was_written():
    assert summary.safe(HONEST) == HONEST


@pytest.mark.parametrize("plant", PLANTS, ids=range(len(PLANTS)))
@pytest.mark.parametrize("before", ["", "- ", "- `a`: ", "## ", "word "])
def test_what_is_planted_comes_out_as_code(plant, before):
    shown = shown_outside_code(summary.safe(f"## A\n\n{before}{plant}\n\n- b\n"))

    for sign in ("@", "<", "e.example", "html", "link", "image", "#", "fence", "code_block", "GH-",
                 "01234567", "::", "blockquote", "ordered", "\u202e", "\x1b", "hr ", "\0"):
        assert sign not in shown, (sign, shown)


def test_the_size_is_bounded_whatever_comes():
    for text in ("- `a`\n" * 400_000, "`" * 2_000_000, "@" * 2_000_000, "\u202e" * 600_000):
        assert len(summary.safe(text).encode()) <= summary.MOST_WRITTEN + 100
    assert len(summary.HEAD.encode()) + 2 * (summary.MOST_WRITTEN + 100) < 1 << 20


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "build/diff").mkdir(parents=True)
    return tmp_path


def made_in(folder):
    done = subprocess.run([sys.executable, "-I", str(SCRIPT), "build/diff"], cwd=folder,
                          capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_both_languages_stand_below_a_word_of_warning(folder):
    (folder / "build/diff/en.md").write_text("- one\n", "utf-8")
    (folder / "build/diff/zh.md").write_text("- 一\n", "utf-8")

    made = made_in(folder)

    assert made.startswith("> What follows was written by the programs of this change")
    assert made.index("- one") < made.index("- 一")


def test_without_an_account_it_says_so(folder):
    assert "There is no account" in made_in(folder)


def test_bytes_that_are_no_text_are_replaced(folder):
    (folder / "build/diff/en.md").write_bytes(b"- a\xff\xfe b\n")

    assert "\ufffd" in made_in(folder)


def test_no_link_is_followed_and_nothing_waited_for(folder):
    secret = folder / "secret.md"
    secret.write_text("secret\n", "utf-8")
    (folder / "build/diff/en.md").symlink_to(secret)
    os.mkfifo(folder / "build/diff/zh.md")

    assert "secret" not in made_in(folder)
    assert "There is no account" in made_in(folder)


@pytest.mark.parametrize("part", ["build", "build/diff"])
def test_no_folder_that_is_a_link_is_entered(folder, part):
    (folder / "build/diff/en.md").write_text("secret\n", "utf-8")
    (folder / part).rename(folder / "elsewhere")
    (folder / part).symlink_to(folder / "elsewhere")

    assert "secret" not in made_in(folder)
