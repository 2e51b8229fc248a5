"""What lab diff says of two revisions of a real git checkout, and how it refuses."""

import hashlib
import json
import os
import shutil
import subprocess

import pytest
from conftest import ROOT, RUNNER, Book, schema
from markdown_it import MarkdownIt

CLAIM = "verdicts/wrong-number"
LISTING = "snippets/verdicts/wrong_number.py"
PLANTS = ["@maintainer see", "<img src=x onerror=alert(1)>", "[here](https://evil.example)",
          "https://evil.example www.evil.example", "`` `a` @all ``", "x` @all `y", "# top",
          "#1 GH-1",
          "::error::broken", "##[set-env name=A]b", "a\\` @all", "| a | b |",
          "![](//evil.example/x)",
          "<!-- hidden", "</details><script>", "&#64;all &lt;b&gt;", "$`x`$ ~~s~~ **b** _i_",
          "\u202etxet", "\u200b@all", "`" * 30, "a" * 3000]


class Checkout(Book):
    """A book that git keeps, with one page and one revision."""

    def __init__(self, root):
        super().__init__(root)
        for language, words in (("en", "Soup."), ("zh", "汤。")):
            self.write(f"docs/{language}/soup.md", f"# {words}\n```{{claim}} {CLAIM}\n```\n")
        self.write(".gitignore", "/build/\n")
        self.git("init", "-q", "-b", "main")
        self.commit("first")

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def change(self, name, before, after):
        text = (self.root / name).read_text("utf-8")
        assert before in text
        self.write(name, text.replace(before, after, 1))

    def git(self, *words):
        settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a",
                    "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
                    "GIT_COMMITTER_EMAIL": "a@example.org"}
        done = subprocess.run(["/usr/bin/git", "-C", str(self.root), *words], text=True,
                              env={**os.environ, **settings}, capture_output=True, check=True)
        return done.stdout.strip()

    def commit(self, name):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", name)
        self.git("tag", name)

    def publish(self, estimate=1, verdict="VERIFIED", machine="stove"):
        """A reference bundle in which one claim stands so."""
        row = {"id": CLAIM, "experiment": "verdicts/wrong_number", "kind": "fact", "truth": "true",
               "verdict": verdict, "reason": "", "estimate": estimate, "interval": None,
               "threshold": 1, "n": 3, "control": "REFUTED", "stale": False,
               "finished_at": "2026-11-24T08:00:09Z"}
        self.write("evidence/published.toml", f'reference = "{machine}"\n')
        self.write(f"evidence/{machine}/claims.json", sealed({"schema": 3, "claims": [row]}))
        self.write(f"evidence/{machine}/machine.json", sealed({"schema": 3, "id": machine}))

    def diff(self, *words):
        done = self.lab("diff", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout


def sealed(content):
    rest = json.dumps(content, ensure_ascii=False, indent=1).partition("\n")[2] + "\n"
    digest = hashlib.sha256(rest.encode()).hexdigest()
    return f'{{\n "digest": "{digest}",\n{rest}'


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path / "book")


def test_nothing_changed_is_one_sentence(checkout):
    assert checkout.diff("main", "main").count("\n") == 1
    assert checkout.diff("main", ".").startswith("Nothing has changed between main (")
    assert checkout.diff("main", "--lang", "zh").startswith("没有任何变化：main（")


def test_a_change_that_is_not_committed_is_seen_against_a_revision(checkout):
    checkout.change("claims/verdicts.toml", "The number is one.", "The number is two.")

    text = checkout.diff("main")

    assert "The number is one. → The number is two." in text


def test_a_threshold_moves_its_claim_its_listing_and_the_page_that_speaks_of_it(checkout):
    checkout.change("snippets/verdicts/wrong_number.toml", "equals = 1", "equals = 2")
    checkout.commit("second")

    found = json.loads(checkout.diff("first", "second", "--json"))

    schema("diff.schema.json").validate(found)
    assert [(each["id"], each["aspect"]) for each in found["claims"]] == [(CLAIM, "must_hold")]
    assert found["claims"][0]["after"]["en"] == "fact number equals 2; control control"
    assert found["experiments"] == [
        {"id": "verdicts/wrong_number", "parts": ["claims"], "rerun": True}]
    assert found["pages"] == [{"page": "soup", "en": "same", "zh": "same", "speaks_of": [CLAIM]}]
    assert found["kind"] == "full" and found["moves"] is None


@pytest.mark.parametrize("languages, words", [
    (["en"], "soup: edited in English only"), (["zh"], "soup: edited in Chinese only"),
    (["en", "zh"], "soup: edited in both languages")])
def test_a_page_is_told_with_the_language_that_was_edited(checkout, languages, words):
    for language in languages:
        checkout.change(f"docs/{language}/soup.md", "# ", "# !")

    assert words in checkout.diff("main", ".")
    assert checkout.diff("main", ".", "--kind") == "prose\n"


@pytest.mark.parametrize("name", ["conf.py", LISTING, "claims/verdicts.toml", "docs/en/new.py"])
def test_anything_but_markdown_makes_a_change_full(checkout, name):
    checkout.change("docs/en/soup.md", "# ", "# !")
    checkout.write(name, "# other\n")
    uncommitted = checkout.diff("main", ".", "--kind")
    checkout.commit("second")

    assert uncommitted == "full\n"
    assert checkout.diff("first", "second", "--kind") == "full\n"


def test_a_page_that_becomes_a_link_makes_a_change_full(checkout):
    page = checkout.root / "docs/en/soup.md"
    page.unlink()
    page.symlink_to("/etc/passwd")
    checkout.commit("second")

    assert checkout.diff("first", "second", "--kind") == "full\n"
    assert "root:" not in checkout.diff("first", "second")


def test_verdicts_and_numbers_are_those_that_each_revision_has_published(checkout):
    checkout.publish(1)
    checkout.commit("second")
    checkout.publish(2, "REFUTED")
    checkout.commit("third")

    text = checkout.diff("second", "third")
    found = json.loads(checkout.diff("second", "third", "--json"))

    assert f"{CLAIM}: VERIFIED → REFUTED" in text
    assert "soup: not edited" in text and f"speaks of {CLAIM}" in text
    schema("diff.schema.json").validate(found)
    assert found["moves"][0]["kind"] == "flip"
    assert found["head"]["evidence"]["machine"] == "stove"


def test_a_revision_without_published_evidence_is_said_to_have_none(checkout):
    checkout.change("docs/en/soup.md", "# ", "# !")
    checkout.publish(1)
    checkout.commit("second")

    text = checkout.diff("first", "second")

    assert "first (" in text and "holds no published evidence" in text
    assert "soup: edited in English only" in text


def test_evidence_that_was_edited_takes_nothing_from_the_rest(checkout):
    checkout.publish(1)
    checkout.commit("second")
    checkout.change("evidence/stove/claims.json", '"estimate": 1', '"estimate": 3')
    checkout.change("docs/en/soup.md", "# ", "# !")
    checkout.commit("third")

    text = checkout.diff("second", "third")

    assert "is not read: third:evidence/stove/claims.json" in text
    assert "soup: edited in English only" in text


def test_folders_of_evidence_are_compared_where_they_are_named(checkout):
    checkout.lab("run", "--exact", "verdicts/wrong_number")
    shutil.copytree(checkout.root / "build/evidence", checkout.root / "build/before")
    checkout.change(LISTING, "2", "1")
    checkout.lab("run", "--exact", "verdicts/wrong_number")

    text = checkout.diff("main", ".", "--base-evidence", str(checkout.root / "build/before"),
                         "--head-evidence", str(checkout.root / "build/evidence"))

    assert f"{CLAIM}: REFUTED → INCONCLUSIVE, because of insensitive" in text
    assert "verdicts/wrong_number: listing changed" in text
    assert "before a change" not in text


def test_only_what_has_to_run_again_is_compared_where_that_is_asked_for(checkout):
    checkout.lab("run", "--exact", "verdicts/wrong_number", "verdicts/silent")
    checkout.change(LISTING, "2", "1")
    words = ["--base-evidence", "none", "--head-evidence", str(checkout.root / "build/evidence")]

    every = json.loads(checkout.diff("main", ".", "--json", *words))
    again = json.loads(checkout.diff("main", ".", "--json", "--rerun-only", *words))
    text = checkout.diff("main", ".", "--rerun-only", *words)

    assert every["moves"] == again["moves"] == []
    assert "evidence was left aside" in text
    assert "Tried on one side only, and not compared: 1." in text


def test_a_new_claim_is_told_with_its_verdict(checkout):
    for kind in ("py", "toml"):
        text = (checkout.root / f"snippets/verdicts/wrong_number.{kind}").read_text("utf-8")
        checkout.write(f"snippets/verdicts/new.{kind}", text.replace("wrong-number", "new"))
    with open(checkout.root / "claims/verdicts.toml", "a") as catalogue:
        catalogue.write('[[claim]]\nid = "verdicts/new"\norigin = "beyond"\nen = "One."\n'
                        'zh = "一。"\ntruth = "true"\nhow = "experiment"\n')
    checkout.lab("run", "--exact", "verdicts/new")

    text = checkout.diff("main", ".", "--head-evidence", str(checkout.root / "build/evidence"))

    assert "verdicts/new: new\n    - One.\n" in text
    assert "verdicts/new: new, REFUTED" in text


def test_evidence_from_before_the_change_is_said_to_be_of_it(checkout):
    checkout.lab("run", "--exact", "verdicts/wrong_number")
    checkout.change(LISTING, "2", "1")

    text = checkout.diff("main", "--head-evidence", str(checkout.root / "build/evidence"))

    assert "before a change of these experiments" in text and "verdicts/wrong_number" in text


def shown_outside_code(markdown):
    """All that a page shows, or does, that is not in a code span: text, tags and addresses."""
    out = []
    for block in MarkdownIt("commonmark").parse(markdown):
        for token in block.children or [block]:
            if token.type not in ("code_inline", "softbreak"):
                out += [token.content, str(token.attrs or ""), token.type]
    return " ".join(out)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("plant", PLANTS, ids=range(len(PLANTS)))
def test_strangers_words_stay_words_in_markdown(checkout, plant, language):
    words = json.dumps(plant)
    checkout.change("claims/verdicts.toml", 'en = "The number is one."', f"en = {words}")
    checkout.change("claims/verdicts.toml", "zh = ", f"zh = {words} #")
    checkout.write("docs/en/@all <b>`x` [a](b).md", "# a\n")
    checkout.write(f"docs/zh/{plant.replace('/', '')[:80]}.md", "# a\n")

    text = checkout.diff("main", ".", "--markdown", "--lang", language)

    shown = shown_outside_code(text)
    assert "code_block" not in shown and "fence" not in shown
    for sign in ("@", "<", "evil", "link", "html", "image", "::", "GH-", "\u202e", "script"):
        assert sign not in shown, (sign, text)
    for each in shown.split():
        assert "#" not in each, text
    assert all(line.startswith(("#", "- ", "    - ")) or not line or line[0].isalnum()
               for line in text.splitlines())


def test_a_change_of_a_thousand_pages_stays_within_a_job_summary(checkout):
    for number in range(3000):
        checkout.write(f"docs/en/{'x' * 200}{number}.md", "# a\n")

    text = checkout.diff("main", ".", "--markdown")

    assert len(text.encode()) < 500_000
    assert "Left out here for want of room: " in text


@pytest.mark.parametrize("words, complaint", [
    (["nosuch", "main"], "nosuch: wanted a revision of this checkout"),
    (["main", "nosuch"], "nosuch: wanted a revision of this checkout"),
    (["main", "--lang", "fr"], "--lang: wanted en or zh, saw fr"),
    (["main", "--kind", "--json"], "--json excludes --kind"),
    (["main", "--base-evidence", "/nosuch"], "/nosuch: wanted evidence with a file claims.json")])
def test_what_cannot_be_compared_ends_with_2_and_says_why(checkout, words, complaint):
    done = checkout.lab("diff", *words)

    assert done.returncode == 2
    assert complaint in done.stderr and done.stdout == ""


def test_a_folder_that_git_does_not_keep_is_refused(fresh_book):
    done = fresh_book.lab("diff", "main")

    assert done.returncode == 2
    assert "wanted a git checkout" in done.stderr and "git clone" in done.stderr


def test_a_shallow_clone_says_how_to_get_the_rest(checkout, tmp_path):
    checkout.commit("second")
    clone = tmp_path / "clone"
    subprocess.run(["/usr/bin/git", "clone", "-q", "--depth=1", "--no-tags",
                    f"file://{checkout.root}", str(clone)], check=True)
    checkout.root = clone

    done = checkout.lab("diff", "HEAD~1", "HEAD")

    assert done.returncode == 2
    assert "the clone is shallow" in done.stderr and "git fetch --unshallow" in done.stderr


def test_a_revision_whose_book_is_broken_is_named(checkout):
    checkout.write("claims/verdicts.toml", "[[claim]\n")
    checkout.commit("second")

    done = checkout.lab("diff", "second", "first")

    assert done.returncode == 2
    assert "second:claims/verdicts.toml:1" in done.stderr and "cannot be compared" in done.stderr


def test_the_checkout_and_its_index_stay_as_they_are(checkout):
    checkout.change("docs/en/soup.md", "# ", "# !")
    before = (checkout.root / ".git/index").read_bytes()

    checkout.diff("main", ".")

    assert (checkout.root / ".git/index").read_bytes() == before
    assert checkout.git("status", "--porcelain").strip() == "M docs/en/soup.md"


def moved(checkout, **settings):
    """What .ci/moved makes of the last commit, with the runner under test."""
    shutil.copytree(ROOT / ".ci", checkout.root / ".ci", dirs_exist_ok=True)
    (checkout.root / "build/runner").mkdir(parents=True, exist_ok=True)
    (checkout.root / "build/log").mkdir(exist_ok=True)
    checkout.write("lab", '#!/bin/sh\nexec build/runner/lab-runner "$@"\n')
    (checkout.root / "lab").chmod(0o755)
    (checkout.root / "build/runner/lab-runner").symlink_to(RUNNER)
    done = subprocess.run([checkout.root / ".ci/moved"], env={**os.environ, **settings}, text=True,
                          capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads((checkout.root / "build/diff/diff.json").read_text("utf-8"))


def test_both_sides_of_a_changed_listing_are_measured_on_one_machine(checkout):
    checkout.change(LISTING, "2", "1")
    checkout.commit("second")
    checkout.lab("run", "--exact", "verdicts/wrong_number", "verdicts/silent")

    _, found = moved(checkout)

    assert [(each["id"], each["before"]["verdict"], each["after"]["verdict"])
            for each in found["moves"]] == [(CLAIM, "REFUTED", "INCONCLUSIVE")]
    assert found["base"]["evidence"]["machine"] == found["head"]["evidence"]["machine"]
    assert found["base"]["evidence"]["outdated"] == []
    assert "REFUTED" in (checkout.root / "build/diff/zh.md").read_text("utf-8")


def test_more_experiments_than_are_affordable_are_not_all_tried(checkout):
    checkout.change(LISTING, "2", "1")
    checkout.change("snippets/verdicts/silent.py", "\n", "\n# changed\n")
    checkout.commit("second")
    checkout.lab("run", "--exact", "verdicts/wrong_number", "verdicts/silent")

    words, found = moved(checkout, LAB_MOST_EXPERIMENTS="1")

    assert words == "2 experiments of the base would have to be tried, and 1 are.\n"
    assert len(list((checkout.root / "build/base/build/evidence").glob("*/*.json"))) == 1
    assert found["head"]["evidence"]


def test_a_change_that_runs_nothing_again_measures_nothing_of_the_base(checkout):
    checkout.change("docs/en/soup.md", "# ", "# !")
    checkout.commit("second")
    checkout.lab("run", "--exact", "verdicts/wrong_number")

    _, found = moved(checkout)

    assert found["pages"] and found["head"]["evidence"] is None
    assert not (checkout.root / "build/base").exists()


def test_the_schema_stands_beside_the_others():
    assert (ROOT / "schemas/diff.schema.json").exists()
