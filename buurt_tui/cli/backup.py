"""`buurt backup [FILE]`: a copy of everything, now."""

from __future__ import annotations

from buurt_tui.cli.context import Context
from buurt_tui.cli.output import tell
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.store.opening import file_of
from buurt_tui.store.tiny import TinyStore

NO_BACKUPS = N_("there are no files here to make a backup of")
NOTHING_YET = N_("nobody wrote anything yet; there is nothing to make a backup of")


def run(context: Context) -> int:
    """Make it. Raises `StoreError`."""
    store = opened(context)
    try:
        named = next(iter(context.call.arguments), None)
        made = store.back_up(context.real_today) if named is None else store.copy_to(file_of(named))
    finally:
        store.close()
    if made is None:
        raise Refused(NOTHING_YET)
    tell(_("the backup is in {path}; it was opened and compared", path=made))
    return 0


def opened(context: Context) -> TinyStore:
    """The store, if it is one of files. Raises `Refused`, `StoreError`."""
    store = context.store()
    if not isinstance(store, TinyStore):
        store.close()
        raise Refused(NO_BACKUPS)
    return store
