"""The reference takes from Doxygen's XML what each header declares."""

from lab_site import api

INDEX = """<doxygenindex><compound refid="namespacelab" kind="namespace"/>
<compound refid="classlab_1_1Pot" kind="class"/></doxygenindex>"""
NAMESPACE = """<doxygen><compounddef kind="namespace"><compoundname>lab</compoundname><sectiondef>
<memberdef kind="function"><qualifiedname>lab::boil</qualifiedname><argsstring>(int)</argsstring>
<location file="lab/pot.hpp" line="9"/></memberdef>
<memberdef kind="variable"><qualifiedname>lab::kHot</qualifiedname>
<location file="lab/stove.hpp" line="3"/></memberdef></sectiondef></compounddef></doxygen>"""
POT = """<doxygen><compounddef kind="class"><compoundname>lab::Pot</compoundname>
<location file="lab/pot.hpp" line="4"/></compounddef></doxygen>"""


def written(folder):
    for name, text in (("index", INDEX), ("namespacelab", NAMESPACE), ("classlab_1_1Pot", POT)):
        (folder / f"{name}.xml").write_text(text, "utf-8")
    return folder


def test_a_header_offers_its_own_members_in_their_order(tmp_path):
    found = api.members(written(tmp_path), "lab/pot.hpp")

    assert [member.name for member in found] == ["lab::Pot", "lab::boil"]
    assert found[1].source == "```{doxygenfunction} lab::boil(int)\n```"


def test_files_of_an_earlier_run_are_not_read(tmp_path):
    (written(tmp_path) / "classlab_1_1Old.xml").write_text("not XML at all", "utf-8")

    assert api.members(tmp_path, "lab/stove.hpp")[0].name == "lab::kHot"


def test_without_doxygen_there_is_a_box(book):
    book.in_both("index.md", "```{matrix}\n```", "```{api} snippets/*.hpp\n```")

    built = book.build("en")

    assert "not been extracted" in built.texts("missing", "index")[0]
