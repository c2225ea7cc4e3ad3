"""What can be done with a follow-up."""

from __future__ import annotations

import pytest
from builders import AT, MONDAY, a_buurt, a_follow_up, a_member, a_resident, an_encounter
from domain.doing import LATER, SUNDAY, TUESDAY, after, refusal
from msgspec import structs

from buurt_tui.domain.follow_up_edits import (
    AddFollowUp,
    Attempt,
    Postpone,
    Reopen,
    Revise,
    Settle,
    SettleAsSeen,
)
from buurt_tui.domain.model import FollowUp, Side, Status

FATIMA = a_resident()
KARIM = a_member()
PROMISE = a_follow_up(FATIMA, around=MONDAY, reason="bellen", walker=KARIM.id)
DONE = a_follow_up(FATIMA, status=Status.DONE, settled_on=MONDAY, settled_by=KARIM.id)


def changed(edit, follow_up: FollowUp = PROMISE) -> FollowUp:
    return after(a_buurt(FATIMA, KARIM, follow_up), edit).follow_ups[follow_up.id]


def test_something_can_be_promised_outside_an_encounter():
    edit = AddFollowUp(
        id="f", resident=FATIMA.id, on=MONDAY, at=AT, around=TUESDAY, reason=" bellen\x07 "
    )
    made = after(a_buurt(FATIMA), edit).follow_ups["f"]
    assert made == a_follow_up(FATIMA, id="f", around=TUESDAY, reason="bellen")


def test_nothing_is_promised_to_somebody_who_is_gone():
    edit = AddFollowUp(id="f", resident="x", on=MONDAY, at=AT)
    assert refusal(a_buurt(), edit) == "That resident is not there any more."


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.OPEN])
def test_it_can_end_in_four_ways(status):
    ended = changed(Settle(follow_up=PROMISE.id, status=status, on=TUESDAY, by=KARIM.id))
    assert (ended.status, ended.settled_on, ended.settled_by) == (status, TUESDAY, KARIM.id)


def test_would_rather_not_is_heard_for_the_resident_as_a_whole():
    edit = Settle(follow_up=PROMISE.id, status=Status.PREFERS_NOT, on=TUESDAY)
    assert after(a_buurt(FATIMA, PROMISE), edit).residents[FATIMA.id].prefers_not_on == TUESDAY


def test_would_rather_not_is_heard_through_a_merge():
    double = a_resident(merged_into=FATIMA.id)
    late = a_follow_up(double)
    edit = Settle(follow_up=late.id, status=Status.PREFERS_NOT, on=TUESDAY)
    buurt = after(a_buurt(FATIMA, double, late), edit)
    assert buurt.residents[FATIMA.id].prefers_not_on == TUESDAY


def test_that_was_it_settles_on_the_day_of_the_encounter():
    met = an_encounter(FATIMA, on=SUNDAY)
    edit = SettleAsSeen(follow_up=PROMISE.id, encounter=met.id, by=KARIM.id)
    done = after(a_buurt(FATIMA, KARIM, PROMISE, met), edit).follow_ups[PROMISE.id]
    assert (done.status, done.settled_on, done.settled_by, done.settled_in) == (
        Status.DONE,
        SUNDAY,
        KARIM.id,
        met.id,
    )


def test_that_was_it_needs_the_encounter():
    edit = SettleAsSeen(follow_up=PROMISE.id, encounter="x")
    assert refusal(a_buurt(FATIMA, PROMISE), edit) == "That encounter is not there any more."


def test_an_attempt_is_dated_and_leaves_it_open():
    once = changed(Attempt(follow_up=PROMISE.id, on=MONDAY))
    twice = changed(Attempt(follow_up=PROMISE.id, on=TUESDAY), once)
    assert (twice.attempts, twice.status) == ((MONDAY, TUESDAY), Status.OPEN)


def test_two_attempts_on_one_day_are_two():
    once = changed(Attempt(follow_up=PROMISE.id, on=MONDAY))
    assert changed(Attempt(follow_up=PROMISE.id, on=MONDAY), once).attempts == (MONDAY, MONDAY)


@pytest.mark.parametrize("around", [TUESDAY, None])
def test_later_is_another_day_or_someday_and_weighs_it_anew(around):
    later = changed(Postpone(follow_up=PROMISE.id, around=around, at=LATER))
    assert (later.around, later.weighed_at, later.status) == (around, LATER, Status.OPEN)


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": "samen wandelen"},
        {"asked_by": Side.RESIDENT},
        {"turn": Side.RESIDENT},
        {"walker": "anja"},
    ],
)
def test_revising_changes_what_is_said_and_nothing_else(fields):
    revised = changed(Revise(follow_up=PROMISE.id, **fields))
    assert revised == structs.replace(PROMISE, **fields)


def test_a_reason_can_be_taken_away():
    assert changed(Revise(follow_up=PROMISE.id, reason="")).reason == ""


def test_the_familiar_face_can_be_taken_away():
    assert changed(Revise(follow_up=PROMISE.id, nobody_goes=True)).walker is None


def test_revising_to_what_it_is_changes_nothing():
    edit = Revise(follow_up=PROMISE.id, reason="bellen", turn=Side.TEAM, walker=KARIM.id)
    assert edit.changes(a_buurt(FATIMA, PROMISE)) == ()


def test_what_was_settled_can_be_opened_again():
    open_again = changed(Reopen(follow_up=DONE.id, at=LATER), DONE)
    assert open_again == a_follow_up(FATIMA, id=DONE.id, weighed_at=LATER)


def test_opening_what_is_open_changes_nothing():
    assert Reopen(follow_up=PROMISE.id, at=LATER).changes(a_buurt(FATIMA, PROMISE)) == ()


EDITS = {
    "settle": lambda id_: Settle(follow_up=id_, status=Status.DONE, on=MONDAY),
    "that was it": lambda id_: SettleAsSeen(follow_up=id_, encounter="e"),
    "attempt": lambda id_: Attempt(follow_up=id_, on=MONDAY),
    "postpone": lambda id_: Postpone(follow_up=id_, around=None, at=AT),
    "revise": lambda id_: Revise(follow_up=id_, reason="x"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_a_colleague_settled_first_stays_settled(edit):
    assert refusal(a_buurt(FATIMA, DONE), edit(DONE.id)) == "That was settled already."


@pytest.mark.parametrize(
    "edit", [*EDITS.values(), lambda id_: Reopen(follow_up=id_, at=AT)], ids=[*EDITS, "reopen"]
)
def test_a_follow_up_that_is_gone_says_so(edit):
    assert refusal(a_buurt(), edit("x")) == "That follow-up is not there any more."
