"""A listing leads to Compiler Explorer by a small page, in both languages, or not at all."""

import json
import random
import re
import string
import sys
from html import unescape

import pytest
from conftest import ROOT
from lab_site import explorer_tried
from sphinx.errors import ConfigError

sys.path.insert(0, str(ROOT / "tests/checks"))

import explorer as check  # noqa: E402
import opened as reading  # noqa: E402
import safe  # noqa: E402

COMPILERS = """\
site = "https://example.org"
[[compiler]]
name = "g++-12"
explorer = "g122"
link = true
"""
CLAIMS = 'needs = ["tasks:99"]\nflags = ["-DX=1"]\n[[claim]]\nratio = ["open", "lid"]\n'
HOSTILE = """\
// </script><img src=x onerror=alert(1)> 'q' !b 日本
#include <lab/lab.hpp>

int main() {}
"""


@pytest.fixture
def linked(book):
    """The book, with compilers to open its listings with."""
    book.append("compilers.toml", COMPILERS)
    book.path("snippets/lab").mkdir()
    book.append("snippets/lab/lab.hpp", "#pragma once\n\n// A word.\nint word();\n")
    book.append("snippets/soup/boil.toml", CLAIMS)
    book.append("snippets/soup/press.toml", "")
    return book


def small(built, name="soup/boil"):
    return built.page(f"_explorer/{name}")


def opened(built, name="soup/boil"):
    return reading.opened(reading.Onwards(small(built, name)).link, "https://example.org")


def test_a_listing_leads_to_the_small_page_and_says_that_it_leaves_and_what_is_less(linked):
    for language, told in (
            ("en", [">Open in Compiler Explorer<", ">: leaves this site<",
                    "There it shows less: its times say little, on a machine shared with others; "
                    "it wants 99 processes and threads, and gets 14."]),
            ("zh", [">在 Compiler Explorer 中打开<", ">：离开本站<",
                    "在那里看不到全部效果：机器与他人共用，耗时没有参考价值；要有 99 个进程与线程，那里至多 14 个。"])):
        built = linked.build(language)
        page = built.page("soup")

        assert 'href="_explorer/soup/boil.html"' in page
        assert all(each in page and each.strip("<>：: ") in page for each in told)
        assert told[2] in small(built)


def test_both_languages_lead_to_the_same_address_and_it_opens_the_listing(linked):
    built = [linked.build(language) for language in ("en", "zh")]

    addresses = {reading.Onwards(small(each)).link for each in built}

    assert len(addresses) == 1
    assert opened(built[0]).panes == (("g122", " ".join([*check.FLAGS, "-DX=1"])),)
    assert opened(built[0]).source.startswith("// Water boils sooner under a lid.\n#if __INCL")


def test_the_small_page_goes_on_at_once_to_the_address_that_it_shows(linked):
    text = small(linked.build("en"))
    page = reading.Onwards(text)

    assert page.refresh == page.link != ""
    assert '<meta name="robots" content="noindex">' in text
    assert '<meta name="referrer" content="no-referrer">' in text
    back = unescape(re.search(r'<a href="(\.\./[^"]+)"', text)[1])
    assert back == "../../soup.html#listing-soup-boil"


def test_what_stays_in_the_browser_is_told_apart_from_what_the_site_receives(linked):
    short = small(linked.build("en"))
    letters = random.Random(7).choices(string.ascii_letters, k=12000)
    linked.append("snippets/soup/boil.cpp", f"// {''.join(letters)}\n")
    long = small(linked.build("en"))

    assert "example.org receives them, and what" in short and "#" not in reading.Onwards(short).link
    assert "receives them once its page compiles" in long and "/#" in reading.Onwards(long).link


def test_two_builds_make_the_same_bytes(linked):
    first = {path: path.read_bytes() for path in
             (linked.build("zh").out / "_explorer").rglob("*.html")}

    linked.build("zh")

    assert len(first) == 1
    assert all(path.read_bytes() == text for path, text in first.items())


def test_a_hostile_listing_is_text(linked):
    linked.path("snippets/soup/boil.cpp").write_text(HOSTILE, "utf-8")
    linked.edit("en/soup.md", ":from: void boil_under_lid\n:to: int main\n", "")

    built = linked.build("en", lab_strict=False)

    assert safe.main(built.out) == 0
    assert HOSTILE.splitlines()[0] in opened(built).source


def test_the_check_of_links_sees_another_text_and_another_flag(linked):
    built, folder = linked.build("en"), linked.folder
    address = reading.Onwards(small(built)).link

    def told():
        return check.complaints(address, "soup/boil", folder, "https://example.org", ["g122"])

    assert told() == []
    linked.edit("snippets/lab/lab.hpp", "word();", "words();")
    assert told() == ["lab/lab.hpp is not as in snippets/"]
    linked.edit("snippets/soup/boil.cpp", '"spoons", 12', '"spoons", 13')
    assert "the text above is not the listing's" in told()
    linked.edit("snippets/soup/boil.toml", "-DX=1", "-DX=2")
    assert any("the run under the first" in each for each in told())


def test_a_page_that_goes_on_elsewhere_than_it_shows_is_not_safe(linked, capsys):
    built = linked.build("en")
    path = built.out / "_explorer/soup/boil.html"
    path.write_text(path.read_text("utf-8").replace("url=https://", "url=https://evil."), "utf-8")

    assert safe.main(built.out) == 1
    assert "_explorer/soup/boil.html:10: the page sends its reader elsewhere" in \
        capsys.readouterr().out


def test_without_compilers_nothing_is_offered_and_nothing_is_wrong(english):
    assert "listing-elsewhere" not in english.page("soup")
    assert not (english.out / "_explorer").exists()


def test_what_is_no_longer_offered_goes(linked):
    linked.build("en")
    linked.path("compilers.toml").unlink()

    built = linked.build("en")

    assert "_explorer" not in built.page("soup") and not (built.out / "_explorer").exists()


def test_a_listing_in_python_is_not_offered(linked):
    built = linked.build("en")

    assert not (built.out / "_explorer/soup/cool.html").exists()
    assert (built.out / "_explorer/soup/boil.html").exists()


def test_a_listing_that_no_page_shows_has_no_page_of_its_own(linked):
    assert not (linked.build("en").out / "_explorer/soup/press.html").exists()


def test_a_bad_file_of_compilers_ends_the_build_with_its_line(linked):
    linked.edit("compilers.toml", 'link = true', 'link = 1')

    with pytest.raises(ConfigError, match=r"compilers\.toml:5: link: wanted true or false, saw 1"):
        linked.build("en")


def test_a_header_that_is_not_there_is_a_warning_and_no_link(linked):
    linked.path("snippets/lab/lab.hpp").unlink()

    built = linked.build("en")

    assert "boil.cpp:1: WARNING: no link to Compiler Explorer: wanted snippets/lab/lab.hpp" in \
        built.warnings
    assert "_explorer/soup/boil.html" not in built.page("soup")


def test_a_changed_claim_file_makes_its_page_again(linked):
    linked.build("en")
    linked.edit("snippets/soup/boil.toml", "tasks:99", "tasks:98")

    assert "it wants 98 processes" in linked.build("en").page("soup")


def test_what_failed_when_it_was_tried_is_marked_as_long_as_it_is_the_same_program(linked):
    seen = opened(linked.build("en")).source
    row = {"sha256": explorer_tried.digest(seen), "built": True, "ending": "signal 6",
           "report": False}
    linked.append("proofs/links.json", json.dumps({"less": [row]}))

    assert "it does not run to its end." in small(linked.build("en"))

    linked.edit("snippets/soup/boil.cpp", '"spoons", 12', '"spoons", 13')
    assert "it does not run to its end." not in small(linked.build("en"))


@pytest.mark.parametrize("text", ["{", "[]", '{"less": [{}]}', '{"less": 1}'])
def test_results_that_cannot_be_read_mark_nothing(tmp_path, text):
    (tmp_path / "links.json").write_text(text, "utf-8")

    assert explorer_tried.failed(tmp_path / "links.json") == set()
