"""What so few people have in common that it would tell who they are, although nobody is named."""

from __future__ import annotations

from collections import Counter

from buurt_tui.domain.history import place_of
from buurt_tui.domain.model import Buurt, PlaceId

FEWEST = 5
"""Fewer residents than this are told apart too easily."""


def rare_places(buurt: Buurt) -> frozenset[PlaceId]:
    """The places where fewer than `FEWEST` residents are to be found."""
    return buurt.derive(_rare_places)


def _rare_places(buurt: Buurt) -> frozenset[PlaceId]:
    standing = (resident for resident in buurt.residents.values() if not resident.merged_into)
    residents = Counter(place_of(buurt, resident) for resident in standing)
    return frozenset(id_ for id_ in buurt.places if residents[id_] < FEWEST)
