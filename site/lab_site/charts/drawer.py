"""Drawings from specifications: kept under their content's hash, made by one Node child."""

import hashlib
import json
import os
import select
import subprocess
import tempfile
from pathlib import Path

_SITE = Path(__file__).resolve().parents[2]
_PATIENCE = 60  # seconds for one drawing, on a machine that is busy with other things


class CannotDraw(Exception):
    """No drawing; the text says what is missing and what to do."""


def sources():
    """Files whose change makes every drawing out of date."""
    return [*sorted((_SITE / "charts").glob("*.js")), _SITE / "package-lock.json"]


class Drawer:
    """Asks for each drawing at most once; `folder` keeps them from build to build."""

    def __init__(self, folder, node="node"):
        self.folder, self.node = folder, node
        self.child, self.owner, self.trouble = None, None, None
        self.origin = hashlib.sha256(b"".join(path.read_bytes() for path in sources())).hexdigest()

    def svg(self, spec, width):
        """The drawing of a specification at a width, px."""
        request = json.dumps({"spec": spec, "width": width}, ensure_ascii=False, sort_keys=True,
                             allow_nan=False)
        name = hashlib.sha256(f"{self.origin}{request}".encode()).hexdigest()
        kept = self.folder / f"{name}.svg"
        try:
            return kept.read_text("utf-8")
        except FileNotFoundError:
            drawing = self._draw(request)
        self._keep(kept, drawing)
        return drawing

    def _keep(self, path, drawing):
        """Whole or not at all: the other language's build may write the same file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.folder, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(drawing)
        os.replace(temporary, path)

    def _draw(self, request):
        child = self._running()
        try:
            child.stdin.write(f"{request}\n".encode())
            child.stdin.flush()
            ready = select.select([child.stdout], [], [], _PATIENCE)[0]
            answer = child.stdout.readline() if ready else b""
        except BrokenPipeError:
            answer = b""
        if not answer:
            self._fail(child)
        told = json.loads(answer)
        if "svg" not in told:
            raise CannotDraw(f"site/charts: {told['trouble']}")
        return told["svg"]

    def _running(self):
        """The child of this process; a fork of Sphinx's must not write into its parent's pipe."""
        if self.trouble:
            raise CannotDraw(self.trouble)
        if self.child is None or self.owner != os.getpid():
            try:
                self.child = subprocess.Popen(
                    [self.node, str(_SITE / "charts" / "draw.js")], stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            except OSError as why:
                self.trouble = (f"{self.node} cannot be started ({why.strerror}): install Node "
                                "18.16 or newer, on Debian: apt install nodejs npm")
                raise CannotDraw(self.trouble) from why
            self.owner = os.getpid()
        return self.child

    def _fail(self, child):
        child.kill()
        said = child.communicate()[1].decode(errors="replace")
        self.child = None
        if "ERR_MODULE_NOT_FOUND" in said:
            self.trouble = ("the packages that draw charts are not installed: "
                            "npm ci --prefix site --ignore-scripts")
        else:
            told = next((line for line in said.splitlines() if "Error" in line), "no answer")
            self.trouble = f"{self.node} gave no drawing: {told.strip()}"
        raise CannotDraw(self.trouble)

    def close(self):
        """Ends the child, which ends by itself when nobody writes to it any more."""
        if self.child and self.owner == os.getpid():
            self.child.stdin.close()
            self.child.wait(_PATIENCE)
            self.child.stdout.close()
            self.child.stderr.close()
        self.child = None
