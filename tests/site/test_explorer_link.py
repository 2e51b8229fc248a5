"""A listing with its headers in one file, and the address that opens it in Compiler Explorer."""

import re
import sys

import pytest
from conftest import ROOT
from lab_site import asks, explorer_limits, explorer_link, one_file, rison

sys.path.insert(0, str(ROOT / "tests/checks"))

import opened as reading  # noqa: E402

SITE = "https://example.org"
HEADERS = {"lab/a.hpp": "// Why.\n#pragma once\n#include <lab/b.hpp>\n\nint a();  // a\n",
           "lab/b.hpp": '#pragma once\n#include <string>\n#define TEXT "// no comment"\n'
                        "/* two\nlines */\nconstexpr long kMany = 1'000'000;  // a'b\n",
           "lab/unused.hpp": "int unused();\n"}
LISTING = """\
// It is so.
#include <lab/a.hpp>

#include <cstdio>

int main() {
    std::puts("so");
}
"""
HOSTILE = ["'", "!", "x", "", "a'b!c", "</script><script>alert(1)</script>", '"\\\n\t\x01',
           "Größe 日本 🎉", "-->", "____", "&amp; % + # ,(:@$*)~`", "!!''!'", "(a:b)"]


def source_of(text, length=0):
    """A listing that no compression makes short, where it has to be long."""
    import random
    letters = random.Random(7)
    return text + "".join(chr(letters.randrange(33, 127)) for _ in range(length))


def test_the_listing_stands_first_and_the_headers_below_it_as_they_need_one_another():
    assert one_file.joined(LISTING, HEADERS) == """\
// It is so.
#if __INCLUDE_LEVEL__ == 0
#include __FILE__  // the lab/ headers: below
#include <cstdio>

int main() {
    std::puts("so");
}
#else
#line 1 "lab/b.hpp"
#include <string>
#define TEXT "// no comment"
constexpr long kMany = 1'000'000;
#line 1 "lab/a.hpp"
int a();
#endif
"""


@pytest.mark.parametrize("include", [
    "#include <lab/a.hpp>\n", "#include <lab/a.hpp>\n#include <lab/b.hpp>\n",
    "#include <lab/a.hpp>\n#include <map>\n#include <lab/b.hpp>\n#include <lab/unused.hpp>\n"])
def test_lines_keep_their_numbers(include):
    listing = LISTING.replace("#include <lab/a.hpp>\n", include)

    lines = one_file.joined(listing, HEADERS).split("\n")

    assert lines.index("int main() {") == listing.split("\n").index("int main() {")


def test_without_a_blank_line_to_give_nothing_of_the_listing_is_lost():
    listing = '#include <lab/a.hpp>\nconst char* s = R"(\n\n)";\n'

    assert 'const char* s = R"(\n\n)";\n#else' in one_file.joined(listing, HEADERS)


def test_a_listing_without_our_headers_is_opened_as_it_is():
    assert one_file.joined("int main() {}\n", HEADERS) == "int main() {}\n"


def test_a_header_that_is_not_there_is_named():
    with pytest.raises(one_file.NoSuchHeader, match="snippets/lab/c.hpp"):
        one_file.joined("#include <lab/c.hpp>\n", HEADERS)


def test_headers_that_include_one_another_come_to_an_end():
    circle = {"lab/a.hpp": "#include <lab/b.hpp>\nint a;\n",
              "lab/b.hpp": "#include <lab/a.hpp>\nint b;\n"}

    assert one_file.needed(["lab/a.hpp"], circle) == ["lab/b.hpp", "lab/a.hpp"]


@pytest.mark.parametrize("length", [0, 9000])
@pytest.mark.parametrize("text", [each for each in HOSTILE if not each.startswith("___")])
def test_whatever_a_listing_holds_is_what_is_opened(text, length):
    source, options = source_of(text, length), "-O2 -DX='a b'"

    address = explorer_link.address(SITE, source, ["g122", "clang1910"], options)

    seen = reading.opened(address, SITE)
    assert seen == reading.Opened(source, (("g122", options), ("clang1910", options)),
                                  ("g122", options), length > 0)
    assert set(address) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "-_.~!*()',:@$/%#")


def test_the_server_reads_fewer_than_8000_characters_and_the_browser_what_is_longer():
    lengths = [len(explorer_link.address(SITE, source_of("", each), ["g122"], "-O2"))
               for each in range(6000, 8000, 50)]
    forms = ["/#" in explorer_link.address(SITE, source_of("", each), ["g122"], "-O2")
             for each in range(6000, 8000, 50)]

    assert forms == sorted(forms) and 0 < sum(forms) < len(forms)
    assert max(length for length, behind in zip(lengths, forms) if not behind) < 8000


def test_an_address_is_the_same_whenever_it_is_made():
    made = {explorer_link.address(SITE, LISTING, ["g122"], "-O2") for _ in range(5)}

    assert len(made) == 1


def test_flags_are_those_that_the_runner_compiles_with():
    text = (ROOT / "runner/local/toolchain.cpp").read_text("utf-8")

    runners = re.findall(r'"(-[^"]+)"', text.partition("standard_flags() {")[2].partition("};")[0])

    assert tuple(runners) == (*explorer_link.FLAGS, "-Isnippets")


WORKED = (
    "content:!((content:!((componentName:'codeEditor',componentState:(id:1,lang:'c%2B%2B',source:"
    "'//%20Gr%C3%B6%C3%9Fe%20%E6%97%A5%E6%9C%AC%20%F0%9F%8E%89%20100%25%20%22q%22%20!'s!'%20%23hash"
    "%20%26amp%20%2Bplus%20!!bang%20,(:@$*)~%60%5C%20end%0Aint%20square(int%20n)%20%7B%20return%20n"
    "%20*%20n%3B%20%7D%0A'),type:'component'),(componentName:'compiler',componentState:(compiler:"
    "'clang1406',filters:(commentOnly:!t,demangle:!t,directives:!t,intel:!t,labels:!t),id:1,lang:"
    "'c%2B%2B',options:'-O3%20-march%3Dnative',source:1),type:'component')),type:'row')),version:4")
EDITOR = {"id": 1, "lang": "c++", "source":
          "// Größe 日本 🎉 100% \"q\" 's' #hash &amp +plus !bang ,(:@$*)~`\\ end\n"
          "int square(int n) { return n * n; }\n"}
COMPILER = {"id": 1, "source": 1, "lang": "c++", "compiler": "clang1406",
            "options": "-O3 -march=native", "filters": dict.fromkeys(
                ("intel", "demangle", "labels", "directives", "commentOnly"), True)}


def test_rison_is_what_a_real_instance_opened():
    row = [{"type": "component", "componentName": "codeEditor", "componentState": EDITOR},
           {"type": "component", "componentName": "compiler", "componentState": COMPILER}]

    assert rison.fragment({"version": 4, "content": [{"type": "row", "content": row}]}) == WORKED


@pytest.mark.parametrize("value, told", [
    ("x", "'___x'"), ("'", "'___!''"), ("!", "'___!!'"), ("", "''"), ("xy", "'xy'"), (-3, "-3"),
    (True, "!t"), (False, "!f"), (None, "!n"), ([], "!()"), ({"b": 1, "a": [2]}, "(a:!(2),b:1)")])
def test_every_kind_of_value_is_written_as_the_site_reads_it(value, told):
    assert rison.fragment({"k": value}) == f"k:{told}"


@pytest.mark.parametrize("value", ["___", "___text", {"a b": 1}, 1.5])
def test_what_would_be_read_as_something_else_is_refused(value):
    with pytest.raises((ValueError, TypeError)):
        rison.fragment({"k": value})


def asked(text, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(text, "utf-8")
    return asks.load(path)


@pytest.mark.parametrize("text, told", [
    ("", []),
    ('needs = ["sysv_ipc", "ram:200M", "tasks:14", "cpus:1", "disk:16M"]', []),
    ('needs = ["ram:1G"]', [("there ram", ("1024 MiB", "200 MiB"))]),
    ('needs = ["tasks:150"]', [("there tasks", ("150", 14))]),
    ('needs = ["descriptors:1020"]', [("there descriptors", ("1020", 100))]),
    ('needs = ["cpus:2", "quiet"]', [("there quiet", ()), ("there cpus", ("2",))]),
    ('needs = ["disk:64M", "kernel:5.11"]',
     [("there disk", ("64 MiB",)), ("there kernel", ("5.11",))]),
    ('needs = ["io_uring", "userns"]', [("there io_uring", ("",)), ("there userns", ("",))]),
    ('[[claim]]\nfact = "x"\n[[claim]]\nratio = ["a", "b"]', [("there quiet", ())])])
def test_why_less_shows_there_follows_from_what_the_claim_file_asks_for(tmp_path, text, told):
    assert explorer_limits.reasons(asked(text, tmp_path)) == told


@pytest.mark.parametrize("text", ["needs = 1", "needs = [1]", "needs = ["])
def test_a_claim_file_that_cannot_be_read_is_named(tmp_path, text):
    with pytest.raises(asks.Malformed, match="x.toml: "):
        asked(text, tmp_path)


def test_a_text_for_every_reason_stands_in_both_languages():
    from lab_site.words import TABLE

    assert {f"there {word}" for word in explorer_limits._NEEDS} <= TABLE.keys()
