"""Stock TinyDB's `JSONStorage`, its code as it comes, on a disk in memory.

It opens a file of Python's and syncs it; both are given to it here, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

import tinydb.storages
from tinydb import TinyDB
from torture.disk import Cut, Inode, Write
from torture.memory_files import Machine


class TextFile:
    """What `open` gives, as far as the storage uses it; writes go out when it is flushed."""

    def __init__(self, machine: Machine, inode: Inode) -> None:
        self._machine = machine
        self._inode = inode
        self._at = 0
        self._waiting = b""

    def __enter__(self) -> TextFile:
        return self

    def __exit__(self, *_: object) -> None: ...

    def seek(self, offset: int, whence: int = 0) -> None:
        self.flush()
        self._at = offset if whence == 0 else len(self._inode.data or b"")

    def tell(self) -> int:
        return self._at

    def read(self) -> str:
        return (self._inode.data or b"")[self._at :].decode("utf-8")

    def write(self, text: str) -> None:
        self._waiting += text.encode("utf-8")

    def flush(self) -> None:
        if self._waiting:
            self._change(Write(self._at, self._waiting))
            self._at += len(self._waiting)
            self._waiting = b""

    def truncate(self) -> None:
        self.flush()
        self._change(Cut(self._at))

    def _change(self, change: Write | Cut) -> None:
        self._machine.before("write")
        self._inode.pending.append(change)
        self._inode.data = change.on(self._inode.data or b"")

    def sync(self) -> None:
        self._machine.before("sync")
        self._inode.sync()

    def fileno(self) -> TextFile:
        return self

    def close(self) -> None:
        self.flush()


@contextmanager
def stock_tinydb_on(machine: Machine, path: str) -> Iterator[TinyDB]:
    """A stock database whose file is on this machine's disk."""

    def open_(name: str, mode: str = "r", encoding: str | None = None) -> TextFile:
        inode = machine.disk.seen.get(name)
        if inode is None:
            inode = Inode(next(machine.disk.inodes))
            machine.disk.name(name, inode)
        return TextFile(machine, inode)

    system = SimpleNamespace(fsync=lambda file: file.sync(), SEEK_END=os.SEEK_END, path=os.path)
    with (
        patch.object(tinydb.storages, "open", open_, create=True),
        patch.object(tinydb.storages, "os", system),
    ):
        database = TinyDB(path)
        yield database
        database.close()
