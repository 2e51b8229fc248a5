"""What a checkout of strangers must not even get as far as the compiler with."""

import os

import pytest
from conftest import TROUBLESOME

FLAGS = ["-fplugin=/tmp/evil.so", "-o", "-o/usr/bin/env", "-B/tmp", "-specs=/tmp/specs", "-wrapper",
         "@/etc/passwd", "-include", "-I/etc", "-L/tmp", "-Wl,--script=/tmp/x", "-Wa,-I/etc",
         "-Wp,-include,/etc/passwd", "-fdump-tree-all=/tmp/x", "-MF/tmp/x", "-save-temps",
         "-fprofile-use=/etc/passwd", "-fuse-ld=/tmp/ld", "-Xlinker", "--sysroot=/root", "; id",
         "$(id)", "-DX=`id`", "\x1b[2J"]


def is_refused(book, *words: str) -> None:
    """The run ends with 2, says these words, and neither builds nor records anything."""
    done = book.lab("run")

    assert done.status == 2
    assert all(word in done.output for word in words), done.output
    assert book.plants.secret not in done.output
    assert not TROUBLESOME.search(done.output)
    assert not (book.root / "build/snippets").exists()
    assert not (book.root / "build/evidence/good").exists()


@pytest.mark.parametrize("flag", FLAGS)
def test_a_compiler_flag_that_names_a_file_or_a_program_is_refused(fresh_book, flag):
    claim_file = fresh_book.root / "snippets/good/working.toml"
    escaped = flag.replace("\x1b", "\\u001b")
    claim_file.write_text(f'build.flags = ["{escaped}"]\n' + claim_file.read_text("utf-8"), "utf-8")

    is_refused(fresh_book, "snippets/good/working.toml:1: wanted a compiler flag")


def test_a_need_without_end_is_refused_and_the_stack_stands(fresh_book):
    claim_file = fresh_book.root / "snippets/good/working.toml"
    need = "command:" + "a" * 1_000_000
    claim_file.write_text(f'needs = ["{need}"]\n' + claim_file.read_text("utf-8"), "utf-8")

    is_refused(fresh_book, "snippets/good/working.toml:1: wanted a line of at most 4096 bytes")


def test_a_name_without_end_is_refused_and_the_stack_stands(fresh_book):
    claim_file = fresh_book.root / "snippets/good/working.toml"
    words = claim_file.read_text("utf-8").replace('"number"', '"' + "n" * 1_000_000 + '"')
    claim_file.write_text(words, "utf-8")

    is_refused(fresh_book, "snippets/good/working.toml:")


@pytest.mark.parametrize("target", ["home", "/etc/passwd", "/dev/zero", "../../secret.hpp"])
def test_a_listing_that_is_a_link_is_refused(fresh_book, target):
    listing = fresh_book.root / "snippets/good/working.py"
    listing.unlink()
    listing.symlink_to(fresh_book.plants.home / "secret.hpp" if target == "home" else target)

    is_refused(fresh_book, "snippets/good/working.py: wanted a file of the book, saw a symbolic")


def test_a_listing_that_is_a_fifo_is_refused_and_nobody_waits_for_it(fresh_book):
    listing = fresh_book.root / "snippets/good/working.py"
    listing.unlink()
    os.mkfifo(listing)

    is_refused(fresh_book, "snippets/good/working.py: wanted an ordinary file")


def test_a_claim_file_that_is_a_link_is_refused(fresh_book):
    claim_file = fresh_book.root / "snippets/good/working.toml"
    claim_file.unlink()
    claim_file.symlink_to(fresh_book.plants.home / "secret.hpp")

    is_refused(fresh_book, "snippets/good/working.toml: wanted a file of the book")


def test_a_header_that_is_a_link_is_refused(fresh_book):
    header = fresh_book.root / "snippets/lab/attack.hpp"
    header.unlink()
    header.symlink_to(fresh_book.plants.home / "secret.hpp")

    is_refused(fresh_book, "snippets/lab/attack.hpp: wanted a file of the book, saw a symbolic")


def test_an_include_without_end_is_no_header_and_the_stack_stands(fresh_book):
    listing = fresh_book.root / "snippets/escape/clock.cpp"
    listing.write_text('#include "lab/' + "x" * 1_000_000 + '"\n', "utf-8")

    done = fresh_book.lab("run", "--exact", "escape/clock")

    assert done.status == 1
    assert fresh_book.evidence("escape/clock")["build"]["ending"] == "compile_failed"


@pytest.mark.parametrize("path", ["lab/../../secret.hpp", "lab/../../../person/secret.hpp",
                                  "lab/../../../../../../../etc/shadow"])
def test_an_include_that_climbs_out_of_the_labs_folder_is_refused(fresh_book, path):
    listing = fresh_book.root / "snippets/escape/clock.cpp"
    listing.write_text(f'#include "{path}"\n' + listing.read_text("utf-8"), "utf-8")

    done = fresh_book.lab("run", "--exact", "escape/clock")

    assert done.status != 0
    assert fresh_book.plants.secret not in done.output
    assert fresh_book.files_with(fresh_book.plants.secret) == []
