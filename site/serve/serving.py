"""./lab serve: the book at an address of this machine, made again whenever a file of it changes."""

import asyncio
import signal
import sys
import time
from pathlib import Path

from tornado.httpserver import HTTPServer

from .arguments import arguments
from .changes import LANGUAGES, WATCHED, change_of
from .evidence import NoEvidence, choose
from .pages import Pages
from .place import HOST, CannotServe, hold, listen
from .watch import Watch
from .web import Shown, application
from .work import Work

_ROOT = Path.cwd()  # of the book


def say(text):
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)


def _taker(work, evidence):
    """What the watch calls: says what changed, and hands on what that asks for."""
    def take(paths):
        found = {}
        for path in paths:
            name = Path(path).relative_to(_ROOT).as_posix()
            if change := change_of(name, evidence.folder.as_posix()):
                found[name] = change
        for name, change in list(found.items())[:5]:
            say(f"{name} {change.notice or 'has changed'}")
        if len(found) > 5:
            say(f"… and {len(found) - 5} files more")
        if found:
            work.take(list(found.values()))
    return take


def _watch(evidence, take):
    watch = Watch(_ROOT, take)
    for name in WATCHED:
        path = _ROOT / name
        (watch.add_file if path.is_file() else watch.add)(path)
    watch.add(_ROOT / evidence.folder, slow=True)
    return watch


async def serve(sockets, evidence, folder):
    """Until a signal says that it is enough."""
    enough, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, enough.set)
    pages = [Pages(_ROOT, folder, language, code, evidence.settings)
             for language, code in LANGUAGES.items()]
    for each in pages:
        each.prepare()
    work = Work(pages, _ROOT, folder, say)
    server = HTTPServer(application(Shown(folder / "site", folder / "good", work)))
    server.add_sockets(sockets)
    watch = _watch(evidence, _taker(work, evidence))
    work.begin()
    await enough.wait()
    watch.stop()
    server.stop()
    await work.stop()
    await server.close_all_connections()


def main(words):
    asked = arguments(words)
    folder, address = _ROOT / "build/serve", f"http://{HOST}:{asked.port}/"
    try:
        evidence = choose(_ROOT, asked.published)
        sockets = listen(asked.port)
        held = hold(folder, address)
    except (NoEvidence, CannotServe) as why:
        print(f"lab: serve: {why}", file=sys.stderr)
        return 2
    with held:
        say(f"{address}  shows {evidence}; Ctrl-C ends it")
        asyncio.run(serve(sockets, evidence, folder))
    print("\nEnded.", flush=True)
    return 0
