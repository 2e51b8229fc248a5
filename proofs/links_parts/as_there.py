"""Runs a program as Compiler Explorer's public site says that it does: little memory, few processes
and descriptors, no network, no other program, a small /tmp; its own folder may be written."""

import itertools
import os
import signal
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Iterator

from lab_site.explorer_limits import DESCRIPTORS, FILE_MIB, MEMORY_MIB, TASKS

# etc/nsjail/user-execution.cfg of compiler-explorer at 0cfc3398, lib/exec.ts at 01b7992a (/app).
# Half a CPU is not tried.
SECONDS = 20
ROOM = ["prlimit", f"--nofile={DESCRIPTORS}", f"--fsize={FILE_MIB << 20}", "--core=0"]
DEVICES = [word for name in ("null", "zero", "urandom") for word in
           ("--dev-bind", f"/dev/{name}", f"/dev/{name}")]
JAIL = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
        "--setenv", "HOME", "/app", "--ro-bind", "/usr/lib", "/usr/lib",
        "--symlink", "usr/lib", "/lib", "--ro-bind-try", "/usr/lib64", "/usr/lib64",
        "--symlink", "usr/lib64", "/lib64", "--proc", "/proc", "--tmpfs", "/dev", *DEVICES,
        "--remount-ro", "/dev", "--size", str(20 << 20), "--tmpfs", "/tmp", "--chdir", "/app"]
OF_THE_JAIL = 2  # processes of bwrap's own
TOP = Path("/sys/fs/cgroup")
BOUNDS = {"pids": {"pids.max": str(TASKS + OF_THE_JAIL)},
          "memory": {"memory.max": str(MEMORY_MIB << 20),  # version 2
                     "memory.limit_in_bytes": str(MEMORY_MIB << 20)}}  # version 1
_numbers = itertools.count()
_starting = threading.Lock()  # what runs between fork and exec may meet no other thread's locks


def roots() -> dict[Path, list[str]]:
    """Where groups are made, and for what: a folder for each in version 1, one in version 2."""
    if (TOP / "cgroup.controllers").exists():
        return {TOP: list(BOUNDS)}
    return {TOP / each: [each] for each in BOUNDS if (TOP / each).is_dir()}


@contextmanager
def groups() -> Iterator[list[Path]]:
    """New groups with the bounds, as far as this machine lets us make any."""
    name, made = f"lab-links-{os.getpid()}-{next(_numbers)}", []
    try:
        for root, controllers in roots().items():
            (root / name).mkdir()
            made.append(root / name)
            for controller in controllers:
                for file, value in BOUNDS[controller].items():
                    if (root / name / file).exists():
                        (root / name / file).write_text(value)
        yield made
    except PermissionError:
        yield []
    finally:
        for each in made:
            remove(each)


def remove(group: Path) -> None:
    """Ends what is left in a group of ours, and the group; the kernel takes a moment for that."""
    for _ in range(200):
        for pid in (group / "cgroup.procs").read_text().split():
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.02)
    raise TimeoutError(f"{group}: wanted to remove it, saw processes that do not end")


def bounds_of(made: list[Path]) -> list[str]:
    """Which bounds a run in these groups had, for the results."""
    found = [file for each in made for bounds in BOUNDS.values() for file in bounds
             if (each / file).exists()]
    return ["nofile", "fsize", *sorted(found)]


def ran(folder: Path) -> tuple[str, str, str]:
    """How folder/program ended, what it printed, and what it complained of."""
    with groups() as made:
        def enter() -> None:
            for each in made:
                (each / "cgroup.procs").write_text(str(os.getpid()))

        command = [*ROOM, *JAIL, "--bind", str(folder), "/app", "/app/program"]
        try:
            with _starting:
                started = subprocess.Popen(command, stdin=subprocess.DEVNULL, text=True,
                                           stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                           errors="replace", preexec_fn=enter)
            out, complaint = started.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            started.kill()
            out, complaint = started.communicate()
            return "timed out", out, complaint
    code = started.returncode  # bwrap tells a signal as a shell does
    return f"signal {code - 128}" if code > 128 else f"exit {code}", out, complaint
