"""Two people at work at once, through sessions: in one program, and in two on one file."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT, a_follow_up, a_member, a_resident, an_encounter

from buurt_tui.domain.amend_edits import AmendEncounter
from buurt_tui.domain.amending import Answer, Clashed
from buurt_tui.domain.edit import Edit
from buurt_tui.domain.follow_up_edits import Revise
from buurt_tui.domain.model import Document, MemberId, Put, Revision
from buurt_tui.domain.resident_edits import Rename
from buurt_tui.domain.team_edits import AddMember, member_id
from buurt_tui.session import Session
from buurt_tui.store import Store
from buurt_tui.store.memory import MemoryStore
from buurt_tui.store.tiny import TinyStore

KARIM, ANJA = a_member("Karim"), a_member("Anja")
FATIMA = a_resident("Fatima el Amrani")
MET = an_encounter(FATIMA, note="bankje")
OPEN = a_follow_up(FATIMA, reason="bellen", made_in=MET.id)
DOCUMENTS: tuple[Document, ...] = (KARIM, ANJA, FATIMA, MET, OPEN)


def filled(store: Store) -> None:
    store.commit(tuple(map(Put, DOCUMENTS)), base=Revision(0))


def a_session(store: Store, me: str) -> Session:
    session = Session(store, now=lambda: AT)
    session.me = MemberId(me)
    return session


def two() -> tuple[Session, Session]:
    store = MemoryStore()
    filled(store)
    return a_session(store, KARIM.id), a_session(store, ANJA.id)


def test_what_the_other_committed_while_i_typed_is_merged():
    karim, anja = two()
    saw = anja.buurt.follow_ups[OPEN.id]
    karim.apply(Revise(follow_up=OPEN.id, walker=KARIM.id, saw=karim.buurt.follow_ups[OPEN.id]))
    after = anja.apply(Revise(follow_up=OPEN.id, reason="soep", saw=saw)).follow_ups[OPEN.id]
    assert (after.walker, after.reason) == (KARIM.id, "soep")


def test_what_i_saw_counts_also_when_their_commit_was_taken_in_before_i_pressed_enter():
    karim, anja = two()
    saw = anja.buurt.residents[FATIMA.id]
    karim.apply(Rename(resident=FATIMA.id, name="Fatima Karim"))
    anja.refresh()
    with pytest.raises(Clashed) as clashed:
        anja.apply(Rename(resident=FATIMA.id, name="Fatima Anja", saw=saw))
    assert clashed.value.name == "Karim"
    assert anja.buurt.residents[FATIMA.id].name == "Fatima Karim"


def test_an_answer_is_an_edit_like_any_other_and_undo_takes_it_back():
    karim, anja = two()
    saw = anja.buurt.residents[FATIMA.id]
    karim.apply(Rename(resident=FATIMA.id, name="Fatima Karim"))
    mine = Rename(
        resident=FATIMA.id,
        name="Fatima Anja",
        saw=saw,
        answers=(Answer(FATIMA.id, "name", "Fatima Karim", keeps_mine=True),),
    )
    assert anja.apply(mine).residents[FATIMA.id].name == "Fatima Anja"
    anja.undo()
    assert anja.buurt.residents[FATIMA.id].name == "Fatima Karim"


class InBetween(MemoryStore):
    """A store into which somebody else writes right before a commit."""

    def __init__(self) -> None:
        super().__init__()
        self.before: list[Edit] = []

    def commit(self, changes, *, base):
        while self.before:
            edit, self.before = self.before[0], self.before[1:]
            other = Session.__new__(Session)
            Session.__init__(other, self, now=lambda: AT)
            other.me = KARIM.id
            other.apply(edit)
        return super().commit(changes, base=base)


def test_what_is_written_between_reading_and_committing_is_merged_or_asked_about():
    store = InBetween()
    filled(store)
    anja = a_session(store, ANJA.id)
    saw = anja.buurt.follow_ups[OPEN.id]
    store.before = [Revise(follow_up=OPEN.id, walker=KARIM.id)]
    merged = anja.apply(Revise(follow_up=OPEN.id, reason="soep", saw=saw)).follow_ups[OPEN.id]
    assert (merged.walker, merged.reason) == (KARIM.id, "soep")
    store.before = [Revise(follow_up=OPEN.id, reason="tuin")]
    saw = anja.buurt.follow_ups[OPEN.id]
    with pytest.raises(Clashed):
        anja.apply(Revise(follow_up=OPEN.id, reason="brood", saw=saw))
    assert anja.buurt.follow_ups[OPEN.id].reason == "tuin"


def test_two_first_runs_with_the_same_name_are_one_member():
    store = MemoryStore()
    one, other = (Session(store, now=lambda: AT) for _ in range(2))
    ids = [member_id(session.buurt, name) for session, name in ((one, "Emre"), (other, "emre"))]
    for session, id_ in zip((one, other), ids, strict=True):
        session.apply(AddMember(id_, "Emre"))
        session.me = id_
    assert set(other.buurt.members) == set(ids)
    assert len(other.buurt.members) == 1


def test_a_name_that_was_given_up_is_a_new_member():
    store = MemoryStore()
    session = Session(store, now=lambda: AT)
    first = member_id(session.buurt, "Emre")
    session.apply(AddMember(first, "Emre"))
    store.commit((Put(a_member("Emre D", id=first)),), base=session.buurt.revision)
    session.refresh()
    assert member_id(session.buurt, "Emre") not in session.buurt.members


# two programs on one file


def started(work: Callable[[], object]) -> int:
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


TIMES = 15


def test_two_programs_that_change_one_document_lose_no_field(tmp_path: Path):
    """One writes the note, the other the day; each sees the other's work only when it comes in."""
    path = tmp_path / "team.json"
    store = TinyStore(path)
    filled(store)
    store.close()

    def write(me: str, edit: Callable[[int, Document], AmendEncounter]) -> None:
        session = a_session(TinyStore(path), me)
        for number in range(1, TIMES + 1):
            session.apply(edit(number, session.buurt.encounters[MET.id]))
        session.close()

    def note(number: int, saw: Document) -> AmendEncounter:
        return AmendEncounter(encounter=MET.id, at=AT, note=f"notitie {number}", saw=saw)

    def day(number: int, saw: Document) -> AmendEncounter:
        on = MET.on - timedelta(days=number)
        return AmendEncounter(encounter=MET.id, at=AT, on=on, saw=saw)

    writers = [
        started(lambda: write(KARIM.id, note)),
        started(lambda: write(ANJA.id, day)),
    ]
    assert [ended(pid) for pid in writers] == [0, 0]
    session = a_session(TinyStore(path), KARIM.id)
    both = session.buurt.encounters[MET.id]
    assert (both.note, both.on) == (f"notitie {TIMES}", MET.on - timedelta(days=TIMES))
    fields = [field for record in both.amended for field in record.was]
    assert (fields.count("note"), fields.count("on")) == (TIMES, TIMES)
    session.close()


def test_two_programs_that_change_one_field_overwrite_nobody_unasked(tmp_path: Path):
    """Whoever comes second is asked; what each of them wrote last is in the record."""
    path = tmp_path / "team.json"
    store = TinyStore(path)
    filled(store)
    store.close()
    (seen, has_seen), (may_go, go) = os.pipe(), os.pipe()

    def write(me: str) -> None:
        session = a_session(TinyStore(path), me)
        saw = session.buurt.encounters[MET.id]
        os.write(has_seen, b".")
        os.read(may_go, 1)
        try:
            session.apply(AmendEncounter(encounter=MET.id, at=AT, note=f"van {me}", saw=saw))
        except Clashed:
            os._exit(7)

    writers = [started(lambda me=me: write(me)) for me in (KARIM.id, ANJA.id)]
    for _ in writers:  # both have seen the same by now
        os.read(seen, 1)
    os.write(go, b"..")
    assert sorted(ended(pid) for pid in writers) == [0, 7]
