#!/usr/bin/python3
"""A Compiler Explorer instance that only remembers: it replays recorded exchanges, and misbehaves.

The first folder of the address names how: http://127.0.0.1:PORT/ is a good instance,
http://127.0.0.1:PORT/cut/ one whose answers end too early. See faults.py for all of them.
"""

import argparse
import json
import re
import ssl
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import faults

RECORDED = Path(__file__).parent / "recorded"


def fields(query: str) -> set[str]:
    return set(urllib.parse.parse_qs(query).get("fields", [""])[0].split(","))


def same(recorded: dict, request: dict) -> bool:
    """Whether two bodies ask for the same work: the fields that change what comes out of it."""
    return salient(recorded) == salient(request)


def salient(body: dict) -> list:
    options = body.get("options") or {}
    run = options.get("executeParameters") or {}
    compiler = options.get("compilerOptions") or {}
    return ["options" in body, body.get("source"), body.get("base"), body.get("files") or [],
            options.get("userArguments") or "", options.get("libraries") or [],
            bool(compiler.get("executorRequest")), run.get("args") or [], run.get("stdin") or "",
            run.get("runtimeTools") or []]


def likeness(recorded: dict, request: dict) -> int:
    """How many filters and switches are the same, where one work was asked for in several ways."""
    count = recorded.get("bypassCache", 0) == request.get("bypassCache", 0)
    for part in ("filters", "compilerOptions"):
        ours, theirs = (switches(each, part) for each in (recorded, request))
        count += sum(ours.get(key, False) == theirs.get(key, False) for key in {*ours, *theirs})
    return count


def switches(body: dict, part: str) -> dict:
    """Some recorded requests hold a number here, to see what comes of it."""
    seen = body.get("options", {}).get(part)
    return seen if isinstance(seen, dict) else {}


class Recordings:
    """All recorded exchanges, found by what was asked."""

    def __init__(self, folder: Path = RECORDED) -> None:
        exchanges = [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))]
        self.exchanges = [each for each in exchanges if "request" in each]

    def answer(self, method: str, target: str, body: bytes) -> dict | None:
        """The recorded response to a request, or none."""
        path, _, query = target.partition("?")
        path = urllib.parse.unquote(path)
        found = []
        for exchange in self.exchanges:
            request = exchange["request"]
            known, _, known_query = request["path"].partition("?")
            if request["method"] != method or urllib.parse.unquote(known) != path:
                continue
            if exchange["response"]["status"] in (304,) or not self._in_json(exchange):
                continue
            if method == "GET":
                found.append((len(fields(query) & fields(known_query)), exchange))
            elif "json" in request and same(request["json"], json.loads(body)):
                found.append((likeness(request["json"], json.loads(body)), exchange))
        if not found and re.fullmatch("/api/(compilers|libraries)/[^/]+", path):
            return self.answer("GET", re.sub("[^/]+$", "klingon", path), b"")
        return max(found, key=lambda pair: pair[0])[1]["response"] if found else None

    @staticmethod
    def _in_json(exchange: dict) -> bool:
        """Text where a client asks for JSON was recorded by asking otherwise."""
        accept = exchange["request"]["headers"].get("Accept", "")
        return accept.startswith("application/json") and \
            "Accept-Encoding" not in exchange["request"]["headers"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True  # head and body are written apart

    def do_GET(self) -> None:
        self.handle_any(b"")

    def do_POST(self) -> None:
        self.handle_any(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def handle_any(self, body: bytes) -> None:
        server: Replay = self.server  # type: ignore[assignment]
        kind, target = server.parted(self.path)
        with server.lock:
            server.seen.append((self.command, self.path, dict(self.headers), body))
            server.connections.add(self.client_address)
            nth = server.count[kind] = server.count.get(kind, 0) + 1
        answer = server.recordings.answer(self.command, target, body)
        faults.KINDS[kind.partition(":")[0]](self, answer, nth)

    def send(self, answer: dict | None) -> None:
        """A recorded response as it stood on the wire, or 404 where there is none."""
        if answer is None:
            self.send_whole(404, "text/plain; charset=utf-8", b"no such exchange was recorded")
            return
        self.send_whole(answer["status"], answer["headers"].get("Content-Type"), payload(answer))

    def send_whole(self, status: int, kind: str | None, body: bytes, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def payload(answer: dict) -> bytes:
    if "json" in answer:
        return json.dumps(answer["json"], ensure_ascii=False).encode("utf-8", "surrogatepass")
    return answer.get("text", "").encode()


class Replay(ThreadingHTTPServer):
    """The server; `seen` has every request, `connections` every socket that one came through."""

    daemon_threads = True

    def __init__(self, port: int = 0, certificate: Path | None = None) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.recordings, self.lock = Recordings(), threading.Lock()
        self.seen: list[tuple] = []
        self.connections: set[tuple] = set()
        self.count: dict[str, int] = {}
        self.scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
            self.scheme = "https"
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    @staticmethod
    def parted(path: str) -> tuple[str, str]:
        """How to behave, and the rest of the address. A word behind a colon tells callers apart."""
        kind, _, rest = path[1:].partition("/")
        kind = urllib.parse.unquote(kind)
        return (kind, "/" + rest) if kind.partition(":")[0] in faults.KINDS else ("good", path)

    def handle_error(self, *_: object) -> None:
        """A client that went away, or refused the handshake, is what some tests are about."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    server = Replay(parser.parse_args().port)
    print(server.url, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
