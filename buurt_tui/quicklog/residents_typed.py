"""Which residents somebody is typing, while they are at it."""

from __future__ import annotations

from heapq import nsmallest

from buurt_tui.domain.model import Buurt, ResidentId
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.quicklog.names import nearly
from buurt_tui.quicklog.resident_index import ResidentIndex, Spelling, resident_index


def residents_typed(wanted: str, buurt: Buurt, most: int) -> list[ResidentId]:
    """Those with a name that begins so, word by word; most recently met first.

    Of all residents if nothing is typed, and of the nearest spellings if none begins so. `wanted`
    is folded. Residents who would rather not, and those who were merged, are left out."""
    index = resident_index(buurt)
    if not wanted:
        return nsmallest(most, _suggested(index), key=index.order_of)
    first, *others = wanted.split()
    begins = set(index.numbers_from(wanted))
    if others:
        begins |= {
            n for n in index.numbers_from(first) if _goes_on(index.spellings[n], [first, *others])
        }
    residents = {index.spellings[n].resident for n in begins}
    return nsmallest(most, residents, key=index.order_of) or nearly(wanted, index)[:most]


def _suggested(index: ResidentIndex) -> set[ResidentId]:
    return {s.resident for s in index.spellings} - index.not_suggested


def _goes_on(spelling: Spelling, typed: list[str]) -> bool:
    """Whether each typed word begins a word of the name, in the same order: `fat am`."""
    words = iter(spelling.folded.split())
    return all(any(word.startswith(beginnings(part)) for word in words) for part in typed)
