"""From what a user says where the store is, to the store."""

from __future__ import annotations

from pathlib import Path

from buurt_tui.domain.text import N_
from buurt_tui.store import Store, StoreError

MEMORY = "memory:"
"""Names a store that is gone when it is closed."""

NO_STORE = N_("{url} is no store that this version of Buurt can open")


def open_store(url: str, *, read_only: bool = False) -> Store:
    """The store at a path, or `memory:`. Raises `StoreError`, with a way on.

    Where there is nothing yet, nothing is made before the first commit. With `read_only` nothing
    is ever made or changed, and a store that is not sound gives what can be read of it."""
    if url == MEMORY:
        from buurt_tui.store.memory import MemoryStore

        return MemoryStore()
    path = file_of(url)
    try:
        if read_only:
            from buurt_tui.store.read_only import open_read_only

            return open_read_only(path)
        from buurt_tui.store.tiny import TinyStore

        return TinyStore(path)
    except StoreError as error:
        from buurt_tui.store.ways_on import with_way_on

        raise with_way_on(error, path, read_only=read_only) from error.__cause__


def file_of(url: str) -> Path:
    """The file that `url` names. Raises `StoreError` if it names none."""
    if "://" in url:
        raise StoreError(NO_STORE, url=url)
    if not url or "\0" in url:
        raise StoreError(N_("a store needs the name of a file"))
    try:
        return Path(url).expanduser()
    except RuntimeError as error:  # nobody is called so
        raise StoreError(
            N_("{url} is no store that this version of Buurt can open"), url=url
        ) from error
