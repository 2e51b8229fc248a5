"""Lines of history.jsonl as the runner writes them (schemas/history.schema.json), for tests."""

import hashlib
import json

COLUMNS = ["claim", "verdict", "reason", "estimate", "interval", "n", "threshold", "finished_at",
           "tool", "listing"]
LID = "soup/lid-saves-time"


def result(estimate=5.6, interval=(5.1, 6.1), verdict="VERIFIED", claim=LID, listing="0a1b2c3d",
           threshold=2.0, reason=""):
    return [claim, verdict, reason, estimate, list(interval) if interval else None, 24, threshold,
            "2024-01-02T03:04:05Z", "g++", listing]


def line(day, *results, kernel="6.1.0-soup", compiler="g++ (Soup 1.0) 12.2.0", **facts):
    told = {"schema": 1, "published_at": f"{day}T10:00:00Z",
            "machine": {"cpu": "Copper kettle, model 7", "cpus": 2, "kernel": kernel,
                        "hypervisor": "none", "libc": "glibc 2.36", "distribution": "Kitchen 12",
                        "command_line": "quiet", "mitigations": "01234567"},
            "compilers": {"g++": compiler}, "method": "1", "columns": COLUMNS,
            "claims": list(results), **facts}
    rest = json.dumps(told, ensure_ascii=False, separators=(",", ":"))[1:]
    return f'{{"digest":"{hashlib.sha256(rest.encode()).hexdigest()}",{rest}\n'


def write(folder, *lines):
    (folder / "history.jsonl").write_text("".join(lines), "utf-8")
