"""A disk that takes no more than so many bytes, as the file layer sees it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from buurt_tui.store.files import Files

BLOCK = 512


class SmallDisk(Files):
    """Everything under `root` may take `size` bytes, in whole blocks; None: all there is."""

    def __init__(self, root: Path, size: int | None = None) -> None:
        self._root = root
        self.size = size

    def used(self) -> int:
        files = (path for path in self._root.rglob("*") if path.is_file())
        return sum(_blocks(path.stat().st_size) for path in files)

    def write(self, handle: int, data: bytes) -> None:
        if self.size is not None:
            before = os.fstat(handle).st_size
            room = self.size - self.used() + _blocks(before) - before
            if len(data) > room:
                super().write(handle, data[: max(0, room)])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().write(handle, data)


def _blocks(size: int) -> int:
    return -(-size // BLOCK) * BLOCK
