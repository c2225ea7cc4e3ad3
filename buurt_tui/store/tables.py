"""The tables in memory, and the batches of changes that lead from one state of them to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct, field

from buurt_tui.domain.model import Change, Delete, Document, Put
from buurt_tui.store import StoreError
from buurt_tui.store.codec import KIND_OF, STRANGE, Row, decode_row, encode, flat


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
    except msgspec.DecodeError as error:
        raise StoreError(STRANGE, table="journal", problem=error) from error
    put = {
        table: {number: decode_row(table, row, written_in) for number, row in rows.items()}
        for table, rows in written.put.items()
    }
    return Batch(written.drop, put, written.delete, written.erase)


class Tables:
    """Rows by table and TinyDB number; documents by their own id as well."""

    def __init__(self, rows: dict[str, dict[int, Row]] | None = None) -> None:
        self.rows = rows or {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._last: dict[str, int] = {}

    def documents(self) -> Iterator[Document]:
        """Every document of a kind that we know."""
        for table in KIND_OF:
            yield from self.rows.get(table, {}).values()  # type: ignore[misc]

    def number_of(self, table: str, id_: str) -> int | None:
        """Under which number a document stands; None if it is not there."""
        # worked out when first asked for: a command that only reads never does.
        if table not in self._numbers:
            rows: dict[int, Any] = self.rows.get(table, {})
            self._numbers[table] = {row.id: number for number, row in rows.items()}
        return self._numbers[table].get(id_)

    def last_number(self, table: str) -> int:
        """The highest number that `table` uses; 0 if it is empty."""
        if table not in self._last:
            self._last[table] = max(self.rows.get(table, ()), default=0)
        return self._last[table]

    def apply(self, batch: Batch) -> list[Change]:
        """Make these changes, and say which documents of ours they changed."""
        changes: list[Change] = []
        for table in batch.drop:
            changes += _deletes(self.rows.pop(table, {}).values(), erase=False)
            self._numbers.pop(table, None)
            self._last.pop(table, None)
        for table, rows in batch.put.items():
            changes += self._put(table, rows)
        for table, numbers in batch.delete.items():
            rows = self.rows.get(table, {})
            gone = [rows.pop(number) for number in numbers if number in rows]
            known = self._numbers.get(table, {})
            for row in gone:
                if isinstance(row, Document):
                    known.pop(row.id, None)
            changes += _deletes(gone, erase=batch.erase)
            if self._last.get(table) in numbers:
                del self._last[table]
        return changes

    def _put(self, table: str, rows: dict[int, Row]) -> Iterator[Change]:
        present = self.rows.setdefault(table, {})
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
