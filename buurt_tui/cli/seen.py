"""A store that went back in time, as when an older file took its place: noticed, once."""

from __future__ import annotations

from contextlib import suppress

from buurt_tui.config import Seen, last_seen, remember_seen
from buurt_tui.domain.text import N_
from buurt_tui.store import Notice, Store, StoreError

WENT_BACK = N_(
    "{path} went back in time: it is at change {revision} and was at change {before}."
    " `buurt backups` shows what there is of later, and `buurt restore` brings it back"
)


def note_going_back(path: str, store: Store) -> None:
    """Add a notice to the store if it had come further before, here or by its newest backup."""
    from buurt_tui.store.tiny import TinyStore

    if not isinstance(store, TinyStore):
        return
    name, revision = store.identity
    seen = last_seen(path)
    if not name:
        return
    known = seen if seen and seen.store == name else Seen(name, 0)
    before = max(known.revision, _backed_up(store))
    if revision < before and known.told != before:
        store.notices.append(
            Notice(WENT_BACK, {"path": path, "revision": revision, "before": before})
        )
        remember_seen(path, Seen(name, revision, before))


def _backed_up(store: object) -> int:
    """The latest revision of which there is a backup."""
    from buurt_tui.store.tiny import TinyStore

    assert isinstance(store, TinyStore)
    with suppress(StoreError):
        return max((backup.revision for backup in store.backups()), default=0)
    return 0


def remember(path: str, store: Store) -> None:
    """Note how far this store has come."""
    from buurt_tui.store.tiny import TinyStore

    if not isinstance(store, TinyStore):
        return
    name, revision = store.identity
    seen = last_seen(path)
    is_same = seen is not None and seen.store == name
    if name and not (is_same and seen and seen.revision == revision):
        remember_seen(path, Seen(name, revision, seen.told if seen and is_same else 0))
