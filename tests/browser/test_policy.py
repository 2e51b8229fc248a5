"""Were an escape ever forgotten, the policy of the page would stop it; our own parts load."""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import opened

TITLE = "Plants"
PAPER = "rgb(253, 252, 249)"  # --paper of lab.css in the light scheme
SCRIPT = '<script src="_static/probe.js"></script>'
# Tells the colour that the style sheet gave, and clicks what a reader might.
PROBE = """addEventListener("load", function () {
  document.documentElement.dataset.paper = getComputedStyle(document.body).backgroundColor;
  document.querySelectorAll(".lure").forEach(function (each) {
    each.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  });
});
"""
# Markup, and the directive that the browser says it broke.
ATTACKS = [
    ("<script>document.title='planted'</script>", "script-src"),
    ("<script src='data:text/javascript,document.title=1'></script>", "script-src"),
    ("<script src='https://example.org/x.js'></script>", "script-src"),
    ("<img src='x.png' onerror='document.title=1'>", "script-src"),
    ("<img src='https://example.org/x.png'>", "img-src"),
    ("<svg onload='document.title=1'></svg>", "script-src"),
    ("<a class='lure' href='javascript:document.title=1'>.</a>", "script-src"),
    ("<svg><a class='lure' xlink:href='javascript:document.title=1'><text>.</text></a></svg>",
     "script-src"),
    ("<p style='position: fixed'>.</p>", "style-src"),
    ("<style>body { background: red }</style>", "style-src"),
    ("<link rel='stylesheet' href='data:text/css,body{background:red}'>", "style-src"),
    ("<iframe src='ledger.html'></iframe>", "default-src"),
    ("<iframe srcdoc='<script>parent.document.title=1</script>'></iframe>", "script-src"),
    ("<object data='ledger.html'></object>", "default-src"),
    ("<base href='https://example.org/'>", "base-uri"),
    ("<form action='ledger.html'><button class='lure'>.</button></form>", "form-action"),
    ("<video src='x.mp4'></video>", "default-src"),
]


@pytest.fixture(scope="module")
def probed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with one script more, which the policy allows, on every page of both languages."""
    copy = tmp_path_factory.mktemp("probed") / "some/where"
    shutil.copytree(site, copy)
    for page in copy.glob("*/*.html"):
        (page.parent / "_static/probe.js").write_text(PROBE, "utf-8")
        html = page.read_text("utf-8")
        page.write_text(html.replace("</head>", f"{SCRIPT}</head>"), "utf-8")
    return copy


@pytest.fixture(scope="module")
def server(probed: Path) -> Iterator[str]:
    """The same site below a path of a server of this machine."""
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    top = probed.parents[1]
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                             functools.partial(Quiet, directory=str(top)))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}/{probed.relative_to(top)}"
    served.shutdown()


@pytest.mark.parametrize("page", ["en/index.html", "zh/ledger.html"])
@pytest.mark.parametrize("how", ["file", "http"])
def test_scripts_and_styles_of_the_site_load_under_the_policy(probed, server, page, how):
    seen = opened(probed / page if how == "file" else f"{server}/{page}")

    assert seen.console == []
    assert seen.of("html")[0]["data-paper"] == PAPER
    head = [button for button in seen.of("button") if button.get("class") in ("find", "theme")]
    assert len(head) == 2 and all("hidden" not in button for button in head)  # lab.js shows them


@pytest.mark.parametrize("how", ["file", "http"])
def test_the_landing_page_loads_all_that_it_asks_for(probed, server, how):
    seen = opened(probed / "index.html" if how == "file" else f"{server}/index.html")

    assert [link["href"] for link in seen.of("link")] == ["en/_static/icon.svg", "landing.css"]
    assert seen.console == []


@pytest.mark.parametrize("markup, directive", ATTACKS)
def test_the_policy_stops_what_was_not_escaped(probed, markup, directive):
    html = (probed / "en/index.html").read_text("utf-8")
    attacked = probed / "en/attacked.html"
    attacked.write_text(html.replace("</article>", f"{markup}</article>"), "utf-8")

    seen = opened(attacked)

    assert seen.title == TITLE
    assert seen.of("html")[0]["data-paper"] == PAPER
    assert any(re.search(rf"Content Security Policy directive[^.]*{directive}", line)
               for line in seen.console), seen.console
