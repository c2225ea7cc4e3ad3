"""A checkpoint: the tables written as a TinyDB file, with an empty journal to go on from.

The order is what matters. The new journal is on the disk before the snapshot that names it gets
its name; the old journal goes last. A crash anywhere in between leaves either the old pair or the
new one, and at most files beside it that hold nothing of the store: `sweep` takes those away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from buurt_tui.store.journal import Opening, begin
from buurt_tui.store.place import Place
from buurt_tui.store.records import Link
from buurt_tui.store.snapshot import Meta, write
from buurt_tui.store.tables import Tables


def fold(place: Place, tables: Tables, link: Link, *, store: str, generation: int) -> None:
    """Write snapshot and journal of `generation`, and take away what came before.

    Needs the exclusive lock. When it raises `OSError`, only the files can tell how far it came."""
    snapshot, journal = place.unused_name(), place.unused_name()
    try:
        checksum = _write_snapshot(place, snapshot, tables, link, store, generation)
        opening = Opening(store=store, generation=generation, snapshot=checksum)
        handle = place.files.create(journal)
        place.fill(handle, [begin(opening, link)[0]])
        place.files.rename(journal, place.journal(generation))
        place.files.sync_directory(place.directory)
        place.files.rename(snapshot, place.path)
    except OSError:
        # give the room back; a journal that got its name is left to `sweep`
        for unfinished in (snapshot, journal):
            with suppress(OSError):
                place.files.unlink(unfinished)
        raise
    sweep(place, generation)


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
    pieces, checksum = write(meta, tables.rows)
    place.fill(handle, pieces)
    return checksum


def sweep(place: Place, generation: int) -> None:
    """Take away what only crashes leave, once the pair of `generation` is on the disk for sure.

    Needs the exclusive lock."""
    place.sync()
    strays = place.strays(generation)
    for path in strays:
        place.files.unlink(path)
    if strays:
        place.files.sync_directory(place.directory)
