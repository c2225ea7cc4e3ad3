from datetime import date, timedelta

from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_member,
    a_place,
    a_resident,
    an_encounter,
)

from buurt_tui.domain.model import Consent, Side, Status
from buurt_tui.privacy.veil import Veil
from buurt_tui.views.follow_ups import (
    Filter,
    by_street,
    follow_up_counts,
    follow_up_rows,
    quiet_rows,
    walk_list,
)
from buurt_tui.views.now import Now

FRIDAY = date(2026, 11, 27)
SUNDAY = date(2026, 11, 29)
NEXT_WEEK = date(2026, 12, 1)

KWAKERS, ROELL = a_place("Kwakersstraat"), a_place("Burgemeester Röellstraat")


def test_the_street_with_the_soonest_comes_first_and_someday_is_last_in_it() -> None:
    fatima, omar = a_resident("Fatima", place=KWAKERS.id), a_resident("Omar", place=ROELL.id)
    someday = a_follow_up(fatima, around=None)
    friday = a_follow_up(fatima, around=FRIDAY)
    monday = a_follow_up(omar, around=MONDAY)
    later = a_follow_up(omar, around=NEXT_WEEK)
    now = Now(a_buurt(KWAKERS, ROELL, fatima, omar, someday, friday, monday, later), MONDAY)

    groups = by_street(follow_up_rows(now))

    assert [(group.place, [row.id for row in group.rows]) for group in groups] == [
        ("Burgemeester Röellstraat", [monday.id, later.id]),
        ("Kwakersstraat", [friday.id, someday.id]),
    ]


def test_a_row_says_why_it_is_there() -> None:
    karim, fatima = a_member("Karim"), a_resident("Fatima", place=KWAKERS.id)
    met = an_encounter(fatima, on=MONDAY - timedelta(days=6), at=AT - timedelta(days=6))
    promise = a_follow_up(
        fatima,
        around=FRIDAY,
        reason="bellen over wandelmaatje",
        asked_by=Side.RESIDENT,
        walker=karim.id,
        attempts=(MONDAY,),
    )
    now = Now(a_buurt(KWAKERS, karim, fatima, met, promise), MONDAY)

    [row] = follow_up_rows(now)

    assert (row.reason, row.around, row.days_until) == ("bellen over wandelmaatje", FRIDAY, 4)
    assert (row.asked_by, row.turn, row.walker) == (Side.RESIDENT, Side.TEAM, "Karim")
    assert (row.attempts, row.last_seen, row.seen_since) == ((MONDAY,), met.on, None)


def test_a_meeting_since_is_told_with_its_encounter() -> None:
    fatima = a_resident()
    promise = a_follow_up(fatima)
    met = an_encounter(fatima, at=AT + timedelta(hours=1))

    [row] = follow_up_rows(Now(a_buurt(fatima, promise, met), MONDAY))

    assert row.seen_since is not None
    assert (row.seen_since.on, row.seen_since.encounter) == (MONDAY, met.id)


def test_a_resident_who_would_rather_not_is_on_no_list() -> None:
    fatima = a_resident(prefers_not_on=MONDAY)
    now = Now(a_buurt(fatima, a_follow_up(fatima)), MONDAY)

    assert follow_up_rows(now) == []


def test_settled_ones_come_only_when_asked_for_and_the_latest_first() -> None:
    fatima = a_resident()
    open_ = a_follow_up(fatima)
    done = a_follow_up(fatima, status=Status.DONE, settled_on=MONDAY)
    dropped = a_follow_up(fatima, status=Status.DROPPED, settled_on=MONDAY - timedelta(days=1))
    now = Now(a_buurt(fatima, dropped, done, open_), MONDAY)

    assert [row.id for row in follow_up_rows(now)] == [open_.id]
    everything = follow_up_rows(now, Filter(settled=True))
    assert [row.id for row in everything] == [open_.id, done.id, dropped.id]


def test_mine_are_those_that_i_go_to_or_logged() -> None:
    anja, karim, fatima = a_member("Anja"), a_member("Karim"), a_resident()
    encounter = an_encounter(logged_by=anja.id)
    logged = a_follow_up(fatima, made_in=encounter.id)
    going = a_follow_up(fatima, walker=anja.id)
    not_mine = a_follow_up(fatima, walker=karim.id)
    now = Now(a_buurt(anja, karim, fatima, encounter, logged, going, not_mine), MONDAY, me=anja.id)

    assert {row.id for row in follow_up_rows(now, Filter(mine=True))} == {logged.id, going.id}


def test_this_week_ends_on_sunday_and_keeps_what_came_before() -> None:
    fatima = a_resident()
    arounds = (MONDAY - timedelta(days=20), SUNDAY, NEXT_WEEK, None)
    promises = [a_follow_up(fatima, around=around) for around in arounds]
    now = Now(a_buurt(fatima, *promises), MONDAY)

    rows = follow_up_rows(now, Filter(this_week=True))

    assert [row.around for row in rows] == list(arounds[:2])


def test_filters_add_up() -> None:
    fatima, omar = a_resident(place=KWAKERS.id), a_resident("Omar", place=ROELL.id)
    asked = a_follow_up(fatima, asked_by=Side.RESIDENT)
    proposed, elsewhere = a_follow_up(fatima), a_follow_up(omar, asked_by=Side.RESIDENT)
    now = Now(a_buurt(KWAKERS, ROELL, fatima, omar, asked, proposed, elsewhere), MONDAY)

    rows = follow_up_rows(now, Filter(asked_by_resident=True, street=KWAKERS.id))

    assert [row.id for row in rows] == [asked.id]


def test_the_counts_are_of_all_mine_and_this_week() -> None:
    anja, fatima = a_member("Anja"), a_resident()
    promises = [a_follow_up(fatima, walker=anja.id), a_follow_up(fatima, around=FRIDAY)]
    now = Now(a_buurt(anja, fatima, *promises), MONDAY, me=anja.id)

    counts = follow_up_counts(now)

    assert (counts.all, counts.mine, counts.this_week) == (2, 1, 1)


def test_a_name_that_nobody_asked_about_is_still_to_be_asked() -> None:
    named, described = a_resident("Fatima"), a_resident("", description="vrouw met teckel")
    agreed = a_resident("Omar", consent=Consent.YES)
    residents = (named, described, agreed)
    now = Now(a_buurt(*residents, *map(a_follow_up, residents)), MONDAY)

    to_ask = {row.resident.id: row.consent_to_ask for row in follow_up_rows(now)}

    assert to_ask == {named.id: True, described.id: False, agreed.id: False}


def test_with_the_veil_down_no_name_and_no_reason_is_left() -> None:
    fatima = a_resident("Fatima")
    buurt = a_buurt(fatima, a_follow_up(fatima, reason="zoekt werk"))

    [row] = follow_up_rows(Now(buurt, MONDAY, veil=Veil(is_down=True)))

    assert "Fatima" not in repr(row)
    assert "zoekt werk" not in repr(row)


def test_the_walk_list_is_of_one_street_if_asked() -> None:
    fatima, omar = a_resident("Fatima", place=KWAKERS.id), a_resident("Omar", place=ROELL.id)
    now = Now(a_buurt(KWAKERS, ROELL, fatima, omar, a_follow_up(fatima), a_follow_up(omar)), MONDAY)

    assert {group.place for group in walk_list(now)} == {KWAKERS.name, ROELL.name}
    assert [group.place for group in walk_list(now, KWAKERS.id)] == [KWAKERS.name]


def test_who_fell_silent_says_for_how_many_weeks_and_how_often_met() -> None:
    yilmaz = a_resident("Dhr. Yılmaz")
    met = an_encounter(yilmaz, on=MONDAY - timedelta(weeks=9, days=2))

    [row] = quiet_rows(Now(a_buurt(yilmaz, met), MONDAY))

    assert (row.resident.name, row.last_seen, row.weeks) == ("Dhr. Yılmaz", met.on, 9)
    assert row.times_met == 1
