"""Who may be the same person as somebody: names that are alike first, then the same place."""

from __future__ import annotations

from buurt_tui.domain.history import place_of
from buurt_tui.domain.model import Resident, ResidentId
from buurt_tui.domain.text import fold
from buurt_tui.views.called import Called, called
from buurt_tui.views.now import Now
from buurt_tui.views.search import Fit, rank, spelled

SHORTEST_WORD = 4
"""Letters of a word that two names can have in common; shorter ones are titles and particles."""

_UNLIKE = (len(Fit), 0)


def lookalikes(now: Now, id_: ResidentId) -> list[Called]:
    """Everybody else, most alike first; whoever was merged already is left out."""
    one = now.buurt.resident(id_)
    if one is None:
        return []
    others = [r for r in now.buurt.residents.values() if not r.merged_into and r.id != one.id]
    return [called(now, other) for other in sorted(others, key=lambda r: _unlikeness(now, one, r))]


def _unlikeness(now: Now, one: Resident, other: Resident) -> tuple[tuple[int, int], int, bool, str]:
    """A sort key: the smaller, the more alike."""
    names, others = _names(one), _names(other)
    ranks = [rank(name, others) for name in names] + [rank(name, names) for name in others]
    nearest = min((found for found in ranks if found is not None), default=_UNLIKE)
    shared = len(_words(names) & _words(others))
    place = place_of(now.buurt, one)
    is_elsewhere = place is None or place_of(now.buurt, other) != place
    return (nearest, -shared, is_elsewhere, fold(other.name or other.description))


def _names(resident: Resident) -> list[str]:
    names = (resident.name, resident.description, *resident.aliases)
    return [spelled(name) for name in names if name]


def _words(names: list[str]) -> set[str]:
    return {word for name in names for word in name.split() if len(word) >= SHORTEST_WORD}
