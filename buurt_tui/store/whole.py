"""A TinyDB file of ours that is read as a whole: a backup, or what somebody wants checked."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from buurt_tui.store import StoreError, format_1
from buurt_tui.store.codec import FORMAT, NEWER
from buurt_tui.store.files import Files
from buurt_tui.store.refusals import plainly
from buurt_tui.store.snapshot import Meta
from buurt_tui.store.snapshot_file import opened, why_not
from buurt_tui.store.tables import Tables


class Whole(Struct, frozen=True):
    """What one file holds."""

    meta: Meta
    tables: Tables


def read_bytes(files: Files, path: Path) -> bytes:
    """Every byte of a file. Raises `OSError`."""
    handle = files.open(path)
    try:
        return files.read(handle)
    finally:
        files.close(handle)


def read_whole(files: Files, path: Path) -> Whole:
    """What the file holds, every byte of it checked. Raises `StoreError`."""
    with plainly(path):
        snapshot = opened(files, path)
        if snapshot is None:
            data = read_bytes(files, path)
            old = format_1.read(data)
            if old is None:
                raise why_not(data, path)
            return Whole(old.meta, Tables(old.rows))
        if snapshot.meta.format > FORMAT:
            raise StoreError(NEWER, path=path, format=snapshot.meta.format)
        return Whole(snapshot.meta, Tables(snapshot.everything()))


def are_equal(one: Tables, other: Tables) -> bool:
    """Whether the same rows stand in both, under the same numbers."""
    return set(one.names) == set(other.names) and all(
        one.rows(name) == other.rows(name) for name in one.names
    )
