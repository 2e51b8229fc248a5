"""A program in a session of its own, so that it ends together with all that it started."""

import asyncio
import contextlib
import os
import signal

_NOTHING = asyncio.subprocess.DEVNULL


async def begin(*command, cwd):
    """The running program; what it says on its standard error can be read."""
    return await asyncio.create_subprocess_exec(
        *command, cwd=cwd, start_new_session=True, stdin=_NOTHING, stdout=_NOTHING,
        stderr=asyncio.subprocess.PIPE)


def end(process):
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
