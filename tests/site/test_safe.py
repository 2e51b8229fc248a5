"""The check that reads finished pages finds each way in which one could do more than show text."""

import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tests/checks"))

import safe  # noqa: E402


def test_the_pages_of_the_book_are_safe(english, capsys):
    assert safe.main(english.out) == 0
    assert capsys.readouterr().out == "\n11 pages, 0 complaints\n"


@pytest.mark.parametrize("old, new, told", [
    ("<meta http-equiv=", "<meta name=", "stands before the policy"),
    ('<meta http-equiv="Content', '<link rel="x" href="y"><meta http-equiv="Content',
     "<link> stands before the policy"),
    ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "allows script-src 'unsafe-inline'"),
    ("script-src 'self'", "script-src https:", "allows script-src https:"),
    ("'wasm-unsafe-eval'", "'unsafe-eval'", "allows script-src 'unsafe-eval'"),
    ("connect-src 'self'", "connect-src *", "allows connect-src *"),
    ("style-src 'self'", "style-src *", "allows style-src *"),
    ("base-uri 'none'; ", "", "policy has no base-uri"),
    ("default-src 'none'; ", "", "policy has no default-src"),
    ("form-action 'none'", "form-action 'none'; img-src data:", "allows img-src data:"),
    ("</article>", "<script>1</script></article>", "script inside the page"),
    ("</article>", "<script type='application/ld+json'>go()</script></article>", "wanted JSON"),
    ("</article>", "<script type='application/ld+json'>[\"<!--\"]</script></article>", "< > and &"),
    ("</article>", "<script type='module'>1</script></article>", "script inside the page"),
    ("</article>", "<style>p {}</style></article>", "style sheet inside the page"),
    ("</article>", "<p style='color: red'>.</p></article>", "style attribute: color: red"),
    ("</article>", "<p oNclick=go()>.</p></article>", "event handler onclick"),
    ("</article>", "<a href='java\tscript:go()'>.</a></article>", "href leads to javascript:"),
    ("</article>", "<svg><a xlink:href='&#1;javascript:go()'/></svg></article>",
     "xlink:href leads to javascript:"),
    ("</article>", "<a href='data:text/html,x'>.</a></article>", "href leads to data:"),
    ("</article>", "<iframe src='x.html'></iframe></article>", "<iframe> has no place in a page"),
    ("</article>", "<meta http-equiv='refresh' content='0'></article>", "sends its reader"),
    ("</article>", "\u202e</article>", "U+202E stands in the page as it is")])
def test_a_page_that_is_not_safe_is_found_with_its_line(english, tmp_path, capsys, old, new, told):
    page = english.page("soup")
    assert old in page
    (tmp_path / "soup.html").write_text(page.replace(old, new, 1), "utf-8")

    assert safe.main(tmp_path) == 1
    said = capsys.readouterr().out
    assert told in said and said.startswith("soup.html:")
