"""Everybody in the two orders of a list: by name, and most recently met first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from buurt_tui.domain.derived import Before
from buurt_tui.domain.follow_up import is_silenced
from buurt_tui.domain.history import encounters_by_resident
from buurt_tui.domain.model import Buurt, EncounterId, ResidentId
from buurt_tui.views.search import spelled

Key = TypeVar("Key", tuple[bool, str, str], tuple[int, str])


class Ordered(Struct, Generic[Key], frozen=True):
    """Residents in the order of their sort keys, each of which ends with the id."""

    ids: list[ResidentId]
    keys: list[Key]
    of: Mapping[ResidentId, Key]


def by_name(buurt: Buurt) -> Ordered[tuple[bool, str, str]]:
    """Everybody who does not mind: those with a name first."""
    return buurt.derive(_by_name, _renamed)


def _by_name(buurt: Buurt) -> Ordered[tuple[bool, str, str]]:
    return _ordered({id_: key for id_ in buurt.residents if (key := _name_key(buurt, id_))})


def _name_key(buurt: Buurt, id_: ResidentId) -> tuple[bool, str, str] | None:
    resident = buurt.residents.get(id_)
    if resident is None or resident.merged_into or is_silenced(resident):
        return None
    return (not resident.name, spelled(resident.name or resident.description), resident.id)


def _renamed(
    last: Ordered[tuple[bool, str, str]], buurt: Buurt, before: Before
) -> Ordered[tuple[bool, str, str]]:
    touched = map(ResidentId, before["residents"])
    return _moved(last, {id_: _name_key(buurt, id_) for id_ in touched})


def by_last_seen(buurt: Buurt) -> Ordered[tuple[int, str]]:
    """Everybody who was not merged into another, most recently met first."""
    return buurt.derive(_by_last_seen, _met_again)


def _by_last_seen(buurt: Buurt) -> Ordered[tuple[int, str]]:
    return _ordered({id_: key for id_ in buurt.residents if (key := _last_seen_key(buurt, id_))})


def _last_seen_key(buurt: Buurt, id_: ResidentId) -> tuple[int, str] | None:
    resident = buurt.residents.get(id_)
    if resident is None or resident.merged_into:
        return None
    met = encounters_by_resident(buurt).get(id_, ())
    return (-met[0].on.toordinal() if met else 0, resident.id)


def _met_again(
    last: Ordered[tuple[int, str]], buurt: Buurt, before: Before
) -> Ordered[tuple[int, str]]:
    touched = set(map(ResidentId, before.get("residents", ())))
    for id_, was in before.get("encounters", {}).items():
        for encounter in (was, buurt.encounters.get(EncounterId(id_))):
            touched.update(encounter.residents if encounter else ())
    # whom somebody was or is merged into is met when they are
    merged = [before.get("residents", {}).get(id_) for id_ in touched]
    touched.update(r.merged_into for r in merged if r is not None and r.merged_into)
    roots = (_root(buurt, id_) for id_ in touched)
    touched.update([root for root in roots if root is not None])
    return _moved(last, {id_: _last_seen_key(buurt, id_) for id_ in touched})


def _root(buurt: Buurt, id_: ResidentId) -> ResidentId | None:
    found = buurt.resident(id_)
    return ResidentId(found.id) if found else None


def _ordered(keys: Mapping[ResidentId, Key]) -> Ordered[Key]:
    in_order = sorted(keys.values())
    return Ordered([ResidentId(key[-1]) for key in in_order], in_order, keys)


def _moved(last: Ordered[Key], touched: Mapping[ResidentId, Key | None]) -> Ordered[Key]:
    """`last` with these keys; None for who is not in it any more."""
    ids, keys, of = last.ids.copy(), last.keys.copy(), dict(last.of)
    for id_, key in touched.items():
        if (old := of.pop(id_, None)) is not None:
            at = bisect_left(keys, old)
            del keys[at], ids[at]
        if key is not None:
            of[id_] = key
            at = bisect_left(keys, key)
            keys.insert(at, key)
            ids.insert(at, id_)
    return Ordered(ids, keys, of)
