"""Sphinx for one language, in a process that has loaded already what is slow to load."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


_KILLED = -9  # by the system, where memory runs out


class Maker:
    def __init__(self):
        self._forks = None

    async def _begin(self):
        """A session of its own: Ctrl-C is ours to answer, and what it starts ends with it."""
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "serve.fork", start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(_PACKAGE)},
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)

    async def make(self, arguments, folder, told):
        """The exit status of `sphinx-build ARGUMENTS` in a folder; `told` holds what it said."""
        if self._forks is None or self._forks.returncode is not None:
            self._forks = await self._begin()
        order = {"arguments": arguments, "folder": str(folder), "told": str(told)}
        self._forks.stdin.write(json.dumps(order).encode() + b"\n")
        return int(await self._forks.stdout.readline() or _KILLED)

    async def stop(self):
        """Ends Sphinx, what it started and what it was forked from."""
        if self._forks is None:
            return
        with contextlib.suppress(ProcessLookupError):  # it has ended
            os.killpg(self._forks.pid, signal.SIGKILL)
        await self._forks.wait()
