from datetime import timedelta

from builders import (
    MONDAY,
    a_buurt,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
)

from buurt_tui.domain.model import Contact, Doors
from buurt_tui.views.now import Now
from buurt_tui.views.rounds import RoundTally, round_rows, round_tally

STREET = a_place("Kwakersstraat")


def not_home(*residents, **fields):
    return an_encounter(*residents, contact=Contact.NOT_HOME, place=STREET.id, **fields)


def test_a_closed_door_that_was_logged_counts_beside_those_that_were_tapped() -> None:
    round_ = a_round(places=(STREET.id,), doors=(Doors(place=STREET.id, opened=9, closed=13),))
    talk = an_encounter(round=round_.id)
    now = Now(a_buurt(STREET, round_, talk, not_home(round=round_.id)), MONDAY, round=round_.id)

    assert round_tally(now) == RoundTally(encounters=1, opened=9, closed=14)


def test_somebody_who_was_not_at_home_twice_in_a_round_has_one_door() -> None:
    fatima, round_ = a_resident(), a_round()
    twice = [not_home(fatima, round=round_.id) for _ in range(2)]
    now = Now(a_buurt(STREET, fatima, round_, *twice), MONDAY, round=round_.id)

    assert round_tally(now).closed == 1


def test_doors_without_a_name_are_all_different() -> None:
    round_ = a_round()
    doors = [not_home(round=round_.id) for _ in range(2)]
    now = Now(a_buurt(STREET, round_, *doors), MONDAY, round=round_.id)

    assert round_tally(now).closed == 2


def test_without_a_round_the_tally_is_of_today() -> None:
    yesterday = an_encounter(on=MONDAY - timedelta(days=1))
    now = Now(a_buurt(an_encounter(), yesterday, not_home()), MONDAY)

    assert round_tally(now) == RoundTally(encounters=1, opened=0, closed=1)


def test_a_round_says_where_it_went_who_walked_and_what_doors_did() -> None:
    anja, square = a_member("Anja"), a_place("Korenbloemplein")
    round_ = a_round(
        places=(square.id, STREET.id),
        walkers=(anja.id,),
        doors=(Doors(place=STREET.id, opened=2), Doors(place=square.id, closed=1)),
        remark="koud",
    )
    now = Now(a_buurt(STREET, square, anja, round_, an_encounter(round=round_.id)), MONDAY)

    [row] = round_rows(now)

    assert (row.places, row.walkers) == (("Korenbloemplein", "Kwakersstraat"), ("Anja",))
    assert [(d.place, d.opened, d.closed) for d in row.doors] == [
        ("Korenbloemplein", 0, 1),
        ("Kwakersstraat", 2, 0),
    ]
    assert (row.encounters, row.remark) == (1, "koud")


def test_the_latest_round_comes_first() -> None:
    before, today = a_round(on=MONDAY - timedelta(days=7)), a_round()
    now = Now(a_buurt(before, today), MONDAY)

    assert [row.id for row in round_rows(now)] == [today.id, before.id]
