"""The default store: a neighbourhood's documents in TinyDB tables, each commit one record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import structs

from buurt_tui.domain.model import KINDS, Changes, Document, Put, Revision, key_of
from buurt_tui.domain.text import N_
from buurt_tui.store import Conflict, Notice
from buurt_tui.store.files import Files
from buurt_tui.store.history import History
from buurt_tui.store.tables import Batch, Tables
from buurt_tui.store.tinydb_journal import JournalDB, JournalStorage


class TinyStore:
    """A `Store` in one TinyDB file and the journal beside it. Not thread-safe.

    What a `Put` writes and what a TinyDB query finds are rows of the same tables."""

    def __init__(self, path: Path, files: Files | None = None) -> None:
        self.database = JournalDB(path, files)
        """For whoever wants to ask questions in TinyDB's own words."""
        storage = self.database.storage
        assert isinstance(storage, JournalStorage)
        self._engine = storage.engine

    @property
    def notices(self) -> list[Notice]:
        """What there is to tell, oldest first; whoever tells it takes it out."""
        return self._engine.notices

    def everything(self) -> tuple[Mapping[str, Mapping[str, Document]], Revision]:
        """All documents, by table and id, and the revision that this is. Raises `StoreError`.

        Of a long file a table is read when it is first asked for, which may raise it too."""
        self._engine.refresh()
        tables = self._engine.tables
        found = {table: tables.by_id(table) for table in KINDS.values()}
        return found, Revision(self._engine.revision)

    def changes(self, since: Revision) -> tuple[Changes, Revision]:
        """Everything committed after `since`, oldest first, and the revision that brings us to.

        Costs two `stat` calls if there is nothing. Raises `StoreError`."""
        self._engine.refresh()
        revision = Revision(self._engine.revision)
        if since == revision:
            return (), revision
        return self._engine.history.after(since, self._engine.tables), revision

    def commit(self, changes: Changes, *, base: Revision) -> Revision:
        """Write all of `changes` or none, durable on return, and stamp them with the revision.

        Raises `Conflict` if one of the documents was written after `base`, else `StoreError`."""
        if not changes:
            return base
        return Revision(self._engine.commit(partial(_planned, changes, base)))

    def checkpoint(self) -> None:
        """Fold the journal into the TinyDB file. Raises `StoreError`."""
        self._engine.checkpoint()

    def is_last_user(self) -> bool:
        """Whether no other process has this store open."""
        return self._engine.is_last_user()

    def close(self) -> None:
        """Let go of the files."""
        self.database.close()


def _planned(changes: Changes, base: int, tables: Tables, history: History, revision: int) -> Batch:
    """The batch that makes `changes`. Raises `Conflict`."""
    batch = Batch()
    last: dict[str, int] = {}
    for (table, id_), change in {key_of(change): change for change in changes}.items():
        number = tables.number_of(table, id_)
        if _written_at(table, id_, number, tables, history) > base:
            raise Conflict(N_("a colleague changed this a moment earlier"))
        if isinstance(change, Put):
            if number is None:
                number = last[table] = last.get(table, tables.last_number(table)) + 1
            document = structs.replace(change.document, rev=revision)
            batch.put.setdefault(table, {})[number] = document
            continue
        batch.erase = batch.erase or change.erase
        if number is not None:
            batch.delete.setdefault(table, []).append(number)
    return batch


def _written_at(table: str, id_: str, number: int | None, tables: Tables, history: History) -> int:
    if number is None:
        return history.deleted_at(table, id_)
    row = tables.row(table, number)
    assert isinstance(row, Document)
    return row.rev
