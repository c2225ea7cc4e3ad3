"""A file of more than a megabyte, of which opening reads no more than is asked for."""

from __future__ import annotations

import os
from datetime import datetime

import pytest
from builders import AT, MONDAY, a_resident
from store.scenario import files_with, state_of

from buurt_tui.domain.model import Put, Revision
from buurt_tui.domain.resident_edits import Erase
from buurt_tui.session import Session
from buurt_tui.store import verified
from buurt_tui.store.check import examine, repair
from buurt_tui.store.doctor import facts_of
from buurt_tui.store.opening import open_store
from buurt_tui.store.read_only import ReadOnlyFiles
from buurt_tui.store.tiny import TinyStore

MANY = 12_000


@pytest.fixture
def long_store(path):
    store = TinyStore(path)
    people = [
        Put(a_resident(f"Nummer {n:05}", id=f"{n:05}", aliases=("x" * 60,))) for n in range(MANY)
    ]
    store.commit((*people, Put(a_resident("Wilhelmina Zwaluw", id="w"))), base=Revision(0))
    store.checkpoint()
    store.close()
    assert path.stat().st_size > verified.LONG
    return path


def test_it_is_checked_to_the_last_byte(long_store):
    TinyStore(long_store).close()  # which notes that it is right
    assert examine(long_store).is_sound
    assert examine(long_store).documents["residents"] == MANY + 1
    data = long_store.read_bytes()
    stamp = long_store.stat()
    long_store.write_bytes(data.replace(b"Nummer 07777", b"Nummer 07778"))
    os.utime(long_store, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    examined = examine(long_store)
    assert not examined.is_sound
    assert examined.documents["residents"] == MANY + 1


def test_it_is_backed_up_copied_and_looked_at_whole(long_store):
    store = TinyStore(long_store)
    backup = store.back_up(MONDAY)
    copy = TinyStore(backup, ReadOnlyFiles())
    assert state_of(copy) == state_of(store)
    for each in (store, copy):
        each.close()
    repaired = long_store.with_name("copy.json")
    repair(examine(long_store), repaired)
    assert examine(repaired).documents["residents"] == MANY + 1
    looking = open_store(str(long_store), read_only=True)
    assert len(looking.everything()[0]["residents"]) == MANY + 1
    looking.close()
    assert {fact.name for fact in facts_of(long_store, a_time()) if not fact.is_well} == set()


def a_time() -> datetime:
    return AT


def test_somebody_is_forgotten_who_was_never_read(long_store):
    store = TinyStore(long_store)
    store.back_up(MONDAY)
    session = Session(store, a_time)
    session.apply(Erase(resident="w"))
    store.close()
    assert files_with("Wilhelmina", long_store.parent) == []
    again = TinyStore(long_store)
    assert again.forgotten()
    assert len(again.backups()) == 1
    again.close()


def test_a_crash_between_forgetting_and_the_checkpoint_is_made_up_for(long_store, monkeypatch):
    from buurt_tui.store import engine

    store = TinyStore(long_store)
    store.back_up(MONDAY)
    session = Session(store, a_time)

    def fails(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(engine, "forget_in_backups", fails)
        with pytest.raises(engine.StoreError):
            session.apply(Erase(resident="w"))
    assert files_with("Wilhelmina", long_store.parent)
    store.close()
    TinyStore(long_store).close()
    assert files_with("Wilhelmina", long_store.parent) == []
