"""A file system that fails, or takes the program down with it, at the n-th thing asked of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from buurt_tui.store.files import Files

CHANGING = ("make_directory", "create", "write", "truncate", "sync", "sync_directory")
CHANGING += ("rename", "unlink")


class Crash(BaseException):
    """The program is gone."""


class FaultyFiles(Files):
    """Counts what changes the disk. At `at` it fails with `error`, or crashes if there is none.

    `halfway`: a write that crashes has written half."""

    def __init__(self, at: int = 0, error: int = 0, *, halfway: bool = False) -> None:
        self.at, self.error, self.halfway = at, error, halfway
        self.log: list[str] = []
        self.is_dead = False
        self.handles: set[int] = set()
        """Of the files that are open."""

    def step(self, name: str) -> None:
        if self.is_dead:
            raise Crash
        self.log.append(name)
        if len(self.log) == self.at:
            if self.error:
                raise OSError(self.error, os.strerror(self.error))
            self.is_dead = True
            raise Crash

    def write(self, handle: int, data: bytes) -> None:
        try:
            self.step("write")
        except (Crash, OSError):
            if self.halfway and len(self.log) == self.at:
                super().write(handle, data[: len(data) // 2])
                self.at = 0
            raise
        super().write(handle, data)

    def open(self, path: Path, *, write: bool = False) -> int:
        return self._hold(super().open(path, write=write))

    def create(self, path: Path) -> int:
        self.step("create")
        return self._hold(super().create(path))

    def open_lock(self, path: Path) -> int:
        return self._hold(super().open_lock(path))

    def unlock(self, handle: int) -> None:
        if not self.is_dead:
            super().unlock(handle)

    def close(self, handle: int) -> None:
        if not self.is_dead:
            self.handles.discard(handle)
            super().close(handle)

    def bury(self) -> None:
        """What the operating system does for a program that is gone: close its files."""
        self.is_dead = True
        for handle in self.handles:
            os.close(handle)
        self.handles.clear()

    def _hold(self, handle: int) -> int:
        self.handles.add(handle)
        return handle


def _counted(name: str) -> Any:
    def method(self: FaultyFiles, *args: Any) -> Any:
        self.step(name)
        return getattr(Files, name)(self, *args)

    return method


for _name in set(CHANGING) - {"write", "create"}:
    setattr(FaultyFiles, _name, _counted(_name))
