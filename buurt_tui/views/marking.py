"""Where in a text stands what was looked for: texts are compared folded, and shown as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from buurt_tui.domain.text import fold

Mark = tuple[int, int]
"""From and to, in characters."""


def marks(text: str, words: Iterable[Sequence[str]]) -> tuple[Mark, ...]:
    """Where each of `words` stands first, each with its other spellings; sorted, none overlaps."""
    folded, origins = _with_origins(text)
    found: list[Mark] = []
    for ways in words:
        spots = [(at, way) for way in ways if way and (at := folded.find(way)) >= 0]
        if spots:
            at, way = min(spots)
            found.append((origins[at][0], origins[at + len(way) - 1][1]))
    return tuple(_joined(sorted(found)))


def _joined(found: Iterable[Mark]) -> list[Mark]:
    apart: list[Mark] = []
    for start, end in found:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _with_origins(text: str) -> tuple[str, list[Mark]]:
    """The text folded, spaces as they were, and what each character of it came from."""
    chars: list[str] = []
    origins: list[Mark] = []
    for at, char in enumerate(text):
        if unicodedata.combining(char) and origins:  # an accent that no letter was made for
            origins[-1] = (origins[-1][0], at + 1)
            continue
        # a hyphen and a full stop are a space when they are folded, and alone they are nothing
        for each in fold(char) or " ":
            if each == "j" and chars and chars[-1] == "i":
                chars[-1], origins[-1] = "y", (origins[-1][0], at + 1)
            else:
                chars.append(each)
                origins.append((at, at + 1))
    return "".join(chars), origins
