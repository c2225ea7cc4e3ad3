"""Spellings that are nearly the same: within two letters, fewer in a short word; or begin alike."""

from __future__ import annotations

from collections.abc import Sequence

FURTHEST = 2
"""Letters added, left out, changed or exchanged with their neighbour."""


def letters_apart(spelling: str, spellings: Sequence[str]) -> dict[str, int]:
    """Those of `spellings` that are alike, and how many letters apart, the nearest first."""
    if _allowed(spelling) == 0 or not spellings:
        return {}
    # imported late: most lines have no unknown spelling, and starting the program should not wait.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(
        spelling, spellings, scorer=OSA.distance, score_cutoff=_allowed(spelling), limit=None
    )
    return {other: int(apart) for other, apart, _ in near if _is_alike(spelling, other, apart)}


def _is_alike(one: str, other: str, apart: float) -> bool:
    """Two letters apart they must begin alike: nobody means Marie who types Karin."""
    return apart <= _allowed(other) and (apart < FURTHEST or one[0] == other[0])


def _allowed(spelling: str) -> int:
    """Nearly all words of three letters are within two letters of each other: one, there."""
    length = len(spelling)
    return FURTHEST if length > 4 else 1 if length > 2 else 0


def beginnings(folded: str) -> tuple[str, ...]:
    """What a folded word begins with that begins as typed: `schri` goes on as `schrijven`, which
    is folded to `schryven`."""
    return (folded, folded[:-1] + "y") if folded.endswith("i") else (folded,)
