"""Who makes which pages when: the edited language at once, the other one after it."""

import asyncio
import shutil
from pathlib import Path

from .changes import Change
from .processes import begin, end

_ENGINE = Path(__file__).resolve().parents[1]
_INDEX = _ENGINE / "search/index.mjs"
_QUIET = 2.0  # seconds without a change before the search index is made again


class Work:
    def __init__(self, pages, root, folder, say):
        self._pages = {each.language: each for each in pages}
        self._root, self._site, self._say = root, folder / "site", say
        self._locks = {language: asyncio.Lock() for language in self._pages}
        self._dirty, self._anew = set(), set()
        self._news = asyncio.Condition()
        self._tasks, self._index, self._over = set(), None, False

    def busy(self, language):
        return language in self._dirty or self._locks.get(language, asyncio.Lock()).locked()

    def troubles(self):
        """(page from the site's root or None, trouble) for each trouble of both languages."""
        for language, pages in self._pages.items():
            for trouble in pages.troubles:
                page = pages.page_file(trouble)
                yield (f"{language}/{page}" if page else None), trouble

    async def changes(self):
        """Comes back whenever there may be something new to tell."""
        while not self._over:
            yield
            async with self._news:
                await self._news.wait()

    async def _tell(self):
        async with self._news:
            self._news.notify_all()

    def begin(self):
        """What is there is shown meanwhile; what is not is made in both languages at once."""
        self._copy_landing()
        new = [language for language, pages in self._pages.items() if not pages.there]
        for language in new:
            self._ask(language)
        for language in new:
            self._start(self._make_in((language,)))
        if not new:
            self.take([Change()])

    def take(self, changes):
        """Starts what the changes ask for."""
        for change in changes:
            for language in change.languages:
                self._ask(language, change.anew)
            if change.page:
                self._pages[change.languages[0]].edited(change.page)
            if change.landing:
                self._copy_landing()
        orders = {change.languages: None for change in changes}
        for languages in orders:
            self._start(self._make_in(languages))

    def _ask(self, language, anew=False):
        self._dirty.add(language)
        if anew:
            self._anew.add(language)

    def _start(self, work):
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _make_in(self, languages):
        if self._index:
            self._index.cancel()
        for language in languages:
            async with self._locks[language]:
                if language in self._dirty:  # else a build that began later has seen it already
                    await self._make(language)
            await self._tell()
        if not self._dirty and languages:
            self._index = asyncio.get_running_loop().create_task(self._make_index())
        await self._tell()

    async def _make(self, language):
        self._dirty.discard(language)
        anew = language in self._anew
        self._anew.discard(language)
        await self._tell()
        made = await self._pages[language].make(anew)
        count = f"{len(made.pages)} page{'' if len(made.pages) == 1 else 's'}"
        first = f"  /{language}/{made.pages[0]}" if len(made.pages) == 1 else ""
        self._say(f"{language}: {count} in {made.seconds:.1f} s{first}")
        for trouble in made.troubles:
            self._say(f"  {trouble}")

    async def _make_index(self):
        """Search finds what the pages said when it was quiet last."""
        await asyncio.sleep(_QUIET)
        if any(not pages.there for pages in self._pages.values()) or not shutil.which("node"):
            return
        process = await begin("nice", "node", _INDEX, self._site, cwd=self._root)
        try:
            _, told = await process.communicate()
        except asyncio.CancelledError:
            end(process)
            raise
        if process.returncode:
            self._say("search: " + told.decode("utf-8", "replace").strip())

    def _copy_landing(self):
        self._site.mkdir(parents=True, exist_ok=True)
        page = self._root / "docs/landing.html"
        if page.exists():
            shutil.copy(page, self._site / "index.html")
            shutil.copy(_ENGINE / "landing.css", self._site)

    async def stop(self):
        """Ends every process that was started, and waits until it has ended."""
        self._over = True
        await self._tell()
        tasks = [*self._tasks, *([self._index] if self._index else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for pages in self._pages.values():
            await pages.stop()
