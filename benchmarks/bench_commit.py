"""What one durable commit costs, beside the disk's own price for the same bytes.

    python benchmarks/bench_commit.py [DIRECTORY]

For each size of store, in one run and taking turns: our commit of one encounter, a bare append and
`fdatasync` of as many bytes, SQLite (WAL, synchronous=FULL) and stock TinyDB. Medians; ratios to
the bare append. Goal: at most 1.2, whatever the size."""

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

from table import row
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


def measure(directory: Path, size: int) -> None:
    documents = [an_encounter() for _ in range(size)]
    ours, bare = ours_and_bare(directory, documents)
    said = f"{ours / bare:.2f} × ({micros(ours)})"
    row(
        f"one durable commit, {size:,} encounters",
        f"append + fdatasync ({micros(bare)})",
        said,
        "≤ 1.2 ×",
    )
    in_sqlite = sqlite(directory / "sqlite.db", documents)
    row("the same in SQLite (WAL, FULL)", "the same", f"{in_sqlite / bare:.2f} ×")
    if size <= STOCK_UP_TO:
        in_stock = stock_tinydb(directory / "stock.json", documents)
        row("the same in stock TinyDB", "the same", f"{in_stock / bare:.0f} ×")


def micros(seconds: float) -> str:
    return f"{seconds * 1e6:.0f} µs"


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
    """Seconds for an insert."""
    with TinyDB(path) as database:
        table = database.table("encounters")
        table.insert_multiple(map(fields_of, documents))
        rows = [fields_of(an_encounter()) for _ in range(STOCK_ROUNDS)]
        return median(timed(partial(table.insert, row)) for row in rows)


def main() -> None:
    where = sys.argv[1] if len(sys.argv) > 1 else None
    for size in SIZES:
        with tempfile.TemporaryDirectory(dir=where) as directory:
            measure(Path(directory), size)


if __name__ == "__main__":
    main()
