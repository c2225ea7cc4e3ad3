"""Whole copies of the store beside it, one for each day on which somebody wrote.

team.json.d/backups/2026-11-23-000017.json      the store as of change 17, copied on that day

Each is a TinyDB file as `snapshot` writes it, complete without a journal. It gets its name once it
was read back and found equal. Kept are those of the last seven days that have one, and the last
of each of four weeks and twelve months: counted in copies, so that a clock that jumps takes none
away. Whoever is forgotten is taken out of all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError
from buurt_tui.store.codec import FORMAT

if TYPE_CHECKING:
    from buurt_tui.store.place import Place
    from buurt_tui.store.records import Link
    from buurt_tui.store.snapshot import Meta
    from buurt_tui.store.tables import Tables

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of how many there is a backup."""

UNEQUAL = N_("the backup {path} does not read back as it was written; it was taken away again")
EXISTS = N_("{path} is there already; it stays as it is")

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-(\d{6,12})\.json")


class Backup(Struct, frozen=True):
    """One backup, as its name has it."""

    path: Path
    day: date
    revision: int


def directory_of(place: Place) -> Path:
    """Where the backups of this store are."""
    return place.directory / "backups"


def backups(place: Place) -> list[Backup]:
    """All there are, newest first. Raises `OSError`."""
    directory = directory_of(place)
    found: list[Backup] = []
    for name in place.files.names(directory):
        if match := _NAME.fullmatch(name):
            with suppress(ValueError):  # the 31st of February is not ours
                day = date.fromisoformat(match[1])
                found.append(Backup(directory / name, day, int(match[2])))
    return sorted(found, key=lambda backup: (backup.day, backup.revision), reverse=True)


def name_of(day: date, revision: int) -> str:
    """What the backup of this day and revision is called."""
    return f"{day.isoformat()}-{revision:06d}.json"


def write(place: Place, path: Path, tables: Tables, link: Link, meta: Meta) -> None:
    """Write a copy under a name that is not taken, and read it back.

    Raises `OSError`; `StoreError` if it does not read back as it was written."""
    from buurt_tui.store.snapshot import write as pieces_of
    from buurt_tui.store.whole import are_equal, read_whole

    rows = {name: tables.rows(name) for name in tables.names}
    pieces, _checksum = pieces_of(_meta(meta, link), rows)
    handle = place.files.create(path)
    try:
        place.fill(handle, pieces)
        if not are_equal(read_whole(place.files, path).tables, tables):
            raise StoreError(UNEQUAL, path=path)
    except BaseException:
        with suppress(OSError):
            place.files.unlink(path)
        raise


def _meta(meta: Meta, link: Link) -> Meta:
    from msgspec.structs import replace

    # no inode: whoever opens it takes it for what it is, a copy
    return replace(
        meta, format=FORMAT, revision=link.revision, digest=link.digest.decode(), inode=0, tables={}
    )


def make_directory(place: Place) -> Path:
    """The directory for backups, made if need be. Raises `OSError`."""
    directory = directory_of(place)
    if place.files.stamp(directory) is None:
        with suppress(FileExistsError):  # another program was first
            place.files.make_directory(directory)
        place.files.sync_directory(place.directory)
    return directory


def superfluous(listed: list[Backup]) -> list[Backup]:
    """Those of `listed`, newest first, that are no longer worth their room."""
    recent = _newest_of_each(listed, _day, DAYS)
    worth = [
        *(backup for backup in listed if backup.day in recent),
        *_newest_of_each(listed, _week, WEEKS).values(),
        *_newest_of_each(listed, _month, MONTHS).values(),
    ]
    return [backup for backup in listed if backup not in worth]


def _newest_of_each(
    listed: list[Backup], period: Callable[[date], Hashable], most: int
) -> dict[Hashable, Backup]:
    """By period, for the last `most` of them that have one."""
    found: dict[Hashable, Backup] = {}
    for backup in listed:
        key = period(backup.day)
        if key not in found and len(found) < most:
            found[key] = backup
    return found


def _day(day: date) -> date:
    return day


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
