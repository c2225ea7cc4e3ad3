"""Text at the edge of the model: cleaned once, compared in one way, marked for translation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

LONGEST_NOTE = 100_000
"""Characters. What is longer is cut, so that one paste cannot weigh down every screen."""

_JOINER = "\u200d"
# the zero-width joiner: without it a family emoji falls apart.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "marked, translated later")
    """`message` itself, marked for translation."""
    return message


def clean(text: str, longest: int = LONGEST_NOTE) -> str:
    """`text` without what a terminal would obey: control, format, bidi and unassigned characters.

    Line breaks and tabs become one space; a letter carries at most three combining marks."""
    text = text[:longest]
    if text.isascii() and text.isprintable():
        return text.strip()
    # composed after dropping: a dropped character may have kept a letter and its accent apart.
    harmless = unicodedata.normalize("NFC", "".join(_harmless(text)))
    return "".join(_few_marks(harmless))[:longest].strip()


def _harmless(text: str) -> Iterator[str]:
    before = ""
    for char in text:
        category = unicodedata.category(char)
        if (category == "Cc" and char.isspace()) or category in {"Zl", "Zp"}:
            if before == " ":
                continue
            char = " "
        elif char == _JOINER:
            if before <= "\u2000" or before == _JOINER:
                continue
        elif category in _DROPPED_CATEGORIES:
            continue
        yield char
        before = char


def _few_marks(text: str) -> Iterator[str]:
    marks = 0
    for char in text:
        if unicodedata.category(char) in {"Mn", "Me"}:
            marks += 1
        elif char != _JOINER:
            marks = 0
        if marks <= 3:
            yield char


_AS_SPACES = dict.fromkeys("-_.‐‑‒–—", " ")
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ʼ": "'"}
    | _AS_SPACES
)
# letters that have no accent to take off, the apostrophes of other keyboards, and hyphens.
_PLAIN_ASCII = str.maketrans("-_.", "   ")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` as it is compared: case, accents, `ij`/`y`, hyphens and full stops do not count."""
    return folded(text)


def folded(text: str) -> str:
    """As `fold`, for what is compared once: a note among thousands."""
    if text.isascii():
        text = text.lower().translate(_PLAIN_ASCII)
    else:
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
        text = text.casefold().translate(_PLAIN)
    return " ".join(text.replace("ij", "y").split())


def squeezed_lines(lines: Iterable[str]) -> list[str]:
    """Each of many lines as `fold` gives it, without spaces and apostrophes: all in one go."""
    text = "\n".join(lines)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = _without(text, {c: "" for c in set(text) if unicodedata.combining(c)})
    text = _without(text.casefold(), {chr(c): plain for c, plain in _PLAIN.items()})
    return _without(text, {"ij": "y", " ": "", "'": ""}).split("\n")


def _without(text: str, instead: Mapping[str, str]) -> str:
    # a long text is gone through once for each: faster than looking each letter up
    for part, other in instead.items():
        text = text.replace(part, other)
    return text
