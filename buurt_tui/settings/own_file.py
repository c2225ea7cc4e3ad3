"""Small files of this user alone, beside the settings: there as a whole, or as they were."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

LONGEST = 1 << 20
"""Bytes; no file of ours comes near it."""


def read(path: Path) -> bytes:
    """What such a file holds. Raises `OSError`, also if something else has its name."""
    # a pipe that nobody writes to would keep us waiting for ever
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return file.read(LONGEST)


def keep(path: Path, raw: bytes, *, survives: bool = True) -> None:
    """Make the file hold `raw`, and be read by this user only. Raises `OSError`.

    Without `survives` a power failure may take it: that costs no wait for the disk."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    # a name that nobody could guess, and no link: what is there already is not ours to write to
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(unfinished, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            if survives:
                file.flush()
                os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise
