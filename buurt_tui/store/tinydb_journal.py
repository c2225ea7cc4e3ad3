"""TinyDB on our journal: a storage and a table whose writes cost by the size of the change.

    db = JournalDB(Path("anything.json"))
    db.table("books").insert({"title": "…"})  # appends one record, however long the table

Each call that changes something is one record, on the disk when the call returns, and is worked
out under the store's lock: two programs may call `update` at once. What is handed out is a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from buurt_tui.store.codec import KIND_OF, Fields, Row, encode, fields_of, from_fields
from buurt_tui.store.engine import Engine
from buurt_tui.store.files import Files
from buurt_tui.store.history import History
from buurt_tui.store.tables import Batch, Tables


class JournalStorage(Storage):
    """What TinyDB reads from and writes to; whole tables at once only if it must."""

    def __init__(
        self, path: str | Path, files: Files | None = None, *, engine: Engine | None = None
    ) -> None:
        """`engine`: that of a store that is open already."""
        self.engine = engine or Engine(Path(path), files)

    def rows(self, table: str) -> Mapping[str, Fields]:
        """A table as it is now; what is taken from it is a copy."""
        self.engine.refresh()
        return Copies(self.engine.tables.rows(table))

    def read(self) -> dict[str, Mapping[str, Fields]] | None:  # type: ignore[override]
        """All tables; None if there is none yet."""
        self.engine.refresh()
        tables = self.engine.tables
        return {name: Copies(tables.rows(name)) for name in tables.names} or None

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Make the tables equal to `data`, with one record of what differs."""

        def plan(tables: Tables, history: History, revision: int) -> Batch:
            batch = Batch(drop=[name for name in tables.names if name not in data])
            for name, rows in data.items():
                if not isinstance(rows, Copies):  # a table that was read and not touched
                    draft = Draft(name, tables)
                    draft.replace({int(number): row for number, row in rows.items()})
                    draft.add_to(batch, revision)
            return batch

        self.engine.commit(plan)

    def close(self) -> None:
        """Let go of the files."""
        self.engine.close()


class JournalTable(Table):
    """A TinyDB table that writes the rows it changed, and no others."""

    def __init__(self, storage: JournalStorage, name: str, *args: Any, **kwargs: Any) -> None:
        self._draft: Draft | None = None
        self._searched_at = 0
        """The revision that the cached answers are of."""
        super().__init__(storage, name, *args, **kwargs)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document, and return its number."""
        # the stock method takes the number before it has the lock
        return self.insert_multiple([document])[0]

    def search(self, cond: QueryLike) -> list[TinyDocument]:
        """Copies of the documents that `cond` holds for."""
        engine = self._engine
        engine.refresh()
        if self._searched_at != engine.revision:  # another program may have written
            self.clear_cache()
            self._searched_at = engine.revision
        return super().search(cond)

    @property
    def _engine(self) -> Engine:
        storage = self.storage
        assert isinstance(storage, JournalStorage)
        return storage.engine

    def _read_table(self) -> Mapping[str, Fields]:  # type: ignore[override]
        assert isinstance(self.storage, JournalStorage)
        return self.storage.rows(self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        def plan(tables: Tables, history: History, revision: int) -> Batch:
            self._draft = Draft(self.name, tables)
            updater(self._draft)
            batch = Batch()
            self._draft.add_to(batch, revision)
            return batch

        try:
            self._engine.commit(plan)
        finally:
            self._draft = None
            self.clear_cache()

    def _get_next_id(self) -> int:
        last = self._draft.last if self._draft else self._engine.tables.last_number(self.name)
        # the number of a deleted document is not given out again as long as we are open
        number = max(last + 1, self._next_id or 1)
        self._next_id = number + 1  # type: ignore[assignment]
        return number


class JournalDB(TinyDB):
    """A TinyDB in a journal; takes the path of the file."""

    table_class = JournalTable  # type: ignore[assignment]
    default_storage_class = JournalStorage  # type: ignore[assignment]


class Copies(Mapping[str, Fields]):
    """The rows of a table as TinyDB reads them: by number as text, each a copy."""

    def __init__(self, rows: Mapping[int, Row]) -> None:
        self._rows = rows

    def __getitem__(self, number: str) -> Fields:
        try:
            return fields_of(self._rows[int(number)])
        except ValueError:
            raise KeyError(number) from None

    def __iter__(self) -> Iterator[str]:
        return map(str, list(self._rows))

    def __len__(self) -> int:
        return len(self._rows)


class Draft(MutableMapping[int, Fields]):
    """A table as TinyDB changes it: a copy of each row that it looks at, to compare with later."""

    def __init__(self, name: str, tables: Tables) -> None:
        self._name = name
        self._tables = tables
        self._rows = tables.rows(name)
        self._touched: dict[int, Fields | None] = {}
        """None: deleted."""
        self.last = tables.last_number(name)
        """The highest number in use."""

    def __getitem__(self, number: int) -> Fields:
        if number not in self._touched:
            self._touched[number] = fields_of(self._rows[number])
        row = self._touched[number]
        if row is None:
            raise KeyError(number)
        return row

    def __setitem__(self, number: int, row: Fields) -> None:
        self._touched[number] = row
        self.last = max(self.last, number)

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched[number] = None

    def __contains__(self, number: object) -> bool:
        if number in self._touched:
            return self._touched[number] is not None
        return number in self._rows

    def __iter__(self) -> Iterator[int]:
        added = (number for number in self._touched if number not in self._rows)
        return iter([number for number in (*self._rows, *added) if number in self])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Delete every row."""
        self._touched = dict.fromkeys(self._rows)
        self.last = 0

    def replace(self, rows: Mapping[int, Fields]) -> None:
        """Make the table hold just `rows`."""
        self.clear()
        self._touched.update(rows)

    def add_to(self, batch: Batch, revision: int) -> None:
        """Add to `batch` what differs from the table as it was, and the table itself if needed."""
        put: dict[int, Row] = {}
        delete: list[int] = []
        for number, row in self._touched.items():
            before = self._rows.get(number)
            if row is None:
                delete += [number] if before is not None else []
            elif before is None or row != fields_of(before):
                put[number] = self._checked(number, row, revision)
        if put or self._name not in self._tables.names:
            batch.put[self._name] = put
        if delete:
            batch.delete[self._name] = delete

    def _checked(self, number: int, row: Fields, revision: int) -> Row:
        """`row` as it will be read back. Raises `TypeError`, `ValueError`, `StoreError`."""
        fields: Fields = msgspec.json.decode(encode(row))
        kind = KIND_OF.get(self._name)
        if kind is None:
            return fields
        document = from_fields(kind, {**fields, "rev": revision})
        other = self._tables.number_of(self._name, document.id)
        if other not in (None, number) and other in self:
            raise ValueError(f"{document.id} stands under number {other} already")
        return document
