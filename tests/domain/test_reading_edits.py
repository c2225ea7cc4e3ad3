"""Who may read a note: the team, only its writer, or whoever looks along."""

from __future__ import annotations

import pytest
from builders import AT, MONDAY, a_buurt, a_follow_up, a_member, a_resident, an_encounter
from domain.doing import after, refusal

from buurt_tui.domain.log_encounter import LogEncounter, Promise
from buurt_tui.domain.model import Encounter, FollowUp, Readers
from buurt_tui.domain.reading import writer_of
from buurt_tui.domain.reading_edits import LetRead

KARIM, ANJA, FATIMA = a_member("Karim"), a_member("Anja"), a_resident()
MET = an_encounter(FATIMA, note="zingt", logged_by=KARIM.id)


def let(readers: Readers, me=KARIM, written=MET) -> LetRead:
    return LetRead(kind=type(written), id=written.id, readers=readers, me=me.id if me else None)


def test_the_writer_keeps_it_to_themselves_and_lets_go_of_it():
    buurt = after(a_buurt(KARIM, ANJA, MET), let(Readers.WRITER))
    assert buurt.encounters[MET.id].readers is Readers.WRITER
    buurt = after(buurt, let(Readers.TEAM))
    assert buurt.encounters[MET.id].readers is Readers.TEAM


@pytest.mark.parametrize("me", [ANJA, None])
def test_nobody_else_does(me):
    buurt = a_buurt(KARIM, ANJA, MET)
    told = "Only Karim can say that, who wrote it."
    assert refusal(buurt, let(Readers.WRITER, me)) == told
    kept = after(buurt, let(Readers.WRITER))
    assert refusal(kept, let(Readers.SHAREABLE, me)) == told


def test_everybody_in_the_team_may_let_the_teams_words_be_shared():
    buurt = after(a_buurt(KARIM, ANJA, MET), let(Readers.SHAREABLE, ANJA))
    assert buurt.encounters[MET.id].readers is Readers.SHAREABLE


def test_what_nobody_is_known_to_have_written_cannot_be_kept():
    met = an_encounter(FATIMA, note="zingt")
    told = refusal(a_buurt(KARIM, met), let(Readers.WRITER, written=met))
    assert told == "Nobody knows who wrote this; the team may read it."
    edit = LogEncounter(id="e", on=MONDAY, at=AT, note="zingt", readers=Readers.WRITER)
    assert refusal(a_buurt(), edit) == "For you alone? Say first who is logging."


def test_a_promise_is_of_who_made_it_else_of_who_logged_where_it_was_made():
    older = a_follow_up(FATIMA, made_in=MET.id)
    newer = a_follow_up(FATIMA, made_by=ANJA.id)
    buurt = a_buurt(KARIM, ANJA, FATIMA, MET, older, newer)
    assert [writer_of(buurt, each) for each in (older, newer)] == [KARIM.id, ANJA.id]


def test_a_line_says_it_for_its_note_and_its_reasons():
    edit = LogEncounter(
        id="e",
        on=MONDAY,
        at=AT,
        logged_by=KARIM.id,
        residents=(FATIMA.id,),
        promises=(Promise(id="f", resident=FATIMA.id, reason="bellen"),),
        note="zingt",
        readers=Readers.WRITER,
    )
    buurt = after(a_buurt(KARIM, FATIMA), edit)
    kept = (buurt.get(Encounter, "e"), buurt.get(FollowUp, "f"))
    assert [(each.readers, writer_of(buurt, each)) for each in kept] == [
        (Readers.WRITER, KARIM.id),
        (Readers.WRITER, KARIM.id),
    ]
