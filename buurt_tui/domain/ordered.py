"""Answers in an order, brought up to date by what changed: see `derived.Update`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from buurt_tui.domain.blocks import reordered
from buurt_tui.domain.derived import Before
from buurt_tui.domain.model import Buurt, Document, ResidentId

D = TypeVar("D", bound=Document)
K = TypeVar("K")


def changed_in(
    table: Mapping[Any, D], before: Before, name: str
) -> Iterator[tuple[D | None, D | None]]:
    """Each document of this table that was touched: as it was, and as it is; None: not there."""
    for id_, old in before.get(name, {}).items():
        yield old, table.get(id_)


def regrouped(
    groups: Mapping[K, tuple[D, ...]],
    changes: Iterable[tuple[D | None, D | None]],
    groups_of: Callable[[D], Iterable[K]],
    key: Callable[[D], Any],
    *,
    reverse: bool = False,
) -> dict[K, tuple[D, ...]]:
    """`groups`, each sorted so, with these changes; a group of nothing is left out."""
    later = dict(groups)
    for old, new in changes:
        left = set(groups_of(old)) if old is not None else set()
        joined = set(groups_of(new)) if new is not None else set()
        for group in left | joined:
            gone = old if group in left else None
            come = new if group in joined else None
            later[group] = reordered(later.get(group, ()), gone, come, key, reverse=reverse)
            if not later[group]:
                del later[group]
    return later


def same_residents(buurt: Buurt, before: Before) -> bool:
    """Whether everybody is still who they were: nobody gone, merged, or no longer merged."""
    for old, new in changed_in(buurt.residents, before, "residents"):
        if (old.merged_into if old else None) != (new.merged_into if new else None):
            return False
        if old is not None and new is None:
            return False
        if old is None and new and new.id in buurt.derive(_merged_into, _merged_into_now):
            return False
    return True


def _merged_into(buurt: Buurt) -> frozenset[str]:
    """Those whom somebody turned out to be, whether they are there or not; some more as well."""
    return frozenset(r.merged_into for r in buurt.residents.values() if r.merged_into)


def _merged_into_now(last: frozenset[str], buurt: Buurt, before: Before) -> frozenset[str]:
    residents = changed_in(buurt.residents, before, "residents")
    return last | {new.merged_into for _, new in residents if new and new.merged_into}


def true_id(buurt: Buurt, id_: ResidentId) -> ResidentId:
    """Whom this id is of, through any merges; of somebody who is not there, itself."""
    resident = buurt.resident(id_)
    return ResidentId(resident.id) if resident else id_
