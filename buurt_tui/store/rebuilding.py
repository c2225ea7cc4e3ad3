"""A store put in the place of one that does not open; what stood there is kept aside."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import structs

from buurt_tui.domain.model import KINDS, Document
from buurt_tui.store.codec import Row
from buurt_tui.store.files import Files
from buurt_tui.store.folding import fold
from buurt_tui.store.place import Place
from buurt_tui.store.records import NO_DIGEST, Link
from buurt_tui.store.refusals import plainly
from buurt_tui.store.salvage import Salvaged
from buurt_tui.store.tables import Tables
from buurt_tui.store.tiny import FORGOTTEN
from buurt_tui.store.whole import read_bytes


def rebuild(path: Path, found: Salvaged, documents: Iterable[Document]) -> Path:
    """Write a store of these documents at `path`; the directory where the old files are kept.

    Until the new file has its name the old ones count, whatever happens. Raises `StoreError`."""
    with plainly(path):
        place = Place(path, Files())
        try:
            place.make()
            with place.locked(exclusive=True):
                generations = place.generations()
                _put_aside(place, [place.path, *map(place.journal, generations)])
                last = max([0, *generations, found.meta.generation if found.meta else 0])
                store = found.meta.store if found.meta else ""
                # later than all that was seen of it: other terminals must not take it for older
                link = Link(found.revision + 1, NO_DIGEST)
                tables = _tables(found, documents, link.revision)
                fold(place, tables, link, store=store or os.urandom(8).hex(), generation=last + 1)
        finally:
            place.close()
    return place.quarantine


def _put_aside(place: Place, paths: list[Path]) -> None:
    for path in paths:
        if place.files.stamp(path) is not None:
            place.put_aside(read_bytes(place.files, path), path.name)


def _tables(found: Salvaged, documents: Iterable[Document], revision: int) -> Tables:
    rows: dict[str, dict[int, Row]] = {}
    for document in documents:
        table = rows.setdefault(KINDS[type(document)], {})
        table[len(table) + 1] = structs.replace(document, rev=revision)
    if forgotten := found.tables.rows(FORGOTTEN):
        rows[FORGOTTEN] = dict(forgotten)
    return Tables(rows)
