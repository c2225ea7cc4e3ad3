"""Going back to how the neighbourhood was: an edit like any other, that can be undone.

Whoever was forgotten since does not come back: their ids are known by a digest, which says nothing
to somebody who does not have the id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from datetime import date
from hashlib import blake2b

from msgspec import Struct

from buurt_tui.domain.edit import changed
from buurt_tui.domain.model import (
    KINDS,
    Buurt,
    Changes,
    Delete,
    Document,
    Member,
    Put,
    Revision,
    Step,
)
from buurt_tui.domain.references import without_dangling
from buurt_tui.domain.resident_edits import forgotten, with_those_merged

KEPT = (Step,)
"""Kinds that stay as they are: what was done since can still be undone."""


class Restore(Struct, frozen=True):
    """Make the neighbourhood what these documents say; what was made since goes."""

    documents: tuple[Document, ...]

    def changes(self, buurt: Buurt) -> Changes:
        """What differs."""
        wanted = {(type(document), document.id): document for document in self.documents}
        puts = [
            Put(document)
            for (kind, id_), document in wanted.items()
            if kind not in KEPT and not _same(buurt.get(kind, id_), document)
        ]
        deletes = [
            Delete(kind, id_)
            for kind, table in KINDS.items()
            if kind not in (*KEPT, Member)  # whoever joined since stays in the team
            for id_ in buurt.table(table)
            if (kind, id_) not in wanted
        ]
        return (*puts, *deletes)


def _same(one: Document | None, other: Document) -> bool:
    return one is not None and changed(one, rev=0, by="") == changed(other, rev=0, by="")


def without_forgotten(documents: Iterable[Document], digests: Container[str]) -> Buurt:
    """The neighbourhood of these documents, without those whose ids have these `digests`.

    References to what is not there are left out as well."""
    buurt = Buurt().apply(map(Put, documents), Revision(1))
    ids = {id_ for id_ in buurt.residents if digest_of(id_) in digests}
    if ids:
        buurt = buurt.apply(forgotten(buurt, with_those_merged(buurt, ids)), Revision(1))
    return without_dangling(buurt)


def digest_of(id_: str) -> str:
    """What is kept of the id of somebody who was forgotten."""
    return blake2b(id_.encode(), digest_size=16).hexdigest()


class Difference(Struct, frozen=True):
    """What restoring would do to one kind of document."""

    added: int
    changed: int
    removed: int


def differences(buurt: Buurt, changes: Changes) -> Mapping[str, Difference]:
    """By table, for the tables that `changes` touch."""
    added: Counter[str] = Counter()
    edited: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for change in changes:
        if isinstance(change, Put):
            kind = type(change.document)
            count = edited if buurt.get(kind, change.document.id) is not None else added
            count[KINDS[kind]] += 1
        else:
            removed[KINDS[change.kind]] += 1
    return {
        table: Difference(added[table], edited[table], removed[table])
        for table in KINDS.values()
        if added[table] or edited[table] or removed[table]
    }


def newest_day(buurt: Buurt) -> date | None:
    """The day of the last encounter or round; None if there is neither."""
    days = [*(e.on for e in buurt.encounters.values()), *(r.on for r in buurt.rounds.values())]
    return max(days, default=None)
