"""The default store: a neighbourhood's documents in TinyDB tables, each commit one record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from buurt_tui.domain.model import (
    KINDS,
    Changes,
    Delete,
    Document,
    Put,
    Resident,
    Revision,
    key_of,
)
from buurt_tui.domain.text import N_
from buurt_tui.store import Conflict, Notice, StoreError
from buurt_tui.store.engine import Engine
from buurt_tui.store.files import Files
from buurt_tui.store.history import History
from buurt_tui.store.loading import State
from buurt_tui.store.refusals import plainly
from buurt_tui.store.tables import Batch, Tables

if TYPE_CHECKING:
    from buurt_tui.store.backups import Backup
    from buurt_tui.store.tinydb_journal import JournalDB

FORGOTTEN = "_forgotten"
"""The table of the digests of the ids of those who were forgotten."""


def forgotten_by(tables: Tables) -> set[str]:
    """The digests of the ids of those who were forgotten, as these tables have them."""
    rows = tables.rows(FORGOTTEN).values()
    return {str(row.get("digest")) for row in rows if isinstance(row, dict)}


class TinyStore:
    """A `Store` in one TinyDB file and the journal beside it. Not thread-safe.

    What a `Put` writes and what a TinyDB query finds are rows of the same tables."""

    def __init__(self, path: Path, files: Files | None = None) -> None:
        self._engine = Engine(path, files)

    @cached_property
    def database(self) -> JournalDB:
        """For whoever wants to ask questions in TinyDB's own words."""
        # imported late: a command that logs a line asks none
        from buurt_tui.store.tinydb_journal import JournalDB

        return JournalDB(self._engine.place.path, engine=self._engine)

    @property
    def notices(self) -> list[Notice]:
        """What there is to tell, oldest first; whoever tells it takes it out."""
        return self._engine.notices

    @property
    def is_read_only(self) -> bool:
        """Whether these files may be read by us, but not changed."""
        state, place = self._engine.state, self._engine.place
        if state.journal is None:
            return not place.files.may_write_beside(place.path)
        return state.is_newer or not state.journal.writable

    @property
    def state(self) -> State:
        """The store as its files have it."""
        return self._engine.state

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
        try:
            return Revision(self._engine.commit(partial(_planned, changes, base)))
        except StoreError as error:
            from buurt_tui.store.room import commit_all_the_same

            if not any(isinstance(change, Delete) and change.erase for change in changes):
                raise
            plan = partial(_planned, changes, base)
            return Revision(commit_all_the_same(self._engine, plan, error))

    def back_up(self, day: date) -> Path | None:
        """Make a backup, named after `day`; None if there is nothing yet. Raises `StoreError`."""
        from buurt_tui.store.backing_up import back_up

        return back_up(self._engine, day)

    def keep_backup(self, day: date) -> None:
        """Make a backup if something was written since the last, which is of another day.

        Raises `StoreError`."""
        from buurt_tui.store.backing_up import is_due

        revision = self._engine.revision
        if revision and not self.is_read_only and is_due(self._engine.place, revision, day):
            self.back_up(day)

    def backups(self) -> list[Backup]:
        """All backups beside the store, newest first. Raises `StoreError`."""
        from buurt_tui.store.backups import backups

        place = self._engine.place
        with plainly(place.path):
            return backups(place)

    def copy_to(self, path: Path) -> Path | None:
        """Write a backup to a new file; None if there is nothing yet. Raises `StoreError`."""
        from buurt_tui.store.backing_up import copy_to

        return copy_to(self._engine, path)

    def forgotten(self) -> set[str]:
        """The digests of the ids of those who were forgotten."""
        return forgotten_by(self._engine.tables)

    @property
    def identity(self) -> tuple[str, int]:
        """The random name of the store, empty if nobody wrote to it yet, and its revision."""
        meta = self._engine.state.meta
        return (meta.store if meta else ""), self._engine.revision

    def checkpoint(self) -> None:
        """Fold the journal into the TinyDB file. Raises `StoreError`."""
        self._engine.checkpoint()

    def is_last_user(self) -> bool:
        """Whether no other process has this store open."""
        return self._engine.is_last_user()

    def close(self) -> None:
        """Let go of the files."""
        self._engine.close()


def _planned(changes: Changes, base: int, tables: Tables, history: History, revision: int) -> Batch:
    """The batch that makes `changes`. Raises `Conflict`."""
    batch = Batch()
    last: dict[str, int] = {}
    for (table, id_), change in {key_of(change): change for change in changes}.items():
        number = tables.number_of(table, id_)
        # who only wants it gone has no quarrel with whoever was first: all programs of one member
        # take away the same old steps
        is_gone = number is None and isinstance(change, Delete)
        if not is_gone and _written_at(table, id_, number, tables, history) > base:
            raise Conflict(N_("a colleague changed this a moment earlier"))
        if isinstance(change, Put):
            if number is None:
                number = last[table] = last.get(table, tables.last_number(table)) + 1
            document = structs.replace(change.document, rev=revision)
            batch.put.setdefault(table, {})[number] = document
            continue
        batch.erase = batch.erase or change.erase
        if change.erase and change.kind is Resident:
            _remember_forgotten(batch, tables, id_)
        if number is not None:
            batch.delete.setdefault(table, []).append(number)
    return batch


def _remember_forgotten(batch: Batch, tables: Tables, id_: str) -> None:
    """Note that this resident was forgotten, so that no backup brings them back."""
    from buurt_tui.domain.restore import digest_of

    noted = batch.put.setdefault(FORGOTTEN, {})
    number = tables.last_number(FORGOTTEN) + len(noted) + 1
    noted[number] = {"digest": digest_of(id_)}


def _written_at(table: str, id_: str, number: int | None, tables: Tables, history: History) -> int:
    if number is None:
        return history.deleted_at(table, id_)
    row = tables.row(table, number)
    assert isinstance(row, Document)
    return row.rev
