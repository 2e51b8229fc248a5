"""What an attack could leave on the host, seen before and after it."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SANDBOX_UIDS = range(58_000, 59_000)  # what runner/local/sandbox/confinement.cpp gives, to root
OUTSIDE = [Path(folder, "hostile") for folder in
           ("/", "/usr", "/usr/bin", "/etc", "/run", "/var", "/dev", "/dev/shm", "/dev/mqueue",
            "/tmp", "/var/tmp", "/proc/sys", "/sys")]
SETTINGS = [Path("/proc/sys/kernel", name) for name in ("core_pattern", "hostname", "modprobe")]


@dataclass(frozen=True)
class Host:
    """Everything that is compared; a field's items are words for people."""

    processes: frozenset[str]
    ipc: frozenset[str]
    temporary: frozenset[str]
    mounts: frozenset[str]
    keys: frozenset[str]
    outside: frozenset[str]
    settings: tuple[str, ...]

    def added_since(self, before: "Host") -> list[str]:
        """What is here now and was not before, or is not as it was."""
        pairs = [(getattr(self, name), getattr(before, name)) for name in self.__annotations__
                 if name != "settings"]
        added = sorted(item for now, then in pairs for item in now - then)
        return added + [now for now, then in zip(self.settings, before.settings) if now != then]


def _is_suspect(uid: int) -> bool:
    """Is this the id of a program in a sandbox? An ordinary user's programs have their own."""
    return uid in SANDBOX_UIDS if os.geteuid() == 0 else uid == os.geteuid()


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def _ancestors(pid: str) -> list[str]:
    found = [pid]
    while pid not in ("0", ""):
        pid = next((line.split()[1] for line in _text(Path("/proc", pid, "status")).splitlines()
                    if line.startswith("PPid:")), "")
        found.append(pid)
    return found


def _belongs_to_another_runner(pid: str) -> bool:
    """Another checkout's runner is at work above it: no leftover of ours."""
    return any(_text(Path("/proc", each, "comm")).strip() == "lab-runner"
               for each in _ancestors(pid))


def _processes() -> frozenset[str]:
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            uid = process.stat().st_uid
            start = _text(process / "stat").rsplit(")", 1)[-1].split()[19:20]
        except OSError:
            continue
        words = _text(process / "cmdline").replace("\0", " ") or _text(process / "comm").strip()
        if _is_suspect(uid) and start and not _belongs_to_another_runner(process.name):
            found.add(f"process {process.name}, begun at {start[0]}: {words}")
    return frozenset(found)


def _ipc() -> frozenset[str]:
    """System V objects whose owner is a sandbox's user; the header line names the columns."""
    found = set()
    for kind in ("shm", "sem", "msg"):
        lines = _text(Path("/proc/sysvipc", kind)).splitlines()
        for line in lines[1:]:
            row = dict(zip(lines[0].split(), line.split()))
            if _is_suspect(int(row["uid"])) or _is_suspect(int(row["cuid"])):
                found.add(f"System V {kind} {line}")
    return frozenset(found)


def _temporary() -> frozenset[str]:
    found = set()
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue"):
        for entry in os.scandir(folder) if os.path.isdir(folder) else ():
            try:
                owned = _is_suspect(entry.stat(follow_symlinks=False).st_uid)
            except OSError:
                continue
            if owned or "hostile" in entry.name:
                found.add(f"{entry.path}, in a folder that all may write to")
    return frozenset(found)


def _is_of_others(mount_point: str) -> bool:
    """Folders for passing use are where other work on this machine mounts; we never do."""
    return mount_point.startswith(("/tmp/", "/var/tmp/", "/run/user/")) and (
        "hostile" not in mount_point)


def look() -> Host:
    """The host as it is now."""
    lines = Path("/proc/self/mountinfo").read_text("utf-8").splitlines()
    mounts = {" ".join(line.split()[3:5]) for line in lines if not _is_of_others(line.split()[4])}
    return Host(
        processes=_processes(),
        ipc=_ipc(),
        temporary=_temporary(),
        mounts=frozenset(f"mount {mount}" for mount in mounts),
        keys=frozenset(f"key {line}" for line in _text(Path("/proc/keys")).splitlines()
                       if "hostile" in line),
        outside=frozenset(f"file {file}" for file in OUTSIDE if os.path.lexists(file)),
        settings=tuple(f"{file}: {_text(file)}" for file in SETTINGS))


def left_by(runner: int) -> list[str]:
    """Cgroups and folders that carry the number of a runner that has ended."""
    name = f"lab-{runner}-*"
    folders = [Path("/var/tmp"), Path("/tmp"), Path("/sys/fs/cgroup")]
    folders += [Path(folder) for folder, _, _ in os.walk("/sys/fs/cgroup")]
    return sorted({str(entry) for folder in folders for entry in folder.glob(name)})


def wait_until_clean(left: Callable[[], list[str]], seconds: float = 5) -> list[str]:
    """What is still left after a while: a dead process may be listed for a moment."""
    deadline = time.monotonic() + seconds
    while found := left():
        if time.monotonic() > deadline:
            return found
        time.sleep(0.05)
    return []
