"""A checkpoint: the tables written as a TinyDB file, with an empty journal to go on from.

The order is what matters. The new journal is on the disk before the snapshot that names it gets
its name; the old journal goes last. A crash anywhere in between leaves either the old pair or the
new one, and at most files beside it that hold nothing of the store: `sweep` takes those away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError, verified
from buurt_tui.store.journal import Opening, begin
from buurt_tui.store.place import Place
from buurt_tui.store.records import Link
from buurt_tui.store.snapshot import Meta, write
from buurt_tui.store.snapshot_file import opened
from buurt_tui.store.tables import Tables

NOT_AS_IT_WAS = N_(
    "{path} could not be brought to the format of this version of Buurt; it was left as it is"
)


def fold(
    place: Place,
    tables: Tables,
    link: Link,
    *,
    store: str,
    generation: int,
    read_back: bool = False,
) -> None:
    """Write snapshot and journal of `generation`, and take away what came before.

    With `read_back` not before the new one was read and found to hold the same documents. Needs
    the exclusive lock. When it raises `OSError` or `StoreError`, only the files can tell how far
    it came."""
    snapshot, journal = place.unused_name(), place.unused_name()
    try:
        checksum = _write_snapshot(place, snapshot, tables, link, store, generation)
        if read_back and not _holds(place, snapshot, tables):
            raise StoreError(NOT_AS_IT_WAS, path=place.path)
        opening = Opening(store=store, generation=generation, snapshot=checksum)
        handle = place.files.create(journal)
        place.fill(handle, [begin(opening, link)[0]])
        place.files.rename(journal, place.journal(generation))
        place.files.sync_directory(place.directory)
        place.files.rename(snapshot, place.path)
    except (OSError, StoreError):
        # give the room back; a journal that got its name is left to `sweep`
        for unfinished in (snapshot, journal):
            with suppress(OSError):
                place.files.unlink(unfinished)
        raise
    sweep(place, generation)
    _remember(place, checksum)


def _write_snapshot(
    place: Place, path: Path, tables: Tables, link: Link, store: str, generation: int
) -> str:
    handle = place.files.create(path)
    meta = Meta(
        store=store,
        generation=generation,
        revision=link.revision,
        digest=link.digest.decode(),
        inode=place.files.stamp_of(handle)[0],
    )
    pieces, checksum = write(meta, {name: tables.rows(name) for name in tables.names})
    place.fill(handle, pieces)
    return checksum


def _holds(place: Place, path: Path, tables: Tables) -> bool:
    """Whether the snapshot at `path` holds the same documents, every byte of it as written."""
    snapshot = opened(place.files, path)
    if snapshot is None:
        return False
    try:
        return snapshot.tables == tables.names and all(
            snapshot.rows(name) == tables.rows(name) for name in tables.names
        )
    except StoreError:
        return False
    finally:
        snapshot.close()


def _remember(place: Place, checksum: str) -> None:
    """A long snapshot is right as it was written: whoever opens it next need not look at it all."""
    with suppress(OSError):
        handle = place.files.open(place.path)
        try:
            looks = place.files.looks_of(handle)
        finally:
            place.files.close(handle)
        if looks[1] > verified.LONG:
            verified.remember(place, looks, checksum)


def sweep(place: Place, generation: int) -> None:
    """Take away what only crashes leave, once the pair of `generation` is on the disk for sure.

    Needs the exclusive lock."""
    place.sync()
    strays = place.strays(generation)
    for path in strays:
        with suppress(FileNotFoundError):  # a backup that was given up is taken away by its maker
            place.files.unlink(path)
    if strays:
        place.files.sync_directory(place.directory)
