"""A word out of a list of words: in Dutch or English, or as much of it as fits one alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from buurt_tui.domain.text import fold

Choice = TypeVar("Choice")


def chosen(typed: str, spellings: Mapping[Choice, tuple[str, ...]]) -> Choice | None:
    """The one that `typed` spells or begins; None if that is none or several."""
    word = squeezed(typed)
    for choice, ways in spellings.items():
        if word in map(squeezed, ways):
            return choice
    fits = {
        choice
        for choice, ways in spellings.items()
        if word and any(squeezed(way).startswith(word) for way in ways)
    }
    return fits.pop() if len(fits) == 1 else None


def squeezed(text: str) -> str:
    """As words are compared here: capitals, hyphens and spaces do not count."""
    return fold(text).replace(" ", "")
