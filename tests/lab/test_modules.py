"""npm packages, by ./lab: those of the lock files, once, with any Node that is new enough."""

OLD = "#!/bin/sh\necho v16.20.0\n"


def test_packages_of_a_lock_file_are_installed_once(copy):
    copy.lab("site")
    copy.lab("site")

    assert copy.called("npm ci") == ["npm ci --prefix site --ignore-scripts --no-progress"]


def test_they_are_installed_anew_when_the_lock_file_changes(copy):
    copy.lab("site")
    with (copy.root / "site/package-lock.json").open("a") as lock:
        lock.write("\n")
    copy.lab("site")

    assert len(copy.called("npm ci")) == 2


def test_a_failed_install_ends_with_2_and_is_tried_again(copy):
    fails = "[ $1 = --version ] || { echo no such host; exit 1; }\n"
    copy.stand_in("npm", copy.recording() + fails)

    done = copy.lab("site")
    copy.lab("site")

    assert done.returncode == 2
    assert "no such host" in done.stdout and "npm packages of site" in done.stderr
    assert len(copy.called("npm ci")) == 2


def test_a_node_that_is_there_is_used_and_debians_not_asked_for(copy):
    copy.installed([name for name in copy.listed() if name not in ("nodejs", "npm")])

    copy.lab("site")

    assert copy.called("-y") == []


def test_a_node_that_is_too_old_makes_debians_wanted(copy):
    copy.installed([name for name in copy.listed() if name not in ("nodejs", "npm")])
    copy.stand_in("node", OLD)

    copy.lab("site")

    (install,) = copy.called("-y")
    assert install.endswith("nodejs npm")


def test_without_set_up_missing_packages_are_named_with_the_command(copy):
    done = copy.lab("site", LAB_SETUP="skip")

    assert done.returncode == 2
    assert "npm ci --prefix site --ignore-scripts" in done.stderr
    assert copy.called("npm ci") == []
