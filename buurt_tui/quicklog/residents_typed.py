"""Which residents somebody is typing, while they are at it."""

from __future__ import annotations

from datetime import date
from heapq import nsmallest

from buurt_tui.domain.history import all_encounters
from buurt_tui.domain.model import Buurt, ResidentId
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.quicklog.names import nearly
from buurt_tui.quicklog.resident_index import ResidentIndex, resident_index
from buurt_tui.quicklog.resident_spelling import Spelling


def residents_typed(wanted: str, buurt: Buurt, most: int) -> list[ResidentId]:
    """Those with a name that begins so, word by word; most recently met first.

    Of all residents if nothing is typed, and of the nearest spellings if none begins so. `wanted`
    is folded. Residents who would rather not, and those who were merged, are left out."""
    index = resident_index(buurt)
    if not wanted:
        return nsmallest(most, _met_last(index, buurt, most), key=index.order_of)
    first, *others = wanted.split()
    begins = set(index.numbers_from(wanted))
    if others:
        typed = [beginnings(part) for part in (first, *others)]
        begins |= {n for n in index.numbers_from(first) if _goes_on(index.spellings[n], typed)}
    residents = {index.spellings[n].resident for n in begins}
    return nsmallest(most, residents, key=index.order_of) or nearly(wanted, index)[:most]


def _met_last(index: ResidentIndex, buurt: Buurt, most: int) -> set[ResidentId]:
    """Among these are the `most` who were met last; without looking at all of thousands."""
    found: set[ResidentId] = set()
    day = date.max
    for encounter in all_encounters(buurt):
        if encounter.on < day and len(found) >= most:
            return found
        day = encounter.on
        met = {ResidentId(r.id) for r in map(buurt.resident, encounter.residents) if r}
        found |= (met & index.numbers.keys()) - index.not_suggested
    return {s.resident for s in index.spellings} - index.not_suggested


def _goes_on(spelling: Spelling, typed: list[tuple[str, ...]]) -> bool:
    """Whether each typed word begins a word of the name, in the same order: `fat am`.

    Each comes with the other ways in which it may go on."""
    name = f" {spelling.folded}"
    at = 0
    for ways in typed:
        # the first word that fits is as good as any: more is left for the words to come
        found = [there for way in ways if (there := name.find(f" {way}", at)) >= 0]
        if not found:
            return False
        at = min(found) + 1
    return True
