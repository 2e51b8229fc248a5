"""lab publish: what it writes, what it leaves, what it refuses."""

import os
import resource
import subprocess

import pytest
from conftest import Book
from publishing import (FLIPPED, NEVER, SAME, TRIED, WRONG, Published, another, copy_of, edit,
                        tried_anew, verified)


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    """A book three of whose experiments were tried; no test changes it."""
    book = Book(tmp_path_factory.mktemp("tried") / "book")
    book.lab("run", "--exact", *TRIED)
    return book


@pytest.fixture
def book(tried, tmp_path):
    """A copy of it for one test."""
    return another(tried, tmp_path / "copy")


@pytest.fixture
def bundle(book):
    """Published once, as `here`."""
    done = book.lab("publish", "here")
    assert done.returncode == 0, done.stderr
    return Published(book, "here")


def publish_with(book, environment: dict, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(book.command("publish", *arguments), capture_output=True, text=True,
                          env={**os.environ, **environment}, timeout=60)


def test_a_bundle_is_a_folder_of_evidence_byte_for_byte(book, bundle):
    files = bundle.files()

    assert sorted(files) == sorted(["claims.json", "history.jsonl", "machine.json",
                                    *(f"{each}.json" for each in TRIED)])
    for name in ("machine", "claims", *TRIED):
        assert files[f"{name}.json"] == book.evidence_file(name).read_bytes()
    (line,) = bundle.history()
    assert line["claims"][FLIPPED]["verdict"] == "REFUTED"
    assert line["claims"][FLIPPED]["estimate"] == 2 and line["claims"][FLIPPED]["threshold"] == 1
    assert set(line["compilers"]) == {"python3"}
    assert len(line["claims"]) == 3
    toml = (book.root / "evidence/published.toml").read_text("utf-8")
    assert toml.endswith('reference = "here"\n')


def test_without_a_name_it_is_made_of_facts_and_the_first_reference_stays(book):
    first, second = book.lab("publish"), book.lab("publish", "another")

    cpus = book.machine()["cpus"]
    (made,) = [line for line in first.stdout.splitlines() if line.startswith("evidence/")]
    assert f"-{cpus}-cpu" in made
    assert second.returncode == 0
    reference = (book.root / "evidence/published.toml").read_text("utf-8")
    assert f'reference = "{made.removeprefix("evidence/")}"' in reference


def test_what_was_not_tried_is_named_and_the_rest_is_published(book):
    done = book.lab("publish", "here")

    assert done.returncode == 0
    assert "not published, " in done.stdout and "./lab run" in done.stdout
    assert "endings/crashes                              never run\n" in done.stdout
    assert "added 3, replaced 0, kept 0" in done.stdout


def test_published_again_nothing_is_written(book, bundle):
    before = copy_of(book.root / "evidence")

    done = book.lab("publish", "here")

    assert (done.returncode, "nothing has changed since" in done.stdout) == (0, True)
    assert copy_of(book.root / "evidence") == before


def test_where_nothing_moved_the_file_stays_and_history_gains_what_was_tried_anew(book, bundle):
    before = bundle.files()
    tried_anew(book, WRONG, 2, lambda claim: claim["real"].update(estimate=3))

    done = book.lab("publish", "here")

    after = bundle.files()
    assert {name for name in after if after[name] != before[name]} == {"history.jsonl"}
    assert after["history.jsonl"].startswith(before["history.jsonl"])
    assert list(bundle.history()[1]["claims"]) == [FLIPPED]
    assert bundle.history()[1]["claims"][FLIPPED]["estimate"] == 3
    assert "kept 3 in which nothing moved" in done.stdout


def test_a_verdict_that_flipped_replaces_its_file_and_no_other(book, bundle):
    before = bundle.files()
    tried_anew(book, WRONG, 2, verified)

    done = book.lab("publish", "here")

    after = bundle.files()
    assert {name for name in after if after[name] != before[name]} == {
        "history.jsonl", "claims.json", f"{WRONG}.json"}
    assert "wrong-number REFUTED to VERIFIED" in done.stdout
    assert bundle.standings()[FLIPPED]["verdict"] == "VERIFIED"
    assert bundle.standings()[FLIPPED]["finished_at"] == "2030-01-02T00:00:00Z"


def test_another_listing_replaces_its_file(book, bundle):
    listing = book.root / f"snippets/{SAME}.py"
    listing.write_text(listing.read_text("utf-8") + "# one more line\n", "utf-8")

    stale = book.lab("publish", "here")
    book.lab("run", "--exact", SAME)
    done = book.lab("publish", "here")

    assert f"{SAME:<44} listing changed\n" in stale.stdout
    assert "nothing has changed since" in stale.stdout
    assert f"{SAME:<44} listing changed\n" in done.stdout and "replaced 1," in done.stdout
    first, second = (line["claims"]["verdicts/insensitive"] for line in bundle.history())
    assert first["listing"] != second["listing"]


def test_all_replaces_every_file(book, bundle):
    for day, experiment in enumerate(TRIED, 2):
        tried_anew(book, experiment, day)

    assert "replaced 3, kept 0" in book.lab("publish", "here", "--all").stdout
    assert "replaced 3, kept 0" in book.lab("publish", "here", "--all", "--dry-run").stdout
    for experiment in TRIED:
        assert bundle.files()[f"{experiment}.json"] == book.evidence_file(experiment).read_bytes()


def test_an_experiment_that_left_the_book_leaves_the_bundle(book, bundle):
    for suffix in ("py", "toml"):
        (book.root / f"snippets/{NEVER}.{suffix}").unlink()

    done = book.lab("publish", "here")

    assert f"removed {NEVER}: not in the book" in done.stdout
    assert f"{NEVER}.json" not in bundle.files()
    assert bundle.history()[0]["claims"]["verdicts/never-seen"]  # what was, was


UNFIT = {
    "damaged": (lambda file: file.write_text("{}", "utf-8"),
                "its evidence is in an unknown format"),
    "without a sandbox": (lambda file: edit(file, lambda e: e["sandbox"].update(used=False)),
                          "was run without a sandbox"),
    "failed": (lambda file: edit(file, lambda e: e.update(failed=True)), "the last run failed"),
    "of another machine": (lambda file: edit(file, lambda e: (
        e.update(key="0" * 64), e["key_parts"].update(machine="0" * 64))), "kernel or CPU changed"),
    "in old words": (lambda file: edit(file, lambda e: e.update(words="0" * 64)),
                     "its words changed"),
    "gone": (lambda file: file.unlink(), "never run"),
}


@pytest.mark.parametrize("how", UNFIT)
def test_unfit_evidence_is_not_published_and_said_why(book, how):
    spoil, why = UNFIT[how]
    spoil(book.evidence_file(WRONG))

    done = book.lab("publish", "here")

    assert done.returncode == 0
    assert f"{WRONG:<44} {why}\n" in done.stdout
    published = Published(book, "here")
    assert f"{WRONG}.json" not in published.files() and f"{SAME}.json" in published.files()
    assert FLIPPED not in published.history()[0]["claims"]
    assert published.standings()[FLIPPED]["verdict"] == "NOT_RUNNABLE"


def test_unfit_evidence_leaves_what_was_published_of_it(book, bundle):
    before = bundle.files()[f"{WRONG}.json"]
    book.evidence_file(WRONG).unlink()
    tried_anew(book, SAME, 2)

    assert book.lab("publish", "here").returncode == 0

    assert bundle.files()[f"{WRONG}.json"] == before


def test_where_nothing_is_fit_nothing_is_written(book):
    for experiment in TRIED:
        book.evidence_file(experiment).unlink()

    done = book.lab("publish", "here")

    assert done.returncode == 2
    assert "nothing here is fit to be published; ./lab run" in done.stderr
    assert not (book.root / "evidence").exists()


def test_nothing_tried_at_all_is_said(fresh_book):
    done = fresh_book.lab("publish")

    assert done.returncode == 2
    assert "machine.json: wanted this machine's evidence, saw none; ./lab run" in done.stderr


def says(text: str):
    return lambda evidence: evidence["runs"][1].update(stdout=f"before {text} behind")


PLANTS = {
    "the user's name": ({"USER": "gannet"}, "by Gannet,"),
    "the home folder": ({"HOME": "/srv/gannet-7"}, "in /srv/gannet-7/x"),
    "the checkout's place": ({}, "in {root}/x"),
}


@pytest.mark.parametrize("what", PLANTS)
def test_what_names_host_or_user_is_refused_with_file_and_key(book, what):
    environment, planted = PLANTS[what]
    edit(book.evidence_file(WRONG), says(planted.format(root=book.root)))

    done = publish_with(book, environment, "here")

    assert done.returncode == 2
    assert f"  {WRONG}.json: runs[1].stdout holds {what}" in done.stderr
    assert not (book.root / "evidence").exists()


def test_a_name_in_the_words_of_the_book_or_of_the_machine_is_found_too(book):
    edit(book.evidence_file(WRONG), lambda e: e["labels"].update(gannet={"en": "a", "zh": "b"}))
    edit(book.evidence_file("machine"), lambda e: e.update(governor="gannet's"))

    done = publish_with(book, {"USER": "gannet"}, "here")
    harmless = publish_with(book, {"USER": "gannet"}, "--harmless", "gannet", "here")

    assert f"  {WRONG}.json: labels.gannet holds the user's name" in done.stderr
    assert "  machine.json: governor holds the user's name" in done.stderr
    assert (done.returncode, harmless.returncode) == (2, 0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may rename a host")
def test_the_hosts_name_is_found(book):
    edit(book.evidence_file(WRONG), says("gannet"))

    renamed = ["unshare", "--uts", "sh", "-c", 'hostname gannet.example; exec "$@"', "-"]
    done = subprocess.run([*renamed, *book.command("publish", "here")], capture_output=True,
                          text=True, timeout=60)
    if "unshare" in done.stderr:
        pytest.skip("no namespaces here")

    assert done.returncode == 2
    assert "runs[1].stdout holds the host's name" in done.stderr


@pytest.mark.parametrize("fact", ["cpu", "hypervisor"])
def test_another_machine_does_not_get_into_a_bundle(book, bundle, fact):
    edit(bundle.folder / "machine.json", lambda machine: machine.update({fact: "another"}))
    before = bundle.files()

    done, named = book.lab("publish", "here"), book.lab("publish", "there")

    assert done.returncode == 2
    assert f'evidence of another machine: its {fact} is "another", here it is' in done.stderr
    assert "./lab publish NAME" in done.stderr
    assert bundle.files() == before
    assert named.returncode == 0


@pytest.mark.parametrize("name", ["..", "a/b", "-x-", "A", "a b", ".hidden"])
def test_a_name_that_is_none_is_refused(book, name):
    done = book.lab("publish", "--", name)

    assert done.returncode == 2
    assert f"{name}: wanted a name of small letters, digits and single hyphens" in done.stderr
    assert not (book.root / "evidence").exists()


def test_a_dry_run_tells_the_same_and_writes_nothing(book):
    dry = book.lab("publish", "here", "--dry-run")
    written = (book.root / "evidence").exists()
    done = book.lab("publish", "here")

    assert (dry.returncode, written) == (0, False)
    assert dry.stdout.startswith("would write evidence/here\n")
    assert "added 3, replaced 0, kept 0" in dry.stdout and "added 3" in done.stdout


def grown(book, bundle) -> int:
    """Evidence that flipped and grew; gives a size that all old files have, and it has not."""
    def with_words(claim: dict) -> None:
        verified(claim)
        claim["says"]["en"] = "much " * 20_000
    tried_anew(book, WRONG, 2, with_words)
    return max(map(len, bundle.files().values())) + 1


def test_a_publication_that_dies_midway_leaves_the_old_bundle_whole(book, bundle):
    before = copy_of(book.root / "evidence")
    size = grown(book, bundle)

    killed = subprocess.run(
        book.command("publish", "here"), capture_output=True, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    left = bundle.files()
    beside = [each.name for each in (book.root / "evidence").iterdir()]
    done = book.lab("publish", "here")

    assert killed.returncode < 0
    assert left == {name.removeprefix("here/"): text for name, text in before.items()
                    if name.startswith("here/")}
    assert ".here.new" in beside
    assert done.returncode == 0
    assert bundle.standings()[FLIPPED]["verdict"] == "VERIFIED"
    assert {each.name for each in (book.root / "evidence").iterdir()} == {"here", "published.toml"}


def test_a_disk_that_takes_no_more_is_said_and_the_old_bundle_stands(book, bundle):
    before = copy_of(book.root / "evidence")
    size = grown(book, bundle)

    done = subprocess.run(
        book.command("publish", "here"), capture_output=True, text=True, timeout=60,
        restore_signals=False,  # Python ignores SIGXFSZ, and so the runner sees an error
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))

    assert done.returncode == 2
    assert f"{WRONG}.json: cannot write (nothing was changed): File too large" in done.stderr
    assert bundle.files() == {name.removeprefix("here/"): text for name, text in before.items()
                              if name.startswith("here/")}


def test_history_that_was_edited_is_named_by_its_line_and_nothing_is_written(book, bundle):
    tried_anew(book, WRONG, 2)
    file = bundle.folder / "history.jsonl"
    file.write_text(file.read_text("utf-8").replace("REFUTED", "VERIFIED"), "utf-8")
    before = bundle.files()

    done = book.lab("publish", "here")

    assert done.returncode == 2
    assert "here/history.jsonl:1: edited since the runner wrote it" in done.stderr
    assert "bring back the file that was committed" in done.stderr
    assert bundle.files() == before


def test_a_damaged_published_file_is_replaced_by_what_is_whole_here(book, bundle):
    (bundle.folder / f"{WRONG}.json").write_text("{", "utf-8")
    replaced = book.lab("publish", "here")
    (bundle.folder / f"{WRONG}.json").write_text("{", "utf-8")
    book.evidence_file(WRONG).unlink()
    refused = book.lab("publish", "here")

    assert f"{WRONG:<44} its evidence is cut short or no JSON\n" in replaced.stdout
    assert "replaced 1," in replaced.stdout
    assert refused.returncode == 2 and "bring back the file that was committed" in refused.stderr


def test_a_hand_written_file_beside_the_bundles_is_never_touched(book, bundle):
    (book.root / "evidence/README.md").write_text("by hand\n", "utf-8")
    (bundle.folder / "NOTES").write_text("by hand, too\n", "utf-8")
    tried_anew(book, WRONG, 2, verified)

    book.lab("publish", "here")

    assert (book.root / "evidence/README.md").read_text("utf-8") == "by hand\n"
    assert bundle.files()["NOTES"] == b"by hand, too\n"


def test_help_tells_when_a_file_is_replaced(book):
    told = book.lab("publish", "--help").stdout

    for words in ("--all", "--dry-run", "another verdict", "no point in common", "history.jsonl"):
        assert words in told
