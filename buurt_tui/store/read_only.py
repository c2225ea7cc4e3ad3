"""A store that is opened to be read: nothing in it, and nothing beside it, is touched.

Where the files are sound this is the store as ever, with what colleagues write meanwhile. Where
they are not, it is what can be read of them, and a notice says what is missing."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from buurt_tui.domain.model import KINDS, Changes, Document, Put, Revision
from buurt_tui.domain.text import N_
from buurt_tui.store import Notice, Store, StoreError
from buurt_tui.store.files import Files

ONLY_TO_READ = N_("this was opened to be read only; nothing is saved")
PARTLY = N_("{path} is not sound; this is what can be read of it. {problem}")


class ReadOnlyFiles(Files):
    """The real file system, of which nothing may change."""

    def open(self, path: Path, *, write: bool = False) -> int:
        """An existing file, for reading."""
        if write:
            _refuse(path)
        return super().open(path)

    def open_lock(self, path: Path) -> int:
        """The file to lock, if there is one and it may be read."""
        try:
            return os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:  # then nobody can be kept out, and whoever reads sees for himself
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error

    def create(self, path: Path) -> int:
        """Refused."""
        _refuse(path)

    def make_directory(self, path: Path) -> None:
        """Refused."""
        _refuse(path)

    def may_write_beside(self, path: Path) -> bool:
        """Never."""
        return False

    def rename(self, source: Path, target: Path) -> None:
        """Refused."""
        _refuse(target)

    def unlink(self, path: Path) -> None:
        """Refused."""
        _refuse(path)


def _refuse(path: Path) -> NoReturn:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))


class ReadOnly:
    """A `Store` that takes no commits."""

    is_read_only = True

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def notices(self) -> list[Notice]:
        """What there is to tell, oldest first; whoever tells it takes it out."""
        return self._store.notices

    def everything(self) -> tuple[Mapping[str, Mapping[str, Document]], Revision]:
        """All documents, by table and id, and the revision that this is."""
        return self._store.everything()

    def changes(self, since: Revision) -> tuple[Changes, Revision]:
        """Everything committed after `since`, oldest first, and the revision that brings us to."""
        return self._store.changes(since)

    def commit(self, changes: Changes, *, base: Revision) -> Revision:
        """Raises `StoreError`, always."""
        raise StoreError(ONLY_TO_READ)

    def keep_backup(self, day: date) -> None:
        """Nothing is written."""

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()


class Remains:
    """A `Store` of what could be read once; it does not change any more."""

    is_read_only = True

    def __init__(self, documents: list[Document], revision: int, notices: list[Notice]) -> None:
        self._documents = documents
        self._revision = Revision(revision)
        self.notices = notices

    def everything(self) -> tuple[Mapping[str, Mapping[str, Document]], Revision]:
        """All of it."""
        tables: dict[str, dict[str, Document]] = {table: {} for table in KINDS.values()}
        for document in self._documents:
            tables[KINDS[type(document)]][document.id] = document
        return tables, self._revision

    def changes(self, since: Revision) -> tuple[Changes, Revision]:
        """All of it, for whoever has nothing yet."""
        if since == self._revision:
            return (), self._revision
        order = list(KINDS).index
        documents = sorted(self._documents, key=lambda document: order(type(document)))
        return tuple(map(Put, documents)), self._revision

    def commit(self, changes: Changes, *, base: Revision) -> Revision:
        """Raises `StoreError`, always."""
        raise StoreError(ONLY_TO_READ)

    def keep_backup(self, day: date) -> None:
        """Nothing is written."""

    def close(self) -> None:
        """There is nothing to let go of."""


def open_read_only(path: Path) -> ReadOnly:
    """The store at `path`, or what is left of it. Raises `StoreError` if that is nothing."""
    from buurt_tui.store.tiny import TinyStore

    try:
        return ReadOnly(TinyStore(path, ReadOnlyFiles()))
    except StoreError as error:
        from buurt_tui.store.salvage import salvage

        found = salvage(path)
        documents = list(found.tables.documents())
        if not documents:
            raise
        problem = Notice(PARTLY, {"path": path, "problem": Notice(error.message, error.values)})
        return ReadOnly(Remains(documents, found.revision, [problem]))
