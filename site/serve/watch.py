"""Files that change on the disk, gathered until it is quiet for a moment."""

import asyncio

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

_READ = {"opened", "closed", "closed_no_write"}
_MOMENT = 0.06  # seconds: an editor writes a file in several steps
_WRITTEN_BY_PROGRAMS = 0.7  # the runner writes one file of evidence after the other


class _Handler(FileSystemEventHandler):
    def __init__(self, hear):
        self._hear = hear

    def on_any_event(self, event):
        if event.is_directory or event.event_type in _READ:
            return
        for path in (event.src_path, getattr(event, "dest_path", "")):
            if path:
                self._hear(path)


class Watch:
    """Calls `take` with the paths that changed, in the loop that made this."""

    def __init__(self, root, take):
        self._root, self._take = root, take
        self._loop = asyncio.get_running_loop()
        self._paths, self._timer = {}, None
        self._observer = Observer()
        self._observer.start()

    def add(self, folder, slow=False):
        """Watches a folder with all below it; one that is not there is not watched."""
        if folder.is_dir():
            handler = _Handler(lambda path: self._from_thread(path, slow))
            self._observer.schedule(handler, str(folder), recursive=True)

    def add_file(self, path):
        """Watches one file, whose folder holds much that changes."""
        handler = _Handler(lambda told: told == str(path) and self._from_thread(told, False))
        self._observer.schedule(handler, str(path.parent), recursive=False)

    def _from_thread(self, path, slow):
        self._loop.call_soon_threadsafe(self._hear, path, slow)

    def _hear(self, path, slow):
        self._paths[path] = None
        if self._timer:
            self._timer.cancel()
        self._timer = self._loop.call_later(_WRITTEN_BY_PROGRAMS if slow else _MOMENT, self._quiet)

    def _quiet(self):
        paths, self._paths, self._timer = list(self._paths), {}, None
        self._take(paths)

    def stop(self):
        self._observer.stop()
        self._observer.join()
