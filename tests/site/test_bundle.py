"""Which machine's published evidence is the reference, and whose numbers a page is made from."""

import pytest

from lab_site import bundle


def publish(folder, text='reference = "m1"\n', machine="m1"):
    (folder / machine).mkdir(parents=True)
    (folder / machine / "claims.json").write_text("{}", "utf-8")
    (folder / "published.toml").write_text(text, "utf-8")


def test_the_reference_is_the_folder_that_the_file_names(tmp_path):
    publish(tmp_path)

    found = bundle.reference(tmp_path)

    assert (found.name, found.folder) == ("m1", tmp_path / "m1")


def test_without_the_file_nothing_is_published(tmp_path):
    (tmp_path / "m1").mkdir()

    assert bundle.reference(tmp_path) is None
    assert bundle.reference(tmp_path / "nowhere") is None


@pytest.mark.parametrize("text", ["reference = ", "", "reference = 3\n", 'reference = ""\n',
                                  'reference = "../m1"\n', 'reference = ".."\n',
                                  'reference = "m2"\n'])
def test_a_file_that_names_no_machine_beside_it_says_what_was_wanted(tmp_path, text):
    publish(tmp_path, text)

    with pytest.raises(bundle.Malformed, match=r"published\.toml: wanted .*; saw .*lab publish"):
        bundle.reference(tmp_path)
