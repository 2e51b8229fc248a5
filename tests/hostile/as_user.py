"""Runs this suite as an ordinary user, on copies that one can reach; only root can do that.

No cgroup can be made there, so that limits hold for each process only. Ends with 77 for anyone but
root: who is an ordinary user has run the suite as one. So it does where ordinary users have no
sandbox at all, as in a chroot: there is nothing to attack.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# No account, none of the runner's own (58000 to 58999), and another for each suite at work.
UID = 57_000 + os.getpid() % 1000
SKIPPED = 77
TOOLS = ("lab-runner", "lab-launch", "lab-supervise")


def copy_to(folder: Path, runner: Path) -> None:
    """The suite, what it reads of the checkout, and the runner's programs."""
    ignored = shutil.ignore_patterns("__pycache__")
    for part in ("tests/hostile", "snippets/lab", "schemas"):
        shutil.copytree(ROOT / part, folder / part, ignore=ignored)
    (folder / "bin").mkdir()
    for tool in TOOLS:
        shutil.copy(runner.with_name(tool), folder / "bin")
    (folder / "tmp").mkdir()
    for file in [folder, *folder.rglob("*")]:
        os.chown(file, UID, UID)


def become_user() -> list[str]:
    return ["/usr/bin/setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups"]


def users_have_namespaces() -> bool:
    return subprocess.run([*become_user(), "unshare", "--user", "true"],
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


def main() -> int:
    if os.geteuid() != 0:
        print("not root: the suite has run as an ordinary user already")
        return SKIPPED
    if not users_have_namespaces():
        print("ordinary users may make no user namespace here: they have no sandbox to attack")
        return SKIPPED
    runner = Path(os.environ.get("LAB_RUNNER", ROOT / "build/runner/lab-runner"))
    with tempfile.TemporaryDirectory(prefix="lab-as-user-") as name:
        folder = Path(name)
        copy_to(folder, runner)
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": name,
                       "TMPDIR": f"{name}/tmp", "LAB_RUNNER": f"{name}/bin/lab-runner"}
        command = [*become_user(), "/usr/bin/python3", "-m", "pytest", "-q", "-p",
                   "no:cacheprovider", *sys.argv[1:], "tests/hostile"]
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
