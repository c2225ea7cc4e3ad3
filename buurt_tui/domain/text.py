"""Text at the edge of the model: cleaned once, compared in one way, marked for translation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LONGEST_NOTE = 100_000
"""Characters. What is longer is cut, so that one paste cannot weigh down every screen."""

_KEPT_FORMAT = "\u200d\ufe0f"
# zero-width joiner and emoji presentation: without them a family emoji falls apart.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "marked, translated later")
    """`message` itself, marked for translation."""
    return message


def clean(text: str, longest: int = LONGEST_NOTE) -> str:
    """`text` without what a terminal would obey: control, format, bidi and unassigned characters.

    Line breaks and tabs become one space; a letter carries at most three combining marks."""
    if text.isascii() and text.isprintable():
        return text[:longest].strip()
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text[:longest]):
        category = unicodedata.category(char)
        if (category == "Cc" and char.isspace()) or category in {"Zl", "Zp"}:
            kept.append(" ")
        elif category in _DROPPED_CATEGORIES and not (
            char in _KEPT_FORMAT and kept and ord(kept[-1]) > 0x2000
        ):
            continue
        else:
            marks = marks + 1 if category in {"Mn", "Me"} else 0
            if marks <= 3:
                kept.append(char)
    return "".join(kept).strip()


_PLAIN_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ʼ": "'"}
)
# letters that have no accent to take off, and the apostrophes of other keyboards.


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` as it is compared: case, accents, `ij`/`y`, hyphens and full stops do not count."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    text = text.casefold().translate(_PLAIN_LETTERS).replace("ij", "y")
    for mark in "-_.":
        text = text.replace(mark, " ")
    return " ".join(text.split())
