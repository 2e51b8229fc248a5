"""A disk that is full or read-only: said, with the file and what to do, and nothing is lost."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Book, is_sealed
from mounts import Mounts, Refused

PAGE = 4096
EXPERIMENT, CLAIM = "verdicts/wrong_number", "verdicts/wrong-number"
FULL = "No space left on device"


@pytest.fixture
def mounts():
    try:
        made = Mounts()
    except Refused as why:
        pytest.skip(f"no mount namespace for this user: {why}")
    yield made
    made.close()


class BookInside(Book):
    """The book as it looks in a mount namespace."""

    def __init__(self, root: Path, mounts: Mounts) -> None:
        super().__init__(root)
        self.mounts = mounts

    def command(self, *arguments: str) -> list[str]:
        return self.mounts.words(*super().command(*arguments))

    def evidence_file(self, name: str) -> Path:
        return self.mounts.inside(super().evidence_file(name))


@pytest.fixture
def inside(tmp_path, mounts):
    return BookInside(tmp_path / "book", mounts)


def fill(folder: Path, leave: int) -> Path:
    """Fills a file system up to so many bytes."""
    filler = folder / "filler"
    with open(filler, "wb") as file:
        while True:
            try:
                os.write(file.fileno(), bytes(PAGE))
            except OSError:
                break
        os.ftruncate(file.fileno(), file.tell() - leave)
    return filler


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*")
            if file.is_file() and file.name != "filler"}


@pytest.mark.parametrize("pages, file", [(0, "machine"), (1, EXPERIMENT)])
def test_a_full_disk_leaves_the_old_evidence_whole_and_is_said(inside, mounts, pages, file):
    evidence = inside.root / "build/evidence"
    mounts.small(evidence)
    with open(inside.root / f"snippets/{EXPERIMENT}.py", "a", encoding="utf-8") as listing:
        listing.write(f"print('x' * {PAGE})\n")
    inside.lab("run", "--exact", EXPERIMENT)
    assert inside.evidence_file(EXPERIMENT).stat().st_size > PAGE  # more than is left
    filler = fill(mounts.inside(evidence), leave=pages * PAGE)
    before = contents(mounts.inside(evidence))

    done = inside.lab("run", "--exact", "--again", EXPERIMENT)
    after = contents(mounts.inside(evidence))
    shown = inside.lab("explain", CLAIM)
    filler.unlink()
    again = inside.lab("run", "--exact", "--again", EXPERIMENT)

    assert done.returncode == 2
    assert (f"lab: {evidence}/{file}.json: cannot write (nothing was changed): {FULL}; make room"
            in done.stderr)
    assert after.keys() == before.keys() and after[f"{EXPERIMENT}.json"] == (
        before[f"{EXPERIMENT}.json"])
    assert all(map(is_sealed, after.values()))
    assert shown.returncode == 0
    assert again.returncode == 1 and inside.evidence(EXPERIMENT)


@pytest.mark.parametrize("pages", [0, 1, 2, 4])
def test_a_disk_too_full_to_compile_is_no_word_against_a_listing(inside, mounts, book, pages):
    book.lab("run", "--exact", "endings/unavailable")
    build = inside.root / "build"
    mounts.small(build)
    shutil.copytree(book.root / "build/evidence", mounts.inside(build) / "evidence")
    fill(mounts.inside(build), leave=pages * PAGE)
    before = contents(mounts.inside(build) / "evidence")

    done = inside.lab("run", "--exact", "--again", "endings/unavailable")
    after = contents(mounts.inside(build) / "evidence")

    assert done.returncode == 2
    assert FULL in done.stderr and done.stderr.startswith("lab: ")
    assert "build/" in done.stderr and "run again" in done.stderr
    assert after.keys() == before.keys()
    assert after["endings/unavailable.json"] == before["endings/unavailable.json"]
    assert all(map(is_sealed, after.values()))


def test_an_old_program_is_not_run_for_a_new_listing_that_finds_no_room(inside, mounts):
    build, listing = inside.root / "build", inside.root / "snippets/endings/unavailable.cpp"
    mounts.small(build)
    inside.lab("run", "--exact", "endings/unavailable")
    before = inside.evidence_file("endings/unavailable").read_bytes()
    fill(mounts.inside(build), leave=0)
    listing.write_text("// longer\n" * 20000 + listing.read_text("utf-8"), "utf-8")

    done = inside.lab("run", "--exact", "endings/unavailable")

    assert done.returncode == 2 and FULL in done.stderr
    assert inside.evidence_file("endings/unavailable").read_bytes() == before


def test_an_old_program_is_not_run_for_a_new_listing_that_cannot_replace_it(inside, mounts):
    inside.lab("run", "--exact", "endings/unavailable")
    before = inside.evidence_file("endings/unavailable").read_bytes()
    with open(inside.root / "snippets/endings/unavailable.cpp", "a", encoding="utf-8") as listing:
        listing.write("// a word\n")
    mounts.read_only(inside.root / "build/snippets")

    done = inside.lab("run", "--exact", "endings/unavailable")

    assert done.returncode == 2
    assert "build/snippets/g++/endings/unavailable" in done.stderr
    assert "Read-only file system" in done.stderr and "run again" in done.stderr
    assert inside.evidence_file("endings/unavailable").read_bytes() == before


def test_what_ninja_leaves_undone_is_no_word_about_a_listing(fresh_book):
    experiments = ["endings/unavailable", "endings/leaves_daemon", "verdicts/wrong_number"]
    fresh_book.lab("run", "--exact", *experiments)
    for name in experiments[:2]:
        with open(fresh_book.root / f"snippets/{name}.cpp", "a", encoding="utf-8") as listing:
            listing.write("// a word\n")
    log = fresh_book.root / "build/snippets/.ninja_log"
    log.unlink()
    log.mkdir()  # ninja stops after the first program, when it cannot write this

    done = fresh_book.lab("run", "--exact", *experiments)

    assert done.returncode == 2
    assert done.stderr.startswith("lab: ninja: wanted it to compile every listing, ")
    assert "Error writing to build log: Is a directory" in done.stderr
    assert not any(fresh_book.evidence(name)["failed"] for name in experiments)


def test_what_is_read_only_can_be_read(inside, mounts):
    inside.lab("run", "--exact", EXPERIMENT)
    writable = [inside.lab(*words).stdout for words in (["status"], ["explain", CLAIM])]
    mounts.read_only(inside.root)

    status, explained = inside.lab("status"), inside.lab("explain", CLAIM)
    run = inside.lab("run", "--exact", EXPERIMENT)

    assert [status.stdout, explained.stdout] == writable
    assert (status.returncode, explained.returncode, run.returncode) == (1, 0, 2)
    assert run.stdout == ""
    assert run.stderr == (f"lab: {inside.root}/build/run.lock: cannot be opened: Read-only file "
                          "system; make its file system writable, or work on a copy of the book "
                          "elsewhere\n")


def test_a_book_that_was_never_run_and_is_read_only_says_what_it_cannot_make(inside, mounts):
    mounts.read_only(inside.root)

    done = inside.lab("run", "--exact", EXPERIMENT)

    assert done.returncode == 2
    assert f"lab: {inside.root}/build: cannot be made: Read-only file system; make" in done.stderr
    assert inside.lab("status").returncode == 0


def test_a_read_only_evidence_folder_stops_the_run_before_anything_is_tried(inside, mounts):
    inside.lab("run", "--exact", EXPERIMENT)
    mounts.read_only(inside.root / "build/evidence")

    done = inside.lab("run", "--exact", "--again", EXPERIMENT)

    assert done.returncode == 2 and done.stdout == ""
    assert "machine.json: cannot create (nothing was changed): Read-only file system" in done.stderr


SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether a descriptor is of a temporary of an experiment's evidence file. */
static int concerns(int fd) {
    char link[64], name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, name, sizeof name - 1);
    if (size < 0) return 0;
    name[size] = 0;
    return strstr(name, "wrong_number.json.") != NULL;
}

static int fails(const char* call) { return strcmp(getenv("FAILING_CALL"), call) == 0; }

int fsync(int fd) {
    if (fails("fsync") && concerns(fd)) return errno = EIO, -1;
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
}

int close(int fd) {
    int fail = fails("close") && concerns(fd);
    int done = ((int (*)(int))dlsym(RTLD_NEXT, "close"))(fd);
    return fail ? (errno = EDQUOT, -1) : done;
}

int rename(const char* from, const char* to) {
    if (fails("rename") && strstr(to, "wrong_number.json")) return errno = EIO, -1;
    return ((int (*)(const char*, const char*))dlsym(RTLD_NEXT, "rename"))(from, to);
}
"""


@pytest.fixture(scope="module")
def shim(tmp_path_factory):
    """A library in which one call fails as a disk makes it fail."""
    folder = tmp_path_factory.mktemp("shim")
    (folder / "shim.c").write_text(SHIM, "utf-8")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", folder / "shim.so", folder / "shim.c"],
                   check=True)
    return folder / "shim.so"


@pytest.mark.parametrize("call, what, why, then", [
    ("fsync", "sync", "Input/output error", "see to its disk and run again"),
    ("close", "close", "Disk quota exceeded", "make room and run again"),
    ("rename", "rename", "Input/output error", "see to its disk and run again")])
def test_a_disk_that_says_no_at_the_end_is_heard(fresh_book, shim, monkeypatch, call, what, why,
                                                 then):
    fresh_book.lab("run", "--exact", EXPERIMENT)
    file = fresh_book.evidence_file(EXPERIMENT)
    before = file.read_bytes()
    monkeypatch.setenv("LD_PRELOAD", str(shim))
    monkeypatch.setenv("ASAN_OPTIONS", "verify_asan_link_order=0")
    monkeypatch.setenv("FAILING_CALL", call)

    done = fresh_book.lab("run", "--exact", "--again", EXPERIMENT)

    assert done.returncode == 2
    assert f"lab: {file}: cannot {what} (nothing was changed): {why}; {then}\n" == done.stderr
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == [file.name]
