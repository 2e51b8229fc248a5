"""With coroutines one thread has a thousand waiting tasks under way, written as plain sequences."""
import asyncio
import threading
import time

import lab

TASKS = 1000
under_way = most_under_way = 0


async def wait() -> None:
    if lab.control():
        time.sleep(1e-6)  # control: a call that blocks, so that nobody else gets a turn
    else:
        await asyncio.sleep(1e-3)


async def task(number: int) -> int:
    global under_way, most_under_way
    under_way += 1
    most_under_way = max(most_under_way, under_way)
    for _ in range(3):
        await wait()
    under_way -= 1
    return number


async def main() -> None:
    answers = await asyncio.gather(*(task(number) for number in range(TASKS)))
    lab.fact("right_answers", sum(answers[number] == number for number in range(TASKS)), "tasks")


asyncio.run(main())
lab.fact("most_under_way_at_once", most_under_way, "tasks")
lab.fact("threads", threading.active_count(), "threads")
