"""One blocking call in one coroutine stops every other coroutine of the loop."""
import asyncio
import time

import lab

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0)  # gives every other coroutine a turn


def blocking_call():
    time.sleep(0.1)  # stands for a read, a query, a lock: anything that waits in the kernel


async def caller():
    await asyncio.sleep(0)
    before = ticks
    if lab.control():  # control: the call waits on a thread of its own
        await asyncio.get_running_loop().run_in_executor(None, blocking_call)
    else:
        blocking_call()
    lab.fact("ticks_meanwhile", ticks - before)


async def main():
    background = asyncio.create_task(ticker())
    await caller()
    background.cancel()
    lab.fact("ticks_in_all", ticks)


asyncio.run(main())
