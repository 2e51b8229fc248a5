"""Characters that would hide, reorder or forge text, as words that a reader sees."""

import re

# Controls but tab and line feed, soft hyphen, marks of direction, width and line, tags, and what is
# no character at all. The runner shows the same ones on a terminal: runner/visible.cpp.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e"
                    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
                    "\U000e0000-\U000e007f]")


def name(character: str) -> str:
    """A character's number as Unicode writes it: U+202E."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """The text with each such character named in angle brackets, for where no element may stand."""
    return UNSEEN.sub(lambda found: f"<{name(found[0])}>", text)
