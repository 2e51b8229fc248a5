"""Charts on a finished page: drawn, named, described, and a table where there is no drawing."""

import json
import os
import re
import stat
import sys

import pytest
from conftest import ROOT
from reseal import reseal

from lab_site.charts.drawer import CannotDraw, Drawer

SPEC = {"kind": "dot", "x": {"label": "cost", "log": False, "domain": [0, 10],
                             "ticks": [{"at": 0, "label": "0"}, {"at": 10, "label": "10 ns"}]},
        "rows": [{"label": "</svg><script>alert(1)</script>",
                  "marks": [{"at": 4, "low": 3, "high": 6, "text": "4 ns", "title": "<b>&\"'"}]}]}


@pytest.fixture
def drawer(tmp_path):
    made = Drawer(tmp_path / "charts")
    yield made
    made.close()


def charts(html):
    return re.findall(r"<svg role=\"img\".*?</svg>", html, re.DOTALL)


def test_each_drawing_has_a_name_a_description_and_ids_of_its_own(english):
    html = english.page("soup")
    found = charts(html)

    assert len(found) >= 4 and len(found) % 2 == 0
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for drawing in found:
        title, desc = (re.search(rf'aria-{named}="([^"]+)"', drawing)[1]
                       for named in ("labelledby", "describedby"))
        assert re.search(rf'<title id="{title}">(VERIFIED: |INCONCLUSIVE: “)', drawing)
        assert re.search(rf'<desc id="{desc}">[^<]+</desc>', drawing)
    assert "an open pot: 60 µs, 95 % interval 58.1 µs … 64.3 µs, n = 3" in found[0].replace(
        "\u00a0", " ")


def test_a_drawing_has_no_style_no_script_and_no_colour_of_its_own(english, chinese):
    for drawing in charts(english.page("soup")) + charts(chinese.page("soup")):
        assert not re.search(r"<style|<script|\bstyle=|\bon\w+=|url\(", drawing)
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) <= {"currentColor", "none"}


def test_of_two_drawings_the_one_for_phones_is_not_searched(english):
    drawings = charts(english.page("soup"))

    narrow = [each for each in drawings if 'data-drawing="narrow"' in each]
    assert len(narrow) == len(drawings) // 2
    assert all("data-pagefind-ignore" in each for each in narrow)


def test_a_figure_states_the_verdict_its_marks_its_data_and_a_link_to_the_samples(english, chinese):
    figure = english.parts("charted")[0].astext()

    for part in ("✓VERIFIED", "dot: median of", "control: the lid stays in the cupboard",
                 "CSV", "As a table", "spoons"):
        assert part in figure
    assert "已证实" in chinese.parts("charted")[0].astext()
    assert 'href="_evidence/soup/boil.csv"' in english.page("soup")


def test_a_refuted_claim_does_not_read_as_a_finding(book):
    book.edit("evidence/soup/boil.json", '"verdict": "VERIFIED"', '"verdict": "REFUTED"')

    built = book.build()

    assert re.search(r"REFUTED: “[^”]+”", charts(built.page("soup"))[0])
    assert built.parts("finding-refuted")


def test_labels_that_programs_bring_are_shown_and_do_nothing_else(book):
    path = book.path("evidence/soup/boil.json")
    told = json.loads(path.read_text("utf-8"))
    told["labels"]["open"] = {"en": "<script>x</script>\u202e", "zh": "锅"}
    path.write_text(json.dumps(told, indent=1), "utf-8")
    reseal(path)

    drawing = charts(book.build().page("soup"))[0]

    assert "&lt;script&gt;x&lt;/script&gt;&lt;U+202E&gt;" in re.sub(r"</?tspan[^>]*>", "", drawing)
    assert "<script" not in drawing and "\u202e" not in drawing


def test_a_mark_up_in_a_specification_comes_out_as_text(drawer):
    svg = drawer.svg(SPEC, 680)

    assert "<script" not in svg and svg.count("</svg>") == 1
    assert "<title>&lt;b&gt;&amp;" in svg


def test_the_same_specification_gives_the_same_bytes_and_is_drawn_once(drawer, tmp_path):
    first = drawer.svg(SPEC, 680)
    drawer.close()

    kept = Drawer(tmp_path / "charts", node="no-such-program")

    assert kept.svg(SPEC, 680) == first
    assert Drawer(tmp_path / "elsewhere").svg(SPEC, 680) == first
    assert [path.suffix for path in (tmp_path / "charts").iterdir()] == [".svg"]


def test_another_width_is_another_drawing(drawer):
    assert drawer.svg(SPEC, 350) != drawer.svg(SPEC, 680)


def test_without_node_the_page_warns_at_its_line_and_shows_the_table(book):
    built = book.build(lab_node="no-such-program", lab_charts="none-yet")

    assert re.search(r"soup\.md:\d+: WARNING: no-such-program cannot be started", built.warnings)
    assert "apt install nodejs" in built.warnings
    assert charts(built.page("soup")) == [] and "spoons" in built.texts("measured")[0]


def test_without_the_packages_it_says_how_to_install_them(tmp_path):
    node = tmp_path / "node"
    node.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('[ERR_MODULE_NOT_FOUND]')\n")
    node.chmod(node.stat().st_mode | stat.S_IXUSR)

    with pytest.raises(CannotDraw, match="npm ci --prefix site --ignore-scripts"):
        Drawer(tmp_path / "charts", str(node)).svg(SPEC, 680)


def test_what_cannot_be_drawn_is_refused_and_the_next_is_drawn(drawer):
    with pytest.raises(CannotDraw, match="site/charts"):
        drawer.svg({"kind": "pie"}, 680)

    assert drawer.svg(SPEC, 680).startswith("<svg")


def test_a_fork_does_not_write_into_the_pipe_of_its_parent(drawer):
    drawer.svg(SPEC, 680)
    drawer.owner = os.getpid() + 1  # as a fork sees it

    child = drawer.child
    assert drawer.svg(SPEC, 350).startswith("<svg") and drawer.child is not child
    child.kill()
    child.communicate()


def test_a_number_that_no_axis_holds_warns_and_the_table_stands(book):
    book.edit("evidence/soup/boil.json", '"median": 61012.0', '"median": 1.79e308')

    built = book.build()

    assert "soup/boil has numbers that cannot be drawn" in built.warnings
    assert "spoons" in built.texts("measured")[0]


def test_an_unknown_chart_warns_and_the_table_stands(book):
    book.in_both("soup.md", "```{measured} soup/boil\n```",
                 "```{measured} soup/boil\n:chart: pie\n```")

    built = book.build()

    assert "there is no chart “pie”; there are dot, line" in built.warnings
    assert "spoons" in built.texts("measured")[0]


def test_a_chart_asked_for_in_one_language_only_is_out_of_step(book):
    book.edit("en/soup.md", "```{measured} soup/boil\n```",
              "```{measured} soup/boil\n:chart: dot\n```")

    assert "directive measured soup/boil :chart: dot here" in book.build().warnings


def test_a_second_machine_adds_a_slope(book, tmp_path):
    there = book.path("there")
    (there / "soup").mkdir(parents=True)
    for name in ("machine.json", "soup/boil.json"):
        (there / name).write_bytes(book.path(f"evidence/{name}").read_bytes())

    built = book.build(lab_second_evidence="there")

    assert "chart-slope" in built.page("soup")
    assert "chart-slope" not in book.build().page("soup")


def test_every_kind_and_every_helper_stands_in_what_a_drawing_depends_on():
    from lab_site.charts import drawer as module

    names = {path.name for path in module.sources()}
    imported = {name for path in (ROOT / "site/charts").glob("*.js")
                for name in re.findall(r'from "\./([^"]+)"', path.read_text("utf-8"))}
    assert imported <= names and "package-lock.json" in names
