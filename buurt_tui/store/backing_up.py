"""Making a backup beside the store, or anywhere else, from what is in memory."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError
from buurt_tui.store.backups import (
    EXISTS,
    backups,
    directory_of,
    make_directory,
    name_of,
    superfluous,
    write,
)
from buurt_tui.store.engine import Engine
from buurt_tui.store.loading import State
from buurt_tui.store.place import Place
from buurt_tui.store.refusals import plainly
from buurt_tui.store.room import keep_reserve

TRIES = 5
"""How often a backup is made anew when a colleague wrote meanwhile."""
BUSY = N_("a colleague is writing all the time; no backup of {path} was made")


def is_due(place: Place, revision: int, day: date) -> bool:
    """Whether something was written since the last backup, and that is not of today."""
    try:
        kept = backups(place)
    except OSError:
        return False
    return not any(backup.day == day or backup.revision == revision for backup in kept)


def back_up(engine: Engine, day: date) -> Path | None:
    """Make a backup in the directory for them; None if there is nothing yet.

    It gets its name only if nobody wrote since it was begun: it might else hold somebody who was
    forgotten meanwhile. Raises `StoreError`."""
    place = engine.place
    with plainly(place.path):
        for _try in range(TRIES):
            engine.refresh()
            state = engine.state
            if state.meta is None:
                return None
            make_directory(place)
            path = directory_of(place) / name_of(day, engine.revision)
            if place.files.stamp(path) or _made(engine, state, path):
                _thin_out(place)
                keep_reserve(place)
                return path
    raise StoreError(BUSY, path=place.path)


def _made(engine: Engine, state: State, path: Path) -> bool:
    """Whether the backup was made; False if somebody wrote meanwhile."""
    assert state.meta
    place = engine.place
    unfinished = place.unused_name()
    try:
        write(place, unfinished, state.tables, state.link, state.meta)
        with engine.unchanged() as is_unchanged:
            if is_unchanged:
                place.files.rename(unfinished, path)
                place.files.sync_directory(path.parent)
                return True
    except (FileNotFoundError, StoreError) as error:
        cause = error.__cause__ if isinstance(error, StoreError) else error
        if not isinstance(cause, FileNotFoundError):
            raise
        return False  # a colleague who began to write took it for what a crash left
    finally:
        with suppress(OSError):
            place.files.unlink(unfinished)  # gone already if it was renamed
    return False


def _thin_out(place: Place) -> None:
    gone = superfluous(backups(place))
    for backup in gone:
        with suppress(FileNotFoundError):  # another program was first
            place.files.unlink(backup.path)
    if gone:
        place.files.sync_directory(directory_of(place))


def copy_to(engine: Engine, path: Path) -> Path | None:
    """Write a backup to a new file anywhere; None if there is nothing yet. Raises `StoreError`."""
    place = engine.place
    engine.refresh()
    state = engine.state
    if state.meta is None:
        return None
    with plainly(path):
        try:
            write(place, path, state.tables, state.link, state.meta)
        except FileExistsError as error:
            raise StoreError(EXISTS, path=path) from error
        place.files.sync_directory(path.parent)
    return path
