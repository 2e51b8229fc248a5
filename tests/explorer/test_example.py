"""The example program, which uses nothing but the library."""

import subprocess

from conftest import EXAMPLE, environment


def run(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run([EXAMPLE, *words], env=environment(), capture_output=True, timeout=60,
                          text=True)


def test_the_example_asks_every_compiler(replay):
    done = run(f"{replay.url}/big", "0")

    assert done.returncode == 0, done.stderr
    assert done.stdout == ("x86-64 clang 14.0.6: 30000 instructions\n"
                           "x86-64 gcc 12.2: 30000 instructions\n")


def test_the_example_says_what_is_wrong(replay):
    done = run(f"{replay.url}/no-lists", "0")

    assert done.returncode == 1
    assert done.stderr.startswith("refused: http://127.0.0.1")


def test_the_example_contacts_nobody_without_an_address():
    assert run().returncode == 1
    assert run().stderr.startswith("usage")
