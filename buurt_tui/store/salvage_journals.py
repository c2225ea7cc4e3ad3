"""The journals of a damaged store: every whole record that goes on from what was read before."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store import StoreError
from buurt_tui.store.codec import FORMAT
from buurt_tui.store.journal import Opening
from buurt_tui.store.place import Place
from buurt_tui.store.records import Record, whole_records
from buurt_tui.store.refusals import refusal
from buurt_tui.store.rescue import row_of
from buurt_tui.store.salvage import LAST_REVISION, Lost, Salvaged
from buurt_tui.store.tables import Batch, decode_batch
from buurt_tui.store.whole import read_bytes

WHOLE = N_("{path} is whole; changes in it: {records}")
RECORDS = N_("{path} is damaged; changes in it that can still be read: {records}")
OF_ANOTHER = N_("{path} belongs to another store; nothing was taken from it")
GAP = N_("between change {before} and change {after} something is missing in {path}")
BROKEN = N_("bytes that are no whole change")
AGAIN = N_("a change that stands there a second time")
STRANGE = N_("a change that this version of Buurt does not understand")


class _Part(Struct, frozen=True):
    """A stretch of a journal: a whole record, or bytes that are none."""

    line: int
    data: bytes
    record: Record | None = None


def take_journals(place: Place, found: Salvaged) -> None:
    """Make the changes of all journals, in their order."""
    try:
        generations = place.generations()
    except OSError as error:
        said = refusal(error, place.directory)
        return found.say(said.message, is_bad=True, **said.values)
    for generation in generations:
        path = place.journal(generation)
        try:
            data = read_bytes(place.files, path)
        except OSError as error:
            said = refusal(error, path)
            found.say(said.message, is_bad=True, **said.values)
        else:
            _Journal(found, path, _parts(data)).take()
    return None


def _parts(data: bytes) -> list[_Part]:
    parts: list[_Part] = []
    at, line = 0, 1
    for start, record in whole_records(data):
        if start > at:
            parts.append(_Part(line, data[at:start]))
        line += data.count(b"\n", at, start)
        parts.append(_Part(line, data[start : record.end], record))
        line += 1  # JSON of ours holds no line feed
        at = record.end
    if at < len(data) or not data:
        parts.append(_Part(line, data[at:]))
    return parts


class _Journal:
    """One journal, and how much of it was taken."""

    def __init__(self, found: Salvaged, path: Any, parts: list[_Part]) -> None:
        self._found = found
        self._path = path
        self._parts = parts
        self._opening, self._begin = _opening(parts)
        self._seen: set[int] = set()
        self._is_whole = self._opening is not None
        self._taken = 0

    def take(self) -> None:
        """Make its changes, if it is of this store."""
        found = self._found
        meta, opening = found.meta, self._opening
        if meta and opening and opening.store != meta.store:
            return found.say(OF_ANOTHER, is_bad=True, path=self._path)
        if meta is None and self._begin is not None:
            found.revision = max(self._begin, 0)
        for part in self._parts:
            if part.record is None:
                self._lose(part, BROKEN)
            elif _is_opening(part.record):
                self._note_gap(part.record.link.revision)
            else:
                self._take_record(part, part.record)
        if self._taken or not self._is_whole:
            said = WHOLE if self._is_whole else RECORDS
            found.say(said, is_bad=not self._is_whole, path=self._path, records=self._taken)
        return None

    def _take_record(self, part: _Part, record: Record) -> None:
        found, revision = self._found, record.link.revision
        if revision in self._seen:
            return self._lose(part, AGAIN)
        self._seen.add(revision)
        if revision <= found.revision or revision > LAST_REVISION:
            return None
        self._note_gap(revision - 1)
        found.tables.apply(self._batch(part, record))
        found.revision = revision
        self._taken += 1
        return None

    def _note_gap(self, revision: int) -> None:
        """Say that changes are missing, if `revision` is later than what was read so far."""
        found = self._found
        if revision > found.revision:
            self._is_whole = False
            values = {"before": found.revision, "after": revision + 1, "path": self._path}
            found.say(GAP, is_bad=True, **values)
            found.revision = revision

    def _batch(self, part: _Part, record: Record) -> Batch:
        """What the record says; of one that is not as ours are, the rows that can be read."""
        written_in = min(self._opening.journal, FORMAT) if self._opening else FORMAT
        try:
            return decode_batch(record.payload, written_in)
        except (StoreError, ValueError, RecursionError):
            self._lose(part, STRANGE)
            return _lenient(record.payload, written_in)

    def _lose(self, part: _Part, why: str) -> None:
        self._is_whole = False
        self._found.lost.append(Lost(self._path, part.line, why, part.data))


def _opening(parts: list[_Part]) -> tuple[Opening | None, int | None]:
    """What the first record says, and at which revision it begins."""
    record = parts[0].record
    if record is None:
        return None, None
    try:
        return msgspec.json.decode(record.payload, type=Opening), record.link.revision
    except UNREADABLE:
        return None, None


def _is_opening(record: Record) -> bool:
    try:
        msgspec.json.decode(record.payload, type=Opening)
    except UNREADABLE:
        return False
    return True


def _lenient(payload: bytes, written_in: int) -> Batch:
    batch = Batch()
    try:
        said = msgspec.json.decode(payload)
    except UNREADABLE:
        return batch
    put = said.get("put") if isinstance(said, dict) else None
    for table, rows in put.items() if isinstance(put, dict) else ():
        for number, fields in rows.items() if isinstance(rows, dict) else ():
            row = row_of(table, fields, written_in)
            if row is not None and number.isascii() and number.isdecimal():
                batch.put.setdefault(table, {})[int(number)] = row
    return batch
