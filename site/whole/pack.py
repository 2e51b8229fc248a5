"""python3 -m whole.pack SITE PACK: the site as one archive, and each language as an EPUB.

SITE is a finished site, PACK a folder in which Sphinx made the files of an EPUB, a folder a
language. `--when SITE` prints when the newest verdict was found, in seconds since 1970: an EPUB has
a date, and with this one it has the same bytes whenever it is made.
"""

import datetime
import json
import re
import sys
from pathlib import Path

from . import epub, zipped
from .pages import LANGUAGES

_ABOUT = """\
{en}
Open index.html in a browser. Search asks a server, since browsers keep files from reading others:
    python3 -m http.server        (in this folder), then http://localhost:8000

{zh}
用浏览器打开 index.html 即可阅读。浏览器不让文件读取其他文件，要搜索，请先在本文件夹运行
    python3 -m http.server        再打开 http://localhost:8000
"""


def when(site):
    claims = json.loads((site / "en/_evidence/claims.json").read_text("utf-8"))["claims"]
    newest = max((each["finished_at"] for each in claims if each["finished_at"]),
                 default="1980-01-01T00:00:00Z")
    return int(datetime.datetime.fromisoformat(newest).timestamp())


def titles(site):
    """The book's name in each language."""
    told = {each: json.loads((site / each / "_search/book.json").read_text("utf-8"))
            for each in LANGUAGES}
    return {each: book["pages"]["index.html"]["title"] for each, book in told.items()}


def pack(site, folder):
    """The files that were written."""
    names = titles(site)
    name = re.sub(r"[^a-z0-9]+", "-", names["en"].lower()).strip("-") or "book"
    archive = folder / f"{name}.zip"
    about = [(f"{name}/README.txt", _ABOUT.format(**names).encode())]
    zipped.write(archive, about + zipped.folder(site, name))
    made = [archive]
    for language in LANGUAGES:
        if (folder / language / "content.opf").exists():
            made.append(folder / f"{name}-{language}.epub")
            epub.write(folder / language, made[-1])
    return made


def main(words):
    if words[:1] == ["--when"] and len(words) == 2:
        print(when(Path(words[1])))
        return 0
    if len(words) != 2:
        print("usage: python3 -m whole.pack SITE PACK | --when SITE", file=sys.stderr)
        return 2
    for path in pack(Path(words[0]), Path(words[1])):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
