"""A snapshot that is open, and its tables, each read when somebody asks for it.

Nothing is decoded that its checksum does not vouch for. Between two blocks other threads of the
program get a turn, so that a key is not kept waiting while a table is read."""

from __future__ import annotations

import gc
from _thread import allocate_lock
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import msgspec

from buurt_tui.domain.text import N_
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store import StoreError
from buurt_tui.store.codec import FORMAT, NEWER, Row, decode_table
from buurt_tui.store.files import Files, Looks
from buurt_tui.store.snapshot import (
    AT_ONCE,
    BEGIN,
    BETWEEN,
    END,
    IDS,
    Block,
    Head,
    checksum_of,
    has_mark,
    mark,
    read_head,
    table_begin,
)

_HEAD_AT_ONCE = 1 << 14
"""Bytes, enough for the head of most stores."""
_LONGEST_HEAD = 1 << 26
"""Bytes, enough for that of the largest."""

NOT_OURS = N_("{path} is not a store of Buurt; it was left as it is")
EMPTY = N_("{path} is empty (0 bytes), and a store never is; it was left as it is")
CUT_OFF = N_("{path} is damaged: it ends too early or is not JSON; it was left as it is")
CHANGED = N_(
    "{path} was changed by something other than Buurt, or it is damaged; it was left as it is"
)


def head_of(files: Files, handle: int) -> Head | None:
    """The head of an open snapshot; None if it is not of ours. Raises `OSError`."""
    data = files.read(handle, 0, _HEAD_AT_ONCE)
    if data.count(b"\n", 0, _HEAD_AT_ONCE) < 2 and len(data) == _HEAD_AT_ONCE:
        data = files.read(handle, 0, _LONGEST_HEAD)
    return read_head(data)


def opened(files: Files, path: Path) -> SnapshotFile | None:
    """The snapshot at `path`; None if its head is none of ours.

    Raises `StoreError` if it is shorter or longer than its head says, `OSError`."""
    handle = files.open(path)
    try:
        head = head_of(files, handle)
    except BaseException:
        files.close(handle)
        raise
    if head is None:
        files.close(handle)
        return None
    snapshot = SnapshotFile(files, handle, head, path)
    if snapshot.stamp[1] != snapshot.length:
        raise why_not(files.read(handle), path)
    return snapshot


class SnapshotFile:
    """The tables of a snapshot whose head was read.

    Owns the open file, and lets go of it at the latest when nobody refers to its tables any more:
    a neighbourhood can be read to its end after the store was closed."""

    def __init__(self, files: Files, handle: int, head: Head, path: Path) -> None:
        self._files = files
        self._handle: int | None = handle
        self._path = path
        self.meta = head.meta
        self.checksum = head.checksum
        self.stamp = files.stamp_of(handle)
        self._blocks: dict[str, list[tuple[int, Block]]] = {}
        """By table, each block and where it begins."""
        at = head.length
        for name, part in head.meta.tables.items():
            blocks = self._blocks[name] = []
            for block in part.blocks:
                blocks.append((at, block))
                at += block.length
        self.length = at
        """Bytes that the whole file must have."""

    @property
    def tables(self) -> list[str]:
        """Their names, in the order of the file."""
        return [name for name in self.meta.tables if name != IDS]

    def looks(self) -> Looks:
        """How the file looks from outside."""
        return self._files.looks_of(self._opened)

    def verify(self) -> None:
        """Look at every byte. Raises `StoreError` if one is not as it was written, `OSError`."""
        for name, blocks in self._blocks.items():
            for number in range(len(blocks)):
                self._read(name, number)

    def everything(self) -> dict[str, dict[int, Row]]:
        """All tables, every byte of the file looked at; and that is the end of it."""
        self.verify()
        rows = {name: self.rows(name) for name in self.tables}
        self.close()
        return rows

    def rows(self, name: str) -> dict[int, Row]:
        """All rows of a table, by number. Raises `StoreError`, `OSError`."""
        rows: dict[int, Row] = {}
        for number in range(len(self._blocks[name])):
            rows |= self._decoded(name, number)
        return rows

    def latest(self, name: str, most: int) -> dict[int, Row]:
        """The last rows of a table, as many as wanted or some more."""
        found: list[dict[int, Row]] = []
        for number in reversed(range(len(self._blocks[name]))):
            if sum(map(len, found)) >= most:
                break
            found.append(self._decoded(name, number))
        return {number: row for rows in reversed(found) for number, row in rows.items()}

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The marks of all ids in each of the long tables, as `has_mark` reads them."""
        rows = self.rows(IDS).values() if IDS in self._blocks else ()
        return {row["table"]: row["ids"] for row in rows if isinstance(row, dict)}

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            self._files.close(handle)

    def __del__(self) -> None:
        self.close()

    @property
    def _opened(self) -> int:
        if self._handle is None:
            raise ValueError("the store is closed")
        return self._handle

    def _read(self, name: str, number: int) -> bytes:
        """A block of a table."""
        at, block = self._blocks[name][number]
        data = self._files.read(self._opened, at, block.length)
        if checksum_of(data) != block.checksum:
            raise StoreError(CHANGED, path=self._path)
        return data

    def _decoded(self, name: str, number: int) -> dict[int, Row]:
        """The rows in a block of a table."""
        is_last = number == len(self._blocks[name]) - 1
        end = END if name == next(reversed(self._blocks)) else BETWEEN
        lines = self._read(name, number)
        lines = lines.removeprefix(b"" if number else table_begin(name))
        lines = lines.removesuffix(end if is_last else b",\n")
        try:
            return decode_table(name, b"{%s}" % lines, self.meta.format)
        except UNREADABLE as error:
            raise StoreError(CHANGED, path=self._path) from error


class Unread:
    """A table of a snapshot that nobody asked for yet. May be asked from several threads."""

    def __init__(self, snapshot: SnapshotFile, name: str) -> None:
        self._snapshot = snapshot
        self._name = name
        self._rows: Mapping[int, Row] | None = None
        self._lock = allocate_lock()
        part = snapshot.meta.tables[name]
        self._is_short = part.rows <= AT_ONCE
        self.last = part.last
        """The highest number in it."""

    def rows(self) -> Mapping[int, Row]:
        """All rows, by number; decoded once, and not to be changed. Raises `StoreError`."""
        with self._lock, collector_off():
            if self._rows is None:
                self._rows = self._snapshot.rows(self._name)
            return self._rows

    def latest(self, most: int) -> Mapping[int, Row]:
        """The last rows, as many as wanted or some more."""
        with self._lock:
            return self._rows or self._snapshot.latest(self._name, most)

    def may_hold(self, id_: str) -> bool:
        """False if there is no document with this id; True says that there may be one."""
        if self._is_short:
            return True
        with self._lock:
            marks = self._snapshot.ids[self._name]
        return has_mark(marks, mark(id_))


def why_not(data: bytes, path: object) -> StoreError:
    """What to say of a file that is not as we write it."""
    if not data:
        return StoreError(EMPTY, path=path)
    try:
        found = msgspec.json.decode(data)
    except UNREADABLE:
        return StoreError(CUT_OFF if data.startswith(BEGIN) else NOT_OURS, path=path)
    match found:
        case {"_buurt": {"1": {"format": int(version)}}} if version > FORMAT:
            return StoreError(NEWER, path=path, format=version)
        case {"_buurt": _}:
            return StoreError(CHANGED, path=path)
        case _:
            return StoreError(NOT_OURS, path=path)


@contextmanager
def collector_off() -> Iterator[None]:
    """Without the garbage collector, which would look through all that is read, many times."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
