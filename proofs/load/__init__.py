"""A machine that is busy with other people's work: as many CPU workers as there are CPUs, a
compiler and a disk writer, about twice what the CPUs can do. It ends with whoever asked for it."""

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Optional

KEEPER = Path(__file__).with_name("keeper.py")


class Load:
    """`with Load(folder, listings, seed):` keeps the CPUs busy; in bursts where a seed is given.

    A process of its own keeps the load. It reads a pipe from us: however we end, the pipe closes,
    and it kills all that it has started. `folder` takes its temporary files."""

    def __init__(self, folder: Path, listings: Path, seed: Optional[int]) -> None:
        self._command = [sys.executable, str(KEEPER), str(folder), str(listings)]
        if seed is not None:
            self._command.append(str(seed))

    def __enter__(self) -> "Load":
        self._keeper = subprocess.Popen(self._command, stdin=subprocess.PIPE,
                                        start_new_session=True)
        return self

    def __exit__(self, kind: Optional[type], value: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        assert self._keeper.stdin
        self._keeper.stdin.close()
        self._keeper.wait()

    def is_on(self) -> bool:
        """False if the load has come to an end by itself: then nothing may be concluded."""
        return self._keeper.poll() is None
