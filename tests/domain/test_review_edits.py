"""A weekly review: fixed when it begins, decided one at a time, led by one terminal at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import AT, a_buurt, a_follow_up, a_member, a_resident, a_review, an_id
from domain.doing import LATER, after, refusal

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.follow_up_edits import Settle, Weigh
from buurt_tui.domain.model import (
    AgendaItem,
    AgendaRemark,
    Buurt,
    Decision,
    MadeUpName,
    Outcome,
    Put,
    Revision,
    Status,
)
from buurt_tui.domain.resident_edits import Erase, Merge
from buurt_tui.domain.review import (
    ALIVE_FOR,
    closed_reviews,
    current_number,
    decided,
    leading,
    open_review,
)
from buurt_tui.domain.review_edits import (
    BeginReview,
    CloseReview,
    Decide,
    GoTo,
    SignOfLife,
    StopReview,
    TakeLead,
)
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore

KARIM = a_member("Karim")
FATIMA = a_resident("Fatima el Amrani")
PROMISE = a_follow_up(FATIMA, reason="bellen")
AGENDA = (
    AgendaItem(part="promises", about=PROMISE.id),
    AgendaItem(part="quiet", about=FATIMA.id),
    AgendaItem(part="learned"),
)
HERE, THERE = "pts-1", "pts-2"


def begun(**fields) -> BeginReview:
    given = {"id": an_id(), "at": AT, "terminal": HERE, "seed": "geheim", "agenda": AGENDA}
    return BeginReview(**{**given, "member": KARIM.id, **fields})


def going_on(*documents) -> tuple[Buurt, str]:
    begin = begun()
    return after(a_buurt(KARIM, FATIMA, PROMISE, *documents), begin), begin.id


def decide(review: str, number: int, outcome=Outcome.KEPT, **fields) -> Decide:
    given = {"review": review, "number": number, "outcome": outcome, "at": LATER, "terminal": HERE}
    return Decide(**{**given, **fields})


def at(buurt: Buurt) -> int | None:
    return current_number(buurt, open_review(buurt))


def test_it_begins_at_the_first_item_and_one_goes_on_at_a_time():
    buurt, id_ = going_on()
    assert (at(buurt), open_review(buurt).id) == (0, id_)
    assert refusal(buurt, begun()) == "A review was begun already; it goes on."


def test_each_decision_goes_on_to_the_next_and_after_the_last_there_is_none():
    buurt, id_ = going_on()
    seen = []
    for number in range(3):
        seen.append(at(buurt))
        buurt = after(buurt, decide(id_, number))
    assert (seen, at(buurt)) == ([0, 1, 2], None)


def test_what_is_decided_is_done_in_the_same_action():
    buurt, id_ = going_on()
    settle = Settle(follow_up=PROMISE.id, status=Status.DONE, on=AT.date())
    buurt = after(buurt, decide(id_, 0, Outcome.DONE, edits=(settle,)))
    assert buurt.follow_ups[PROMISE.id].status is Status.DONE
    assert decided(buurt, buurt.reviews[id_], 0).outcome is Outcome.DONE


def test_what_cannot_be_done_is_not_decided():
    buurt, id_ = going_on()
    buurt = after(buurt, Settle(follow_up=PROMISE.id, status=Status.DONE, on=AT.date()))
    weigh = decide(id_, 0, edits=(Weigh(follow_up=PROMISE.id, at=LATER),))
    assert refusal(buurt, weigh) == "That was settled already."


def test_one_goes_back_and_decides_anew_and_then_it_goes_on_where_it_was():
    buurt, id_ = going_on()
    buurt = after(buurt, decide(id_, 0), decide(id_, 1), GoTo(review=id_, terminal=HERE, number=0))
    assert at(buurt) == 0
    buurt = after(buurt, decide(id_, 0, Outcome.SKIPPED))
    assert (at(buurt), decided(buurt, buurt.reviews[id_], 0).outcome) == (2, Outcome.SKIPPED)


def test_what_was_stopped_goes_on_in_another_terminal_where_it_was():
    buurt, id_ = going_on()
    buurt = after(buurt, decide(id_, 0), StopReview(review=id_, terminal=HERE))
    assert leading(buurt, open_review(buurt), LATER) is None
    buurt = after(buurt, TakeLead(review=id_, terminal=THERE, at=LATER))
    assert (at(buurt), leading(buurt, open_review(buurt), LATER).terminal) == (1, THERE)


def test_only_the_keys_of_the_terminal_that_leads_decide():
    buurt, id_ = going_on()
    told = refusal(buurt, decide(id_, 0, terminal=THERE))
    assert told == "Another terminal has the keys of this review."
    assert StopReview(review=id_, terminal=THERE).changes(buurt) == ()
    assert SignOfLife(review=id_, terminal=THERE, at=LATER).changes(buurt) == ()


def test_the_keys_are_taken_over_on_purpose_only():
    buurt, id_ = going_on()
    soon = AT + timedelta(seconds=3)
    takes = TakeLead(review=id_, terminal=THERE, at=soon)
    assert refusal(buurt, takes) == "Another terminal has the keys of this review."
    buurt = after(buurt, TakeLead(review=id_, terminal=THERE, at=soon, over=HERE))
    assert leading(buurt, open_review(buurt), soon).terminal == THERE
    late = TakeLead(review=id_, terminal="pts-3", at=soon, over=HERE)
    assert refusal(buurt, late) == "Another terminal has the keys of this review."


@pytest.mark.parametrize("later", [ALIVE_FOR * 1.1, -ALIVE_FOR * 1.1])
def test_who_gave_no_sign_of_life_loses_the_keys_to_whoever_asks(later):
    buurt, id_ = going_on()
    takes = TakeLead(review=id_, terminal=THERE, at=AT + later)
    assert leading(after(buurt, takes), open_review(buurt), AT + later).terminal == THERE


def test_a_sign_of_life_keeps_the_keys():
    buurt, id_ = going_on()
    soon = AT + ALIVE_FOR * 0.9
    buurt = after(buurt, SignOfLife(review=id_, terminal=HERE, at=soon))
    assert leading(buurt, open_review(buurt), AT + ALIVE_FOR * 1.5).terminal == HERE


def test_closing_it_forgets_the_secret():
    buurt, id_ = going_on()
    buurt = after(buurt, CloseReview(review=id_, at=LATER, terminal=HERE, seed="ander"))
    assert (open_review(buurt), dict(buurt.leads)) == (None, {})
    [review] = closed_reviews(buurt)
    assert (review.closed_at, review.seed) == (LATER, "ander")
    assert refusal(buurt, decide(id_, 0)) == "That review is over."


def a_session(*documents) -> Session:
    store = MemoryStore()
    store.commit(tuple(map(Put, documents)), base=Revision(0))
    session = Session(store, now=lambda: LATER)
    session.me = KARIM.id
    return session


def test_one_undo_takes_back_a_decision_with_all_that_followed_although_signs_of_life_go_on():
    session, begin = a_session(KARIM, FATIMA, PROMISE), begun()
    session.apply(begin)
    settle = Settle(follow_up=PROMISE.id, status=Status.DONE, on=AT.date())
    session.apply(decide(begin.id, 0, Outcome.DONE, edits=(settle,)))
    session.apply(SignOfLife(review=begin.id, terminal=HERE, at=LATER + timedelta(seconds=9)))
    session.undo()
    buurt = session.buurt
    assert (at(buurt), buurt.follow_ups[PROMISE.id].status) == (0, Status.OPEN)
    session.redo()
    assert at(session.buurt) == 1


def test_a_review_that_was_begun_by_mistake_is_taken_back():
    session, begin = a_session(KARIM, FATIMA, PROMISE), begun()
    session.apply(begin)
    session.undo()
    assert open_review(session.buurt) is None


def test_the_sign_of_life_leaves_nothing_to_undo():
    session, begin = a_session(KARIM, FATIMA, PROMISE), begun()
    session.apply(begin)
    before = len(session.buurt.steps)
    session.apply(SignOfLife(review=begin.id, terminal=HERE, at=LATER + timedelta(seconds=9)))
    assert len(session.buurt.steps) == before


def test_forgetting_somebody_takes_them_off_the_agenda_and_leaves_the_numbers():
    talked = AgendaRemark(id="r", at=AT, words="vraag Fatima el Amrani om soep")
    learned = Decision(
        id="d", review="x", number=2, at=AT, words="Fatima el Amrani helpt graag", outcome="learned"
    )
    review = a_review(
        id="x", agenda=AGENDA, made_up=(MadeUpName(FATIMA.id, "Wilg"), MadeUpName("o", "Berk"))
    )
    buurt = a_buurt(KARIM, FATIMA, PROMISE, review, talked, learned)
    buurt = after(buurt, Erase(resident=FATIMA.id))
    assert [item.about for item in buurt.reviews["x"].agenda] == ["", "", ""]
    assert buurt.reviews["x"].made_up == (MadeUpName("o", "Berk"),)
    assert buurt.agenda_remarks["r"].words == "vraag … om soep"
    assert buurt.decisions["d"].words == "… helpt graag"


def test_who_turns_out_to_be_somebody_else_stays_on_the_agenda():
    double = a_resident("Fatma")
    buurt, id_ = going_on(double)
    buurt = after(buurt, Merge(keep=double.id, other=FATIMA.id))
    about = buurt.reviews[id_].agenda[1].about
    assert buurt.resident(about).name == "Fatma"


def test_two_who_decide_at_once_write_one_decision():
    buurt, id_ = going_on()
    both = after(buurt, decide(id_, 0), decide(id_, 0, Outcome.DONE))
    assert len(both.decisions) == 1


def test_nothing_is_decided_on_an_item_that_is_not_there():
    buurt, id_ = going_on()
    for number in (-1, 3):
        with pytest.raises(Refused):
            decide(id_, number).changes(buurt)
