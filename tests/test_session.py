"""The only writer: two of them on one store, conflicts, stamps."""

from __future__ import annotations

import pytest
from builders import AT, MONDAY, a_follow_up, a_member, a_resident, a_round

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.follow_up_edits import Attempt, Settle
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook
from buurt_tui.domain.model import Changes, Document, Doors, Kind, Put, Revision, Status
from buurt_tui.domain.resident_edits import AddAlias, Erase, Merge, Rename
from buurt_tui.domain.team_edits import CountDoor
from buurt_tui.session import MAX_TRIES, Session
from buurt_tui.store import Conflict, Notice
from buurt_tui.store.memory import MemoryStore

FATIMA = a_resident()


class StaleStore(MemoryStore):
    """Hands out nothing that is new for a while, so that the next commit comes too late."""

    stale = 0

    def changes(self, since: Revision) -> tuple[Changes, Revision]:
        if since and self.stale:
            self.stale -= 1
            return (), since
        return super().changes(since)


def a_store(*documents: Document) -> StaleStore:
    store = StaleStore()
    store.commit(tuple(map(Put, documents)), base=Revision(0))
    return store


def two_sessions(store: MemoryStore) -> tuple[Session, Session]:
    karim, anja = Session(store, now=lambda: AT), Session(store, now=lambda: AT)
    karim.me, anja.me = a_member("Karim").id, a_member("Anja").id
    return karim, anja


def a_log(id_: str, **fields) -> LogEncounter:
    return LogEncounter(**{"id": id_, "on": MONDAY, "at": AT, **fields})


def test_a_session_begins_with_what_the_store_holds():
    assert set(Session(a_store(FATIMA), now=lambda: AT).buurt.residents) == {FATIMA.id}


def test_what_one_commits_the_other_has_after_refreshing():
    karim, anja = two_sessions(a_store(FATIMA))
    karim.apply(AddAlias(resident=FATIMA.id, alias="Faat"))
    assert anja.buurt.residents[FATIMA.id].aliases == ()
    assert anja.refresh().residents[FATIMA.id].aliases == ("Faat",)


def test_a_refresh_without_news_is_the_same_buurt():
    session = Session(a_store(FATIMA), now=lambda: AT)
    assert session.refresh() is session.buurt
    before = session.buurt
    assert session.refresh() is before


def test_a_deletion_by_the_other_is_taken_in():
    karim, anja = two_sessions(a_store(FATIMA))
    karim.apply(Erase(resident=FATIMA.id))
    assert dict(anja.refresh().residents) == {}


def test_what_is_written_is_stamped_with_the_member_and_the_revision():
    karim, _ = two_sessions(a_store(FATIMA))
    renamed = karim.apply(Rename(resident=FATIMA.id, name="Fatima")).residents[FATIMA.id]
    assert (renamed.by, renamed.rev) == (karim.me, karim.buurt.revision)
    (step,) = karim.buurt.steps.values()
    assert (step.by, step.edit, step.at) == (karim.me, "Rename", AT)


def test_memory_and_store_hold_the_same_stamps():
    store = a_store(FATIMA)
    karim, anja = two_sessions(store)
    karim.apply(Rename(resident=FATIMA.id, name="Fatima"))
    assert anja.refresh().residents == karim.buurt.residents
    assert anja.buurt.steps == karim.buurt.steps


def test_who_did_not_say_who_they_are_stamps_nothing():
    session = Session(a_store(FATIMA), now=lambda: AT)
    assert session.apply(Rename(resident=FATIMA.id, name="F.")).residents[FATIMA.id].by == ""


def test_an_edit_that_asks_for_nothing_commits_nothing():
    session = Session(a_store(FATIMA), now=lambda: AT)
    before = session.buurt
    assert session.apply(Rename(resident=FATIMA.id, name=FATIMA.name)) is before


def test_a_refused_edit_writes_nothing():
    session = Session(a_store(FATIMA), now=lambda: AT)
    before = session.buurt
    with pytest.raises(Refused):
        session.apply(Rename(resident="x", name="Jan"))
    assert session.refresh() is before


@pytest.mark.parametrize("stale", [0, 1])
def test_doors_that_two_count_add_up(stale):
    round_ = a_round()
    store = a_store(round_)
    karim, anja = two_sessions(store)
    karim.apply(CountDoor(round=round_.id, place=None, closed=1))
    store.stale = stale
    buurt = anja.apply(CountDoor(round=round_.id, place=None, closed=1))
    assert buurt.rounds[round_.id].doors == (Doors(place=None, closed=2),)


@pytest.mark.parametrize("stale", [0, 1])
def test_a_topic_that_two_type_at_once_is_one_topic(stale):
    store = a_store(FATIMA)
    karim, anja = two_sessions(store)
    koken = {id_: NewHook(kind=Kind.WISH, interest=New(id=id_, name="koken")) for id_ in "ka"}
    karim.apply(a_log("k", hooks=(koken["k"],)))
    store.stale = stale
    buurt = anja.apply(a_log("a", hooks=(koken["a"],)))
    assert len(buurt.interests) == 1
    assert {e.hooks[0].interest for e in buurt.encounters.values()} == set(buurt.interests)


@pytest.mark.parametrize("stale", [0, 1])
def test_a_place_that_two_type_at_once_is_one_place(stale):
    store = a_store(FATIMA)
    karim, anja = two_sessions(store)
    karim.apply(a_log("k", place=New(id="k", name="Harpstraat")))
    store.stale = stale
    assert len(anja.apply(a_log("a", place=New(id="a", name="harpstraat"))).places) == 1


def test_names_that_two_add_are_both_kept():
    store = a_store(FATIMA)
    karim, anja = two_sessions(store)
    karim.apply(AddAlias(resident=FATIMA.id, alias="Faat"))
    store.stale = 1
    buurt = anja.apply(AddAlias(resident=FATIMA.id, alias="Fa"))
    assert buurt.residents[FATIMA.id].aliases == ("Faat", "Fa")


def test_what_a_colleague_settled_a_moment_earlier_is_refused_not_overwritten():
    promise = a_follow_up(FATIMA)
    store = a_store(FATIMA, promise)
    karim, anja = two_sessions(store)
    karim.apply(Settle(follow_up=promise.id, status=Status.DONE, on=MONDAY, by=karim.me))
    store.stale = 1
    with pytest.raises(Refused, match="settled already"):
        anja.apply(Settle(follow_up=promise.id, status=Status.DROPPED, on=MONDAY))
    assert anja.buurt.follow_ups[promise.id].status is Status.DONE


def test_crossing_merges_make_one_resident_not_none():
    a, b = a_resident("A"), a_resident("B")
    store = a_store(a, b)
    karim, anja = two_sessions(store)
    karim.apply(Merge(keep=a.id, other=b.id))
    store.stale = 1
    with pytest.raises(Refused, match="same resident"):
        anja.apply(Merge(keep=b.id, other=a.id))
    assert [r.id for r in anja.buurt.residents.values() if not r.merged_into] == [a.id]


def test_undo_in_two_terminals_at_the_same_moment_takes_back_two_things():
    store = a_store(FATIMA)
    here, there = two_sessions(store)
    there.me = here.me
    for alias in ("Fa", "Faat", "Fatie"):
        here.apply(AddAlias(resident=FATIMA.id, alias=alias))
    there.refresh()
    here.undo()
    store.stale = 1
    there.undo()
    assert there.buurt.residents[FATIMA.id].aliases == ("Fa",)


def test_what_others_committed_in_between_is_taken_in_with_ones_own():
    promise = a_follow_up(FATIMA)
    store = a_store(FATIMA, promise)
    karim, anja = two_sessions(store)
    karim.apply(a_log("k"))
    store.stale = 1
    buurt = anja.apply(Attempt(follow_up=promise.id, on=MONDAY))
    assert ("k" in buurt.encounters, buurt.follow_ups[promise.id].attempts) == (True, (MONDAY,))


class BusyStore(MemoryStore):
    """Somebody else is always a moment earlier."""

    def __init__(self, conflicts: int) -> None:
        super().__init__()
        self.conflicts = conflicts
        self.notices: list[Notice] = []

    def commit(self, changes: Changes, *, base: Revision) -> Revision:
        if self.conflicts:
            self.conflicts -= 1
            raise Conflict("a colleague changed this a moment earlier")
        return super().commit(changes, base=base)


def test_a_conflict_is_tried_again():
    session = Session(BusyStore(MAX_TRIES - 1), now=lambda: AT)
    assert set(session.apply(a_log("e")).encounters) == {"e"}


def test_and_in_the_end_told():
    store = BusyStore(1000)
    session = Session(store, now=lambda: AT)
    with pytest.raises(Conflict):
        session.apply(a_log("e"))
    assert 1000 - store.conflicts == MAX_TRIES
    assert dict(session.buurt.encounters) == {}
