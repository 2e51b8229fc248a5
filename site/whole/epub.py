"""Puts the files that Sphinx made for an EPUB into one, as its standard wants them."""

import re

from . import zipped

_LEFT_OUT = {"mimetype", ".buildinfo"}
# Sphinx writes these also where there is nothing to say.
_EMPTY = re.compile(r"\s*<(dc:\w+|meta)\b[^>]*></\1>")


def _with_svg(opf, chapters):
    """A chapter with drawings in it says so."""
    def item(found):
        drawn = found[2] in chapters and "properties=" not in found[0]
        return f'{found[1]} properties="svg"{found[3]}' if drawn else found[0]
    return re.sub(r'(<item [^>]*?href="([^"]+)"[^>]*?)(\s*/>)', item, opf)


def files(folder):
    """(name, bytes) of the archive, the kind of file first."""
    found = {name.removeprefix("./"): text for name, text in zipped.folder(folder, ".")
             if not name.endswith((".epub", ".warnings"))}
    drawn = {name for name, text in found.items()
             if name.endswith(".xhtml") and b"<svg" in text}
    opf = _EMPTY.sub("", found["content.opf"].decode("utf-8"))
    book = re.search(r"<dc:identifier[^>]*>([^<]+)<", opf)[1]
    found["content.opf"] = _with_svg(opf, drawn).encode()
    found["toc.ncx"] = re.sub(rb'(name="dtb:uid" content=")[^"]*', rb"\g<1>" + book.encode(),
                              found["toc.ncx"])
    named = set(re.findall(r'<item [^>]*?href="([^"]+)"', opf))
    named |= {"content.opf", "META-INF/container.xml"}
    yield "mimetype", b"application/epub+zip"
    for name in sorted(found.keys() & named - _LEFT_OUT):
        yield name, found[name]


def write(folder, path):
    zipped.write(path, files(folder), stored={"mimetype"})
