"""A TinyDB file of ours that is read as a whole: a backup, or what somebody wants checked."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from buurt_tui.store import StoreError, format_1
from buurt_tui.store.codec import FORMAT, NEWER
from buurt_tui.store.files import Files
from buurt_tui.store.refusals import plainly
from buurt_tui.store.snapshot import Meta
from buurt_tui.store.snapshot_file import SnapshotFile, head_of, why_not
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
        handle = files.open(path)
        try:
            return _read(files, handle, path)
        finally:
            files.close(handle)


def _read(files: Files, handle: int, path: Path) -> Whole:
    head = head_of(files, handle)
    if head is None:
        data = files.read(handle)
        old = format_1.read(data)
        if old is None:
            raise why_not(data, path)
        return Whole(old.meta, Tables(old.rows))
    if head.meta.format > FORMAT:
        raise StoreError(NEWER, path=path, format=head.meta.format)
    snapshot = SnapshotFile(files, handle, head, path)
    if snapshot.length != files.stamp_of(handle)[1]:
        raise why_not(files.read(handle), path)
    snapshot.verify()
    return Whole(head.meta, Tables({name: snapshot.rows(name) for name in snapshot.tables}))


def are_equal(one: Tables, other: Tables) -> bool:
    """Whether the same rows stand in both, under the same numbers."""
    return set(one.names) == set(other.names) and all(
        one.rows(name) == other.rows(name) for name in one.names
    )
