#!/usr/bin/python3
"""Builds books of many pages by our tools and by VitePress, and writes bench/scale.md."""

import argparse
import datetime
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from run import ROOT, cost_of, machine

SECTION = 25  # pages whose names stand beside each other in the navigation
LANGUAGES = {"en": "en", "zh": "zh_CN"}
VITEPRESS = ROOT / "bench/vitepress"

# Each page uses every directive of a concept page; its words are those of the real pages.
PAGE = """(page-{number})=
# {title} {number}

{prose[0]}
```{{verdicts}}
```

```{{predict}} {question}
{prose[1]}
```

(claims-{number})=
## {title} {number}.1

```{{claim}} {claim}
```
{prose[2]} {{verdict}}`{claim}`

```{{diagram}} {title} {number}
:caption: {title}
digraph {{
  a [label="{title}"]; b [label="{number}"]; c [label="{claim}"];
  a -> b; a -> c; b -> c;
}}
```

(experiment-{number})=
## {title} {number}.2

{prose[3]}
```{{listing}} {experiment}
```
```{{measured}} {experiment}
```
{{measured}}`{claim}` {prose[4]} {{claimref}}`{title} <{claim}>`

```{{selfcheck}} {question}
{prose[5]}
```
"""
INDEX = """({name})=
# {title}

```{{toctree}}
{names}
```
"""
SETTINGS = """import runpy
globals().update({{name: value for name, value in runpy.run_path({real!r}).items()
                  if not name.startswith("_")}})
html_theme_path = [{theme!r}]
lab_ledger = "index"
"""
VITEPRESS_SETTINGS = """export default {{
  srcDir: "{source}", outDir: "out", ignoreDeadLinks: true,
  themeConfig: {{ sidebar: {sidebar} }}
}}
"""


@dataclass(frozen=True)
class Words:
    """What the pages of one language are written with."""

    title: str
    question: str
    prose: list[str]


@dataclass(frozen=True)
class Built:
    """What one size of book cost one tool, both languages together."""

    cold: float
    edited: float
    unchanged: float
    page_bytes: float
    memory_mib: int


def words_of(language: str) -> Words:
    """The paragraphs of the real concept pages that name no claim and no experiment."""
    prose = []
    for file in sorted((ROOT / "docs" / language).glob("*/*.md")):
        text = re.sub(r"^```.*?^```$", "", file.read_text("utf-8"), flags=re.M | re.S)
        prose += [part.strip() for part in text.split("\n\n")
                  if len(part) > 150 // (1 + 2 * (language == "zh"))
                  and not re.search(r"[{#|<]|^[-(*1]", part.strip(), re.M)]
    return Words(*{"en": ("Page", "What would you expect?"),
                   "zh": ("页面", "你预计会怎样？")}[language], prose)


def tried() -> list[tuple[str, str]]:
    """(claim, experiment) of a claim with an estimate for every experiment with a table."""
    found = []
    for file in sorted((ROOT / "build/evidence").glob("*/*.json")):
        record = json.loads(file.read_text("utf-8"))
        if not any(record[part] for part in ("costs", "samples", "facts", "events")):
            continue
        found += [(claim["id"], record["experiment"]) for claim in record["claims"]
                  if claim["real"] and claim["real"]["estimate"] is not None][:1]
    return found


def write_pages(folder: Path, language: str, pages: int) -> None:
    """One language of the book: sections of SECTION pages each."""
    words = words_of(language)
    prose, claims = cycle(words.prose), cycle(tried())
    sections = range(0, pages, SECTION)
    folder.mkdir(parents=True)
    for start in sections:
        names = [f"p{number}" for number in range(start, min(start + SECTION, pages))]
        home = folder / f"s{start}"
        home.mkdir()
        (home / "index.md").write_text(INDEX.format(
            name=f"s{start}", title=f"{words.title} {start}+", names="\n".join(names)), "utf-8")
        for name in names:
            claim, experiment = next(claims)
            (home / f"{name}.md").write_text(PAGE.format(
                number=name[1:], title=words.title, question=words.question, claim=claim,
                experiment=experiment, prose=list(islice(prose, 6))), "utf-8")
    (folder / "index.md").write_text(INDEX.format(
        name="home", title=words.title,
        names="\n".join(f"s{start}/index" for start in sections)), "utf-8")


def measure(root: Path, build, edit: Path, pages: list[Path], made: Path) -> Built:
    """CPU seconds of a build from nothing, after one edit and after none; bytes of a page."""
    cold = build(root)
    with edit.open("a", encoding="utf-8") as text:
        text.write("\nOne more sentence stands here.\n")
    edited, unchanged = build(root), build(root)
    sizes = [(made / page).stat().st_size for page in pages]
    peak = max(cold[1], edited[1], unchanged[1])
    return Built(cold[0], edited[0], unchanged[0], sum(sizes) / len(sizes), peak)


def timed(commands: list[list[object]], root: Path) -> tuple[float, int]:
    """CPU seconds of all commands, and the most memory (MiB) that one of them held."""
    told = root / "told"
    cpu, peak = 0.0, 0
    for command in commands:
        cpu += cost_of(["/usr/bin/time", "-f", "%M", "-o", told, *command], root, (0,)).cpu
        peak = max(peak, int(told.read_text("utf-8").split()[-1]) // 1024)
    return cpu, peak


def ours(root: Path, pages: int) -> Built:
    for name in ("claims", "snippets", "proofs"):
        (root / name).symlink_to(ROOT / name)
    (root / "build").mkdir()
    (root / "build/evidence").symlink_to(ROOT / "build/evidence")
    (root / "conf.py").write_text(SETTINGS.format(
        real=str(ROOT / "conf.py"), theme=str(ROOT / "site/theme")), "utf-8")
    names = html_names(root / "docs/en", root / "docs")

    def build(root: Path) -> tuple[float, int]:
        return timed([["/usr/bin/sphinx-build", "-q", "-c", ".", "-D", f"language={code}",
                       "-d", f"build/doctrees/{language}", f"docs/{language}",
                       f"build/site/{language}"] for language, code in LANGUAGES.items()], root)

    return measure(root, build, middle(root / "docs/en", pages), names, root / "build/site")


def vitepress(root: Path, pages: int) -> Built:
    (root / "node_modules").symlink_to(VITEPRESS / "node_modules")
    (root / ".vitepress").mkdir()
    sidebar = {f"/{language}/s{start}/": [
        {"text": f"p{n}", "link": f"/{language}/s{start}/p{n}"}
        for n in range(start, min(start + SECTION, pages))]
        for language in LANGUAGES for start in range(0, pages, SECTION)}
    (root / ".vitepress/config.mjs").write_text(VITEPRESS_SETTINGS.format(
        source="docs", sidebar=json.dumps(sidebar)), "utf-8")
    names = html_names(root / "docs/en", root / "docs")

    def build(root: Path) -> tuple[float, int]:
        return timed([["node", "--max-old-space-size=12288",
                       VITEPRESS / "node_modules/vitepress/bin/vitepress.js", "build"]], root)

    return measure(root, build, middle(root / "docs/en", pages), names, root / "out")


def html_names(folder: Path, above: Path) -> list[Path]:
    return [file.relative_to(above).with_suffix(".html") for file in folder.glob("*/p*.md")]


def middle(folder: Path, pages: int) -> Path:
    number = pages // 4
    return folder / f"s{number // SECTION * SECTION}" / f"p{number}.md"


def book(size: int, tool) -> Built:
    with tempfile.TemporaryDirectory(prefix="lab-scale-") as folder:
        root = Path(folder)
        for language in LANGUAGES:
            write_pages(root / "docs" / language, language, size // 2)
        return tool(root, size // 2)


def line(size: int, name: str, built: Built) -> str:
    return (f"| {size:,} | {name} | {built.cold:.1f} ({built.cold / size:.3f}) | "
            f"{built.edited:.2f} | {built.unchanged:.2f} | {built.page_bytes / 1024:.1f} | "
            f"{built.memory_mib:,} |")


HEAD = """# What a book of many pages costs

Written by `bench/scale.py` on {day}.
Machine: {machine}.

Half of the pages are English, half Chinese. Each has a page's prose and one of every directive;
claims and experiments are those of the book, in turn, so each of {claims} charts is drawn once.
VitePress builds the same Markdown; to it the directives are plain blocks of code.
CPU is user and system time of both languages, one run each.

| pages | tool | from nothing, CPU s (a page) | one page edited, CPU s | nothing changed, CPU s | \
KiB of HTML a page | most memory, MiB |
|---:|---|---:|---:|---:|---:|---:|
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[50, 500, 2000], metavar="PAGES")
    parser.add_argument("--only", choices=["ours", "vitepress"], help="leave the other tool out")
    parser.add_argument("--print", action="store_true", help="write no file")
    options = parser.parse_args()
    if any(size < 2 * SECTION for size in options.sizes):
        parser.error(f"wanted sizes of at least {2 * SECTION} pages")
    if not (ROOT / "build/evidence/machine.json").exists():
        sys.exit("bench/scale.py needs evidence: run ./lab site first")
    if options.only != "ours" and not (VITEPRESS / "node_modules").exists():
        subprocess.run(["npm", "ci", "--prefix", VITEPRESS, "--ignore-scripts"], check=True)

    text = HEAD.format(day=datetime.date.today(), machine=machine(), claims=len(tried()))
    print(text, end="", flush=True)
    for size in options.sizes:
        for tool in (ours, vitepress):
            if options.only in (None, tool.__name__):
                row = line(size, tool.__name__, book(size, tool))
                print(row, flush=True)
                text += row + "\n"
    if not options.print:
        (ROOT / "bench/scale.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
