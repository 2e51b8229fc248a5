"""python3 -m whole SITE: writes sitemap.xml and llms.txt into a finished site of both languages."""

import os
import sys
from pathlib import Path

from . import llms, pages, sitemap


def put(path, text):
    """Whole or not at all; a file that has no text any more goes."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    new = path.with_name(path.name + ".new")
    new.write_text(text, "utf-8")
    os.replace(new, path)


def main(words):
    if len(words) != 1 or not (Path(words[0]) / "en/_search/book.json").exists():
        print(f"wanted the folder of a finished site, saw {' '.join(words) or 'nothing'}\n"
              "usage: python3 -m whole build/site", file=sys.stderr)
        return 2
    site = Path(words[0])
    found = pages.everywhere(site)
    name = next(page.title for page in found if page.path == "en/index.html")
    put(site / "sitemap.xml", sitemap.document(found))
    put(site / "llms.txt", llms.document(site, found, name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
