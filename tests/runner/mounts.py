"""File systems of a test's own, in a mount namespace of its own: small, full or read-only."""

import os
import subprocess
from pathlib import Path


class Refused(Exception):
    """This system lets the user have no mount namespace; says why."""


class Mounts:
    """A mount namespace: what is mounted in it, nobody else sees, and its end takes all away."""

    def __init__(self) -> None:
        self._flags = ["-m"] if os.geteuid() == 0 else ["-U", "-m"]
        start = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-r", "-m"]
        self._keeper = subprocess.Popen([*start, "sh", "-c", "echo ready; cat"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE)
        if self._keeper.stdout.readline() != "ready\n":
            raise Refused(self._keeper.communicate()[1].strip())

    def close(self) -> None:
        self._keeper.communicate()

    def words(self, *command: str) -> list[str]:
        """The command line that runs a command inside."""
        keep = ["--preserve-credentials"] if "-U" in self._flags else []
        return ["nsenter", "-t", str(self._keeper.pid), *self._flags, *keep, "--", *command]

    def run(self, *command: str) -> None:
        done = subprocess.run(self.words(*command), capture_output=True, text=True)
        if done.returncode != 0:
            raise Refused(f"{' '.join(command)}: {done.stderr.strip()}")

    def small(self, folder: Path) -> None:
        """Mounts a file system of 1 MiB."""
        folder.mkdir(parents=True, exist_ok=True)
        self.run("mount", "-t", "tmpfs", "-o", "size=1m", "small", str(folder))

    def read_only(self, folder: Path) -> None:
        """Lets nobody write below the folder, root neither."""
        self.run("mount", "--bind", str(folder), str(folder))
        self.run("mount", "-o", "remount,ro,bind", str(folder))

    def inside(self, path: Path) -> Path:
        """The path by which the test, outside, reaches a file inside."""
        return Path(f"/proc/{self._keeper.pid}/root{path}")
