#!/usr/bin/python3
"""Lets Lighthouse rate each kind of page of the finished book: both languages, both screens."""

import argparse
import contextlib
import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import common

SITE = common.ROOT / "build/site"
LIGHTHOUSE = common.ROOT / "proofs/lighthouse/node_modules/lighthouse/cli/index.js"
CHROMIUM = os.environ.get("LAB_CHROMIUM", "/usr/bin/chromium")
CATEGORIES = {"performance": "performance", "accessibility": "accessibility",
              "best-practices": "best_practices", "seo": "seo"}
# A robots.txt belongs to a whole host, not to a book below a path of it; and Lighthouse would fetch
# it from inside the page, whose policy lets nothing be fetched.
LEFT_OUT = "robots-txt"
DEVICES = ("desktop", "mobile")
KINDS = {"choice": "index.html", "home": "{0}/index.html",
         "concept": "{0}/memory/does_malloc_give_memory.html", "ledger": "{0}/ledger.html",
         "method": "{0}/method.html", "machine": "{0}/machine.html", "api": "{0}/api/index.html"}
PAGES = [(kind, language, path.format(language)) for kind, path in KINDS.items()
         for language in ("en", "zh") if kind != "choice" or language == "en"]


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Files of one folder, text compressed as any server of a book would send it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The site on a port of this machine."""
    handler = functools.partial(Compressing, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def report(address: str, device: str) -> dict[str, Any]:
    """What Lighthouse says of one page, as its JSON."""
    flags = ["--headless=new", "--disable-background-networking", "--disable-component-update"]
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []
    command = ["node", str(LIGHTHOUSE), address, "--output=json", "--quiet",
               "--no-enable-error-reporting", f"--chrome-flags={' '.join(flags)}",
               f"--only-categories={','.join(CATEGORIES)}", f"--skip-audits={LEFT_OUT}"]
    command += ["--preset=desktop"] if device == "desktop" else []
    with tempfile.TemporaryDirectory(prefix="lab-lighthouse-") as folder:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, env={**os.environ, "CHROME_PATH": CHROMIUM})
    if done.returncode != 0:
        common.give_up(f"lighthouse {address} ended with {done.returncode}: {done.stderr.strip()}")
    told = json.loads(done.stdout)
    if error := told.get("runtimeError"):
        common.give_up(f"lighthouse could not rate {address}: {error['message']}")
    return told


def row_of(told: dict[str, Any]) -> dict[str, Any]:
    """Scores out of 100, the sum of layout shifts, and all bytes that came over the wire."""
    scores = {name: round(100 * (told["categories"][category]["score"] or 0))
              for category, name in CATEGORIES.items()}
    audits = told["audits"]
    return {**scores, "cls": audits["cumulative-layout-shift"]["numericValue"],
            "bytes": audits["total-byte-weight"]["numericValue"]}


def lost(told: dict[str, Any]) -> list[str]:
    """What a page loses points by."""
    return [f"{category}: {audit['id']}: {audit['title']}"
            for category in CATEGORIES for part in told["categories"][category]["auditRefs"]
            if part["weight"] and (audit := told["audits"].get(part["id"]))
            and audit["score"] not in (None, 1)]


def rate(pages: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    rows = []
    with served() as address:
        for kind, language, path in pages:
            for device in DEVICES:
                load = os.getloadavg()[0]
                told = report(f"{address}/{path}", device)
                row = {"kind": kind, "language": language, "page": path, "device": device,
                       "load_average": load, **row_of(told)}
                rows.append(row)
                print(f"{path} {device}:", *(row[name] for name in CATEGORIES.values()), flush=True)
                print(*(f"    {each}\n" for each in lost(told)), sep="", end="", flush=True)
    return rows


def versions() -> dict[str, str]:
    def said(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()
    return {"lighthouse": said("node", str(LIGHTHOUSE), "--version"),
            "chromium": said(CHROMIUM, "--version"), "node": said("node", "--version")}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lab prove lighthouse", description=__doc__)
    parser.add_argument("--kind", choices=KINDS,
                        help="one kind of page, without keeping the result")
    kind = parser.parse_args().kind
    pages = [page for page in PAGES if kind in (None, page[0])]
    for _, _, path in pages:
        if not (SITE / path).is_file():
            common.give_up(f"build/site/{path} is missing: run ./lab site")
    rows = rate(pages)
    if kind is None:
        target = common.write_results("lighthouse", {"versions": versions(), "rows": rows})
        print(target.relative_to(common.ROOT))
    return 0 if all(row[name] == 100 for row in rows for name in CATEGORIES.values()) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
