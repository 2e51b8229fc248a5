"""compilers.toml says which compilers there are, or where it is wrong."""

import pytest
from conftest import ROOT
from lab_site import compilers
from lab_site.compilers import Compiler

GOOD = """\
site = "https://example.org/ce/"
standards = ["c++20", "gnu++2b"]

[[compiler]]
name = "g++-12"
package = "g++-12"
explorer = "g122"
link = true

[[compiler]]
name = "clang++-19"
"""


@pytest.fixture
def read(tmp_path):
    def load(text):
        path = tmp_path / compilers.FILE
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return compilers.load(path)
    return load


def test_every_compiler_is_told_in_the_order_of_the_file(read):
    found = read(GOOD)

    assert (found.site, found.standards) == ("https://example.org/ce", ("c++20", "gnu++2b"))
    assert found.all == (Compiler("g++-12", "g++-12", "g122", True), Compiler("clang++-19"))
    assert found.linked == found.all[:1]


def test_what_is_left_out_has_a_default(read):
    found = read('[[compiler]]\nname = "g++"\n')

    assert (found.site, found.standards, found.linked) == ("https://godbolt.org", ("c++20",), ())


def test_without_the_file_there_is_nothing(tmp_path):
    assert compilers.load(tmp_path / compilers.FILE) is None


def test_the_books_own_file_is_good():
    found = compilers.load(ROOT / compilers.FILE)

    assert len(found.linked) >= 2 and all(each.explorer for each in found.linked)


@pytest.mark.parametrize("old, new, told", [
    ('site = "https:', 'site = "ftp:', "1: site: wanted https://HOST with or without a path, saw"),
    ('site = "https://example.org/ce/"', "site = 4", "1: site: wanted https://"),
    ('["c++20", "gnu++2b"]', "[]", '2: standards: wanted a list such as ["c++20", "c++23"], saw'),
    ('"gnu++2b"', '"20"', "2: standards: wanted a list"),
    ("[[compiler]]", "[compiler]", "10: wanted TOML"),
    ('name = "g++-12"', 'name = "../g++"', "5: name: wanted the name of a program"),
    ('explorer = "g122"', 'explorer = ""', "7: explorer: wanted an id that the site knows, saw ''"),
    ('explorer = "g122"\n', "", "7: link: wanted explorer = the compiler's id at the site"),
    ("link = true", 'link = "yes"', "8: link: wanted true or false, saw 'yes'"),
    ("link = true", "linked = true", "8: linked: wanted one of name, package, explorer, link, saw"),
    ('"clang++-19"', '"g++-12"', "11: name: wanted each compiler once, saw g++-12 again"),
    ('name = "clang++-19"', "link = false", "10: name: wanted the name of a program"),
    ("standards", "standard", "2: standard: wanted one of site, standards, compiler, saw a key"),
    ('"g122"', '"g122', "7: wanted TOML, saw")])
def test_what_is_wrong_is_told_with_its_line(read, old, new, told):
    assert old in GOOD

    with pytest.raises(compilers.Malformed) as why:
        read(GOOD.replace(old, new, 1))

    assert f"{compilers.FILE}:{told}" in str(why.value)


@pytest.mark.parametrize("text, told", [(b"site = \"\xff\"", ":1: wanted UTF-8"),
                                        ("", ":1: compiler: wanted [[compiler]] tables, saw none"),
                                        ("compiler = [1]", ":1: compiler: wanted [[compiler]]")])
def test_a_file_that_names_no_compiler_is_refused(read, text, told):
    with pytest.raises(compilers.Malformed, match=told.replace("[", r"\[")):
        read(text)
