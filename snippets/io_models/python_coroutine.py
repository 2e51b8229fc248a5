"""A coroutine is not a model of I/O: it runs without an event loop, and a loop runs without it."""
import inspect
import selectors
import socket
import sys

import lab


async def answer():
    return 42


def drive(coroutine):
    """Runs it to its end by hand: no loop, no thread, no I/O."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


def loop_of_callbacks():
    """An event loop in six lines: whoever becomes ready has its function called."""
    left, right = socket.socketpair()
    with left, right, selectors.DefaultSelector() as ready:
        heard = []
        ready.register(right, selectors.EVENT_READ, lambda: heard.append(right.recv(10)))
        left.send(b"hello")
        for key, _ in ready.select():
            key.data()
    return heard[0].decode()


coroutine = answer()
# control: nobody drives it
value = coroutine.close() if lab.control() else drive(coroutine)

lab.fact("answer_of_the_coroutine", value or 0)
lab.fact("asyncio_is_loaded", "asyncio" in sys.modules)
lab.fact("heard_by_callbacks", loop_of_callbacks())
lab.fact("callbacks_are_coroutines", inspect.iscoroutinefunction(loop_of_callbacks))
