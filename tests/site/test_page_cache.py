"""Pages parsed once and kept."""

import pytest
from lab_site import page_cache, pages


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "en").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"en/{name}.md").write_text(f"# {name}\n", "utf-8")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch):
    """Names of the pages that were parsed, in order."""
    seen, read = [], pages.read_page
    monkeypatch.setattr(pages, "read_page",
                        lambda path, name: seen.append(name) or read(path, name))
    return seen


def trees(folder):
    return page_cache.trees({"en": folder / "en"}, folder / "kept")["en"]


def test_a_page_is_parsed_again_only_when_it_was_edited(folder, parsed):
    trees(folder)
    (folder / "en/b.md").write_text("# changed\n", "utf-8")

    assert trees(folder)["b"].title == "changed"
    assert parsed == ["a", "b", "b"]


def test_a_page_that_is_gone_is_gone(folder):
    trees(folder)
    (folder / "en/b.md").unlink()

    assert list(trees(folder)) == ["a"]


@pytest.mark.parametrize("spoilt", [b"", b"no pickle", b"\x80\x04N."])
def test_a_spoilt_cache_is_made_anew(folder, parsed, spoilt):
    trees(folder)
    (folder / "kept/lab-pages.pickle").write_bytes(spoilt)

    assert list(trees(folder)) == ["a", "b"]
    assert parsed == ["a", "b", "a", "b"]


def test_pages_of_another_parser_are_not_believed(folder, parsed, monkeypatch):
    trees(folder)
    monkeypatch.setattr(page_cache, "_FORMAT", "newer")

    trees(folder)

    assert parsed == ["a", "b", "a", "b"]
