"""The tables in memory, and the batches of changes that lead from one state of them to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct, field

from buurt_tui.domain.model import Change, Delete, Document, Put
from buurt_tui.domain.table import Late, Table
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store import StoreError
from buurt_tui.store.codec import KIND_OF, STRANGE, Row, decode_row, encode, flat
from buurt_tui.store.snapshot_file import Unread


class Batch(Struct):
    """What one record changes: tables dropped first, then rows put, then rows deleted."""

    drop: list[str] = field(default_factory=list)
    put: dict[str, dict[int, Row]] = field(default_factory=dict)
    delete: dict[str, list[int]] = field(default_factory=dict)
    erase: bool = False
    """Whether what was deleted must leave every file as well."""

    def __bool__(self) -> bool:
        return bool(self.put or self.delete or self.drop or self.erase)

    def encode(self) -> bytes:
        """The payload of a record."""
        said: dict[str, Any] = {}
        if self.drop:
            said["drop"] = self.drop
        if self.put:
            said["put"] = {
                table: {number: flat(row) for number, row in rows.items()}
                for table, rows in self.put.items()
            }
        if self.delete:
            said["delete"] = self.delete
        if self.erase:
            said["erase"] = True
        return encode(said)


class _Written(Struct, forbid_unknown_fields=True):
    """A batch as it stands in a record."""

    drop: list[str] = field(default_factory=list)
    put: dict[str, dict[int, msgspec.Raw]] = field(default_factory=dict)
    delete: dict[str, list[int]] = field(default_factory=dict)
    erase: bool = False


_decode = msgspec.json.Decoder(_Written).decode


def decode_batch(payload: bytes, written_in: int) -> Batch:
    """The batch in a record. Raises `StoreError`."""
    try:
        written = _decode(payload)
        put = {
            table: {number: decode_row(table, row, written_in) for number, row in rows.items()}
            for table, rows in written.put.items()
        }
    except UNREADABLE as error:
        raise StoreError(STRANGE, table="journal", problem=error) from error
    return Batch(written.drop, put, written.delete, written.erase)


class Tables:
    """Rows by table and TinyDB number; documents by their own id as well.

    A table of a snapshot is decoded when it is first asked for. Until then what was done to it
    since is kept beside it."""

    def __init__(
        self,
        rows: dict[str, dict[int, Row]] | None = None,
        unread: Mapping[str, Unread] = MappingProxyType({}),
    ) -> None:
        self._rows = rows or {}
        """By table; of one that is unread, the rows that were put since."""
        self._unread = dict(unread)
        self._gone: dict[str, set[int]] = {}
        """The rows of an unread table that were deleted since."""
        for table in self._unread:
            self._rows[table] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._last: dict[str, int] = {}
        self.erased: list[Document] = []
        """What was erased and is still in files beside the store."""

    @property
    def names(self) -> list[str]:
        """Of all tables."""
        return list(self._rows)

    @property
    def unread(self) -> Collection[str]:
        """The names of those that nobody asked for yet."""
        return self._unread.keys()

    def rows(self, table: str) -> Mapping[int, Row]:
        """The rows of a table by number; empty if there is no such table. Raises `StoreError`."""
        return self._read(table).get(table, {})

    def row(self, table: str, number: int) -> Row:
        """What stands under this number, which is there."""
        put = self._rows[table].get(number)
        return self.rows(table)[number] if put is None else put

    def documents(self) -> Iterator[Document]:
        """Every document of a kind that we know."""
        for table in KIND_OF:
            yield from self.rows(table).values()  # type: ignore[misc]

    def by_id(self, table: str) -> Mapping[str, Document]:
        """The documents of a table as they are now; decoded when they are first asked for."""
        unread = self._unread.get(table)
        if unread is None:
            return _by_id(self._rows.get(table, {}).values())
        put, gone = dict(self._rows[table]), frozenset(self._gone.get(table, ()))
        ids = _by_id(put.values())
        return Table(
            Late(
                lambda: _by_id(_joined(unread.rows(), put, gone).values()),
                lambda id_: id_ in ids or unread.may_hold(id_),
                lambda most: _by_id(_joined(unread.latest(most), put, gone).values()),
            )
        )

    def number_of(self, table: str, id_: str) -> int | None:
        """Under which number a document stands; None if it is not there."""
        # worked out when first asked for: a command that only reads never does.
        if table not in self._numbers:
            numbered: dict[int, Any] = self._rows.get(table, {})
            self._numbers[table] = {row.id: number for number, row in numbered.items()}
        found = self._numbers[table].get(id_)
        if found is None and table in self._unread and self._unread[table].may_hold(id_):
            self._read(table)
            return self.number_of(table, id_)
        return found

    def last_number(self, table: str) -> int:
        """The highest number that `table` uses; 0 if it is empty."""
        if table not in self._last:
            # of an unread table it may be one that was deleted since: higher than need be
            last = self._unread[table].last if table in self._unread else 0
            self._last[table] = max((last, *self._rows.get(table, ())))
        return self._last[table]

    def apply(self, batch: Batch) -> list[Change]:
        """Make these changes, and say which documents of ours they changed."""
        changes: list[Change] = []
        for table in batch.drop:
            changes += _deletes(self._read(table).pop(table, {}).values(), erase=False)
            self._numbers.pop(table, None)
            self._last.pop(table, None)
        for table, rows in batch.put.items():
            changes += self._put(table, rows)
        for table, numbers in batch.delete.items():
            rows = self._read(table).get(table, {})
            gone = [rows.pop(number) for number in numbers if number in rows]
            known = self._numbers.get(table, {})
            for row in gone:
                if isinstance(row, Document):
                    known.pop(row.id, None)
            changes += _deletes(gone, erase=batch.erase)
            if batch.erase:
                self.erased += [row for row in gone if isinstance(row, Document)]
            if self._last.get(table) in numbers:
                del self._last[table]
        return changes

    def replay(self, batch: Batch) -> list[Change]:
        """As `apply`, but decodes no table for it; what was done to such a one is not said."""
        if batch.erase:
            return self.apply(batch)  # who is forgotten has to be known by name
        known = Batch(batch.drop, {}, {}, batch.erase)
        for table, rows in batch.put.items():
            if table in self._unread and table not in batch.drop:
                self._rows[table] |= rows
                self._numbers.pop(table, None)
            else:
                known.put[table] = rows
        for table, numbers in batch.delete.items():
            if table in self._unread and table not in batch.drop:
                self._gone.setdefault(table, set()).update(numbers)
                for number in numbers:
                    self._rows[table].pop(number, None)
            else:
                known.delete[table] = numbers
        return self.apply(known)

    def _read(self, table: str) -> dict[str, dict[int, Row]]:
        """All tables, this one decoded."""
        unread = self._unread.get(table)
        if unread is not None:
            joined = _joined(unread.rows(), self._rows[table], self._gone.get(table, ()))
            self._rows[table] = joined
            self._numbers.pop(table, None)
            del self._unread[table]
            self._gone.pop(table, None)
        return self._rows

    def _put(self, table: str, rows: dict[int, Row]) -> Iterator[Change]:
        unread = self._unread.get(table)
        if unread is not None and min(rows, default=unread.last + 1) <= unread.last:
            self._read(table)  # what stood there may have had another id
        present = self._rows.setdefault(table, {})
        known = self._numbers.get(table)
        for number, row in rows.items():
            before = present.get(number)
            present[number] = row
            if not isinstance(row, Document):
                continue
            if isinstance(before, Document) and before.id != row.id:
                yield Delete(type(before), before.id)
                if known is not None:
                    known.pop(before.id, None)
            if known is not None:
                known[row.id] = number
            yield Put(row)
        if rows and table in self._last:
            self._last[table] = max(self._last[table], *rows)


def _deletes(rows: Iterable[Row], *, erase: bool) -> list[Delete]:
    return [Delete(type(row), row.id, erase) for row in rows if isinstance(row, Document)]


def _joined(
    rows: Mapping[int, Row], put: Mapping[int, Row], gone: Collection[int]
) -> dict[int, Row]:
    """`rows`, and what was done to them since."""
    joined = dict(rows)
    for number in gone:
        joined.pop(number, None)
    joined |= put
    return joined


def _by_id(rows: Iterable[Row]) -> dict[str, Document]:
    return {row.id: row for row in rows if isinstance(row, Document)}
