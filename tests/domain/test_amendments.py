"""What an edit changed is written down with it, small, and gone with whoever is forgotten."""

from __future__ import annotations

import msgspec
import pytest
from builders import (
    AT,
    MONDAY,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)
from domain.doing import LATER, TUESDAY

from buurt_tui.domain.amend_edits import AmendEncounter, AmendResident
from buurt_tui.domain.amended import Amended
from buurt_tui.domain.amendments import LONGEST_WAS, MOST_KEPT
from buurt_tui.domain.follow_up_edits import Attempt, Postpone, Revise, Settle
from buurt_tui.domain.model import KINDS, Consent, Document, Put, Revision, Status, Step
from buurt_tui.domain.resident_edits import AllowNotes, Erase, Merge, PreferNot, Rename
from buurt_tui.domain.steps import KEPT_STEPS
from buurt_tui.domain.team_edits import CountDoor, SetRound
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore

KARIM = a_member("Karim")
FATIMA, OMAR = a_resident("Fatima el Amrani"), a_resident("Omar")
STREET = a_place("Kwakersstraat")
KOKEN = an_interest("koken")
ROUND = a_round(remark="met Fatima el Amrani gelopen")
MET = an_encounter(FATIMA, note="bankje", hooks=(a_hook(KOKEN, FATIMA),), round=ROUND.id)
OPEN = a_follow_up(FATIMA, around=TUESDAY, reason="bellen", made_in=MET.id)
DOCUMENTS = (FATIMA, OMAR, STREET, KOKEN, ROUND, MET, OPEN)


def a_session(*documents: Document) -> Session:
    store = MemoryStore()
    store.commit(tuple(map(Put, (KARIM, *documents))), base=Revision(0))
    session = Session(store, now=lambda: AT)
    session.me = KARIM.id
    return session


def after(*edits, documents=DOCUMENTS):
    session = a_session(*documents)
    for edit in edits:
        session.apply(edit)
    return session.buurt


def was(document) -> list[dict]:
    return [record.was for record in document.amended]


def test_it_says_who_when_and_what_it_was():
    noted = after(AmendEncounter(encounter=MET.id, at=LATER, note="bank bij de flat"))
    assert noted.encounters[MET.id].amended == (
        Amended(at=AT, by=KARIM.id, was={"note": "bankje"}),
    )


def test_only_fields_that_changed_are_told():
    edit = AmendEncounter(encounter=MET.id, at=LATER, note=MET.note, on=TUESDAY)
    assert was(after(edit).encounters[MET.id]) == [{"on": "2026-11-23"}]


@pytest.mark.parametrize(
    ("edit", "table", "id_", "told"),
    [
        (Rename(resident=OMAR.id, name="Omar B", keep_old=False), "residents", OMAR.id,
         {"name": "Omar"}),
        (Revise(follow_up=OPEN.id, reason="soep"), "follow_ups", OPEN.id, {"reason": "bellen"}),
        (Postpone(follow_up=OPEN.id, around=None, at=LATER), "follow_ups", OPEN.id,
         {"around": "2026-11-24"}),
        (SetRound(id=ROUND.id, on=MONDAY, places=(STREET.id,)), "rounds", ROUND.id, {"places": []}),
        (AmendResident(resident=OMAR.id, on=MONDAY, place=STREET.id), "residents", OMAR.id,
         {"place": None}),
    ],
)  # fmt: skip
def test_whatever_replaces_a_value_is_told(edit, table, id_, told):
    assert was(after(edit).table(table)[id_]) == [told]


def test_what_has_a_step_of_its_own_is_not_told_twice():
    told = after(
        Attempt(follow_up=OPEN.id, on=MONDAY),
        Settle(follow_up=OPEN.id, status=Status.DONE, on=MONDAY),
        AllowNotes(resident=OMAR.id, consent=Consent.YES, on=MONDAY),
        PreferNot(resident=OMAR.id, on=MONDAY),
        CountDoor(round=ROUND.id, place=STREET.id, opened=1),
        Merge(keep=FATIMA.id, other=OMAR.id),
    )
    for table in ("residents", "encounters", "follow_ups", "rounds"):
        assert [was(document) for document in told.table(table).values() if document.amended] == []


def test_an_answer_that_is_taken_back_is_told():
    told = after(
        AllowNotes(resident=OMAR.id, consent=Consent.YES, on=MONDAY),
        AllowNotes(resident=OMAR.id, consent=Consent.TO_ASK, on=TUESDAY),
    )
    assert was(told.residents[OMAR.id]) == [{"consent": "yes"}]


def test_it_outlives_the_steps_that_can_be_undone():
    session = a_session(*DOCUMENTS)
    session.apply(Rename(resident=OMAR.id, name="Omar B"))
    for number in range(KEPT_STEPS + 1):
        session.apply(CountDoor(round=ROUND.id, place=STREET.id, opened=number % 2 or 2))
    assert "Rename" not in {step.edit for step in session.buurt.steps.values()}
    assert was(session.buurt.residents[OMAR.id])[0]["name"] == "Omar"


def test_undo_takes_the_record_along_and_redo_brings_it_back():
    session = a_session(*DOCUMENTS)
    session.apply(Rename(resident=OMAR.id, name="Omar B"))
    session.undo()
    assert session.buurt.residents[OMAR.id].amended == ()
    session.redo()
    assert len(session.buurt.residents[OMAR.id].amended) == 1


def test_it_stays_small():
    session = a_session(*DOCUMENTS)
    session.apply(AmendEncounter(encounter=MET.id, at=LATER, note="x" * 50_000))
    for number in range(MOST_KEPT + 5):
        session.apply(AmendEncounter(encounter=MET.id, at=LATER, note=f"{number}"))
    records = session.buurt.encounters[MET.id].amended
    assert len(records) == MOST_KEPT
    assert records[-1].was == {"note": f"{MOST_KEPT + 3}"}
    session.apply(AmendEncounter(encounter=MET.id, at=LATER, note="y" * 50_000))
    session.apply(AmendEncounter(encounter=MET.id, at=LATER, note="z"))
    last = session.buurt.encounters[MET.id].amended[-1]
    assert len(last.was["note"]) == LONGEST_WAS + 1


# vergeten


def everything_in(buurt) -> str:
    return "\n".join(
        msgspec.json.encode(document).decode()
        for kind, table in KINDS.items()
        if kind is not Step
        for document in buurt.table(table).values()
    )


def test_who_is_forgotten_is_in_no_record():
    buurt = after(
        Rename(resident=FATIMA.id, name="Fatima Amrani"),
        AmendEncounter(encounter=MET.id, at=LATER, note="Fatima kookt met Omar"),
        AmendEncounter(encounter=MET.id, at=LATER, residents=(OMAR.id,), hooks=(), note="iets"),
        SetRound(id=ROUND.id, on=MONDAY, remark="met iemand gelopen"),
        Revise(follow_up=OPEN.id, reason="met Fatima el Amrani bellen"),
        Revise(follow_up=OPEN.id, reason="bellen"),
        Erase(resident=FATIMA.id),
    )
    assert FATIMA.id not in everything_in(buurt)
    assert "Fatima" not in everything_in(buurt)
    assert "kookt met Omar" in everything_in(buurt)


def test_a_record_of_somebody_elses_promise_loses_the_name():
    other = a_follow_up(OMAR, reason="over Fatima el Amrani praten")
    buurt = after(
        Revise(follow_up=other.id, reason="praten"),
        Erase(resident=FATIMA.id),
        documents=(*DOCUMENTS, other),
    )
    assert was(buurt.follow_ups[other.id]) == [{"reason": "over … praten"}]


def test_a_merge_keeps_both_records():
    buurt = after(
        Rename(resident=FATIMA.id, name="Fatima Amrani", keep_old=False),
        Rename(resident=OMAR.id, name="Omar B", keep_old=False),
        Merge(keep=FATIMA.id, other=OMAR.id),
    )
    assert was(buurt.residents[FATIMA.id]) == [{"name": "Fatima el Amrani"}]
    assert was(buurt.residents[OMAR.id]) == [{"name": "Omar"}]
