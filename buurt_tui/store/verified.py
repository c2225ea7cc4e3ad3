"""What is known of a long snapshot that was looked at byte by byte: that it need not be again.

Beside the store stands a note of how the file looked from outside when every byte of it was found
right. As long as it looks like that, a table that nobody reads is not looked at; what is read is
held against its own checksum all the same. The note is no part of the store: where it is
missing, torn or of another file, the file is looked at again."""

from __future__ import annotations

from contextlib import suppress

from buurt_tui.store.files import Looks
from buurt_tui.store.place import Place

LONG = 1 << 20
"""Bytes. Of a longer snapshot the tables are read when they are asked for, and what was read is
worth hiding from the garbage collector for good."""


def is_known(place: Place, looks: Looks, checksum: str) -> bool:
    """Whether the snapshot with this checksum was found right when it looked like this."""
    try:
        handle = place.files.open(place.verified)
    except OSError:
        return False
    try:
        return place.files.read(handle, 0, 1024) == _note(looks, checksum)
    except OSError:
        return False
    finally:
        place.files.close(handle)


def remember(place: Place, looks: Looks, checksum: str) -> None:
    """Note that every byte of it was found right; where that cannot be, nothing is lost."""
    unfinished = place.unused_name()
    with suppress(OSError):
        handle = place.files.create(unfinished)
        try:
            place.files.write(handle, _note(looks, checksum))
        finally:
            place.files.close(handle)
        place.files.rename(unfinished, place.verified)
        return
    with suppress(OSError):
        place.files.unlink(unfinished)


def _note(looks: Looks, checksum: str) -> bytes:
    return f"{checksum} {' '.join(map(str, looks))}\n".encode()
