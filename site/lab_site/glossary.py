"""The terms of the book from glossary/*.toml: loaded, and refused where they are wrong."""

import re
import tomllib
from dataclasses import dataclass, field

from . import checks, typography
from .checks import Complaint
from .pages import Label, Prose, read
from .place import anchor
from .records import Text

LANGUAGES = ("en", "zh")
_WANTED = {"id": str, "en": str, "zh": str, "pinyin": str, "means": dict, "page": str}
_ALLOWED = {**_WANTED, "also": dict, "never": dict, "only_there": bool, "apart": list}
_IN_APART = {"from": str, "word": dict, "en": str, "zh": str}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SYLLABLE = re.compile(r"([a-zü]+)([1-5])")
_MARKS = {"a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ"}


@dataclass(frozen=True)
class Apart:
    """What a term is taken for, and why it is not that: another term, or a word that is none."""
    other: str
    word: Text
    why: Text


@dataclass(frozen=True)
class Term:
    id: str
    name: Text
    pinyin: str
    means: Text
    page: str
    label: str
    also: dict = field(hash=False)
    never: dict = field(hash=False)
    only_there: bool = False  # its forms mean something else on other pages
    apart: tuple = ()

    @property
    def anchor(self):
        return f"term-{self.id}"

    def forms(self, language):
        """What counts as a mention: its name, if that is more than one Han, and the other forms."""
        name = self.name.get(language)
        unfit = re.search(r"[(（]", name) or re.fullmatch(f"[{typography.HAN}]", name)
        return [*([] if unfit else [name]), *self.also.get(language, ())]

    def meets(self, other):
        """Whether there is a page on which both may be meant."""
        return not (self.only_there and other.only_there and self.page != other.page)

    def order(self, language):
        """The key to sort by: the English alphabet, or pinyin by syllable with its tone."""
        if language == "en":
            return self.name.en.casefold()
        return [_sound(part) for part in self.pinyin.split()], self.name.zh


def _sound(part):
    found = _SYLLABLE.fullmatch(part)
    return (found[1], int(found[2])) if found else (part.casefold(), 0)


def _toned(part):
    """“xie3” as it is printed; what is no syllable stays as it is."""
    found = _SYLLABLE.fullmatch(part)
    if not found or found[2] == "5":
        return found[1] if found else part
    letters, tone = found[1], int(found[2]) - 1
    at = next((letters.index(each) for each in ("a", "e", "ou") if each in letters), None)
    if at is None:
        at = max(letters.rfind(each) for each in "iouü")
    return letters[:at] + _MARKS[letters[at]][tone] + letters[at + 1:]


def printed(pinyin):
    """“xie3 shi2” as “xiě shí”."""
    return " ".join(map(_toned, pinyin.split()))


class _File:
    """One file's text, to say in which line something is wrong."""

    def __init__(self, path):
        self.path, self.text = path, path.read_text("utf-8")
        lines = self.text.split("\n")
        heads = [number for number, line in enumerate(lines) if line.strip() == "[[term]]"]
        self.blocks = [lines[a:b] for a, b in zip(heads, [*heads[1:], len(lines)])]
        self.heads = heads

    def complaint(self, number, key, text):
        """About the key of the term that stands at that place in the file."""
        block = self.blocks[number] if number < len(self.blocks) else []
        begins = re.compile(rf"\s*(?:\[\[term\.)?{key}\b")
        at = next((n for n, line in enumerate(block) if key and begins.match(line)), 0)
        return Complaint(str(self.path), (self.heads[number] if block else 0) + at + 1, text)


def _shape(raw):
    """(key, what is wrong) with the keys of one term and their kinds."""
    for key in sorted(raw.keys() - _ALLOWED.keys()):
        yield key, f"unknown key “{key}”; wanted one of {', '.join(_ALLOWED)}"
    for key, kind in _ALLOWED.items():
        if key in raw and not isinstance(raw[key], kind):
            yield key, f"{key} is wanted as a {kind.__name__}, seen {raw[key]!r}"
        elif key in _WANTED and not raw.get(key):
            yield None, f"this term has no {key}; give it one"
    if isinstance(raw.get("id"), str) and raw["id"] and not _ID.fullmatch(raw["id"]):
        yield "id", f"id “{raw['id']}” is wanted in lower-case English words joined by hyphens"


def _inside(raw):
    """(key, what is wrong) with tables inside a term whose kinds are right."""
    for key in ("means", "also", "never"):
        for language in sorted(raw.get(key, {}).keys() - set(LANGUAGES)):
            yield key, f"{key} has “{language}”; wanted only {' and '.join(LANGUAGES)}"
    for language in LANGUAGES:
        if not isinstance(raw["means"].get(language), str) or not raw["means"][language]:
            yield "means", f"means.{language} is missing: say in one line what the term means"
    for one in raw.get("apart", ()):
        if not isinstance(one, dict) or one.keys() - _IN_APART.keys():
            yield "apart", f"apart is wanted as tables of {', '.join(_IN_APART)}, seen {one!r}"
        elif ("from" in one) == ("word" in one):
            yield "apart", "apart is wanted with either from (a term's id) or word (en and zh)"
        elif not all(one.get(each) for each in LANGUAGES):
            yield "apart", "apart says why in en and in zh; one is missing"
        elif "word" in one and set(one["word"]) != set(LANGUAGES):
            yield "apart", f"word is wanted in en and zh, seen {', '.join(one['word'])}"


def _sentences(raw):
    """(key, text, language) of all that readers see as sentences."""
    for language in LANGUAGES:
        yield "means", raw["means"][language], language
        for one in raw.get("apart", ()):
            yield "apart", one[language], language


def _told(raw):
    """(key, what is wrong) with its sentences: no typed numbers, and Chinese as it is printed."""
    for key, text, language in _sentences(raw):
        for prose in (item for item in read(text) if isinstance(item, Prose)):
            for _, words in checks.typed_numbers(prose):
                yield key, f"“{words}” is a quantity; a meaning holds on every machine"
            for _, words in typography.faults(prose) if language == "zh" else ():
                yield key, words


def _term(raw):
    page, _, label = raw["page"].partition("#")
    return Term(raw["id"], Text(raw["en"], raw["zh"]), raw["pinyin"],
                Text(raw["means"]["en"], raw["means"]["zh"]), page, label,
                raw.get("also", {}), raw.get("never", {}), raw.get("only_there", False),
                tuple(Apart(one.get("from", ""), Text(one["word"]["en"], one["word"]["zh"])
                            if "word" in one else None, Text(one["en"], one["zh"]))
                      for one in raw.get("apart", ())))


def _place(term, pages, listings):
    """What is wrong with the place where a term is explained, if anything."""
    if term.page not in pages:
        return f"there is no page {term.page}; wanted page#label, seen “{term.page}#{term.label}”"
    page = pages[term.page]
    gathered = {f"experiment-{anchor(name)}" for name in listings
                if name.partition("/")[0] in page.topics}
    if term.label not in {label.name for label in page.only(Label)} | gathered:
        return f"{term.page} has no label “{term.label}”"
    return None


class Glossary:
    """The terms of every file, by id, and what is wrong with them."""

    def __init__(self, folder, pages, listings=()):
        self.paths, self.terms, self.complaints = sorted(folder.glob("*.toml")), {}, []
        self._pages, self._listings, self._seen = pages, listings, {}
        for path in self.paths:
            self._read(path)
        for term, file, number in self._seen.values():
            self._apart(term, file, number)
        self._mentions()

    def _read(self, path):
        file = _File(path)
        try:
            raw = tomllib.loads(file.text)
        except tomllib.TOMLDecodeError as why:
            line = re.search(r"line (\d+)", str(why))
            self.complaints.append(Complaint(str(path), int(line[1]) if line else 1, str(why)))
            return
        for key in sorted(raw.keys() - {"term"}):
            self.complaints.append(Complaint(str(path), 1,
                                             f"unknown table “{key}”; wanted [[term]]"))
        terms = raw.get("term", [])
        for number, one in enumerate(terms if isinstance(terms, list) else ()):
            self._add(file, number, one)

    def _add(self, file, number, raw):
        found = list(_shape(raw)) or list(_inside(raw)) or list(_told(raw))
        self.complaints += [file.complaint(number, key, text) for key, text in found]
        if found:
            return
        term = _term(raw)
        if term.id in self._seen:
            _, before, at = self._seen[term.id]
            first = before.complaint(at, "id", "")
            self.complaints.append(file.complaint(
                number, "id", f"“{term.id}” is a term already, at {first.path}:{first.line}"))
            return
        if wrong := _place(term, self._pages, self._listings):
            self.complaints.append(file.complaint(number, "page", wrong))
            return
        self._seen[term.id] = term, file, number
        self.terms[term.id] = term

    def _apart(self, term, file, number):
        for one in term.apart:
            if one.other and one.other not in self.terms:
                self.complaints.append(file.complaint(
                    number, "apart", f"“{one.other}” is the id of no term; wanted one, or word"))

    def _mentions(self):
        """No form may lead to two terms on one page."""
        for language in LANGUAGES:
            owners = {}
            for term, file, number in self._seen.values():
                for form in dict.fromkeys(term.forms(language)):
                    others = owners.setdefault(form.casefold(), [])
                    self.complaints += [file.complaint(
                        number, "also", f"“{form}” already leads to “{other.id}”; a form may "
                        "lead to one term only") for other in others
                        if other is not term and term.meets(other)]
                    others.append(term)

    def ordered(self, language):
        return sorted(self.terms.values(), key=lambda term: term.order(language))
