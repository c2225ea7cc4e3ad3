"""What one durable commit costs, beside the disk's own price for the same bytes.

    python benchmarks/bench_commit.py [DIRECTORY]

For each size of store, in one run and taking turns: our commit of one encounter, a bare append and
`fdatasync` of as many bytes, SQLite (WAL, synchronous=FULL) and stock TinyDB. Medians, in
microseconds; the ratio is ours to the bare append. Goal: at most 1.2, whatever the size."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from tinydb import TinyDB

from buurt_tui.domain.model import Encounter, Hook, InterestId, Kind, Put, Revision, new_id
from buurt_tui.store.codec import encode, fields_of
from buurt_tui.store.tiny import TinyStore

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 400
STOCK_ROUNDS = 5
"""Stock TinyDB writes the whole file each time."""
STOCK_UP_TO = 10_000


def an_encounter() -> Encounter:
    hook = Hook(kind=Kind.INTEREST, interest=InterestId(new_id()))
    return Encounter(
        id=new_id(),
        on=date(2026, 11, 23),
        at=datetime(2026, 11, 23, 16, 42, tzinfo=UTC),
        hooks=(hook,),
        note="wil graag samen koken, in de buurtkamer, liefst op woensdag; kent de buren goed",
    )


def timed(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def measure(directory: Path, size: int) -> str:
    """A line of the table."""
    documents = [an_encounter() for _ in range(size)]
    ours, bare = ours_and_bare(directory, documents)
    opening = min(timed(lambda: load(directory / "ours.json")) for _ in range(5))
    stock = f"{stock_tinydb(directory / 'stock.json', documents) * 1e6:,.0f}"
    return (
        f"{size:>8,} {ours * 1e6:8.0f} {bare * 1e6:8.0f} {ours / bare:6.2f}"
        f" {sqlite(directory / 'sqlite.db', documents) * 1e6:8.0f}"
        f" {stock if size <= STOCK_UP_TO else '–':>12} {opening * 1e3:10.1f}"
    )


def ours_and_bare(directory: Path, documents: list[Encounter]) -> tuple[float, float]:
    """Seconds for a commit of ours, and for the disk to take its bytes; taking turns."""
    store = TinyStore(directory / "ours.json")
    base = store.commit(tuple(map(Put, documents)), base=Revision(0))
    store.checkpoint()
    journal = next((directory / "ours.json.d").glob("journal-*"))
    handle = os.open(directory / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        changes = (Put(an_encounter()),)
        before = journal.stat().st_size
        ours.append(timed(partial(store.commit, changes, base=base)))
        record = bytes(journal.stat().st_size - before)
        bare.append(timed(partial(append, handle, record)))
    store.close()
    os.close(handle)
    return median(ours), median(bare)


def append(handle: int, data: bytes) -> None:
    os.write(handle, data)
    os.fdatasync(handle)


def load(path: Path) -> None:
    store = TinyStore(path)
    store.changes(Revision(0))
    store.close()


def sqlite(path: Path, documents: list[Encounter]) -> float:
    """Seconds for an insert that SQLite has made durable."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("create table encounters (id text primary key, body text)")
    connection.execute("begin")
    for document in documents:
        insert(connection, document)
    connection.execute("commit")
    return median(timed(partial(insert, connection, an_encounter())) for _ in range(ROUNDS))


def insert(connection: sqlite3.Connection, document: Encounter) -> None:
    connection.execute("insert into encounters values (?, ?)", (document.id, encode(document)))


def stock_tinydb(path: Path, documents: list[Encounter]) -> float:
    """Seconds for an insert; 0 where it would take too long to find out."""
    if len(documents) > STOCK_UP_TO:
        return 0.0
    with TinyDB(path) as database:
        table = database.table("encounters")
        table.insert_multiple(map(fields_of, documents))
        rows = [fields_of(an_encounter()) for _ in range(STOCK_ROUNDS)]
        return median(timed(partial(table.insert, row)) for row in rows)


def main() -> None:
    where = sys.argv[1] if len(sys.argv) > 1 else None
    print(" encount.     ours     bare  ratio   sqlite stock TinyDB  open in ms")
    for size in SIZES:
        with tempfile.TemporaryDirectory(dir=where) as directory:
            print(measure(Path(directory), size), flush=True)


if __name__ == "__main__":
    main()
