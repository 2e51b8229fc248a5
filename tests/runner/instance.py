"""A Compiler Explorer on this machine's loopback that only pretends: it answers as a test says."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LANGUAGES = [{"id": "c++", "name": "C++", "extensions": [".cpp"], "monaco": "cppp"}]
COMPILERS = [{"id": "g122", "name": "x86-64 gcc 12.2", "lang": "c++", "compilerType": "",
              "semver": "12.2", "instructionSet": "amd64", "supportsExecute": True}]


def lines(*texts: str) -> list[dict]:
    return [{"text": text} for text in texts]


def ran(*err: str, code: int = 0, said: tuple = ()) -> dict:
    """A program that was built, and wrote these lines to standard error."""
    return {"code": code, "didExecute": True, "timedOut": False, "truncated": False,
            "stdout": [], "stderr": lines(*err),
            "buildResult": {"code": 0, "stdout": [], "stderr": lines(*said)}}


def refused(*said: str) -> dict:
    """A source that the compiler would not have."""
    return {"code": -1, "didExecute": False, "stdout": [], "stderr": lines("Build failed"),
            "buildResult": {"code": 1, "stdout": [], "stderr": lines(*said)}}


class Instance:
    """Its address, what it was asked, and how it answers: a status and a body."""

    def __init__(self, answer) -> None:
        self.asked: list[dict] = []
        instance = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.reply(200, COMPILERS if "/compilers" in self.path else LANGUAGES)

            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                instance.asked.append(asked | {"path": self.path})
                self.reply(*answer(asked))

            def reply(self, status: int, body: object) -> None:
                text = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


def environment_of(asked: dict) -> dict[str, str]:
    """The variables that a request sets for its program."""
    tools = asked["options"]["executeParameters"].get("runtimeTools", [])
    return {each["name"]: each["value"] for tool in tools for each in tool["options"]}
