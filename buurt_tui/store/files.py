"""What the store asks of the operating system. Nothing else in it touches a file.

One class, so that a recording one can take its place and replay what a crash would leave."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from buurt_tui.store.refusals import may_not_write

LOCK_PATIENCE = 10.0
"""Seconds to wait for a lock before saying that somebody holds it."""

LARGEST = 1 << 29
"""Bytes of a file: more than a busy team writes in a lifetime, and what memory can take twice."""

_CHUNK = 1 << 20
_BLOCK = 4096
_COMMON = os.O_CLOEXEC | os.O_NOFOLLOW

Stamp = tuple[int, int, int]
"""Inode, size and time of change: as long as these stay, so do the bytes."""

Looks = tuple[int, int, int, int]
"""The same, and when its names or rights changed: whoever writes to a file cannot keep that."""


class Files:
    """The real file system. Every method raises `OSError`."""

    def resolve(self, path: Path) -> Path:
        """Where `path` leads to, through all links; the file itself need not be there."""
        try:
            return path.resolve()
        except RuntimeError as error:  # links in a circle
            raise OSError(errno.ELOOP, "links in a circle", str(path)) from error

    def open(self, path: Path, *, write: bool = False) -> int:
        """An existing file, for reading or also for appending; never through a link."""
        mode = os.O_RDWR | os.O_APPEND if write else os.O_RDONLY
        handle = os.open(path, mode | _COMMON | os.O_NONBLOCK)
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            # a pipe or a device could make us wait forever
            os.close(handle)
            raise IsADirectoryError(errno.EISDIR, "not a regular file", str(path))
        if found.st_size > LARGEST:
            os.close(handle)
            raise OSError(errno.EOVERFLOW, "too large", str(path))
        return handle

    def create(self, path: Path) -> int:
        """A new file that only its owner may read, or the team if the directory is the team's."""
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _COMMON, 0o600)
        _share_with_team(handle, path)
        return handle

    def open_lock(self, path: Path) -> int:
        """The file to lock; made if need be, and then never replaced."""
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | _COMMON, 0o600)
            _share_with_team(handle, path)
            return handle
        except OSError as error:
            if not may_not_write(error):
                raise
            return os.open(path, os.O_RDONLY | _COMMON)

    def open_own(self, path: Path) -> int:
        """A file of this user alone, to be written over; made if need be."""
        return os.open(path, os.O_RDWR | os.O_CREAT | _COMMON, 0o600)

    def make_directory(self, path: Path) -> None:
        """A new directory that only its owner may look into, or the team in a team's directory."""
        path.mkdir(mode=0o700)
        if _is_shared(path.parent):
            path.chmod(0o2770)

    def read(self, handle: int, start: int = 0, at_most: int | None = None) -> bytes:
        """Everything from `start` on, or the first bytes of that."""
        if at_most is not None:
            return os.pread(handle, at_most, start)
        parts: list[bytes] = []
        while part := os.pread(handle, _CHUNK, start):
            parts.append(part)
            start += len(part)
        return b"".join(parts)

    def write(self, handle: int, data: bytes) -> None:
        """`data` at the end of the file; on an error an unknown part of it is there."""
        written = os.write(handle, data)
        while written < len(data):
            written += os.write(handle, data[written:])

    def overwrite(self, handle: int, data: bytes) -> None:
        """Make the file hold `data` and then only spaces; not on the disk for sure, so cheap enough
        for each key. If it fails the file still holds what it held, or it cannot be written at all.

        The room for it is had before a byte is changed, in whole blocks where it can be had, and
        for good: whoever typed on when the disk became full had that kept as well."""
        room = os.fstat(handle).st_size
        if len(data) > room:
            try:
                room = _grow(handle, room, -(-len(data) // _BLOCK) * _BLOCK)
            except OSError:
                room = _grow(handle, room, len(data))
        _fill(handle, data.ljust(room), 0)

    def truncate(self, handle: int, length: int) -> None:
        """Cut the file to `length` bytes."""
        os.ftruncate(handle, length)

    def sync(self, handle: int) -> None:
        """Return once the bytes and the length of the file are on the disk."""
        if sys.platform == "darwin":
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's own memory
        else:
            os.fdatasync(handle)

    def sync_directory(self, path: Path) -> None:
        """Return once the names in this directory are on the disk."""
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _COMMON)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what had that name."""
        source.rename(target)

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def stamp(self, path: Path) -> Stamp | None:
        """What tells one state of a file from another; None if there is no such file."""
        try:
            found = os.stat(path)  # noqa: PTH116  (called for every commit; half the price)
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def stamp_of(self, handle: int) -> Stamp:
        """The same of an open file."""
        found = os.fstat(handle)
        return found.st_ino, found.st_size, found.st_mtime_ns

    def looks_of(self, handle: int) -> Looks:
        """How an open file looks from outside."""
        found = os.fstat(handle)
        return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def names(self, directory: Path) -> list[str]:
        """What is in `directory`, sorted; nothing if it does not exist. Not through a link."""
        try:
            handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | _COMMON)
        except FileNotFoundError:
            return []
        try:
            return sorted(os.listdir(handle))  # noqa: PTH208  (a Path cannot refuse links)
        finally:
            os.close(handle)

    def may_write_beside(self, path: Path) -> bool:
        """Whether a file may be made where `path` is or would be; its directory may be missing."""
        directory = path.parent
        while not directory.exists() and directory != directory.parent:
            directory = directory.parent
        return os.access(directory, os.W_OK)

    def lock(self, handle: int, *, exclusive: bool, patience: float | None = None) -> None:
        """Wait for the lock, `LOCK_PATIENCE` unless told. Raises `TimeoutError`."""
        kind = (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB
        try:
            return fcntl.flock(handle, kind)
        except BlockingIOError:
            pass
        give_up_at = time.monotonic() + (LOCK_PATIENCE if patience is None else patience)
        pause = 0.0005
        while True:
            if time.monotonic() > give_up_at:
                raise TimeoutError
            time.sleep(pause)
            pause = min(pause * 1.5, 0.02)
            try:
                return fcntl.flock(handle, kind)
            except BlockingIOError:
                continue

    def unlock(self, handle: int) -> None:
        """Let others have the lock."""
        fcntl.flock(handle, fcntl.LOCK_UN)

    def close(self, handle: int) -> None:
        """Let go of a file, and of any lock on it."""
        os.close(handle)


def _fill(handle: int, data: bytes, start: int) -> None:
    """Write all of `data` at `start`."""
    written = 0
    while written < len(data):
        written += os.pwrite(handle, data[written:], start + written)


def _grow(handle: int, room: int, wanted: int) -> int:
    """Let a file of `room` bytes have as many as are wanted, or leave it as it was."""
    try:
        _fill(handle, b" " * (wanted - room), room)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, room)
        raise
    return wanted


def _share_with_team(handle: int, path: Path) -> None:
    """Let the group write, where whoever set up the directory let it."""
    found = os.fstat(handle)
    if _is_shared(path.parent) and found.st_uid == os.geteuid() and found.st_mode & 0o777 != 0o660:
        os.fchmod(handle, 0o660)


def _is_shared(directory: Path) -> bool:
    """Whether its group may write in a directory of ours."""
    return directory.name.endswith(".d") and (
        directory.stat().st_mode & stat.S_IRWXG == stat.S_IRWXG
    )
