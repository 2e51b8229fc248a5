"""The frame around a page."""

import re

import pytest
from conftest import ROOT
from lab_site import assets, faces
from lab_site.catalogue import load_sentences
from lab_site.words import Words

STYLES = (*assets.STYLES, *assets.ALONE,
          *(name for extra in assets.EXTRAS for name in extra.styles))
CSS = assets.joined("styles", STYLES, ".css")


@pytest.mark.parametrize("page", ["index", "soup", "ledger"])
def test_a_page_asks_nothing_of_another_place(english, page):
    html = english.page(page)

    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
    for place in re.findall(r"url\(([^)]*)", CSS):
        assert re.fullmatch(r'"[\w-]+\.woff2"', place)


def test_a_page_loads_one_stylesheet_and_one_script_and_a_few_pages_a_second(english):
    html = english.page("soup")
    ledger = re.findall(r'(?:href|src)="_static/([\w]+\.(?:css|js))"', english.page("ledger"))

    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', html) == ["_static/lab.css"]
    assert re.findall(r'<script\b(?! type="application/ld)([^>]*)>', html) == [
        ' defer blocking="render" src="_static/lab.js"']
    assert ledger == ["lab.css", "ledger.css", "lab.js", "ledger.js"]
    assert {path.name for path in (english.out / "_static").iterdir()} == {
        "lab.css", "lab.js", "home.css", "audited.css", "claim.css", "glossary.css", "glossary.js",
        "ledger.css", "ledger.js", "leaving.css", "assembly.css", "compilers.css",
        "search.js", "icon.svg", "lab-serif-LICENSE.txt",
        "lab-serif-400.woff2", "lab-serif-600.woff2"}


def test_without_the_face_the_style_sheet_asks_for_none(book, monkeypatch, tmp_path):
    monkeypatch.setattr(faces, "FACES", tmp_path)

    built = book.build("en")

    assert "url(" not in (built.out / "_static/lab.css").read_text("utf-8")


def test_the_language_is_declared(english, chinese):
    assert '<html lang="en">' in english.page("soup")
    assert '<html lang="zh-CN">' in chinese.page("soup")


def test_the_switch_leads_to_the_same_page_in_the_other_language(english, chinese):
    assert 'href="../zh/soup.html" lang="zh-CN"' in english.page("soup")
    assert 'href="../en/soup.html" lang="en"' in chinese.page("soup")


def test_anchors_are_the_same_in_both_languages(english, chinese):
    anchors = [re.findall(r'<section id="([^"]+)"', built.page("soup"))
               for built in (english, chinese)]

    assert anchors[0] == anchors[1]
    assert "soup-boil" in anchors[0]


def test_the_frame_speaks_the_pages_language(english, chinese):
    for word in ("On this page", "Previous", "Next", "Home", "Contents"):
        assert word in english.page("soup") and word not in chinese.page("soup")
    for word in ("本页内容", "上一页", "下一页", "首页", "目录"):
        assert word in chinese.page("soup")


def test_the_contents_of_a_page_lead_to_its_sections(english):
    toc = english.page("soup").split('<aside class="toc">')[1]

    assert '<a href="#soup-boil">Does a lid help?</a>' in toc


def test_navigation_names_the_group_and_marks_the_page(english):
    side = english.page("soup").split('class="side-inner"')[1].split("</nav>")[0]

    assert '<p class="group">Pages</p>' in side
    assert '<a href="" aria-current="page">When does soup boil?</a>' in side


def test_evidence_is_copied_beside_the_pages(english):
    assert (english.out / "_evidence/soup/boil.json").exists()
    assert 'href="_evidence/soup/boil.json"' in english.page("soup")


def test_a_line_break_between_han_is_no_space(book):
    book.edit("zh/soup.md", "饿着肚子的人都想知道。", "饿着肚子的人\n都想：\n`知道`。")

    assert "饿着肚子的人都想：<code" in book.build("zh").page("soup")


def test_commands_keep_their_dashes(english):
    assert "--again" in english.page("soup") and "–again" not in english.page("soup")


def test_every_part_of_the_theme_is_used():
    theme = ROOT / "site/theme"

    assert {path.stem for path in (theme / "styles").iterdir()} == set(STYLES)
    scripts = {*assets.SCRIPTS, *assets.ON_DEMAND,
               *(name for extra in assets.EXTRAS for name in extra.scripts)}
    assert {path.stem for path in (theme / "scripts").iterdir()} == scripts


def test_colours_stand_in_one_file_and_have_a_value_for_each_scheme():
    colours = assets.joined("styles", ["colours"], ".css")

    assert not re.search(r"#[0-9a-f]{3,8}\b", CSS.replace(colours, "").split("@media print")[0])
    for line in re.findall(r"--[\w-]+:.*#[0-9a-f]{6}.*", colours):
        assert "light-dark(" in line


def test_the_landing_page_offers_both_languages():
    html = (ROOT / "docs/landing.html").read_text("utf-8")

    assert 'href="en/index.html"' in html and 'href="zh/index.html"' in html
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)


@pytest.mark.parametrize("language, words", [("en", Words("en")), ("zh", Words("zh"))])
def test_the_sentence_on_each_door_is_the_catalogues_and_judged_so(language, words):
    sentence = load_sentences(ROOT / "claims")["process-thread/one-thread-dies-process-dies"]
    html = (ROOT / "docs/landing.html").read_text("utf-8")

    assert (f"<q>{sentence.text.get(language)}</q> <em>{words[sentence.truth]}</em>") in html


def test_a_character_that_would_reorder_text_is_named_instead(book):
    book.edit("evidence/soup/boil.json", '"unit": "spoons"', '"unit": "spo\\u202eons"')
    book.edit("evidence/soup/boil.json", '"calm"', '"calm\\u0000\\u0085"')
    book.edit("claims/soup.toml", "A lid makes", "A \\u202Elid makes")

    html = book.build("en").page("soup")

    assert 'spo<span class="unseen">U+202E</span>ons' in html
    assert 'calm<span class="unseen">U+0000</span><span class="unseen">U+0085</span>' in html
    assert 'title="A &lt;U+202E&gt;lid makes' in html
