"""What was committed lately, so that "everything after revision n" costs by the size of that."""

from __future__ import annotations

from collections import deque

from buurt_tui.domain.model import KINDS, Change, Changes, Delete, Document, Put
from buurt_tui.store.tables import Tables

_REMEMBERED = 1000
"""Commits. Who asks for more than that gets it from the tables, which takes longer."""


class History:
    """The latest commits, and when documents were deleted."""

    def __init__(self, revision: int) -> None:
        self._begin = revision
        """Everything after this revision is remembered."""
        self._commits: deque[tuple[int, list[Change]]] = deque()
        self._deleted: dict[tuple[str, str], int] = {}

    def add(self, revision: int, changes: list[Change]) -> None:
        """Remember a commit."""
        self._commits.append((revision, changes))
        if len(self._commits) > _REMEMBERED:
            self._begin = self._commits.popleft()[0]
        for change in changes:
            if isinstance(change, Delete):
                self._deleted[KINDS[change.kind], change.id] = revision

    def deleted_at(self, table: str, id_: str) -> int:
        """The revision that deleted a document last; 0 if none did since we opened the store."""
        return self._deleted.get((table, id_), 0)

    def after(self, since: int, tables: Tables) -> Changes:
        """What was committed after `since`, oldest first."""
        if since and since >= self._begin:
            return tuple(
                change for revision, made in self._commits if revision > since for change in made
            )
        newer = [document for document in tables.documents() if document.rev > since]
        newer.sort(key=_revision)
        puts = tuple(map(Put, newer))
        if not since:
            return puts
        kinds = {table: kind for kind, table in KINDS.items()}
        gone = [
            Delete(kinds[table], id_)
            for (table, id_), revision in self._deleted.items()
            if revision > since and tables.number_of(table, id_) is None
        ]
        return (*gone, *puts)


def _revision(document: Document) -> int:
    return document.rev


def difference(before: Tables, after: Tables) -> list[Change]:
    """What leads from one state of the store to a later one, deletions first."""
    old = {(type(document), document.id): document.rev for document in before.documents()}
    changes: list[Change] = []
    for document in sorted(after.documents(), key=_revision):
        if old.pop((type(document), document.id), None) != document.rev:
            changes.append(Put(document))
    return [*(Delete(kind, id_) for kind, id_ in old), *changes]
