"""Evidence files as bytes: their digest, and what is not read as evidence (schemas/README.md)."""

import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

SCHEMA = 3
_HEAD = b'{\n "digest": "'


class Broken(Exception):
    """Not a file as the runner writes it: says file, wanted, seen and what to do."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{path}: {fault}; it is not shown, and ./lab run makes it anew")


def _plain_bytes(path: Path) -> bytes:
    """The bytes of a plain file; never waits for what would write to a FIFO."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as why:
        raise Broken(path, f"wanted a plain file, saw: {why.strerror}") from why
    try:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise Broken(path, "wanted a plain file, saw a folder, a FIFO or the like")
        with open(fd, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(fd)


def _digest_and_rest(text: bytes) -> tuple[str, bytes]:
    """The digits of line 2 and all that stands below it."""
    if not text.startswith(_HEAD):
        return "", text
    line, _, rest = text[len(_HEAD):].partition(b'",\n')
    return line.decode("ascii", "replace"), rest


def document(path: Path) -> tuple[dict[str, Any], bytes]:
    """What an evidence file says, and its bytes. Raises Broken if one is not the runner's."""
    text = _plain_bytes(path)
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise Broken(path, f"wanted a whole JSON object, saw one that is cut short or no JSON "
                           f"({why})") from why
    if not isinstance(raw, dict):
        raise Broken(path, "wanted a whole JSON object, saw another value")
    if raw.get("schema") != SCHEMA:
        raise Broken(path, f"wanted schema {SCHEMA}, saw {raw.get('schema', 'none')!r}")
    wanted, rest = _digest_and_rest(text)
    seen = hashlib.sha256(rest).hexdigest()
    if wanted != seen:
        saw = f"digest {wanted}, saw {seen}" if wanted else "its digest in line 2, saw none there"
        raise Broken(path, f"edited since the runner wrote it: wanted {saw}")
    return raw, text
