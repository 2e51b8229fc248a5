"""What `./lab prove links` found of programs under the limits that Compiler Explorer publishes."""

import hashlib
import json

FILE = "links.json"


def digest(source):
    """What a result is of: another program is not judged by it."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()


def failed(path):
    """Digests of the programs that did not run to a report there; nothing where none was tried."""
    try:
        rows = json.loads(path.read_text("utf-8"))["less"]
        return {row["sha256"] for row in rows if row["built"]
                and not (row["ending"] == "exit 0" and row["report"])}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
