"""From what a user says where the store is, to the store."""

from __future__ import annotations

from pathlib import Path

from buurt_tui.domain.text import N_
from buurt_tui.store import Store, StoreError

MEMORY = "memory:"
"""Names a store that is gone when it is closed."""


def open_store(url: str) -> Store:
    """The store at a path, or `memory:`. Raises `StoreError`.

    Where there is nothing yet, nothing is made before the first commit."""
    if url == MEMORY:
        from buurt_tui.store.memory import MemoryStore

        return MemoryStore()
    if "://" in url:
        raise StoreError(N_("{url} is no store that this version of Buurt can open"), url=url)
    if not url or "\0" in url:
        raise StoreError(N_("a store needs the name of a file"))
    from buurt_tui.store.tiny import TinyStore

    return TinyStore(Path(url).expanduser())
