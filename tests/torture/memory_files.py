"""The store's file layer on a disk in memory: quick, and able to fail, stop or let others in.

Handles, locks and stamps work as those of a real system, links and permissions as far as the
store looks at them. `before` is called before each step, with its name; whatever it raises is
what the step raises."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from torture.disk import Cut, Disk, Inode, Write, parent

from buurt_tui.store.files import Files, Looks, Stamp

CHANGING = frozenset(
    {"make_directory", "create", "write", "truncate", "sync", "sync_directory", "rename", "unlink"}
)
"""The steps that leave a disk otherwise than it was."""

BLOCK = 64
"""Bytes by which a file that is written over grows; small, so that its tails are few."""


def nobody_watches(step: str) -> None: ...


@dataclass
class Machine:
    """A disk, and the programs that have files on it open."""

    disk: Disk
    before: Callable[[str], None] = nobody_watches
    clock: int = 0
    handles: dict[int, Inode] = field(default_factory=dict)
    locks: dict[int, tuple[Inode, bool]] = field(default_factory=dict)
    """The lock that a handle holds, and whether it is exclusive."""
    read: set[int] = field(default_factory=set)
    """The numbers of the files that were looked into."""
    last_handle: int = 100_000

    def tick(self) -> int:
        self.clock += 1
        return self.clock


def error(code: int, path: object = None) -> OSError:
    return OSError(code, os.strerror(code), None if path is None else str(path))


class MemoryFiles(Files):
    """What one program asks of a `Machine`."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.disk = machine.disk
        self.opened: set[int] = set()

    def _step(self, name: str) -> None:
        self.machine.before(name)

    def _open(self, inode: Inode) -> int:
        self.machine.last_handle += 1
        self.opened.add(self.machine.last_handle)
        self.machine.handles[self.machine.last_handle] = inode
        return self.machine.last_handle

    def _file(self, path: Path) -> Inode:
        inode = self.disk.seen.get(str(path))
        if inode is None:
            raise error(errno.ENOENT, path)
        if inode.data is None:
            raise error(errno.EISDIR, path)
        return inode

    def _data(self, handle: int) -> tuple[Inode, bytes]:
        inode = self.machine.handles[handle]
        assert inode.data is not None
        return inode, inode.data

    def _new(self, path: Path, data: bytes | None) -> Inode:
        name = str(path)
        if name in self.disk.seen:
            raise error(errno.EEXIST, path)
        if parent(name) not in self.disk.seen:
            raise error(errno.ENOENT, path)
        inode = Inode(next(self.disk.inodes), data, changed=self.machine.tick())
        self.disk.name(name, inode)
        return inode

    def resolve(self, path: Path) -> Path:
        return path

    def open(self, path: Path, *, write: bool = False) -> int:
        self._step("open")
        return self._open(self._file(path))

    def create(self, path: Path) -> int:
        self._step("create")
        return self._open(self._new(path, b""))

    def open_lock(self, path: Path) -> int:
        self._step("open" if str(path) in self.disk.seen else "create")
        if str(path) in self.disk.seen:
            return self._open(self._file(path))
        return self._open(self._new(path, b""))

    def open_own(self, path: Path) -> int:
        return self.open_lock(path)

    def make_directory(self, path: Path) -> None:
        self._step("make_directory")
        self._new(path, None)

    def read(self, handle: int, start: int = 0, at_most: int | None = None) -> bytes:
        self._step("read")
        inode, data = self._data(handle)
        self.machine.read.add(inode.number)
        return data[start:] if at_most is None else data[start : start + at_most]

    def write(self, handle: int, data: bytes) -> None:
        self._step("write")
        self.put(handle, data)

    def put(self, handle: int, data: bytes) -> None:
        """Write without being noticed."""
        inode, before = self._data(handle)
        inode.pending.append(Write(len(before), bytes(data)))
        inode.data = before + data
        inode.changed = self.machine.tick()

    def overwrite(self, handle: int, data: bytes) -> None:
        self._step("write")
        inode, before = self._data(handle)
        room = max(len(before), -(-len(data) // BLOCK) * BLOCK)
        if room > len(before):
            inode.pending.append(Write(len(before), b" " * (room - len(before))))
        inode.pending.append(Write(0, data.ljust(room)))
        inode.data = data.ljust(room)
        inode.changed = self.machine.tick()

    def truncate(self, handle: int, length: int) -> None:
        self._step("truncate")
        inode, before = self._data(handle)
        inode.pending.append(Cut(length))
        inode.data = inode.pending[-1].on(before)
        inode.changed = self.machine.tick()

    def sync(self, handle: int) -> None:
        inode = self.machine.handles[handle]
        try:
            self._step("sync")
        except OSError:
            inode.fail_to_sync()
            raise
        inode.sync()

    def sync_directory(self, path: Path) -> None:
        self._step("sync_directory")
        if str(path) not in self.disk.seen:
            raise error(errno.ENOENT, path)
        self.disk.sync_directory(str(path))

    def rename(self, source: Path, target: Path) -> None:
        self._step("rename")
        inode = self._file(source)
        if parent(str(target)) not in self.disk.seen:
            raise error(errno.ENOENT, target)
        self.disk.name(str(target), inode)
        self.disk.name(str(source), None)

    def unlink(self, path: Path) -> None:
        self._step("unlink")
        self._file(path)
        self.disk.name(str(path), None)

    def stamp(self, path: Path) -> Stamp | None:
        self._step("stamp")
        inode = self.disk.seen.get(str(path))
        return None if inode is None else _stamp(inode)

    def stamp_of(self, handle: int) -> Stamp:
        return _stamp(self.machine.handles[handle])

    def looks_of(self, handle: int) -> Looks:
        number, size, changed = self.stamp_of(handle)
        return number, size, changed, changed

    def may_write_beside(self, path: Path) -> bool:
        return True

    def names(self, directory: Path) -> list[str]:
        self._step("names")
        above = str(directory)
        return sorted(path.rpartition("/")[2] for path in self.disk.seen if parent(path) == above)

    def lock(self, handle: int, *, exclusive: bool, patience: float | None = None) -> None:
        self._step("lock")
        locks = self.machine.locks
        inode = self.machine.handles[handle]
        locks.pop(handle, None)  # as `flock` does: who asks for another kind lets go of the first
        for other, exclusively in locks.values():
            if other is inode and (exclusive or exclusively):
                raise TimeoutError  # nobody else runs while we wait
        locks[handle] = inode, exclusive

    def unlock(self, handle: int) -> None:
        self.machine.locks.pop(handle, None)
        self._step("unlock")

    def close(self, handle: int) -> None:
        self.machine.locks.pop(handle, None)
        self.opened.discard(handle)
        del self.machine.handles[handle]


def _stamp(inode: Inode) -> Stamp:
    return inode.number, len(inode.data or b""), inode.changed
