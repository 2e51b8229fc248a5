"""What a header offers, read from Doxygen's XML: the directives that show it, in its own order."""

from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

_DIRECTIVES = {"function": "doxygenfunction", "enum": "doxygenenum", "typedef": "doxygentypedef",
               "variable": "doxygenvariable", "class": "doxygenclass", "struct": "doxygenstruct"}


@dataclass(frozen=True)
class Member:
    file: str
    line: int
    kind: str
    name: str
    arguments: str

    @property
    def source(self):
        """The Breathe directive that shows it."""
        text = f"```{{{_DIRECTIVES[self.kind]}}} {self.name}{self.arguments}\n"
        return text + (":members:\n```" if self.kind in ("class", "struct") else "```")


def _place(element):
    location = element.find("location")
    return location.get("file"), int(location.get("line") or 0)


def _of_namespace(compound):
    for member in compound.iter("memberdef"):
        if member.get("kind") in _DIRECTIVES:
            arguments = member.findtext("argsstring") or ""
            yield Member(*_place(member), member.get("kind"), member.findtext("qualifiedname"),
                         arguments if member.get("kind") == "function" else "")


def _compounds(xml):
    """Those that the index lists; files of an earlier run may lie beside them."""
    for entry in ElementTree.parse(xml / "index.xml").getroot().iter("compound"):
        if entry.get("kind") in ("namespace", "class", "struct"):
            path = xml / f"{entry.get('refid')}.xml"
            yield ElementTree.parse(path).getroot().find("compounddef")


@lru_cache(maxsize=1)
def _members(xml, stamp):
    """Everything public at namespace level; classes inside classes come with their owner."""
    compounds = list(_compounds(xml))
    namespaces = {each.findtext("compoundname") for each in compounds
                  if each.get("kind") == "namespace"}
    found = []
    for compound in compounds:
        if compound.get("kind") == "namespace":
            found += _of_namespace(compound)
        elif compound.findtext("compoundname").rpartition("::")[0] in namespaces | {""}:
            found.append(Member(*_place(compound), compound.get("kind"),
                                compound.findtext("compoundname"), ""))
    return sorted(found, key=lambda member: (member.file, member.line))


def members(xml, header):
    """What one header declares, from first line to last."""
    stamp = (xml / "index.xml").stat().st_mtime_ns
    return [member for member in _members(xml, stamp) if member.file == header]
