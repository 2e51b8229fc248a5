"""Sphinx for one language, in a process that has loaded already what is slow to load."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


class Maker:
    def __init__(self):
        self._forks, self._making = None, None

    async def _begin(self):
        """Not in the terminal's group: Ctrl-C is ours to answer."""
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
        self._making = int(await self._forks.stdout.readline())
        status = int(await self._forks.stdout.readline())
        self._making = None
        return status

    async def stop(self):
        """Ends Sphinx and what it started, then what it was forked from."""
        if self._forks is None:
            return
        for pid, ends in ((self._making, os.killpg), (self._making, os.kill),
                          (self._forks.pid, os.kill)):
            with contextlib.suppress(ProcessLookupError, TypeError):  # ended, or none
                ends(pid, signal.SIGKILL)
        await self._forks.wait()
