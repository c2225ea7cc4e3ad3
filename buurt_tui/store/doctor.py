"""How a store is kept: where, by whom it can be read, on what disk, and with which backups."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from buurt_tui.domain.model import Encounter
from buurt_tui.domain.text import N_
from buurt_tui.store import Notice, StoreError
from buurt_tui.store.backups import Backup, backups
from buurt_tui.store.machine import Mount, holders, mount_of, owner_of, synchronizer_of
from buurt_tui.store.place import Place
from buurt_tui.store.read_only import ReadOnlyFiles
from buurt_tui.store.tiny import TinyStore
from buurt_tui.store.whole import read_whole

LITTLE_ROOM = 50_000_000
"""Bytes; and twenty times what the store takes should be free as well."""
OLD_BACKUP = timedelta(days=8)

WHERE = N_("the neighbourhood is in {path}")
NOBODY_YET = N_("nobody wrote there yet; the first line makes it")
OPENS = N_("it opens; up to change {revision}, {documents} documents")
DOES_NOT_OPEN = N_("it does not open. {problem}. `buurt check` says more")
ONLY_READ = N_("you may read it, but not write in it")
FILES = N_("{file} is {size}, its journal {journal}, backups {backups}, what is set aside {aside}")
ONLY_OWNER = N_("only {owner} may read the files")
TEAM = N_("{owner} and everybody in the group {group} may read the files: a store of a team")
GROUP = N_("everybody in the group {group} may read {path}; `chmod go= {path}` ends that")
EVERYBODY = N_("everybody on this computer may read {path}; `chmod go= {path}` ends that")
NOT_ENCRYPTED = N_(
    "Buurt does not encrypt the files: whoever has the disk can read the names, unless the disk"
    " itself is encrypted"
)
NO_BACKUP = N_("there is no backup yet; `buurt backup` makes one")
BACKUP = N_("the last of {files} backups is of {day}; it opens and is whole")
OLD = N_("the last backup is of {day}, and things were written since; `buurt backup` makes one")
BAD_BACKUP = N_("the last backup, of {day}, does not open: {problem}")
ROOM = N_("there is {free} free on its disk")
NO_ROOM = N_("there is only {free} free on its disk")
NOBODY_HOLDS = N_("nobody holds the lock")
HELD = N_("the lock is held by {who}")
LOCAL = N_("its disk is a {kind}")
NETWORK = N_(
    "its disk is a {kind}, on another computer: locks may not work there, and two who write at once"
    " could clash"
)
NO_LOCKS = N_("its disk, a {kind}, knows no locks: let one person at a time write")
SYNCHRONIZED = N_(
    "{service} copies this directory to other computers: never open it on two of them at once"
)
CLOCK = N_("the clock says {now}")
FROM_FUTURE = N_(
    "encounters of days that are still to come: {documents}; the clock says {now}, is that right?"
)


class Fact(Struct, frozen=True):
    """One thing that is so."""

    name: str
    """What it is about, for `--json`."""
    message: str
    """Marked for translation."""
    values: dict[str, Any] = field(default_factory=dict)
    is_well: bool = True


class Size(int):
    """Bytes, which the edge writes in larger units."""


def facts_of(path: Path, now: datetime) -> Iterator[Fact]:
    """All that there is to say of the store at `path`. Raises `OSError`."""
    place = Place(path, ReadOnlyFiles())
    try:
        yield Fact("store", WHERE, {"path": place.path})
        store, fact = _opened(place)
        yield fact
        if store is not None:
            yield from _when(store, now)
        if _is_there(place.path) or _is_there(place.directory):
            yield from _files(place)
            yield from _readers(place)
            yield from _backups(place, store)
        yield Fact("encryption", NOT_ENCRYPTED)
        yield from _disk(place)
        yield from _lock(place)
    finally:
        place.close()


def _opened(place: Place) -> tuple[TinyStore | None, Fact]:
    try:
        store = TinyStore(place.path, ReadOnlyFiles())
    except StoreError as error:
        problem = Notice(error.message, error.values)
        return None, Fact("opens", DOES_NOT_OPEN, {"problem": problem}, is_well=False)
    try:
        _name, revision = store.identity
        documents = sum(1 for _ in store.state.tables.documents())  # reads all, before it is closed
    finally:
        store.close()
    if not revision:
        return None, Fact("opens", NOBODY_YET)
    return store, Fact("opens", OPENS, {"revision": revision, "documents": documents})


def _when(store: TinyStore, now: datetime) -> Iterator[Fact]:
    later = sum(
        isinstance(document, Encounter) and document.on > now.date() + timedelta(days=1)
        for document in store.state.tables.documents()
    )
    values = {"now": now.isoformat(timespec="minutes"), "documents": later}
    yield Fact("clock", FROM_FUTURE if later else CLOCK, values, is_well=not later)


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113


def _files(place: Place) -> Iterator[Fact]:
    values = {
        "file": place.path,
        "size": _size([place.path]),
        "journal": _size(place.directory.glob("journal-*")),
        "backups": _size((place.directory / "backups").glob("*")),
        "aside": _size(place.quarantine.glob("*")),
    }
    yield Fact("files", FILES, values)
    names = (place.path, place.directory, place.path.parent)
    there = [path for path in names if _is_there(path)]
    if not all(os.access(path, os.W_OK) for path in there):
        yield Fact("writable", ONLY_READ, is_well=False)


def _size(paths: Any) -> Size:
    total = 0
    with suppress(OSError):  # what may not be looked at is said elsewhere
        for path in paths:
            total += path.stat().st_size
    return Size(total)


def _is_there(path: Path) -> bool:
    """Whether there is such a file, as far as we may know."""
    return os.path.exists(path)  # noqa: PTH110  (a Path raises where it may not look)


def _readers(place: Place) -> Iterator[Fact]:
    """Who may read what we keep; a directory that keeps others out keeps them out of all in it."""
    there = [path for path in (place.path, place.directory) if _is_there(path)]
    kept = [path for path in (place.path, *sorted(place.directory.rglob("*"))) if _is_file(path)]
    owner, group = owner_of(there[0])
    open_to_all = [path for path in kept if _may(path, stat.S_IROTH, stat.S_IXOTH)]
    open_to_group = [path for path in kept if _may(path, stat.S_IRGRP, stat.S_IXGRP)]
    is_teams = _is_there(place.directory) and bool(place.directory.stat().st_mode & stat.S_IWGRP)
    values = {"owner": owner, "group": group}
    if open_to_all:
        yield Fact("readers", EVERYBODY, {"path": open_to_all[0]}, is_well=False)
    elif is_teams:
        yield Fact("readers", TEAM, values)
    elif open_to_group:
        yield Fact("readers", GROUP, {**values, "path": open_to_group[0]}, is_well=False)
    else:
        yield Fact("readers", ONLY_OWNER, values)


def _may(path: Path, read: int, pass_through: int) -> bool:
    """Whether somebody with these rights can get at `path` and read it."""
    try:
        return bool(path.stat().st_mode & read) and all(
            parent.stat().st_mode & pass_through for parent in path.parents
        )
    except OSError:
        return False


def _backups(place: Place, store: TinyStore | None) -> Iterator[Fact]:
    try:
        kept = backups(place)
    except OSError:
        kept = []
    if not kept:
        yield Fact("backup", NO_BACKUP, is_well=store is None)
        return
    yield _newest(place, kept, store)


def _newest(place: Place, kept: list[Backup], store: TinyStore | None) -> Fact:
    newest = kept[0]
    values: dict[str, Any] = {"day": newest.day, "files": len(kept)}
    try:
        read_whole(place.files, newest.path)
    except StoreError as error:
        problem = Notice(error.message, error.values)
        return Fact("backup", BAD_BACKUP, {**values, "problem": problem}, is_well=False)
    if store is not None and _written_since(store, newest):
        return Fact("backup", OLD, values, is_well=False)
    return Fact("backup", BACKUP, values)


def _written_since(store: TinyStore, newest: Backup) -> bool:
    """Whether something was logged more than a week after the backup."""
    documents = store.state.tables.documents()
    days = (each.at.date() for each in documents if isinstance(each, Encounter))
    last = max(days, default=newest.day)
    return store.identity[1] > newest.revision and last > newest.day + OLD_BACKUP


def _disk(place: Place) -> Iterator[Fact]:
    there = next(path for path in place.path.parents if _is_there(path))
    free = Size(shutil.disk_usage(there).free)
    needed = max(LITTLE_ROOM, 20 * _size([place.path]))
    yield Fact("room", ROOM if free >= needed else NO_ROOM, {"free": free}, free >= needed)
    mount = mount_of(there)
    if mount is not None:
        yield _kind(mount)
    synchronizer = synchronizer_of(place.path)
    if synchronizer:
        yield Fact("synchronized", SYNCHRONIZED, {"service": synchronizer}, is_well=False)


def _kind(mount: Mount) -> Fact:
    values = {"kind": mount.kind}
    if mount.is_elsewhere:
        return Fact("disk", NETWORK, values, is_well=False)
    if not mount.has_locks:
        return Fact("disk", NO_LOCKS, values, is_well=False)
    return Fact("disk", LOCAL, values)


def _lock(place: Place) -> Iterator[Fact]:
    lock = place.directory / "lock"
    if not _is_there(lock):
        return
    who = holders(lock)
    yield Fact("lock", HELD, {"who": ", ".join(who)}) if who else Fact("lock", NOBODY_HOLDS)
