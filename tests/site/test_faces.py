"""The face of English prose, cut to what the pages use."""

import importlib.util

import pytest
from conftest import ROOT
from lab_site import faces

SPEC = importlib.util.spec_from_file_location("face_check", ROOT / "tests/checks/face.py")
check = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check)
fonts = pytest.importorskip("fontTools.ttLib", reason="python3-fonttools is not installed")


@pytest.fixture(scope="module", params=faces.WEIGHTS)
def cut(request, tmp_path_factory):
    """(weight, the whole face, what is sent of it)"""
    if not faces.source(request.param).exists():
        pytest.skip("npm ci --prefix site has not run")
    path = tmp_path_factory.mktemp("face") / "cut.woff2"
    path.write_bytes(faces.smaller(request.param))
    return request.param, faces.source(request.param), path


def drawn(font, character):
    """A glyph's outline and how wide it is."""
    name = font.getBestCmap()[ord(character)]
    glyph = font["glyf"][name]
    return glyph.getCoordinates(font["glyf"])[0].array.tolist(), font["hmtx"][name]


def test_every_character_that_is_kept_is_drawn_as_before(cut):
    _, whole, path = cut
    before, after = fonts.TTFont(whole), fonts.TTFont(path)

    kept = [each for each in faces.CHARACTERS if ord(each) in before.getBestCmap()]

    assert len(kept) > 130
    assert all(drawn(before, each) == drawn(after, each) for each in kept)


def test_pairs_are_still_kerned_and_ligatures_still_joined(cut):
    font = fonts.TTFont(cut[2])

    features = {each.FeatureTag for table in ("GSUB", "GPOS")
                for each in font[table].table.FeatureList.FeatureRecord}

    assert {"kern", "liga"} <= features


def test_figures_are_of_one_width_as_tables_want_them(cut):
    font = fonts.TTFont(cut[2])

    assert len({font["hmtx"][font.getBestCmap()[ord(each)]][0] for each in "0123456789"}) == 1


def test_what_is_cut_is_not_called_as_the_licence_reserves(cut):
    weight, _, path = cut

    names = {each.nameID: str(each) for each in fonts.TTFont(path)["name"].names}

    assert not any("Source" in text for number, text in names.items() if number not in (0, 13))
    assert names[1].startswith("Lab Serif") and "Reserved Font Name" in names[0]
    assert "OFL" in names[14] and weight in faces.WEIGHTS


def test_a_face_is_cut_to_the_same_bytes_and_by_much(cut):
    weight, whole, path = cut

    assert faces.smaller(weight) == path.read_bytes()
    assert len(path.read_bytes()) <= whole.stat().st_size - 7000


def test_without_the_library_the_whole_face_is_sent(monkeypatch, tmp_path):
    monkeypatch.setattr(faces, "subset", None)

    assert faces.write(tmp_path, tmp_path / "kept")
    for weight in faces.WEIGHTS:
        assert (tmp_path / faces.file_name(weight)).read_bytes() == \
            faces.source(weight).read_bytes()
    assert "SIL OPEN FONT LICENSE" in (tmp_path / "lab-serif-LICENSE.txt").read_text("utf-8")


@pytest.fixture
def pages(tmp_path):
    """A page in English, beside the face as it is sent."""
    def write(body):
        static = tmp_path / "en/_static"
        static.mkdir(parents=True, exist_ok=True)
        faces.write(static, tmp_path / "kept")
        (tmp_path / "en/index.html").write_text(f'<html lang="en"><body>{body}</body></html>',
                                                "utf-8")
        return tmp_path
    return write


def test_a_page_that_uses_a_lost_character_is_named(pages, capsys):
    assert check.main(str(pages("<p>a</p>\n<p>þ</p>"))) == 1
    assert "en/index.html:2: U+00FE “þ”" in capsys.readouterr().out


@pytest.mark.parametrize("body", ["<p>naïf → 冷 café</p>".replace("ï", "i"),
                                  "<pre>þ</pre>", '<span lang="is">þ</span>'])
def test_what_the_face_has_or_another_face_shows_is_no_loss(pages, body):
    assert check.main(str(pages(body))) == 0
