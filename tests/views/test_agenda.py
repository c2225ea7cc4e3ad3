"""What a weekly review talks about, part by part."""

from __future__ import annotations

from datetime import timedelta

from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_hook,
    a_place,
    a_resident,
    a_review,
    an_encounter,
    an_interest,
)

from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    AgendaItem,
    AgendaRemark,
    Decision,
    Kind,
    Outcome,
)
from buurt_tui.domain.review import decision_id
from buurt_tui.views.agenda import (
    MOST,
    hook_items,
    looking,
    new_items,
    promise_items,
    quiet_items,
    remark_items,
)
from buurt_tui.views.now import Now

FATIMA, OMAR = a_resident("Fatima el Amrani"), a_resident("Omar Said")
KOKEN = an_interest("koken")


def days(number: float) -> timedelta:
    return timedelta(days=number)


def items_of(part, *documents, later: float = 0, **scope) -> list[str]:
    """The ids that this part is about, so many days after Monday."""
    now = Now(a_buurt(*documents), MONDAY + days(later))
    return [item.about for item in part(looking(now, AT + days(later), **scope))]


def met(resident, ago: float, **fields):
    moment = AT - days(ago)
    return an_encounter(resident, on=moment.date(), at=moment, **fields)


def closed(*agenda: AgendaItem, ago: float, outcomes: dict[int, Outcome]):
    """A review that was closed so many days ago, and what was decided in it."""
    decisions = []
    review = a_review(
        on=MONDAY - days(ago), begun_at=AT - days(ago), closed_at=AT - days(ago), agenda=agenda
    )
    told = {"review": review.id, "at": AT - days(ago)}
    for number, outcome in outcomes.items():
        id_ = decision_id(review.id, number)
        decisions.append(Decision(id=id_, number=number, outcome=outcome, **told))
    return review, *decisions


def test_new_is_whom_we_met_for_the_first_time_since_last_time():
    documents = (FATIMA, OMAR, met(FATIMA, 2), met(OMAR, 1), met(OMAR, 9))
    assert items_of(new_items, *documents) == [NEIGHBOURHOOD_ID, FATIMA.id]


def test_what_was_logged_since_counts_whenever_it_was():
    review, *_ = closed(ago=3, outcomes={})
    late = an_encounter(FATIMA, on=MONDAY - days(30), at=AT - days(1))
    assert items_of(new_items, FATIMA, OMAR, review, late, met(OMAR, 4)) == [
        NEIGHBOURHOOD_ID,
        FATIMA.id,
    ]


def test_who_was_new_and_was_skipped_or_not_reached_comes_again():
    agenda = [AgendaItem(part="new", about=each.id) for each in (FATIMA, OMAR)]
    last = closed(*agenda, ago=3, outcomes={0: Outcome.KEPT})
    documents = (FATIMA, OMAR, met(FATIMA, 5), met(OMAR, 5), *last)
    assert items_of(new_items, *documents) == [OMAR.id]


def test_without_any_news_there_is_nothing_new():
    assert items_of(new_items, FATIMA, met(FATIMA, 30)) == []


def test_promises_come_soonest_first_and_someday_last():
    someday, soon = a_follow_up(FATIMA), a_follow_up(OMAR, around=MONDAY)
    assert items_of(promise_items, FATIMA, OMAR, someday, soon) == [soon.id, someday.id]


def test_what_was_weighed_rests_for_four_weeks_unless_it_is_near():
    far = a_follow_up(FATIMA, around=MONDAY + days(60), weighed_at=AT)
    near = a_follow_up(OMAR, around=MONDAY + days(10), weighed_at=AT)
    assert items_of(promise_items, FATIMA, OMAR, far, near) == [near.id]
    assert items_of(promise_items, FATIMA, OMAR, far, near, later=28) == [near.id, far.id]


def test_who_would_rather_not_is_in_no_part():
    silent = a_resident("Jan", prefers_not_on=MONDAY)
    hook = met(silent, 2, hooks=(a_hook(KOKEN, silent, kind=Kind.WISH),))
    documents = (silent, KOKEN, a_follow_up(silent), met(silent, 90), hook)
    for part in (promise_items, quiet_items, hook_items):
        assert items_of(part, *documents) == []
    assert items_of(new_items, *documents) == [NEIGHBOURHOOD_ID]


def test_those_who_fell_silent_are_at_most_ten_and_who_is_left_rests():
    people = [a_resident(f"Naam {n}") for n in range(MOST + 3)]
    meetings = [met(each, 100 + n) for n, each in enumerate(people)]
    first = items_of(quiet_items, *people, *meetings)
    assert len(first) == MOST
    agenda = [AgendaItem(part="quiet", about=id_) for id_ in first]
    last = closed(*agenda, ago=7, outcomes=dict.fromkeys(range(MOST), Outcome.KEPT))
    then = items_of(quiet_items, *people, *meetings, *last)
    assert set(then) == {each.id for each in people} - set(first)
    assert set(first) <= set(items_of(quiet_items, *people[:MOST], *meetings, *last, later=56)) | {
        each.id for each in people[MOST:]
    }


def test_open_hooks_are_wishes_and_questions_until_the_team_answered_them():
    hooks = tuple(a_hook(KOKEN, FATIMA, kind=kind) for kind in Kind)
    documents = (FATIMA, KOKEN, met(FATIMA, 20, hooks=hooks))
    now = Now(a_buurt(*documents), MONDAY)
    found = hook_items(looking(now, AT))
    assert {item.kind for item in found} == {Kind.WISH, Kind.QUESTION}
    last = closed(found[0], ago=7, outcomes={0: Outcome.DONE})
    left = hook_items(looking(Now(a_buurt(*documents, *last), MONDAY), AT))
    assert left == found[1:]


def test_an_answered_hook_that_is_heard_again_is_open_again():
    wish = a_hook(KOKEN, FATIMA, kind=Kind.WISH)
    item = AgendaItem(part="hooks", about=FATIMA.id, kind=Kind.WISH, interest=KOKEN.id)
    last = closed(item, ago=7, outcomes={0: Outcome.DONE})
    before = (FATIMA, KOKEN, met(FATIMA, 20, hooks=(wish,)), *last)
    assert items_of(hook_items, *before) == []
    assert items_of(hook_items, *before, met(FATIMA, 2, hooks=(wish,))) == [FATIMA.id]


def test_a_hook_of_half_a_year_ago_is_no_open_question():
    old = met(FATIMA, 200, hooks=(a_hook(KOKEN, FATIMA, kind=Kind.WISH),))
    assert items_of(hook_items, FATIMA, KOKEN, old) == []


def test_what_was_skipped_comes_the_next_time():
    item = AgendaItem(part="hooks", about=FATIMA.id, kind=Kind.WISH, interest=KOKEN.id)
    last = closed(item, ago=7, outcomes={0: Outcome.SKIPPED})
    wished = met(FATIMA, 20, hooks=(a_hook(KOKEN, FATIMA, kind=Kind.WISH),))
    assert items_of(hook_items, FATIMA, KOKEN, wished, *last) == [FATIMA.id]


def test_remarks_wait_until_they_are_answered():
    waits = AgendaRemark(id="waits", at=AT, words="zaal")
    done = AgendaRemark(id="done", at=AT, words="koffie", answered_at=AT)
    assert items_of(remark_items, waits, done) == ["waits"]


def test_a_street_or_a_topic_alone():
    street = a_place("Harpstraat")
    there = a_resident("Jan", place=street.id)
    wished = met(FATIMA, 2, hooks=(a_hook(KOKEN, FATIMA, kind=Kind.WISH),))
    promises = (a_follow_up(there), a_follow_up(FATIMA))
    documents = (street, there, FATIMA, KOKEN, wished, *promises)
    assert items_of(promise_items, *documents, street=street.id) == [promises[0].id]
    assert items_of(promise_items, *documents, topic=KOKEN.id) == [promises[1].id]
