"""The sandbox through the real program: refused, left out by word, opened by name, in a chroot."""

import os
import subprocess
from pathlib import Path

import pytest
from conftest import RUNNER

SERVERS = {"nginx": "/usr/sbin/nginx", "apache": "/usr/sbin/apache2"}


@pytest.mark.parametrize("server", SERVERS)
def test_a_named_service_runs_inside(book, server):
    if not Path(SERVERS[server]).exists():
        pytest.skip(f"{SERVERS[server]} is not installed")

    done = book.lab("run", "--again", "--exact", f"services/{server}_answers")
    record = book.evidence(f"services/{server}_answers")

    assert done.returncode == 0, done.stdout
    assert record["claims"][0]["verdict"] == "VERIFIED"
    assert record["sandbox"]["used"]
    assert book.processes() == []


def test_reviewers_see_what_a_listing_may_do(book):
    done = book.lab("list", "--needs")

    assert "services/nginx_answers" in done.stdout
    assert "may use: service:nginx" in done.stdout
    assert "must have: cpus:100000" in done.stdout
    assert "verdicts/wrong_number" not in done.stdout


def test_without_a_sandbox_only_by_word_and_marked_in_the_record(fresh_book, monkeypatch):
    monkeypatch.delenv("CI", raising=False)  # which refuses it

    done = fresh_book.lab("run", "--no-sandbox", "--exact", "verdicts/wrong_number")
    record = fresh_book.evidence("verdicts/wrong_number")

    assert done.stderr.startswith("WITHOUT A SANDBOX: ")
    assert record["sandbox"] == {"used": False, "exceptions": [],
                                 "not_enforced": ["sandbox", "memory", "tasks"]}
    assert "run without a sandbox" in fresh_book.lab("status").stdout

    again = fresh_book.lab("run", "--exact", "verdicts/wrong_number")

    assert "was run without a sandbox" in again.stdout
    assert fresh_book.evidence("verdicts/wrong_number")["sandbox"]["used"]


def test_without_a_sandbox_is_refused_for_code_of_strangers(fresh_book, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITLAB_CI", raising=False)

    done = fresh_book.lab("run", "--no-sandbox", "--exact", "verdicts/wrong_number")

    assert done.returncode == 2
    assert "--no-sandbox: refused: this may be code of strangers" in done.stderr
    assert not fresh_book.has_evidence("verdicts/wrong_number")


def unshared(new_user: bool = os.geteuid() != 0) -> list[str]:
    """`unshare` with a mount namespace, and a user namespace with a root of its own."""
    command = ["unshare", "--mount", *(["--user", "--map-root-user"] if new_user else [])]
    if subprocess.run([*command, "true"], capture_output=True).returncode != 0:
        pytest.skip(f"{' '.join(command)} is refused here")
    return command


def without_user_namespaces(*command: str) -> list[str]:
    """The command where no user namespace may be made: such a limit holds for a namespace."""
    return [*unshared(new_user=True), "sh", "-c",
            'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"', "sh", *command]


def test_a_machine_that_refuses_namespaces_is_told_why_and_what_to_do(fresh_book):
    done = subprocess.run(
        without_user_namespaces(*fresh_book.command("run", "--exact", "verdicts/wrong_number")),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    assert done.returncode == 2
    assert done.stderr.startswith("lab: no sandbox: wanted to run listings in one, saw ")
    assert "user.max_user_namespaces" in done.stderr
    assert "--no-sandbox" in done.stderr
    assert not fresh_book.has_evidence("verdicts/wrong_number")


def test_without_bubblewrap_the_missing_package_is_named(fresh_book):
    script = 'mount --bind /dev/null /usr/bin/bwrap && exec "$@"'
    done = subprocess.run(
        [*unshared(), "sh", "-c", script, "sh",
         *fresh_book.command("run", "--exact", "verdicts/wrong_number")],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    assert done.returncode == 2
    assert "apt-get install bubblewrap" in done.stderr


CHROOT = """
    root=$1 && shift && cd "$root" && mkdir usr proc dev var var/tmp tmp etc book tools sys &&
    ln -s usr/bin bin && ln -s usr/lib lib && ln -s usr/lib64 lib64 && ln -s usr/sbin sbin &&
    mount --bind /usr usr && mount --rbind /dev dev && mount -t proc proc proc &&
    mount --bind "$1" book && mount --bind "$2" tools && shift 2 && exec chroot "$root" "$@"
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a chroot")
def test_in_a_chroot_root_makes_a_sandbox_all_the_same(fresh_book, tmp_path):
    """The kernel refuses user namespaces in a chroot; the runner makes it a root of its own."""
    root = tmp_path / "root"
    root.mkdir()

    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", CHROOT, "sh", str(root), str(fresh_book.root),
         str(Path(RUNNER).resolve().parent), "/tools/lab-runner", "--root", "/book", "run",
         "--exact", "verdicts/wrong_number"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    record = fresh_book.evidence("verdicts/wrong_number")

    assert done.returncode == 1, done.stderr
    assert record["claims"][0]["verdict"] == "REFUTED"
    assert record["sandbox"]["used"]
