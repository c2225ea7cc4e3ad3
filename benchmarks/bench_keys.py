"""From a key to its last painted byte, in a real terminal, with 1,000 residents and 10,000 rows.

A key is done when nothing has come for a while; the silence itself is not counted."""

from __future__ import annotations

import argparse
import os
import pty
import random
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from fcntl import ioctl
from pathlib import Path

from table import ms, p95, row

from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    Document,
    Encounter,
    FollowUp,
    Member,
    Neighbourhood,
    Place,
    Put,
    Resident,
    new_id,
)
from buurt_tui.store.opening import open_store

SILENCE = 0.05
"""Seconds without a byte after which a key counts as painted."""
PATIENCE = 1.0
"""Seconds to wait for a first byte; some keys paint nothing."""
LONGEST = 10.0
"""Seconds; by then what still comes is a cursor that blinks."""
FIRST = [
    "Fatima",
    "Omar",
    "Janneke",
    "Murat",
    "Ayse",
    "Kofi",
    "Sunil",
    "Agnieszka",
    "Mehmet",
    "Naima",
    "Willem",
    "Stanley",
]
LAST = [
    "el Amrani",
    "Yilmaz",
    "Bos",
    "Kaya",
    "Mensah",
    "Ramdin",
    "de Vries",
    "Kowalska",
    "Bouzid",
    "Pinas",
]


def a_store(path: Path, *, residents: int, follow_ups: int) -> None:
    """A store with so many residents, each met once, and so many open follow-ups."""
    dice = random.Random(7)
    today = date.today()  # noqa: DTZ011  (the program's own day)
    at = datetime.now(UTC)
    place = Place(id=new_id(), name="Kwakersstraat")
    documents: list[Document] = [
        Neighbourhood(id=NEIGHBOURHOOD_ID, name="Meetbuurt"),
        Member(id=new_id(), name="Karim"),
        place,
    ]
    people = [
        Resident(id=new_id(), name=f"{dice.choice(FIRST)}{n} {dice.choice(LAST)}")
        for n in range(residents)
    ]
    documents += people
    for person in people:
        on = today - timedelta(days=dice.randrange(1, 400))
        documents.append(
            Encounter(id=new_id(), on=on, at=at, residents=(person.id,), place=place.id)
        )
    for number in range(follow_ups):
        person = people[number % residents]
        around = today + timedelta(days=dice.randrange(60))
        documents.append(
            FollowUp(
                id=new_id(),
                resident=person.id,
                made_on=today,
                made_at=at,
                around=around,
                reason=f"koffie {number}",
            )
        )
    store = open_store(str(path))
    store.commit(tuple(Put(document) for document in documents), base=0)
    store.close()


class Program:
    """The program, or a peer of it, in a pseudo-terminal, timed."""

    def __init__(
        self, arguments: Sequence[str], home: Path, command: Sequence[str] = ("-m", "buurt_tui")
    ) -> None:
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, *command, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "HOME": str(home), "TERM": "xterm-256color"},
        )
        os.close(slave)
        self.painted(silence=0.4)  # less than a cursor takes to blink

    def painted(self, silence: float = SILENCE) -> float:
        """Seconds from here to the last byte before a silence; 0 if none came."""
        begin = last = time.perf_counter()
        patience = max(silence, PATIENCE)
        while last - begin < LONGEST and select.select([self._master], [], [], patience)[0]:
            os.read(self._master, 1 << 16)
            last = time.perf_counter()
            patience = silence
        return last - begin

    def wait(self, seconds: float) -> None:
        """Let it paint for so long; a cursor that blinks is never silent."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._master], [], [], left)[0]:
                os.read(self._master, 1 << 16)

    def key(self, sent: str) -> float:
        """Press a key; seconds until it is painted."""
        os.write(self._master, sent.encode())
        return self.painted()

    def end(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--residents", type=int, default=1_000)
    arguments.add_argument("--rows", type=int, default=10_000)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "keys.json"
        a_store(path, residents=chosen.residents, follow_ups=chosen.rows)
        program = Program(["--store", str(path), "--as", "Karim"], Path(home))
        typed = [program.key(key) for _ in range(12) for key in ("@", "f", "a", "t", "i", "\x15")]
        program.key("\x1bOQ")
        paged = [program.key("\x1b[6~") for _ in range(60)]
        program.end()
    said = f"p95 {ms(p95(typed))}, median {ms(statistics.median(typed))}"
    row(f"a key in the quick line, {chosen.residents:,} residents", "–", said, "≤ 20 ms")
    said = f"p95 {ms(p95(paged))}, median {ms(statistics.median(paged))}"
    row(f"page down, {chosen.rows:,} rows", "–", said, "≤ 8 ms")


if __name__ == "__main__":
    main()
