"""The listings of a book in Compiler Explorer: what is opened, where, and what does not show."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from . import asks, compilers, explorer_limits, explorer_link, explorer_tried, one_file


@dataclass(frozen=True)
class Link:
    """One listing as it is opened there."""
    address: str
    source: str  # listing and headers in one file
    options: str
    reasons: tuple  # why not all of it shows there: (key of the words, what they tell of)

    @property
    def in_fragment(self):
        """Whether the program stands behind the #, which a browser keeps to itself."""
        return "#" in self.address


class Explorer:
    """Links to the site that compilers.toml names; none where it names no compiler to open."""

    def __init__(self, root, results):
        """`results`: the folder with what proofs found. Raises compilers.Malformed."""
        self.root = root
        self.tried = results / explorer_tried.FILE
        self.failed = explorer_tried.failed(self.tried)
        self.compilers = compilers.load(root / compilers.FILE)
        self.link = lru_cache(maxsize=None)(self._link)
        self.troubles = {}  # path of a listing: why it has no link

    @property
    def ids(self):
        return [each.explorer for each in self.compilers.linked] if self.compilers else []

    @property
    def host(self):
        """What readers know the site by."""
        return urlsplit(self.compilers.site).netloc

    @cached_property
    def _headers(self):
        folder = self.root / "snippets"
        return {path.relative_to(folder).as_posix(): _text(path)
                for path in sorted(folder.glob("lab/**/*.hpp"))}

    def _link(self, name):
        """Of a listing in C++; None for any other."""
        path = self.root / "snippets" / f"{name}.cpp"
        if not self.ids or not path.is_file():
            return None
        try:
            asked = asks.load(path.with_suffix(".toml"))
            source = one_file.joined(_text(path), self._headers)
            options = " ".join([*explorer_link.FLAGS, *asked.flags])
            address = explorer_link.address(self.compilers.site, source, self.ids, options)
            return Link(address, source, options, tuple(self._reasons(asked, source)))
        except (asks.Malformed, one_file.NoSuchHeader, ValueError) as why:
            self.troubles[path] = f"no link to Compiler Explorer: {why}"
            return None

    def _reasons(self, asked, source):
        yield from explorer_limits.reasons(asked)
        if explorer_tried.digest(source) in self.failed:
            yield "there tried", ()

    def links(self, names):
        """(name, link) of every listing that can be opened there."""
        for name in names:
            if found := self.link(name):
                yield name, found


def _text(path):
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
