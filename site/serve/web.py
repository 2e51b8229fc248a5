"""What the browser is sent: finished files, each page with a script of ours that follows it."""

import hashlib
import html
import json
from pathlib import Path

from tornado import web
from tornado.iostream import StreamClosedError
from tornado.routing import HostMatches

from .words import words_of

_OURS = Path(__file__).resolve().parent
_KINDS = {"live.js": "text/javascript; charset=utf-8", "live.css": "text/css; charset=utf-8"}
_GOOD = "last-good"  # /en/page.html?last-good
_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; " \
    "img-src 'self'; base-uri 'none'; form-action 'none'"


class Shown:
    """The files behind addresses, and what is to be told about each."""

    def __init__(self, site, good, work):
        self.site, self.good, self.work = site, good, work

    def file(self, address, last_good=False):
        """The file of an address; None if there is none or it stands elsewhere."""
        folder = self.good if last_good else self.site
        path = (folder / address.lstrip("/")).resolve()
        if address.endswith("/") or path.is_dir():
            path /= "index.html"
        return path if path.is_relative_to(folder) and path.is_file() else None

    def stamp(self, address, last_good=False):
        """Changes when the page looks different."""
        page, language = self.file(address, last_good), address.strip("/").partition("/")[0]
        if page is None:
            return "none"
        parts = [page, *(self.site / language / "_static" / name for name in ("lab.css", "lab.js"))]
        told = hashlib.sha256()
        for part in parts:
            try:
                told.update(part.read_bytes())
            except OSError:  # Sphinx is about to write it
                told.update(b"-")
        return told.hexdigest()

    def told(self, address, last_good):
        """What the page's script is told."""
        here, words = address.strip("/"), words_of(address)
        here = here or "index.html"
        troubles = [{"where": trouble.where, "text": trouble.text,
                     "page": f"/{page}" if page else None, "here": page == here}
                    for page, trouble in self.work.troubles()]
        return {"stamp": self.stamp(address, last_good), "troubles": troubles,
                "working": self.work.busy(here.partition("/")[0]), "last_good": last_good,
                "has_good": self.file(address, True) is not None, "words": words}


def with_script(page, stamp):
    """The page, and before its head ends the script that follows it. The file stays as it is."""
    ours = ('<link rel="stylesheet" href="/_serve/live.css">'
            f'<script defer src="/_serve/live.js" data-stamp="{stamp}"></script>')
    return page.replace(b"</head>", ours.encode() + b"</head>", 1)


def _bare(text, language):
    """A page that says one sentence."""
    return (f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            '<meta name="color-scheme" content="light dark">'
            f'<title>{html.escape(text)}</title></head><body><p>{html.escape(text)}</p></body>'
            '</html>').encode()


class _Handler(web.RequestHandler):
    def initialize(self, shown):
        self.shown = shown

    def set_default_headers(self):
        self.set_header("Cache-Control", "no-store")


class Page(_Handler):
    def get(self, address):
        last_good = self.request.query == _GOOD
        stamp, path = self.shown.stamp(address, last_good), self.shown.file(address, last_good)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if path is None:
            language, words = address.strip("/").partition("/")[0], words_of(address)
            self.set_status(404)
            waiting = "waiting" if self.shown.work.busy(language) else "none"
            page = _bare(words[waiting], "zh-CN" if language == "zh" else "en")
        else:
            page = path.read_bytes()
        self.finish(with_script(page, stamp))


class Ours(_Handler):
    def get(self, name):
        self.set_header("Content-Type", _KINDS[name])
        self.finish((_OURS / name).read_bytes())


class Events(_Handler):
    """Server-sent events: what there is to tell about a page, now and whenever it changes."""

    async def get(self):
        address, good = self.get_query_argument("page"), self.get_query_argument("good", "")
        self.set_header("Content-Type", "text/event-stream")
        last = None
        try:
            async for _ in self.shown.work.changes():
                told = json.dumps(self.shown.told(address, good == _GOOD), ensure_ascii=False)
                if told != last:
                    self.write(f"data: {told}\n\n")
                    await self.flush()
                last = told
        except StreamClosedError:  # the reader has left the page
            pass


class File(web.StaticFileHandler):
    def set_extra_headers(self, path):
        self.set_header("Cache-Control", "no-store")


def application(shown):
    """Answers to this machine's own names alone: no other site reads the pages through it."""
    given = {"shown": shown}
    routes = [(r"/_serve/(live\.(?:js|css))", Ours, given), (r"/_serve/events", Events, given),
              (r"(/|.*/|.*\.html)", Page, given), (r"/(.*)", File, {"path": str(shown.site)})]
    return web.Application([(HostMatches(r"127\.0\.0\.1|localhost"), routes)],
                           log_function=lambda handler: None)
