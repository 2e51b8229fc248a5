"""The face of English prose: in the characters that its pages use, under a name of its own."""

import hashlib
import io
import os
import shutil
import tempfile
from pathlib import Path

from sphinx.util import logging

try:  # Debian's python3-fonttools and python3-brotli; without them the whole face is sent
    import brotli  # noqa: F401  what fontTools compresses with
    from fontTools import subset, version
except ImportError:
    subset = None

LOG = logging.getLogger(__name__)
FACES = Path(__file__).resolve().parent.parent / "node_modules/@fontsource/source-serif-4"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
# The licence keeps the name “Source” for the face as it was made.
NAME = "Lab Serif"
# What English pages use, and a few more signs; tests/checks/face.py finds a page that lacks one.
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7f)))
    + "\u00a0\u00ad\u2009§©«°±²³µ·»½×÷–—‘’“”†•…′″€™↑↓−"
    + "àáèéìíòóùúü")  # of pinyin, and of people's names
FEATURES = ("kern", "liga")  # its figures are all of one width without being asked
_FAMILY, _STYLE, _UNIQUE, _WHOLE, _POSTSCRIPT = 1, 2, 3, 4, 6
_ABOUT = (0, 5, 13, 14)  # copyright, version, licence: kept as they are


def file_name(weight):
    """How the style sheet calls it (styles/fonts.css)."""
    return f"lab-serif-{weight}.woff2"


def source(weight):
    return FACES / f"files/source-serif-4-latin-{weight}-normal.woff2"


def _rename(font, weight):
    names = font["name"]
    names.names = [each for each in names.names if each.nameID in _ABOUT]
    style = WEIGHTS[weight]
    told = {_FAMILY: NAME if weight == 400 else f"{NAME} {style}", _STYLE: "Regular",
            _UNIQUE: f"{NAME} {style}, cut for the web",
            _WHOLE: f"{NAME} {style}", _POSTSCRIPT: f"{NAME}-{style}".replace(" ", "")}
    for number, text in told.items():
        names.setName(text, number, 3, 1, 0x409)


def smaller(weight):
    """The bytes of the face of that weight with CHARACTERS alone; the same whenever made."""
    options = subset.Options(flavor="woff2", layout_features=list(FEATURES), name_IDs=list(_ABOUT),
                             drop_tables=["STAT", "BASE", "DSIG"], notdef_outline=True)
    font = subset.load_font(str(source(weight)), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=set(map(ord, CHARACTERS)))
    cutter.subset(font)
    _rename(font, weight)
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()


def _put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    os.replace(new.name, path)


def _kept(weight, folder):
    """The smaller face, made once for what it is made of."""
    made_of = repr((version, CHARACTERS, FEATURES, Path(__file__).read_text("utf-8"))).encode()
    name = hashlib.sha256(source(weight).read_bytes() + made_of).hexdigest()[:20]
    path = folder / f"face-{name}.woff2"
    if not path.exists():
        _put(path, smaller(weight))
    return path


def write(static, folder):
    """The face in its weights with its licence; whether it was there. `folder` keeps cut ones."""
    if not all(source(weight).exists() for weight in WEIGHTS):
        return False
    if subset is None:
        LOG.info("the whole face is sent: python3-fonttools or python3-brotli is not installed")
    for weight in WEIGHTS:
        path = _kept(weight, folder) if subset else source(weight)
        shutil.copyfile(path, static / file_name(weight))
    shutil.copyfile(FACES / "LICENSE", static / "lab-serif-LICENSE.txt")
    return True
