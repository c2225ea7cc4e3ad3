"""Forgetting somebody: nothing is left that says who it was."""

from __future__ import annotations

import msgspec
from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_hook,
    a_member,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)
from domain.doing import LATER, NEXT_DAY, TUESDAY, after

from buurt_tui.domain.encounter_edits import TakeBack
from buurt_tui.domain.follow_up_edits import AddFollowUp, Attempt, Revise
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook, Promise
from buurt_tui.domain.model import KINDS, Buurt, Delete, Kind
from buurt_tui.domain.resident_edits import AddAlias, Erase, Merge, Rename
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore

FATIMA = a_resident("Fatima el Amrani", aliases=("Mw. Amrani",))


def everything_in(buurt: Buurt) -> str:
    return "\n".join(
        msgspec.json.encode(document).decode()
        for table in KINDS.values()
        for document in buurt.table(table).values()
    )


def test_the_encounters_stay_without_them_and_count_on():
    koken, omar = an_interest(), a_resident("Omar")
    met = an_encounter(
        FATIMA, omar, hooks=(a_hook(koken, FATIMA), a_hook(koken, FATIMA, omar, kind=Kind.WISH))
    )
    buurt = after(a_buurt(FATIMA, omar, koken, met), Erase(resident=FATIMA.id))
    assert buurt.encounters[met.id].residents == (omar.id,)
    assert buurt.encounters[met.id].hooks == (
        a_hook(koken),
        a_hook(koken, omar, kind=Kind.WISH),
    )


def test_their_follow_ups_go_settled_ones_too():
    buurt = a_buurt(FATIMA, a_follow_up(FATIMA), a_follow_up(FATIMA, status="done"))
    assert dict(after(buurt, Erase(resident=FATIMA.id)).follow_ups) == {}


def test_who_was_merged_into_them_goes_along():
    double = a_resident("Fatma", merged_into=FATIMA.id)
    earlier = a_resident("Faat", merged_into=double.id)
    late = an_encounter(earlier)
    buurt = after(a_buurt(FATIMA, double, earlier, late), Erase(resident=double.id))
    assert (dict(buurt.residents), buurt.encounters[late.id].residents) == ({}, ())


def test_others_are_left_alone():
    omar = a_resident("Omar")
    met, promise = an_encounter(omar, note="Fatima kan koken"), a_follow_up(omar)
    edit = Erase(resident=FATIMA.id)
    assert {c.id for c in edit.changes(a_buurt(FATIMA, omar, met, promise))} == {FATIMA.id}


def test_every_file_is_to_be_cleared_of_them():
    buurt = a_buurt(FATIMA, a_follow_up(FATIMA))
    changes = Erase(resident=FATIMA.id).changes(buurt)
    assert [c.erase for c in changes if isinstance(c, Delete)] == [True, True]


def test_their_name_goes_from_what_was_written_at_their_own_door():
    met = an_encounter(
        FATIMA, note="Fatima kan koken, zegt Mw. de Boer. Mw. Amrani lacht; fatimaal"
    )
    buurt = after(a_buurt(FATIMA, met), Erase(resident=FATIMA.id))
    assert buurt.encounters[met.id].note == "… kan koken, zegt Mw. de Boer. … lacht; fatimaal"


def test_their_full_name_goes_from_what_others_said():
    omar = a_resident("Omar")
    met = an_encounter(omar, note="buurman van Fatima el Amrani; Fatima is er veel")
    promise = a_follow_up(omar, reason="samen met Mw. Amrani")
    walk = a_round(remark="Fatima el Amrani gezien")
    buurt = after(a_buurt(FATIMA, omar, met, promise, walk), Erase(resident=FATIMA.id))
    assert buurt.encounters[met.id].note == "buurman van …; Fatima is er veel"
    assert buurt.follow_ups[promise.id].reason == "samen met …"
    assert buurt.rounds[walk.id].remark == "… gezien"


def test_a_whole_history_leaves_no_mention_of_id_or_name():
    session = Session(MemoryStore(), now=lambda: AT)
    session.me = a_member("Karim").id
    hook = NewHook(kind=Kind.OFFER, interest=New(id="i", name="koken"), residents=("r",))
    for edit in (
        LogEncounter(
            id="e", on=MONDAY, at=AT, residents=(New(id="r", name="Fatima el Amrani"),),
            hooks=(hook,), promises=(Promise(id="f", resident="r", reason="Fatima bellen"),),
            note="kookt graag", line="@Fatima el Amrani +koken ! Fatima bellen",
        ),
        LogEncounter(
            id="d", on=MONDAY, at=LATER, residents=(New(id="s", name="Mw. Amrani"),),
            line="@Mw. Amrani",
        ),
        LogEncounter(id="t", on=TUESDAY, at=NEXT_DAY, residents=("r",), line="@Fat mooi weer"),
        TakeBack(encounter="t"),
        Merge(keep="r", other="s"),
        AddAlias(resident="r", alias="Tante Fatima"),
        Rename(resident="r", name="Fatima Bouazza"),
        AddFollowUp(id="g", resident="s", on=MONDAY, at=AT),
        Attempt(follow_up="g", on=TUESDAY),
        Revise(follow_up="f", reason="Tante Fatima vragen"),
        LogEncounter(
            id="o", on=TUESDAY, at=NEXT_DAY, residents=(New(id="q", name="Omar"),),
            note="buurman van Fatima Bouazza", line="@Omar buurman van Fatima Bouazza",
        ),
    ):  # fmt: skip
        session.apply(edit)
    session.undo()
    session.redo()
    session.undo()
    session.apply(Erase(resident="r"))
    left = everything_in(session.buurt)
    for trace in ("Fatima", "Amrani", "Bouazza", '"r"', '"s"', "Fat ", "Tante"):
        assert trace not in left


def test_forgetting_leaves_no_step():
    session = Session(MemoryStore(), now=lambda: AT)
    session.apply(LogEncounter(id="e", on=MONDAY, at=AT, residents=(New(id="r", name="Jan"),)))
    session.apply(Erase(resident="r"))
    assert dict(session.buurt.steps) == {}


def test_the_steps_that_have_nothing_to_do_with_them_can_still_be_undone():
    session = Session(MemoryStore(), now=lambda: AT)
    session.apply(LogEncounter(id="e", on=MONDAY, at=AT, residents=(New(id="r", name="Jan"),)))
    session.apply(LogEncounter(id="o", on=MONDAY, at=AT, residents=(New(id="q", name="Omar"),)))
    session.apply(Erase(resident="r"))
    session.undo()
    assert list(session.buurt.encounters) == ["e"]
