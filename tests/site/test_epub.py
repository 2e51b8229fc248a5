"""The book as an EPUB: chapters in XML, no script, drawings inside, the same bytes each time."""

import posixpath
import re
import zipfile
from xml.etree import ElementTree as xml

import pytest
from conftest import Book
from lab_site import epub_style, xhtml
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from whole import epub, pack, zipped

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def make(book, language):
    """Sphinx's EPUB after its pages, as ./lab pack makes it; what it warned of."""
    book.build(language)
    out, warnings = book.path(f"_pack/{language}"), book.path(f"{language}.warnings")
    with patch_docutils(str(book.folder)), docutils_namespace(), warnings.open("w") as told:
        Sphinx(str(book.folder / language), str(book.folder), str(out),
               str(book.folder / "_trees" / language), "epub",
               {"language": "zh_CN" if language == "zh" else "en"}, status=None,
               warning=told).build()
    return warnings.read_text("utf-8")


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The folder in which the site of both languages was packed."""
    book = Book(tmp_path_factory.mktemp("pack") / "book")
    assert [make(book, language) for language in ("en", "zh")] == ["", ""]
    pack.pack(book.path("_build"), book.path("_pack"))
    return book.path("_pack")


def chapters(packed, language):
    with zipfile.ZipFile(packed / f"soup-put-to-the-test-{language}.epub") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language, tag, title", [("en", "en", "When does soup boil?"),
                                                  ("zh", "zh-CN", "汤什么时候烧开？")])
def test_a_chapter_is_xml_in_its_language_with_its_drawings(packed, language, tag, title):
    page = xml.fromstring(chapters(packed, language)["soup.xhtml"])

    assert page.get("lang") == tag and page.findtext(f"{XHTML}head/{XHTML}title") == title
    assert page.find(f".//{SVG}svg") is not None
    assert page.find(f".//{SVG}svg[@viewBox]") is not None, "SVG tells capitals apart"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_in_it_runs_or_waits_for_a_click(packed, language):
    for name, text in chapters(packed, language).items():
        if name.endswith(".xhtml"):
            tags = {each.tag for each in xml.fromstring(text).iter()}
            assert not tags & {XHTML + each for each in ("script", "button", "input", "dialog")}
            assert not re.search(rb'<details(?![^>]* open="open")|class="(card|headerlink)"', text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_link_inside_leads_somewhere(packed, language):
    found = chapters(packed, language)
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text.decode())) for name, text in found.items()
           if name.endswith(".xhtml")}
    seen = 0
    for name, text in ((each, found[each].decode()) for each in ids):
        for href in re.findall(r'\bhref="([^"]+)"', text):
            if ":" in href:
                continue
            path, _, fragment = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) \
                if path else name
            assert target in found, f"{name}: {href}"
            assert not fragment or fragment in ids[target], f"{name}: {href}"
            seen += 1
    assert seen > 20


def test_the_package_names_its_kind_first_and_its_drawings(packed):
    with zipfile.ZipFile(packed / "soup-put-to-the-test-en.epub") as archive:
        first = archive.infolist()[0]
        opf = archive.read("content.opf").decode()

    assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
    assert re.search(r'href="soup.xhtml"[^>]*properties="svg"', opf)
    assert "></dc:" not in opf and "></meta>" not in opf


def test_old_readers_understand_the_style_sheet():
    css = epub_style.sheet()

    assert not re.search(r":is\(|light-dark|\drem\b|var\(--(ink|chart|muted|sans)", css)
    assert ".chart-drawing .tick, .chart-drawing .axis-label" in css


def test_the_text_behind_what_goes_stays():
    told = xhtml.page('<p>one<button>x</button> two <b>b</b><a class="card">y</a> three</p>',
                      lambda href: href)

    assert told == "<article><p>one two <b>b</b> three</p></article>"


def test_a_link_that_leads_nowhere_here_is_a_word():
    assert xhtml.page('<a href="x.json">raw</a>', lambda href: None) == \
        "<article><a>raw</a></article>"


def test_an_archive_has_the_same_bytes_whenever_it_is_made(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("b.txt", "a.txt"):
        (folder / name).write_text(name, "utf-8")

    zipped.write(tmp_path / "one.zip", zipped.folder(folder, "top"))
    (folder / "a.txt").touch()
    (folder / "a.txt").chmod(0o600)
    zipped.write(tmp_path / "two.zip", zipped.folder(folder, "top"))

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").namelist() == ["top/a.txt", "top/b.txt"]


def test_the_archive_of_the_site_opens_from_a_folder(packed, tmp_path):
    with zipfile.ZipFile(packed / "soup-put-to-the-test.zip") as archive:
        archive.extractall(tmp_path)

    top = tmp_path / "soup-put-to-the-test"
    assert "python3 -m http.server" in (top / "README.txt").read_text("utf-8")
    pages = list(top.rglob("*.html"))
    assert len(pages) == 6 + 16  # a page a claim in each language
    assert not any(re.search(r'(?:href|src)="/', page.read_text("utf-8")) for page in pages)


def test_an_epub_has_the_same_bytes_when_it_is_packed_again(packed, tmp_path):
    epub.write(packed / "en", tmp_path / "again.epub")

    assert (tmp_path / "again.epub").read_bytes() == \
        (packed / "soup-put-to-the-test-en.epub").read_bytes()


def test_a_link_of_a_drawing_is_named_by_its_words():
    told = xhtml.page('<svg><a href="x.html">\n<text>One</text> <text>word</text></a></svg>',
                      lambda href: href)

    assert "<title>One word</title><text>One</text>" in told
