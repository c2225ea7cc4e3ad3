"""Taking the names of somebody who is forgotten out of what was written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from buurt_tui.domain.model import Resident

MASK = "…"
"""Stands where a name stood."""

_SHORTEST_WORD = 3
"""Letters. Shorter parts of a name ("el", "De") are words of everybody."""


def full_names(residents: Iterable[Resident]) -> list[str]:
    """What they are called in two words or more: nobody else can be meant. Longest first."""
    return _longest_first(name for name in _all_names(residents) if " " in name)


def names_among_themselves(residents: Iterable[Resident]) -> list[str]:
    """What they are called where only they can be meant: first and last names too."""
    names = _all_names(residents)
    words = {word for name in names for word in name.split() if _may_be_meant(word)}
    return _longest_first({*names, *words})


def without_names(text: str, names: Iterable[str]) -> str:
    """`text` with `MASK` for each of these names that stands there as it is, whole words only."""
    for name in names:
        if name in text:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, text)
    return text


def _all_names(residents: Iterable[Resident]) -> set[str]:
    named = (name for r in residents for name in (r.name, r.description, *r.aliases))
    return {name for name in named if len(name) >= _SHORTEST_WORD}


def _may_be_meant(word: str) -> bool:
    is_title = word.endswith(".")  # "Mw." is everybody's
    return len(word) >= _SHORTEST_WORD and word[0].isupper() and not is_title


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=len, reverse=True)
