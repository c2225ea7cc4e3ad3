"""Files of format 1, which the first version wrote: one checksum for the whole file.

They are read as a whole, and the first commit writes them in the format of today."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store.codec import Row, decode_table
from buurt_tui.store.snapshot import BEGIN, FIRST_LINE, META, Meta, checksum_of


class Snapshot(NamedTuple):
    """A TinyDB file of format 1, read back."""

    meta: Meta
    checksum: str
    rows: dict[str, dict[int, Row]]


def read(data: bytes) -> Snapshot | None:
    """The snapshot in `data`; None unless it is whole and of format 1. Raises `StoreError`."""
    checksum = data[len(BEGIN) : len(BEGIN) + 32]
    if BEGIN + checksum + b'",\n' != data[:FIRST_LINE]:
        return None
    if checksum != checksum_of(data[FIRST_LINE:]).encode():
        return None
    try:
        tables = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        meta = msgspec.json.decode(tables.pop(META), type=dict[str, Meta])["1"]
        if meta.format != 1:
            return None
        rows = {name: decode_table(name, table, meta.format) for name, table in tables.items()}
    except (*UNREADABLE, KeyError):
        return None
    return Snapshot(meta, checksum.decode(), rows)
