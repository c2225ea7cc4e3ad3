"""Finding a resident by what somebody remembers of a name.

Case, accents, `ij`/`y`, hyphens and a letter or two do not count. Every word that was typed must
fit a word of one and the same name, alias or description."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from buurt_tui.domain.text import fold


class Fit(IntEnum):
    """How well a name fits, the best first."""

    WHOLE = 0
    BEGINNING = 1
    """The name itself begins so."""
    WORDS = 2
    """Each word typed begins a word of it."""
    INSIDE = 3
    NEARLY = 4
    """But for a letter or two."""


Rank = tuple[int, int]
"""A Fit, and for NEARLY the letters apart; the smaller the better."""

FURTHEST = 2
"""Letters apart."""


def spelled(name: str) -> str:
    """A name as it is looked for."""
    return fold(name.strip("()"))


def rank(sought: str, names: Iterable[str]) -> Rank | None:
    """How well the best of `names` (as `spelled`) fits `sought` (as well); None: not at all."""
    words = sought.split()
    ranks = [found for name in names if (found := _fit(sought, words, name)) is not None]
    return min(ranks, default=None)


def _fit(sought: str, words: list[str], name: str) -> Rank | None:
    if not name:
        return None
    if sought == name:
        return (Fit.WHOLE, 0)
    if name.startswith(sought):
        return (Fit.BEGINNING, 0)
    parts = name.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return (Fit.WORDS, 0)
    # without spaces, so that "annemarie" finds Anne-Marie
    if sought.replace(" ", "") in name.replace(" ", ""):
        return (Fit.INSIDE, 0)
    return _nearly(words, parts)


def _nearly(words: list[str], parts: list[str]) -> Rank | None:
    """All words fit but for a letter or two each."""
    total = 0
    for word in words:
        apart = min((_letters_apart(word, part) for part in parts), default=FURTHEST + 1)
        if apart > allowed_apart(word):
            return None
        total += apart
    return (Fit.NEARLY, total)


def allowed_apart(word: str) -> int:
    """Short words are all alike: no letter there, one in a word of four."""
    return FURTHEST if len(word) > 4 else 1 if len(word) > 3 else 0


def _letters_apart(word: str, part: str) -> int:
    """Between `word` and the beginning of `part` that is as long, or all of it."""
    if part.startswith(word):
        return 0
    allowed = allowed_apart(word)
    if not allowed or len(part) < len(word) - allowed:
        return FURTHEST + 1
    # imported late: it takes a moment, and most searches begin a name as it is spelled.
    from rapidfuzz.distance import OSA

    beginnings = {part, *(part[: len(word) + more] for more in (-1, 0, 1))}
    return min(OSA.distance(word, each, score_cutoff=allowed) for each in beginnings)
