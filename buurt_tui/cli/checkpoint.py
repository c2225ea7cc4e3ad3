"""`buurt checkpoint`: fold the journal into the TinyDB file."""

from __future__ import annotations

from buurt_tui.cli.context import Context
from buurt_tui.cli.output import tell
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.text import N_
from buurt_tui.lang import _


def run(context: Context) -> int:
    """Fold it. Raises `StoreError`."""
    store = context.store()
    fold = getattr(store, "checkpoint", None)  # not every kind of store has a journal
    try:
        if fold is None:
            raise Refused(N_("this store has no journal"))
        fold()
    finally:
        store.close()
    tell(_("{store} holds everything now", store=context.config.store))
    return 0
