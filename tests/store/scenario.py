"""A short life of a store, and every state that it may be found in afterwards."""

from __future__ import annotations

from pathlib import Path

from builders import AT, MONDAY
from msgspec import structs

from buurt_tui.domain.model import (
    Buurt,
    Changes,
    Delete,
    Document,
    Encounter,
    Put,
    Resident,
    Revision,
)
from buurt_tui.store.tiny import TinyStore

SECRET = "Wilhelmina van der Zwaluw"

State = dict[tuple[str, str], Document]


def fatima(name: str) -> Resident:
    return Resident(id="f", name=name)


def met(id_: str, note: str) -> Encounter:
    return Encounter(id=id_, on=MONDAY, at=AT, residents=("f",), note=note)


COMMITS: list[Changes] = [
    (Put(fatima("Fatima")), Put(met("1", "wil koken"))),
    (Put(Resident(id="w", name=SECRET)), Put(met("2", "met dezelfde hond"))),
    (Put(fatima("Fatima el Amrani")), Delete(Encounter, "1")),
    (Delete(Resident, "w", erase=True), Put(met("2", "zonder naam"))),
    (Put(met("3", "é" * 40)),),
]
CHECKPOINT_AFTER = {2, 5}
"""So many commits, and then a checkpoint."""


def states() -> list[State]:
    """What the store holds before the first commit, and after each."""
    found: list[State] = [{}]
    for revision, changes in enumerate(COMMITS, 1):
        state = dict(found[-1])
        for change in changes:
            if isinstance(change, Put):
                stamped = structs.replace(change.document, rev=revision)
                state[type(stamped).__name__, stamped.id] = stamped
            else:
                state.pop((change.kind.__name__, change.id))
        found.append(state)
    return found


STATES = states()


def state_of(store: TinyStore) -> State:
    changes, revision = store.changes(Revision(0))
    assert all(isinstance(change, Put) for change in changes)
    state = {
        (type(change.document).__name__, change.document.id): change.document
        for change in changes
        if isinstance(change, Put)
    }
    assert Buurt().apply(changes, revision).revision == revision
    return state


def live(store: TinyStore, begin: int = 0) -> None:
    """Commit what comes after the first `begin` commits."""
    for revision in range(begin + 1, len(COMMITS) + 1):
        store.commit(COMMITS[revision - 1], base=Revision(revision - 1))
        if revision in CHECKPOINT_AFTER:
            store.checkpoint()


def files_with(secret: str, *roots: Path) -> list[Path]:
    """Every file under these that holds `secret`."""
    files = [file for root in roots for file in (root, *root.rglob("*")) if file.is_file()]
    return [file for file in files if secret.encode() in file.read_bytes()]
