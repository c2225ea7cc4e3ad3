"""Our storage and table where TinyDB's own tests expect TinyDB's.

Takes the place of upstream's `conftest.py`, and runs before a test module imports a name. The
classes bear TinyDB's names because some tests look at what `repr` says."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
import tinydb
import tinydb.middlewares
import tinydb.storages
from tinydb.table import Table as StockTable

from buurt_tui.store.tinydb_journal import JournalDB, JournalStorage, JournalTable

sys.modules["yaml"] = None  # what is tested must not depend on what happens to be installed


class JSONStorage(JournalStorage):
    """Ours writes UTF-8 as it is, which is what `ensure_ascii=False` asks for."""

    __module__ = "tinydb.storages"

    def __init__(self, path, *, ensure_ascii: bool = False) -> None:
        assert not ensure_ascii
        super().__init__(path)


class MemoryStorage(JournalStorage):
    """Where a test asks for a storage in memory it gets files that nobody else knows."""

    __module__ = "tinydb.storages"

    def __init__(self) -> None:
        self._directory = tempfile.TemporaryDirectory()
        super().__init__(Path(self._directory.name) / "memory.json")

    @property
    def memory(self):
        """What was written, as TinyDB's own has it."""
        return self.read()


class Table(JournalTable):
    """Ours, under the name that upstream expects."""


class TinyDB(JournalDB):
    """Ours on our storages; on a storage that a test makes up, TinyDB's own table."""

    default_storage_class = JSONStorage

    def table_class(self, storage, name, **kwargs):
        kind = Table if isinstance(storage, JournalStorage) else StockTable
        return kind(storage, name, **kwargs)


tinydb.TinyDB = tinydb.database.TinyDB = TinyDB
tinydb.JSONStorage = tinydb.storages.JSONStorage = JSONStorage
tinydb.storages.MemoryStorage = MemoryStorage


@pytest.fixture(params=["memory", "json"])
def db(request, tmp_path: Path):
    """Upstream's fixture, with its documents in the journal and then in the checkpoint."""
    db_ = TinyDB(tmp_path / "test.db")
    db_.drop_tables()
    db_.insert_multiple({"int": 1, "char": c} for c in "abc")
    if request.param == "json":
        db_.storage.engine.checkpoint()
    yield db_


@pytest.fixture
def storage():
    return tinydb.middlewares.CachingMiddleware(MemoryStorage)()
