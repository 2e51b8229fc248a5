"""Markup that programs planted in what they said: a browser shows it, and does nothing else."""

import json

import pytest
from chromium import opened
from lab_site.visible import UNSEEN

ON_CLAIM = {"markup": ("sentence", "source", "markup"), "lacks": ("sentence", "reason"),
            "names": ("sentence", "name")}
TITLES = {"en/index": "Plants", "en/ledger": "All claims · Plants",
          "zh/index": "Plants", "zh/ledger": "All claims · 埋下的标记",
          **{f"{language}/claims/plant/{claim}":
             f'It says "><b id=planted> nothing.<U+202E> · {book}'
             for language, book in (("en", "Plants"), ("zh", "埋下的标记")) for claim in ON_CLAIM}}
# The book's mark, the signs on two buttons; the diagram, two drawings of each of four charts.
SVGS = {"index": 12}
SCRIPTS = {"ledger": ["lab.js", "ledger.js"]}  # the ledger's filters; no other page asks for more
SAID = {  # what stands on a page, word for word
    "markup": "</script><script>document.title=1</script><img src=x onerror=document.title=1><svg "
              "onload=document.title=1><b id=planted>\"'><b id=planted>&amp;&#60;</pre></style>",
    "unit": "-5 =1+1",
    "formula": "=HYPERLINK(\"http://example.org\")",
    "label": "<img src=x onerror=document.title=1>U+2066",
    "control": "</p><script>document.title=1</script>U+202E",
    "unseen": "U+202Egnp.exeU+2066U+200FU+061CU+001B[31mU+009B5mU+0000U+007F",
    "bytes": "\ufffd\ufffdU+0000U+001B[2J</script>",
    "name": "<img src=x onerror=document.title=1>U+202EU+001B[31mU+009B",
    "reason": "<b id=planted>=1+1</b>U+202EU+001B[31mU+009B",
    "sentence": "It says \"><b id=planted> nothing.U+202E",
    "source": "<img src=x onerror=document.title=1>U+202E",
    "listing": "# A comment that no editor shows as it is: <U+202E><U+2066><U+200F><U+061C>",
    "diagram": "<script>document.title=1</script>",
}
ON_LEDGER = ("sentence", "bytes", "unseen", "markup")
SHOWN = [(page, what) for page in TITLES for what in
         ON_CLAIM.get(page.rpartition("/plant/")[2], SAID if "index" in page else ON_LEDGER)]


@pytest.fixture(scope="module")
def pages(site):
    return {name: opened(site / f"{name}.html") for name in TITLES}


def plain(text):
    """Typographic quotation marks as they were typed."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


@pytest.mark.parametrize("page", TITLES)
def test_nothing_that_a_program_said_ran(pages, page):
    assert pages[page].title == TITLES[page]


@pytest.mark.parametrize("page", TITLES)
def test_nothing_that_a_program_said_became_an_element(pages, page):
    seen = pages[page]

    assert [each for each in seen.elements if each.attributes.get("id") == "planted"] == []
    up = "../" * (page.count("/") - 1)
    loaded = [script for script in seen.of("script") if script.get("type") != "application/ld+json"]
    assert [script.get("src") for script in loaded] == [
        f"{up}_static/{name}" for name in SCRIPTS.get(page.partition("/")[2], ["lab.js"])]
    assert seen.of("img") == [] and seen.of("iframe") == []
    assert len(seen.of("svg")) == SVGS.get(page.partition("/")[2], 3)


@pytest.mark.parametrize("page", TITLES)
def test_nothing_that_a_program_said_became_an_attribute(pages, page):
    names = {name for each in pages[page].elements for name in each.attributes}

    assert [name for name in names if name.startswith("on") or name == "style"] == []


@pytest.mark.parametrize("page, what", SHOWN)
def test_what_a_program_said_is_shown_word_for_word(pages, page, what):
    assert SAID[what] in plain(pages[page].text)


@pytest.mark.parametrize("page", TITLES)
def test_the_policy_has_nothing_to_forbid(pages, page):
    assert pages[page].console == []


def test_the_raw_evidence_is_the_same_file_with_nothing_in_it_that_reorders_it(site):
    offered = (site / "en/_evidence/plant/speaks.json").read_text("utf-8")
    kept = (site.parent / "evidence/plant/speaks.json").read_text("utf-8")

    assert offered == kept and not UNSEEN.search(offered)
    said = json.loads(offered)["facts"]
    assert any(UNSEEN.search(str(fact["values"])) or "\\u202e" in str(fact["values"])
               for fact in said.values())
