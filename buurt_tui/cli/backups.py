"""`buurt backups`: what can be gone back to, newest first."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.backup import NO_BACKUPS
from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import show_rows
from buurt_tui.cli.output import Column
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.text import N_
from buurt_tui.store.backups import Backup, backups
from buurt_tui.store.opening import MEMORY, file_of
from buurt_tui.store.place import Place
from buurt_tui.store.read_only import ReadOnlyFiles
from buurt_tui.store.refusals import plainly


def run(context: Context) -> int:
    """Show them, also of a store that does not open."""
    return show_rows(context, beside(context.config.store), COLUMNS, as_json)


def beside(store: str) -> list[Backup]:
    """The backups of this store, newest first. Raises `Refused`, `StoreError`."""
    if store == MEMORY:
        raise Refused(NO_BACKUPS)
    path = file_of(store)
    with plainly(path):
        place = Place(path, ReadOnlyFiles())
        try:
            return backups(place)
        finally:
            place.close()


def as_json(backup: Backup) -> dict[str, Any]:
    """One backup under the documented keys."""
    return {"day": backup.day, "revision": backup.revision, "path": str(backup.path)}


COLUMNS = (
    Column[Backup](N_("day"), lambda backup: backup.day),
    Column[Backup](N_("change"), lambda backup: backup.revision),
    Column[Backup](N_("file"), lambda backup: str(backup.path)),
)
