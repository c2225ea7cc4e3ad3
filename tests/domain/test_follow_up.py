"""Follow-ups that tell the truth."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import AT, MONDAY, a_buurt, a_follow_up, a_resident, an_encounter
from domain.doing import LATER, NEXT_DAY, SUNDAY, TUESDAY

from buurt_tui.domain.follow_up import (
    QUIET_AFTER_DAYS,
    is_silenced,
    open_follow_ups,
    quiet_residents,
    seen_since,
)
from buurt_tui.domain.model import Buurt, Contact, Encounter, FollowUp, Status

FATIMA = a_resident()
EARLIER = AT - timedelta(hours=1)

# open


def test_the_soonest_comes_first_and_someday_last():
    someday = a_follow_up(FATIMA)
    later, sooner = a_follow_up(FATIMA, around=TUESDAY), a_follow_up(FATIMA, around=MONDAY)
    assert open_follow_ups(a_buurt(FATIMA, someday, later, sooner)) == (sooner, later, someday)


def test_of_two_on_one_day_the_first_that_was_promised_comes_first():
    second, first = a_follow_up(FATIMA, made_at=LATER), a_follow_up(FATIMA)
    assert open_follow_ups(a_buurt(FATIMA, second, first)) == (first, second)


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.OPEN])
def test_what_was_settled_is_not_open(status):
    assert open_follow_ups(a_buurt(FATIMA, a_follow_up(FATIMA, status=status))) == ()


def test_an_attempt_leaves_it_open():
    tried = a_follow_up(FATIMA, attempts=(MONDAY, TUESDAY))
    assert open_follow_ups(a_buurt(FATIMA, tried)) == (tried,)


def test_who_would_rather_not_is_on_no_list():
    silent = a_resident(prefers_not_on=MONDAY)
    assert open_follow_ups(a_buurt(silent, a_follow_up(silent))) == ()


def test_who_would_rather_not_is_on_no_list_through_a_merge_either():
    silent = a_resident(prefers_not_on=MONDAY)
    double = a_resident(merged_into=silent.id)
    assert open_follow_ups(a_buurt(silent, double, a_follow_up(double))) == ()


def test_who_is_forgotten_is_on_no_list():
    assert open_follow_ups(a_buurt(a_follow_up(FATIMA))) == ()


def test_silenced_is_who_would_rather_not_or_is_gone():
    assert [is_silenced(who) for who in (FATIMA, a_resident(prefers_not_on=MONDAY), None)] == [
        False,
        True,
        True,
    ]


# seen since


def seen(follow_up: FollowUp, *encounters: Encounter) -> Encounter | None:
    return seen_since(a_buurt(FATIMA, follow_up, *encounters), follow_up)


def test_a_meeting_on_a_later_day_is_seen_since():
    met = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY)
    assert seen(a_follow_up(FATIMA), met) == met


def test_a_meeting_before_is_not():
    assert seen(a_follow_up(FATIMA), an_encounter(FATIMA, on=SUNDAY, at=EARLIER)) is None


def test_within_a_day_the_order_of_logging_decides():
    met_after = an_encounter(FATIMA, at=LATER)
    met_before = an_encounter(FATIMA, at=EARLIER)
    assert seen(a_follow_up(FATIMA), met_before) is None
    assert seen(a_follow_up(FATIMA), met_after, met_before) == met_after


def test_the_encounter_that_it_was_made_in_does_not_count():
    met = an_encounter(FATIMA, at=LATER)
    assert seen(a_follow_up(FATIMA, made_in=met.id), met) is None


def test_the_last_meeting_is_the_one():
    first = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY)
    last = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY + timedelta(minutes=5))
    assert seen(a_follow_up(FATIMA), first, last) == last


def test_paper_notes_of_an_earlier_day_are_not_since():
    written_up_later = an_encounter(FATIMA, on=SUNDAY, at=NEXT_DAY)
    assert seen(a_follow_up(FATIMA), written_up_later) is None


def test_a_promise_from_paper_notes_written_up_after_a_later_meeting_sees_that_meeting():
    met_on_tuesday = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY)
    promised_on_monday = a_follow_up(FATIMA, made_at=NEXT_DAY + timedelta(hours=1))
    assert seen(promised_on_monday, met_on_tuesday) == met_on_tuesday


def test_a_door_that_stayed_closed_is_no_meeting():
    closed = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY, contact=Contact.NOT_HOME)
    assert seen(a_follow_up(FATIMA), closed) is None


def test_a_meeting_before_a_closed_door_still_counts():
    met = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY)
    closed = an_encounter(
        FATIMA, on=TUESDAY, at=NEXT_DAY + timedelta(hours=1), contact=Contact.NOT_HOME
    )
    assert seen(a_follow_up(FATIMA), met, closed) == met


def test_what_was_known_when_it_was_weighed_does_not_count():
    met = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY)
    weighed = a_follow_up(FATIMA, weighed_at=NEXT_DAY + timedelta(hours=1))
    assert seen(weighed, met) is None


def test_what_was_logged_after_it_was_weighed_counts():
    met = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY)
    assert seen(a_follow_up(FATIMA, weighed_at=LATER), met) == met


def test_paper_notes_that_came_in_after_weighing_count():
    walked_before = an_encounter(FATIMA, on=MONDAY, at=NEXT_DAY)
    weighed = a_follow_up(FATIMA, made_on=SUNDAY, weighed_at=LATER)
    assert seen(weighed, walked_before) == walked_before


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.OPEN])
def test_what_was_settled_waits_for_nobody(status):
    met = an_encounter(FATIMA, on=TUESDAY, at=NEXT_DAY)
    assert seen(a_follow_up(FATIMA, status=status), met) is None


def test_a_meeting_with_somebody_else_is_not_theirs():
    assert seen(a_follow_up(FATIMA), an_encounter(a_resident(), on=TUESDAY, at=NEXT_DAY)) is None


def test_a_meeting_under_another_name_is_theirs():
    double = a_resident("Fatma", merged_into=FATIMA.id)
    met = an_encounter(double, on=TUESDAY, at=NEXT_DAY)
    promise = a_follow_up(FATIMA)
    assert seen_since(a_buurt(FATIMA, double, promise, met), promise) == met


def test_nobody_sees_who_is_forgotten():
    assert seen_since(a_buurt(), a_follow_up(FATIMA)) is None


# quiet

LATEST = MONDAY - timedelta(days=QUIET_AFTER_DAYS)


def quiet(buurt: Buurt) -> list[tuple[str, date]]:
    return [(resident.name, last) for resident, last in quiet_residents(buurt, MONDAY)]


def test_six_weeks_after_the_last_meeting_somebody_has_fallen_silent():
    assert quiet(a_buurt(FATIMA, an_encounter(FATIMA, on=LATEST))) == [(FATIMA.name, LATEST)]


def test_a_day_earlier_they_have_not():
    assert quiet(a_buurt(FATIMA, an_encounter(FATIMA, on=LATEST + timedelta(days=1)))) == []


def test_the_weeks_can_be_chosen():
    buurt = a_buurt(FATIMA, an_encounter(FATIMA, on=SUNDAY))
    assert quiet_residents(buurt, MONDAY, after_days=1) == [(FATIMA, SUNDAY)]


def test_a_closed_door_breaks_no_silence():
    buurt = a_buurt(
        FATIMA,
        an_encounter(FATIMA, on=LATEST),
        an_encounter(FATIMA, on=SUNDAY, contact=Contact.NOT_HOME),
    )
    assert quiet(buurt) == [(FATIMA.name, LATEST)]


def test_who_was_only_ever_not_at_home_was_never_met():
    closed = an_encounter(FATIMA, on=LATEST, contact=Contact.NOT_HOME)
    assert quiet(a_buurt(FATIMA, closed)) == []


def test_who_was_never_met_is_not_quiet():
    assert quiet(a_buurt(FATIMA)) == []


def test_who_is_awaited_is_not_quiet():
    assert quiet(a_buurt(FATIMA, an_encounter(FATIMA, on=LATEST), a_follow_up(FATIMA))) == []


def test_who_is_awaited_under_another_name_is_not_quiet():
    double = a_resident("Fatma", merged_into=FATIMA.id)
    met, promise = an_encounter(FATIMA, on=LATEST), a_follow_up(double)
    assert quiet(a_buurt(FATIMA, double, met, promise)) == []


def test_who_was_come_back_to_may_fall_silent_again():
    settled = a_follow_up(FATIMA, status=Status.DONE)
    buurt = a_buurt(FATIMA, an_encounter(FATIMA, on=LATEST), settled)
    assert quiet(buurt) == [(FATIMA.name, LATEST)]


def test_who_would_rather_not_is_left_in_peace():
    silent = a_resident(prefers_not_on=LATEST)
    assert quiet(a_buurt(silent, an_encounter(silent, on=LATEST))) == []


def test_who_was_merged_is_there_once():
    double = a_resident("Fatma", merged_into=FATIMA.id)
    assert quiet(a_buurt(FATIMA, double, an_encounter(double, on=LATEST))) == [
        (FATIMA.name, LATEST)
    ]


def test_who_was_met_once_comes_first_then_who_was_met_longest_ago():
    once, twice, long_ago = a_resident("once"), a_resident("twice"), a_resident("long ago")
    day = timedelta(days=1)
    buurt = a_buurt(
        twice,
        long_ago,
        once,
        an_encounter(twice, on=LATEST - 2 * day),
        an_encounter(twice, on=LATEST - day),
        an_encounter(long_ago, on=LATEST - 9 * day),
        an_encounter(long_ago, on=LATEST - 5 * day),
        an_encounter(once, on=LATEST),
    )
    assert [name for name, _ in quiet(buurt)] == ["once", "long ago", "twice"]
