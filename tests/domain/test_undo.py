"""Undo and redo of everything, also when two people work at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from builders import (
    AT,
    MONDAY,
    a_follow_up,
    a_place,
    a_resident,
    an_encounter,
    an_interest,
)
from domain.doing import LATER, TUESDAY
from domain.every_edit import (
    ANJA,
    DOCUMENTS,
    DOUBLE,
    FATIMA,
    KARIM,
    MET_DOUBLE,
    NOT_UNDONE,
    OPEN,
    OPEN_DOUBLE,
    SAMPLES,
    edit_classes,
)
from msgspec import structs

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.encounter_edits import Tag, TakeBack
from buurt_tui.domain.follow_up_edits import (
    AddFollowUp,
    Attempt,
    Postpone,
    Settle,
    SettleAsSeen,
)
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook
from buurt_tui.domain.model import KINDS, Buurt, Document, Kind, Lead, Put, Revision, Status, Step
from buurt_tui.domain.resident_edits import AddAlias, FindAt, Merge, Rename
from buurt_tui.domain.steps import KEPT_STEPS, steps_of
from buurt_tui.domain.team_edits import AddMember, AddPlace
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore


def a_store(*documents: Document) -> MemoryStore:
    store = MemoryStore()
    store.commit(
        tuple(map(Put, {(type(d), d.id): d for d in (KARIM, ANJA, *documents)}.values())),
        base=Revision(0),
    )
    return store


def a_session(store: MemoryStore, me=KARIM) -> Session:
    session = Session(store, now=lambda: AT)
    session.me = me.id if me else None
    return session


def said(buurt: Buurt) -> dict[str, Document]:
    """What the documents say, stamps, undo steps and who has the keys of a review aside."""
    return {
        f"{table} {id_}": structs.replace(document, rev=0, by="")
        for kind, table in KINDS.items()
        if kind not in (Lead, Step)
        for id_, document in buurt.table(table).items()
    }


def why_not(action) -> str:
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.message.format(**refused.value.values)


NOTHING = "There is nothing to undo."


# everything, by one


def test_every_edit_has_a_sample():
    assert {kind.__name__ for kind in edit_classes()} - {k.__name__ for k in NOT_UNDONE} == set(
        SAMPLES
    )


@pytest.mark.parametrize("edit", SAMPLES.values(), ids=SAMPLES)
def test_undo_gives_what_was_there_before_and_redo_what_was_there_after(edit):
    session = a_session(a_store(*DOCUMENTS))
    before = said(session.buurt)
    after = said(session.apply(edit))
    assert after != before
    for _ in range(3):
        session.undo()
        assert said(session.buurt) == before
        session.redo()
        assert said(session.buurt) == after


@pytest.mark.parametrize("edit", SAMPLES.values(), ids=SAMPLES)
def test_undo_works_after_closing_and_opening_again(edit):
    store = a_store(*DOCUMENTS)
    before = said(a_session(store).buurt)
    a_session(store).apply(edit)
    a_session(store).undo()
    assert said(a_session(store).buurt) == before


@pytest.mark.parametrize("edit", SAMPLES.values(), ids=SAMPLES)
def test_doing_the_same_again_is_one_step_or_another_but_undoes_exactly(edit):
    session = a_session(a_store(*DOCUMENTS))
    once = said(session.apply(edit))
    with suppress(Refused):
        session.apply(edit)
    if len(session.buurt.steps) == 2:
        session.undo()
    assert said(session.buurt) == once


def test_an_edit_that_changes_nothing_leaves_no_step():
    session = a_session(a_store(FATIMA))
    session.apply(Rename(resident=FATIMA.id, name=FATIMA.name))
    assert dict(session.buurt.steps) == {}


def test_all_in_a_row_and_all_back_and_all_again():
    session = a_session(a_store(*DOCUMENTS))
    states = [said(session.buurt)]
    for edit in SAMPLES.values():
        with suppress(Refused):
            session.apply(edit)
        if said(session.buurt) != states[-1]:
            states.append(said(session.buurt))
    assert len(states) > 10
    for state in reversed(states[:-1]):
        session.undo()
        assert said(session.buurt) == state
    assert why_not(session.undo) == NOTHING
    for state in states[1:]:
        session.redo()
        assert said(session.buurt) == state
    assert why_not(session.redo) == "There is nothing to do again."


def test_eighty_deep():
    session = a_session(a_store(FATIMA))
    for number in range(80):
        session.apply(AddAlias(resident=FATIMA.id, alias=f"naam {number}"))
    for _ in range(80):
        session.undo()
    assert session.buurt.residents[FATIMA.id].aliases == ()
    for _ in range(80):
        session.redo()
    assert len(session.buurt.residents[FATIMA.id].aliases) == 80


def test_steps_are_kept_up_to_a_number():
    session = a_session(a_store(FATIMA))
    for number in range(KEPT_STEPS + 20):
        session.apply(AddAlias(resident=FATIMA.id, alias=f"naam {number}"))
    assert len(session.buurt.steps) == KEPT_STEPS
    for _ in range(KEPT_STEPS):
        session.undo()
    assert why_not(session.undo) == NOTHING


def test_after_something_else_there_is_nothing_to_do_again():
    session = a_session(a_store(FATIMA))
    session.apply(AddAlias(resident=FATIMA.id, alias="Faat"))
    session.undo()
    session.apply(AddAlias(resident=FATIMA.id, alias="Fa"))
    assert why_not(session.redo) == "There is nothing to do again."


def test_undo_gives_the_line_back_as_it_was_typed():
    session = a_session(a_store())
    session.apply(LogEncounter(id="e", on=MONDAY, at=AT, line="hoi  daar"))
    step = session.undo()
    assert (step.edit, step.line) == ("LogEncounter", "hoi  daar")


# two people


def two_sessions(*documents: Document) -> tuple[Session, Session]:
    store = a_store(*documents)
    return a_session(store, KARIM), a_session(store, ANJA)


def a_log(id_: str = "e", **fields) -> LogEncounter:
    return LogEncounter(**{"id": id_, "on": MONDAY, "at": AT, **fields})


def test_i_undo_what_i_did_not_what_a_colleague_did():
    karim, anja = two_sessions(FATIMA)
    karim.apply(a_log("k"))
    anja.apply(a_log("a"))
    karim.undo()
    assert set(karim.buurt.encounters) == {"a"}


def test_what_a_colleague_changed_since_is_not_overwritten():
    karim, anja = two_sessions(FATIMA)
    karim.apply(AddAlias(resident=FATIMA.id, alias="Faat"))
    anja.apply(AddAlias(resident=FATIMA.id, alias="Fa"))
    assert why_not(karim.undo) == "Anja changed this since; it stays as it is."
    assert karim.buurt.residents[FATIMA.id].aliases == ("Faat", "Fa")


def test_the_next_undo_goes_past_it():
    karim, anja = two_sessions(FATIMA)
    karim.apply(a_log())
    karim.apply(AddAlias(resident=FATIMA.id, alias="Faat"))
    anja.apply(AddAlias(resident=FATIMA.id, alias="Fa"))
    why_not(karim.undo)
    assert karim.undo().edit == "LogEncounter"
    assert why_not(karim.undo) == NOTHING


def test_once_the_colleague_took_theirs_back_mine_can_be_undone():
    karim, anja = two_sessions(FATIMA)
    karim.apply(AddAlias(resident=FATIMA.id, alias="Faat"))
    anja.apply(AddAlias(resident=FATIMA.id, alias="Fa"))
    why_not(karim.undo)
    anja.undo()
    assert why_not(karim.undo) == NOTHING
    karim.undo()
    assert karim.buurt.residents[FATIMA.id].aliases == ()


def test_redo_does_not_overwrite_a_colleague_either_and_goes_past_it():
    karim, anja = two_sessions(FATIMA)
    karim.apply(AddAlias(resident=FATIMA.id, alias="Faat"))
    karim.apply(a_log())
    karim.undo()
    karim.undo()
    anja.apply(AddAlias(resident=FATIMA.id, alias="Fa"))
    assert why_not(karim.redo) == "Anja changed this since; it stays as it is."
    assert karim.redo().edit == "LogEncounter"


def test_what_a_colleague_took_away_since_does_not_come_back_by_undo():
    karim, anja = two_sessions(FATIMA, an_encounter(FATIMA, id="e"))
    karim.apply(Tag(encounter="e", hooks=(), on=MONDAY))
    anja.apply(TakeBack(encounter="e"))
    assert why_not(karim.undo) == "This was changed since; it stays as it is."
    assert dict(karim.buurt.encounters) == {}


IN_USE = "This is in use by now; it stays as it is."


def test_a_new_resident_with_whom_a_colleague_logged_stays():
    karim, anja = two_sessions()
    karim.apply(a_log(residents=(New(id="r", name="Jan"),)))
    anja.apply(a_log("a", residents=("r",)))
    assert why_not(karim.undo) == IN_USE
    assert set(karim.buurt.residents) == {"r"}


def test_a_new_topic_on_which_a_colleague_hung_a_hook_stays():
    karim, anja = two_sessions()
    for session, id_ in ((karim, "k"), (anja, "a")):
        session.apply(a_log(id_, hooks=(NewHook(kind=Kind.WISH, interest=New(id=id_, name="x")),)))
    assert why_not(karim.undo) == IN_USE
    assert len(karim.buurt.interests) == 1


def test_a_new_place_where_a_colleague_finds_somebody_stays():
    karim, anja = two_sessions(FATIMA)
    karim.apply(AddPlace("p", "Harpstraat"))
    anja.apply(FindAt(resident=FATIMA.id, place="p"))
    assert why_not(karim.undo) == IN_USE


def test_a_new_member_who_logged_stays():
    karim, anja = two_sessions()
    karim.apply(AddMember("emre", "Emre"))
    anja.apply(a_log(logged_by="emre"))
    assert why_not(karim.undo) == IN_USE


def test_an_encounter_by_which_a_colleague_settled_something_stays():
    promise = a_follow_up(FATIMA)
    karim, anja = two_sessions(FATIMA, promise)
    karim.apply(a_log(residents=(FATIMA.id,)))
    anja.apply(SettleAsSeen(follow_up=promise.id, encounter="e"))
    assert why_not(karim.undo) == IN_USE


def test_a_new_resident_into_whom_a_colleague_merged_another_stays():
    jan = a_resident("Jan")
    karim, anja = two_sessions(jan)
    karim.apply(a_log(residents=(New(id="r", name="Jan"),)))
    anja.apply(Merge(keep="r", other=jan.id))
    assert why_not(karim.undo) == IN_USE


def test_redo_brings_back_nothing_that_hangs_on_what_is_gone():
    karim, anja = two_sessions()
    karim.apply(a_log(residents=(New(id="r", name="Jan"),)))
    anja.apply(a_log("a", residents=("r",)))
    anja.undo()
    karim.undo()
    assert why_not(anja.redo) == "Something that this is about is not there any more."


def test_redo_makes_no_second_street_of_one_name():
    karim, anja = two_sessions()
    karim.apply(AddPlace("p", "Harpstraat"))
    karim.undo()
    anja.apply(AddPlace("q", "harpstraat"))
    assert why_not(karim.redo) == "Harpstraat is there already."


# the same member twice


def test_what_i_did_in_another_terminal_is_mine_to_undo():
    store = a_store()
    here, there = a_session(store), a_session(store)
    here.apply(a_log("h"))
    there.apply(a_log("t"))
    here.undo()
    here.undo()
    assert dict(here.buurt.encounters) == {}
    there.redo()
    assert set(there.buurt.encounters) == {"h"}


def test_undo_in_two_terminals_takes_back_two_things_and_does_neither_again():
    store = a_store()
    here, there = a_session(store), a_session(store)
    for id_ in "abc":
        here.apply(a_log(id_))
    there.refresh()
    here.undo()
    there.undo()
    assert set(there.buurt.encounters) == {"a"}


def test_who_has_not_said_who_they_are_can_undo_too():
    session = a_session(a_store(), me=None)
    session.apply(a_log())
    session.undo()
    assert dict(session.buurt.encounters) == {}


# merging


def test_a_merge_is_undone_with_its_encounters_and_follow_ups():
    session = a_session(a_store(*DOCUMENTS))
    session.apply(Merge(keep=FATIMA.id, other=DOUBLE.id))
    session.undo()
    buurt = session.buurt
    assert buurt.residents[DOUBLE.id].merged_into is None
    assert buurt.encounters[MET_DOUBLE.id].residents == (DOUBLE.id,)
    assert buurt.encounters[MET_DOUBLE.id].hooks[0].residents == (DOUBLE.id,)
    assert buurt.follow_ups[OPEN_DOUBLE.id].resident == DOUBLE.id


@pytest.mark.parametrize("logged_with", [FATIMA, DOUBLE])
def test_an_encounter_logged_after_a_merge_stays_with_whom_it_was_logged(logged_with):
    karim, anja = two_sessions(FATIMA, DOUBLE)
    karim.apply(Merge(keep=FATIMA.id, other=DOUBLE.id))
    anja.apply(a_log(residents=(logged_with.id,)))
    karim.undo()
    assert karim.buurt.encounters["e"].residents == (logged_with.id,)
    assert karim.buurt.resident(logged_with.id).id == logged_with.id


def test_a_merge_on_which_a_colleague_built_stays():
    karim, anja = two_sessions(FATIMA, DOUBLE, an_encounter(DOUBLE, id="e"))
    karim.apply(Merge(keep=FATIMA.id, other=DOUBLE.id))
    anja.apply(Tag(encounter="e", hooks=(), on=TUESDAY))
    assert why_not(karim.undo) == "Anja changed this since; it stays as it is."
    assert karim.buurt.resident(DOUBLE.id).id == FATIMA.id


def test_a_chain_of_merges_is_undone_from_its_end():
    a, b, c = a_resident("A"), a_resident("B"), a_resident("C")
    session = a_session(a_store(a, b, c))
    before = said(session.buurt)
    session.apply(Merge(keep=b.id, other=a.id))
    session.apply(Merge(keep=c.id, other=b.id))
    session.undo()
    assert session.buurt.resident(a.id).id == b.id
    session.undo()
    assert said(session.buurt) == before


# settling


def test_undoing_an_encounter_opens_what_it_settled():
    session = a_session(a_store(FATIMA, a_follow_up(FATIMA, id="f")))
    session.apply(a_log(residents=(FATIMA.id,), settles="f"))
    session.undo()
    assert session.buurt.follow_ups["f"].status is Status.OPEN


def test_undoing_would_rather_not_gives_the_resident_back():
    session = a_session(a_store(FATIMA, structs.replace(OPEN, made_in=None)))
    session.apply(Settle(follow_up=OPEN.id, status=Status.PREFERS_NOT, on=MONDAY))
    session.undo()
    assert session.buurt.residents[FATIMA.id].prefers_not_on is None


def test_undoing_later_gives_the_day_back_that_a_colleague_sees():
    karim, anja = two_sessions(FATIMA, a_follow_up(FATIMA, id="f", around=MONDAY))
    karim.apply(Postpone(follow_up="f", around=TUESDAY, at=LATER))
    karim.undo()
    assert anja.refresh().follow_ups["f"].around == MONDAY


def test_steps_of_one_member_have_an_order_even_with_equal_numbers():
    session = a_session(a_store())
    step = Step(id="b", by=KARIM.id, at=AT, number=1, edit="X", images=())
    later = structs.replace(step, id="a", at=AT + timedelta(seconds=1))
    buurt = session.buurt.apply([Put(later), Put(step)], Revision(2))
    assert [s.id for s in steps_of(buurt, KARIM.id)] == ["b", "a"]


def test_attempts_and_promises_of_two_people_do_not_get_in_each_others_way():
    karim, anja = two_sessions(FATIMA, a_follow_up(FATIMA, id="f"), an_interest(), a_place())
    karim.apply(Attempt(follow_up="f", on=MONDAY))
    anja.apply(AddFollowUp(id="g", resident=FATIMA.id, on=MONDAY, at=AT))
    karim.undo()
    assert (karim.buurt.follow_ups["f"].attempts, set(karim.buurt.follow_ups)) == ((), {"f", "g"})
