"""Set-up by ./lab: installs only what is missing, or says what to install and stops."""

import os


def test_a_machine_that_has_everything_is_left_alone(copy):
    done = copy.lab("list")

    assert done.returncode == 0, done.stderr
    assert copy.called("apt-get") == []


def test_root_installs_only_what_is_missing(copy):
    copy.installed([name for name in copy.listed() if name != "ninja-build"])

    done = copy.lab("list")

    installs = copy.called("-y")
    assert done.returncode == 0, done.stderr
    assert len(installs) == 1
    assert installs[0].endswith("install --no-install-recommends ninja-build")
    assert "DPkg::Lock::Timeout=300" in installs[0]


def test_the_size_is_said_before_anything_is_installed(copy):
    copy.installed([])

    done = copy.lab("list")

    assert "7 MB of archives to fetch" in done.stdout
    assert done.stdout.index("7 MB") < done.stdout.index("Installing packages: done")


def test_running_asks_for_no_page_or_test_tools(copy):
    copy.installed([])

    copy.lab("run")

    (install,) = copy.called("-y")
    assert "g++" in install
    assert "sphinx" not in install and "clang" not in install


def test_an_account_that_may_not_install_gets_the_exact_command(copy):
    copy.account(1000)
    copy.installed([name for name in copy.listed() if name not in ("cmake", "g++")])

    done = copy.lab("site")

    assert done.returncode == 2
    assert ("sudo apt-get update && sudo apt-get install --no-install-recommends g++ cmake\n"
            in done.stderr)
    assert copy.called("apt-get") == []


def test_sudo_is_used_where_it_asks_no_password(copy):
    copy.account(1000)
    copy.installed([])
    copy.stand_in("sudo", copy.recording() + 'shift; exec "$@"')

    done = copy.lab("list")

    assert done.returncode == 0, done.stderr
    assert any("install --no-install-recommends" in call for call in copy.called("sudo"))


def test_a_failed_install_ends_with_2_and_shows_the_error_not_the_progress(copy):
    copy.installed([])
    copy.stand_in("apt-get", """#!/bin/sh
case "$*" in *-y*) ;; *) exit ;; esac
echo "E: no space left"
for n in $(seq 60); do echo "pmstatus:g++:$n:Configuring g++"; done
exit 100
""")

    done = copy.lab("list")

    assert done.returncode == 2
    assert "E: no space left" in done.stdout and "pmstatus" not in done.stdout
    assert "build/log/apt-install.log" in done.stdout


def test_a_machine_without_apt_gets_the_list(copy, tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()
    for tool in ("bash", "env", "dirname", "readlink", "sed", "tr"):
        os.symlink(f"/usr/bin/{tool}", bare / tool)
    (copy.tools / "dpkg-query").unlink()
    (copy.tools / "apt-get").unlink()

    done = copy.lab("list", path=str(bare))

    assert done.returncode == 2
    assert "ninja-build" in done.stderr
    assert "LAB_SETUP=skip ./lab list" in done.stderr


def test_other_compilers_are_installed_for_recording_alone(copy):
    here = [name for name in copy.listed() if name not in ("clang-16", "clang-19")]
    copy.installed(here)

    for command in (["list"], ["run"], ["site"], ["explorer", "record", "--help"],
                    ["explorer", "record", "--dry-run"],
                    ["explorer", "record", "--on", "explorer"]):
        copy.lab(*command)
        assert copy.called("-y") == [], command
    done = copy.lab("explorer", "record")

    (install,) = copy.called("-y")
    assert install.endswith("install --no-install-recommends clang-16 clang-19")
    assert done.stdout.endswith("ran explorer record\n")
