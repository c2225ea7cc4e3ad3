"""A store without files: for tests, and for the invented neighbourhood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import structs

from buurt_tui.domain.model import (
    KINDS,
    Change,
    Changes,
    Delete,
    Document,
    Put,
    Revision,
    key_of,
)
from buurt_tui.domain.text import N_
from buurt_tui.store import Conflict, Notice


class MemoryStore:
    """Documents that last as long as this object. Several sessions may share one."""

    is_read_only = False

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self._documents: dict[tuple[str, str], Document] = {}
        self._touched: dict[tuple[str, str], Revision] = {}
        """The last commit that wrote or deleted a document."""
        self._commits: list[Changes] = []
        """The commit that led to revision n stands at n - 1."""

    def everything(self) -> tuple[Mapping[str, Mapping[str, Document]], Revision]:
        """All documents, by table and id, and the revision that this is."""
        tables: dict[str, dict[str, Document]] = {table: {} for table in KINDS.values()}
        for (table, id_), document in self._documents.items():
            tables[table][id_] = document
        return tables, Revision(len(self._commits))

    def changes(self, since: Revision) -> tuple[Changes, Revision]:
        """Everything committed after `since`, oldest first, and the revision that brings us to."""
        revision = Revision(len(self._commits))
        if since:
            later = self._commits[since:]
            return tuple(change for commit in later for change in commit), revision
        documents = sorted(self._documents.values(), key=lambda document: document.rev)
        return tuple(map(Put, documents)), revision

    def commit(self, changes: Changes, *, base: Revision) -> Revision:
        """Take in all of `changes`, or none. Raises `Conflict`."""
        if not changes:
            return base
        if any(self._clashes(change, base) for change in changes):
            raise Conflict(N_("a colleague changed this a moment earlier"))
        revision = Revision(len(self._commits) + 1)
        self._commits.append(tuple(self._make(change, revision) for change in changes))
        return revision

    def _clashes(self, change: Change, base: Revision) -> bool:
        key = key_of(change)
        is_gone = isinstance(change, Delete) and key not in self._documents
        return not is_gone and self._touched.get(key, 0) > base

    def keep_backup(self, day: date) -> None:
        """There are no files to copy."""

    def close(self) -> None:
        """Nothing to let go of."""

    def _make(self, change: Change, revision: Revision) -> Change:
        key = key_of(change)
        self._touched[key] = revision
        if not isinstance(change, Put):
            self._documents.pop(key, None)
            return change
        document = structs.replace(change.document, rev=revision)
        self._documents[key] = document
        return Put(document)
