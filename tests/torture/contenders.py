"""Three stores that do the same work: each commit puts a resident and an encounter of one number.

    python -m torture.contenders NAME PATH FIRST LAST [CHECKPOINTS]

commits these in turn and says `ack N` on standard output after each that returned, `failed N` after
each that did not; after so many commits it makes a checkpoint, where there is such a thing."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import Protocol

from builders import a_resident, an_encounter
from tinydb import TinyDB

from buurt_tui.domain.model import Encounter, Put, Resident, Revision
from buurt_tui.store.tiny import TinyStore

Found = tuple[set[int], set[int]]
"""The numbers of the residents and of the encounters."""

NOTE = "samen naar de tuin " * 6


class Contender(Protocol):
    """One program that has a store open."""

    file: str
    """The name of what holds the commits, beside the path."""

    def __init__(self, path: Path) -> None: ...
    def commit(self, number: int) -> None: ...
    def fill(self, many: int) -> None:
        """Commit so many at once, with numbers below zero."""
        ...

    def checkpoint(self) -> None: ...
    def found(self) -> Found: ...
    def close(self) -> None: ...


class Stock:
    """TinyDB 4.9 with its own storage."""

    file = ""

    def __init__(self, path: Path) -> None:
        self.database = TinyDB(path)

    def commit(self, number: int) -> None:
        self.database.table("residents").insert({"number": number, "name": f"Bewoner {number}"})
        self.database.table("encounters").insert({"number": number, "note": NOTE})

    def fill(self, many: int) -> None:
        rows = [
            {"number": -number, "name": f"Bewoner {number}", "note": NOTE} for number in range(many)
        ]
        self.database.table("residents").insert_multiple(rows)
        self.database.table("encounters").insert_multiple(rows)

    def checkpoint(self) -> None: ...

    def found(self) -> Found:
        residents, encounters = (
            {row["number"] for row in self.database.table(name)}
            for name in ("residents", "encounters")
        )
        return residents, encounters

    def close(self) -> None:
        self.database.close()


class Sqlite:
    """SQLite, WAL, synchronous=FULL: each document as JSON in a row."""

    file = "-wal"

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path, isolation_level=None, timeout=10)
        self.database.execute("pragma journal_mode=wal")
        self.database.execute("pragma synchronous=full")
        for table in ("residents", "encounters"):
            self.database.execute(f"create table if not exists {table} (number integer, row text)")

    def commit(self, number: int) -> None:
        run = self.database.execute
        try:
            run("begin immediate")
            name = json.dumps({"name": f"Bewoner {number}"})
            run("insert into residents values (?, ?)", (number, name))
            run("insert into encounters values (?, ?)", (number, json.dumps({"note": NOTE})))
            run("commit")
        except BaseException:
            if self.database.in_transaction:
                run("rollback")
            raise

    def fill(self, many: int) -> None:
        self.database.execute("begin immediate")
        for table in ("residents", "encounters"):
            rows = ((-number, json.dumps({"note": NOTE})) for number in range(many))
            self.database.executemany(f"insert into {table} values (?, ?)", rows)
        self.database.execute("commit")

    def checkpoint(self) -> None:
        self.database.execute("pragma wal_checkpoint(truncate)")

    def found(self) -> Found:
        residents, encounters = (
            {number for (number,) in self.database.execute(f"select number from {table}")}
            for table in ("residents", "encounters")
        )
        return residents, encounters

    def close(self) -> None:
        self.database.close()


class Ours:
    """The store as the program opens it."""

    file = ".d/journal-000001"

    def __init__(self, path: Path) -> None:
        self.store = TinyStore(path)
        self._base = Revision(0)

    def commit(self, number: int) -> None:
        resident = a_resident(id=f"r{number}", name=f"Bewoner {number}")
        encounter = an_encounter(id=f"e{number}", note=NOTE)
        self._base = self.store.commit((Put(resident), Put(encounter)), base=self._base)

    def fill(self, many: int) -> None:
        residents = (Put(a_resident(id=f"r-{number}", name="x")) for number in range(many))
        encounters = (Put(an_encounter(id=f"e-{number}", note=NOTE)) for number in range(many))
        self._base = self.store.commit((*residents, *encounters), base=self._base)
        self.store.checkpoint()

    def checkpoint(self) -> None:
        self.store.checkpoint()

    def found(self) -> Found:
        changes, _ = self.store.changes(Revision(0))
        found: Found = set(), set()
        for change in changes:
            assert isinstance(change, Put)
            if isinstance(change.document, Resident):
                found[0].add(int(change.document.id[1:]))
            elif isinstance(change.document, Encounter):
                found[1].add(int(change.document.id[1:]))
        return found

    def close(self) -> None:
        self.store.close()


CONTENDERS: dict[str, type[Contender]] = {"stock": Stock, "sqlite": Sqlite, "ours": Ours}


def work(kind: type[Contender], path: Path, numbers: range, checkpoints: int = 0) -> None:
    """Commit these numbers, and say after each what became of it."""
    contender = kind(path)
    for number in numbers:
        try:
            contender.commit(number)
        except Exception as error:
            say(f"failed {number} {type(error).__name__} {error}")
            continue
        say(f"ack {number}")
        if checkpoints and number % checkpoints == checkpoints - 1:
            contender.checkpoint()
    contender.close()


def say(line: str) -> None:
    """Say a line on standard output, in one call to the system."""
    os.write(1, (line.replace("\n", " ") + "\n").encode())


def acked_in(output: str) -> set[int]:
    """Which commits returned, by what `work` said."""
    return {int(line.split()[1]) for line in output.splitlines() if line.startswith("ack ")}


def look(kind: type[Contender], path: Path) -> Found | None:
    """What a new program finds; None if it cannot read the store."""
    try:
        contender = kind(path)
        try:
            return contender.found()
        finally:
            contender.close()
    except Exception:
        return None


if __name__ == "__main__":
    name, path, first, last, *more = sys.argv[1:]
    numbers = range(int(first), int(last))
    work(CONTENDERS[name], Path(path), numbers, *map(int, more))
