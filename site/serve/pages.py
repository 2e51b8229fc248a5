"""The pages of one language: made by Sphinx in a folder of their own, the last good ones kept."""

import shutil
import time
from dataclasses import dataclass

from .maker import Maker
from .troubles import Trouble, failure, warnings_in


@dataclass(frozen=True)
class Made:
    """How a build went."""
    troubles: tuple[Trouble, ...]
    pages: tuple[str, ...]  # what it wrote, as paths in the language's folder
    seconds: float


class Pages:
    def __init__(self, root, folder, language, code, settings):
        self.root, self.language, self.code, self.settings = root, language, code, settings
        self.source = root / "docs" / language
        self.out, self.good = folder / "site" / language, folder / "good" / language
        self.trees = folder / "doctrees" / language
        self._begun = folder / f"{language}.begun"  # stands there while Sphinx writes
        self._said = folder / f"{language}.warnings"
        self.troubles = ()
        self._maker = Maker()
        self._unread = set()

    def prepare(self):
        """Begins with what ./lab site made, so that only what has changed is made again."""
        made = [self.root / "build" / each / self.language for each in ("doctrees", "site")]
        if self._begun.exists():  # it was ended while it wrote: half a page may be there
            self.forget()
        if not self.trees.exists() and all(each.is_dir() for each in made):
            for here, there in zip(made, (self.trees, self.out)):
                shutil.rmtree(there, ignore_errors=True)
                shutil.copytree(here, there)
            self._keep_good(set())
        self._begun.parent.mkdir(parents=True, exist_ok=True)

    def forget(self):
        for each in (self.trees, self.out, self.good):
            shutil.rmtree(each, ignore_errors=True)
        self._begun.unlink(missing_ok=True)

    @property
    def there(self):
        return (self.out / "index.html").exists()

    def edited(self, page):
        """Sphinx is to read this page, whatever the time on its file."""
        self._unread.add(page)

    async def make(self, anew=False):
        """Made: the pages as they are now; those that complained last time are read again too."""
        began, before = time.monotonic(), self._times()
        complained = {self._page_of(each) for each in self.troubles} - {None}
        for page in self._unread | complained:
            (self.trees / f"{page}.doctree").unlink(missing_ok=True)
        self._unread.clear()
        self._begun.touch()
        told, status = await self._sphinx(anew)
        self._begun.unlink(missing_ok=True)
        self.troubles = tuple(warnings_in(self._said.read_text("utf-8", "replace"), self.root)
                              if self._said.exists() else ())
        if status:
            self.troubles = (failure(told, self.root), *self.troubles)
        self._drop_orphans()
        self._keep_good({self._page_of(each) for each in self.troubles})
        wrote = tuple(sorted(page for page, at in self._times().items() if before.get(page) != at))
        return Made(self.troubles, wrote, time.monotonic() - began)

    async def _sphinx(self, anew):
        """What it said and how it ended."""
        self._said.unlink(missing_ok=True)
        told = self._said.with_suffix(".told")
        told.unlink(missing_ok=True)
        settings = (f"language={self.code}", *self.settings)
        status = await self._maker.make(
            ["-q", *(["-E"] if anew else []), "-w", str(self._said), "-c", ".",
             *(word for each in settings for word in ("-D", each)),
             "-d", str(self.trees), str(self.source), str(self.out)], self.root, told)
        return told.read_text("utf-8", "replace") if told.exists() else "", status

    async def stop(self):
        await self._maker.stop()

    def page_file(self, trouble):
        """The page to open about a trouble, from this language's folder, or None."""
        page = self._page_of(trouble)
        return f"{page}.html" if page else None

    def _page_of(self, trouble):
        path = self.root / trouble.path
        inside = trouble.path and path.is_relative_to(self.source)
        return path.relative_to(self.source).with_suffix("").as_posix() if inside else None

    def _files(self):
        return (path for path in self.out.rglob("*.html")
                if not path.relative_to(self.out).parts[0].startswith("_"))

    def _times(self):
        return {path.relative_to(self.out).as_posix(): path.stat().st_mtime_ns
                for path in self._files()}

    def _drop_orphans(self):
        """Sphinx leaves the page of a deleted source behind."""
        for path in list(self._files()):
            name = path.relative_to(self.out).with_suffix("")
            kept = len(name.parts) == 1 or any((self.source / name).with_suffix(each).exists()
                                               for each in (".md", ".rst"))
            if not kept:
                path.unlink()
                (self.good / name).with_suffix(".html").unlink(missing_ok=True)

    def _keep_good(self, troubled):
        for path in self._files():
            name = path.relative_to(self.out)
            copy = self.good / name
            same = copy.exists() and copy.stat().st_mtime_ns == path.stat().st_mtime_ns
            if name.with_suffix("").as_posix() not in troubled and not same:
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, copy)
