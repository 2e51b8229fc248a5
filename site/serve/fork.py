"""Runs by itself: keeps Sphinx's libraries loaded and forks for each order, one JSON object a line.

Answers each order with a line, how it ended. Ends when its standard input does.
"""

import contextlib
import gc
import importlib
import json
import os
import sys

# Libraries alone: the book's own extension is loaded anew each time, as it stands then.
_LOADED = ("sphinx.cmd.build", "sphinx.application", "sphinx.builders.html",
           "sphinx.builders.linkcheck", "sphinx.builders.latex", "sphinx.ext.mathjax",
           "myst_parser.parsers.sphinx_", "myst_parser.sphinx_ext.main", "breathe.project",
           "breathe.renderer.sphinxrenderer")


# Objects made before the cycles among them are looked for: a build lives for seconds and makes
# millions that stay to its end. Python's own 700 cost a fifth of an edited page's CPU time.
_SELDOM = 50_000


def _make(arguments, folder, told):
    """In the new process."""
    from sphinx.cmd.build import main
    os.chdir(folder)
    nothing = os.open(os.devnull, os.O_RDWR)
    said = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for stream, file in enumerate((nothing, nothing, said)):
        os.dup2(file, stream)
    sys.exit(main(arguments))


def main():
    for name in _LOADED:
        with contextlib.suppress(ImportError):  # Sphinx says so, if a book wants it
            importlib.import_module(name)
    gc.freeze()  # what is loaded stays: no child looks through it, or copies it by looking
    gc.set_threshold(_SELDOM)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _make(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
