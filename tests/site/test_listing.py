"""A listing as a reader gets it: to read, to copy, to download, to run."""

import re
from html import unescape
from types import SimpleNamespace

import pytest
from conftest import ROOT
from lab_site import assets, source_code
from lab_site.listing import by_hand, region

SOURCES = sorted(path for path in (ROOT / "snippets").rglob("*") if path.suffix in (".cpp", ".py"))


def figure(built, name="soup-boil"):
    html = built.page("soup")
    begin = html.index(f'id="listing-{name}"')
    return html[begin:html.index("</figure>", begin)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_coloured_lines_say_what_the_file_says(path):
    source = source_code.read(path)

    lines = source_code.coloured(source, path.suffix == ".py")

    said = [unescape(re.sub(r"<[^>]+>", "", line)) for line in lines]
    assert said == source_code.lines_of(source)


def test_only_what_has_a_colour_stands_in_an_element():
    assert source_code.coloured("int f(int a) { return a + 1; }  // why\n", False) == [
        '<span class="k">int</span> <span class="nf">f</span>(<span class="k">int</span> a) '
        '{ <span class="k">return</span> a + <span class="m">1</span>; }  '
        '<span class="c">// why</span>']


def test_markup_in_a_listing_is_text():
    line = source_code.coloured('x = "<b>&amp;</b>"\n', True)[0]

    assert line == 'x = <span class="s">"&lt;b&gt;&amp;amp;&lt;/b&gt;"</span>'


@pytest.mark.parametrize("line, python, name", [
    ("    if (lab::control()) touch();", False, "control"),
    ('    if (!lab::control("no_lock")) lock();', False, "no_lock"),
    ("task = wait if lab.control() else compute", True, "control"),
    ("// lab::control() is asked below", False, None),
    ("# lab.control() is asked below", True, None)])
def test_the_line_that_asks_for_a_control_is_found(line, python, name):
    assert dict(source_code.control_lines(line, python)) == ({0: name} if name else {})


def test_the_line_that_the_control_changes_says_what_it_changes(english, chinese):
    for built, told in ((english, "In the control run: the lid stays in the cupboard"),
                        (chinese, "对照运行时：锅盖留在柜子里")):
        assert re.search(rf'<span data-line="10" class="control">.*</span>\n'
                         rf'<span class="control-note">{told}</span>', figure(built))


def test_a_folded_part_says_that_the_control_changes_a_line_in_it(english):
    above, below = re.findall(r"<summary>(.*?)</summary>", figure(english), re.DOTALL)[:2]

    assert "control" not in above and "here the control changes a line" in below


def test_without_evidence_the_line_is_marked_all_the_same(book):
    book.path("evidence/soup/boil.json").unlink()

    assert "The control run changes this line." in figure(book.build("en"))


def test_lines_that_are_all_blank_are_not_folded():
    assert region("\n\nint main() {}\n\n", False, end="int main") == (0, 4)


def test_code_can_be_scrolled_by_keyboard_and_has_a_name(english):
    told = re.findall(r'<pre class="code" tabindex="0" role="group" aria-label="([^"]+)">',
                      figure(english))

    assert told == [f"snippets/soup/boil.cpp, lines {lines}"
                    for lines in ("1 to 5", "6 to 8", "9 to 13")]


def test_nothing_that_needs_a_script_shows_without_one(english):
    buttons = re.findall(r"<button\b[^>]*>", figure(english))

    assert len(buttons) == 7 and all("hidden" in each for each in buttons)


def test_the_file_that_was_run_can_be_downloaded_in_both_languages(english, chinese):
    for built in (english, chinese):
        assert re.search(r'<a download href="_listings/soup/boil.cpp"', figure(built))
        assert ((built.out / "_listings/soup/boil.cpp").read_bytes()
                == (ROOT / "tests/site/book/snippets/soup/boil.cpp").read_bytes())


def test_what_a_listing_includes_can_be_downloaded(book):
    book.path("snippets/lab").mkdir()
    book.append("snippets/lab/lab.hpp", "#pragma once\n")

    built = book.build("en")

    assert 'href="_listings/lab/lab.hpp">snippets/lab/lab.hpp</a>' in figure(built)
    assert (built.out / "_listings/lab/lab.hpp").exists()


def test_a_link_to_somewhere_else_is_not_published(book):
    book.path("snippets/soup/secret.py").symlink_to(book.path("conf.py"))

    assert not (book.build("en").out / "_listings/soup/secret.py").exists()


def test_what_is_compiled_is_what_is_run(english):
    commands = re.findall(r'<pre class="command"><code>(.*?)</code>', figure(english))

    assert commands == ["g++ -std=c++20 -O2 -I snippets snippets/soup/boil.cpp -o /tmp/listing",
                        "/tmp/listing", "LAB_CONTROL=control /tmp/listing",
                        "LAB_CONTROL=one_guest /tmp/listing", "./lab run soup/boil"]


@pytest.mark.parametrize("command, lines", [
    ("g++ x.cpp -o x", ["g++ x.cpp -o x", "./x"]),
    ("PYTHONPATH=y python3 x.py", ["PYTHONPATH=y python3 x.py"])])
def test_a_program_is_run_by_the_name_that_it_was_given(command, lines):
    experiment = SimpleNamespace(toolchain=SimpleNamespace(command=command))

    assert by_hand(experiment) == lines


def channel(value):
    value /= 255
    return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour):
    return sum(weight * channel(each) for weight, each in zip((0.2126, 0.7152, 0.0722), colour))


def contrast(one, other):
    """As WCAG 2 reckons it: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def scheme(number):
    """The colours of one scheme: 0 light, 1 dark; a tint has its opacity behind it."""
    text = assets.joined("styles", ["colours"], ".css")
    found = {}
    for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}|rgba\([^)]*\)), "
                                  r"(#\w{6}|rgba\([^)]*\))\)", text):
        value = pair[number]
        found[name] = (tuple(bytes.fromhex(value[1:])) if value[0] == "#"
                       else tuple(map(float, value[5:-1].split(","))))
    return found


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_every_colour_of_code_can_be_read_also_where_the_control_marks_a_line(number):
    colours = scheme(number)
    panel, tint = colours["panel"], colours["inconclusive-tint"]
    marked = [own * tint[3] + under * (1 - tint[3]) for own, under in zip(tint, panel)]

    for name in ("ink", *(name for name in colours if name.startswith("code-"))):
        assert contrast(colours[name], panel) >= 4.5, name
        assert contrast(colours[name], marked) >= 4.5, name


def test_a_changed_listing_makes_its_page_again_whether_or_not_anything_is_published(book):
    book.edit("conf.py", "lab_strict = True", "lab_strict = False")
    book.build()
    listing = book.path("snippets/soup/boil.cpp")
    listing.write_text(listing.read_text("utf-8") + "// changed\n", "utf-8")

    assert "chip-stale" in book.build().page("soup")
