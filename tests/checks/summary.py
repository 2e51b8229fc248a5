"""Makes a change's own account of what it moves fit for a job summary. The account was written by
the change's programs, so it may be anything; what comes out is text of bounded size, in which
nothing links, mentions, fetches or commands. Alone in its file, since the base's copy runs."""

import os
import re
import stat
import sys
import unicodedata
from typing import Iterator

LANGUAGES = ("en", "zh")
MOST_READ = 2_000_000  # bytes of one language's account
MOST_WRITTEN = 480_000  # bytes of one language: two, and the head, stay below 1 MiB
LONGEST_LINE = 4000
HEAD = """> What follows was written by the programs of this change: read it as its own account.
>
> 以下内容由本次改动自己的程序写成，请当作它自己的说法来读。

"""
NONE = "> There is no account of what this change moves. 没有关于本次改动的说明。\n"

PREFIX = re.compile(r"#{2,3} |(?: {4})?- |")
FENCE = re.compile(r"`+")
PLAIN = re.compile(r"[\w .,:;()%+\-/→…—–×'“”‘’、，。：；（）？！《》·]*")
LINKS = re.compile(r"//|::|www\.|GH-\d|[0-9a-f]{7}", re.I)
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def visible(text: str) -> str:
    """Characters that hide or reorder others, by their number."""
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in UNSEEN else c for c in text)


def code_span(text: str) -> str:
    """The text, and nothing that Markdown makes of it."""
    fence = "`" * (max(map(len, FENCE.findall(text)), default=0) + 1)
    room = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{room}{text}{room}{fence}" if text.strip() else ""


def pieces(line: str) -> Iterator[tuple[bool, str]]:
    """The line as Markdown reads it: what stands in code spans, and what does not."""
    at = 0
    while fence := FENCE.search(line, at):
        closing = next((each for each in FENCE.finditer(line, fence.end())
                        if each.group() == fence.group()), None)
        if closing is None:
            break
        yield False, line[at:fence.start()]
        inside = line[fence.end():closing.start()]
        padded = inside[:1] == inside[-1:] == " " and inside.strip()
        yield True, inside[1:-1] if padded else inside
        at = closing.end()
    yield False, line[at:]


def is_plain(text: str) -> bool:
    return bool(PLAIN.fullmatch(text)) and not LINKS.search(text)


def safe_line(line: str) -> str:
    """A heading, an item or a paragraph of plain words and code spans; else all of it as code."""
    line = visible(line[:LONGEST_LINE])
    prefix = PREFIX.match(line).group()
    found = list(pieces(line[len(prefix):]))
    if not all(is_code or is_plain(text) for is_code, text in found):
        return prefix + code_span(line[len(prefix):])
    rest = "".join(code_span(text) if is_code else text for is_code, text in found)
    return prefix + rest if prefix else rest.lstrip()


def safe(text: str) -> str:
    """The whole account, as far as there is room."""
    out, room = [], MOST_WRITTEN
    lines = text.split("\n")
    for number, line in enumerate(lines):
        out.append(safe_line(line))
        room -= len(out[-1].encode()) + 1
        if room < 0:
            out[-1] = f"({len(lines) - number} …)"
            break
    return "\n".join(out).rstrip("\n") + "\n"


def read(folder: str, name: str) -> str | None:
    """A plain file that is reached through no link; nothing where there is none."""
    try:
        at = os.open(".", os.O_PATH)
        for part in folder.split("/"):
            at = os.open(part, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
    except OSError:
        return None
    with open(file, "rb") as opened:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            return None
        return opened.read(MOST_READ).decode("utf-8", "replace")


def main(folder: str) -> int:
    found = [text for language in LANGUAGES if (text := read(folder, f"{language}.md"))]
    sys.stdout.reconfigure(encoding="utf-8")
    print(HEAD + "\n".join(map(safe, found)) if found else NONE, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
