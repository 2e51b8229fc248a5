"""Runs a book with planted faults: a runner that lets one of them pass is not to be believed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BOOK = Path("build/canary")
EXPECTED = {  # claim, verdict, how its reason begins
    "canary/true-claim": ("VERIFIED", ""),
    "canary/false-claim": ("REFUTED", ""),
    "canary/insensitive-control": ("INCONCLUSIVE", "insensitive"),
    "canary/same-work": ("REFUTED", ""),
    "canary/half-more-work": ("VERIFIED", ""),
    "canary/false-ratio": ("REFUTED", ""),
    "canary/insensitive-ratio": ("INCONCLUSIVE", "insensitive"),
    "canary/about-equal": ("VERIFIED", ""),
    "canary/false-about-equal": ("REFUTED", ""),
    "canary/insensitive-about-equal": ("INCONCLUSIVE", "insensitive"),
    "canary/in-order": ("VERIFIED", ""),
    "canary/false-order": ("REFUTED", ""),
    "canary/insensitive-order": ("INCONCLUSIVE", "insensitive"),
    "canary/total": ("VERIFIED", ""),
    "canary/false-total": ("REFUTED", ""),
    "canary/insensitive-total": ("INCONCLUSIVE", "insensitive"),
    "canary/quantile": ("VERIFIED", ""),
    "canary/false-quantile": ("REFUTED", ""),
    "canary/insensitive-quantile": ("INCONCLUSIVE", "insensitive"),
    "canary/never": ("INCONCLUSIVE", "not-observed"),
    "canary/false-never": ("REFUTED", ""),
    "canary/insensitive-never": ("INCONCLUSIVE", "insensitive"),
    "canary/output": ("VERIFIED", ""),
    "canary/false-output": ("REFUTED", ""),
    "canary/insensitive-output": ("INCONCLUSIVE", "insensitive"),
}
RESTS_ON_CHANCE = ("ratio", "total", "ascending", "growth", "quantile")


def fresh_book() -> None:
    """The planted book, with the vocabulary that the real listings include."""
    shutil.rmtree(BOOK, ignore_errors=True)
    for part in ("claims", "snippets"):
        shutil.copytree(HERE / part, BOOK / part)
    shutil.copytree("snippets/lab", BOOK / "snippets/lab")


def lab(runner: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([runner, "--root", str(BOOK), *arguments], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def unconfirmed() -> list[str]:
    """Refutations that rest on chance and that no second measurement confirmed."""
    records = [json.loads((BOOK / f"build/evidence/canary/{name}.json").read_text("utf-8"))
               for name in ("working", "shapes")]
    return [f"{claim['id']}: REFUTED without a second measurement"
            for record in records for claim in record["claims"]
            if claim["verdict"] == "REFUTED" and claim["kind"] in RESTS_ON_CHANCE
            and (claim["confirmation"] or {}).get("verdict") != "REFUTED"]


def main(runner: str) -> int:
    fresh_book()
    run = lab(runner, "run")
    status = {claim["id"]: claim for claim in json.loads(lab(runner, "status", "--json").stdout)}

    found = [] if run.returncode == 1 else [f"run ended with {run.returncode}, wanted 1"]
    if status.keys() != EXPECTED.keys():
        found.append(f"claims {sorted(status)}, wanted {sorted(EXPECTED)}")
    for claim, (verdict, reason) in EXPECTED.items():
        seen = status.get(claim, {"verdict": "nothing", "reason": ""})
        if seen["verdict"] != verdict or not seen["reason"].startswith(reason):
            found.append(f"{claim}: wanted {verdict} {reason}, saw {seen}")
    found += unconfirmed()

    print(run.stdout if found else "", *found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
