"""./lab serve and ./lab pack, up to where the pages begin."""

import shutil

import pytest
from conftest import ROOT


@pytest.fixture
def serving(copy):
    """A copy with the part that reads the arguments; the server itself is a stand-in."""
    shutil.copytree(ROOT / "site/serve", copy.root / "site/serve",
                    ignore=shutil.ignore_patterns("__pycache__"))
    (copy.root / "site/serve/serving.py").write_text(
        "def main(words):\n    print('serves', *words)\n    return 0\n", "utf-8")
    return copy


@pytest.mark.parametrize("words, told", [
    (["--port", "0"], "wanted a number from 1 to 65535, saw 0"),
    (["--port", "eighty"], "wanted a number from 1 to 65535, saw eighty"),
    (["book"], "unrecognized arguments: book")])
def test_wrong_arguments_are_told_before_anything_is_installed(serving, words, told):
    serving.installed([])

    done = serving.lab("serve", *words)

    assert done.returncode == 2 and told in done.stderr
    assert serving.called("apt-get") == []


def test_help_needs_nothing(serving):
    serving.installed([])

    done = serving.lab("serve", "--help")

    assert done.returncode == 0 and "--published" in done.stdout
    assert serving.called("") == []


def test_the_first_time_installs_what_serving_needs_and_no_compiler(serving):
    serving.installed([])

    done = serving.lab("serve", "--port", "8123")

    (install,) = serving.called("-y")
    assert done.returncode == 0, done.stderr
    assert "python3-tornado" in install and "python3-sphinx" in install
    assert "g++" not in install
    assert done.stdout.endswith("serves --port 8123\n")


def test_what_a_skipped_set_up_lacks_is_named(serving):
    serving.lab("serve")
    (serving.root / "site/serve/serving.py").write_text("import nosuch\n", "utf-8")

    done = serving.lab("serve", LAB_SETUP="skip")

    assert done.returncode == 2 and "No module named 'nosuch'" in done.stderr
    assert "setup/packages-serve.txt" in done.stderr and "Traceback" not in done.stderr


def test_packing_needs_a_finished_book(copy):
    done = copy.lab("pack")

    assert done.returncode == 2
    assert "wanted the finished book in build/site" in done.stderr and "./lab site" in done.stderr


def test_pack_names_what_it_does_not_know(copy):
    done = copy.lab("pack", "--zip")

    assert done.returncode == 2 and "saw --zip" in done.stderr
