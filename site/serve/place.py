"""The one place of this machine where the book is served: a port, and a checkout."""

import errno
import fcntl
import socket

from tornado.netutil import bind_sockets

HOST = "127.0.0.1"


class CannotServe(Exception):
    """Says what to do."""


def _free_port(port):
    """One near it that nobody listens at."""
    for other in range(port + 1, min(port + 50, 65536)):
        with socket.socket() as tried:
            if tried.connect_ex((HOST, other)):
                return other
    return None


def listen(port):
    try:
        return bind_sockets(port, HOST)
    except OSError as why:
        if why.errno != errno.EADDRINUSE:
            raise CannotServe(f"cannot listen at port {port}: {why.strerror}; "
                              "take one above 1023: --port N") from None
        other = _free_port(port)
        hint = f": ./lab serve --port {other}" if other else ": --port N"
        raise CannotServe(f"another program listens at port {port}; take another{hint}") from None


def hold(folder, address):
    """One server a checkout: two would write the same pages. The file, to be kept open."""
    folder.mkdir(parents=True, exist_ok=True)
    held = (folder / "address").open("a+")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.seek(0)
        raise CannotServe(f"this book is already served at {held.read().strip()}; "
                          "open that, or end it with Ctrl-C there") from None
    held.truncate(0)
    held.write(address + "\n")
    held.flush()
    return held
