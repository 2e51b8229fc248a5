"""The one style sheet, script and icon of every page, and the face of English prose."""

import shutil
from pathlib import Path

_THEME = Path(__file__).resolve().parent.parent / "theme"

_FACES = _THEME.parent / "node_modules/@fontsource/source-serif-4"  # by site/package-lock.json
WEIGHTS = (400, 600)

# Parts in order. `fonts` is left out where the packages are not installed.
STYLES = ("fonts", "colours", "ground", "frame", "prose", "tables", "figures", "charts",
          "listings", "claims", "values", "folded", "ledger", "reference", "search", "home",
          "audited", "published", "predict", "claim", "study", "narrow", "print")
SCRIPTS = ("colours", "place", "contents", "cards", "wide", "listings", "paper", "charts",
           "search", "predict", "ledger", "terms", "glossary")


def joined(folder, names, ending):
    """The named parts of a folder of the theme, one after the other."""
    return "\n".join((_THEME / folder / f"{name}{ending}").read_text("utf-8") for name in names)


def _copy_faces(static):
    """The face in its weights with its licence; whether it was there."""
    faces = [_FACES / f"files/source-serif-4-latin-{weight}-normal.woff2" for weight in WEIGHTS]
    if not all(face.exists() for face in faces):
        return False
    for face in faces:
        shutil.copy(face, static)
    shutil.copy(_FACES / "LICENSE", static / "source-serif-4-LICENSE.txt")
    return True


def write(app, failure):
    """build-finished: ours, and nothing of what Sphinx put there, which no page asks for."""
    if failure or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    shutil.rmtree(static, ignore_errors=True)
    static.mkdir(parents=True)
    styles = STYLES if _copy_faces(static) else STYLES[1:]
    (static / "lab.css").write_text(joined("styles", styles, ".css"), "utf-8")
    shutil.copy(_THEME / "icon.svg", static)
    (static / "lab.js").write_text(joined("scripts", SCRIPTS, ".js"), "utf-8")


def setup(app):
    app.connect("build-finished", write)
