"""Who was met when, and which hooks somebody has."""

from __future__ import annotations

from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_hook,
    a_place,
    a_resident,
    an_encounter,
    an_interest,
)
from domain.doing import LATER, NEXT_DAY, SUNDAY, TUESDAY

from buurt_tui.domain.history import (
    all_encounters,
    encounters_with,
    last_meeting,
    place_of,
    untagged_encounters,
)
from buurt_tui.domain.model import Contact, Put, Revision

FATIMA = a_resident("Fatima")
DOUBLE = a_resident("Fatma", merged_into=FATIMA.id)
KOKEN = an_interest("koken")


def test_the_newest_day_comes_first_and_within_it_what_was_logged_last():
    morning, evening = an_encounter(at=AT), an_encounter(at=LATER)
    paper = an_encounter(on=SUNDAY, at=NEXT_DAY)
    assert [*all_encounters(a_buurt(paper, morning, evening))] == [evening, morning, paper]


def test_encounters_of_who_was_merged_are_of_whom_they_are():
    met = an_encounter(DOUBLE)
    buurt = a_buurt(FATIMA, DOUBLE, met)
    assert encounters_with(buurt, FATIMA.id) == (met,)
    assert encounters_with(buurt, DOUBLE.id) == (met,)


def test_an_encounter_with_both_of_two_who_are_one_is_there_once():
    met = an_encounter(DOUBLE, FATIMA)
    assert encounters_with(a_buurt(FATIMA, DOUBLE, met), FATIMA.id) == (met,)


def test_who_is_gone_was_met_nowhere():
    met = an_encounter(FATIMA)
    assert encounters_with(a_buurt(met), FATIMA.id) == ()


def test_the_last_meeting_is_not_a_closed_door():
    met = an_encounter(FATIMA, contact=Contact.WAVE)
    closed = an_encounter(FATIMA, on=TUESDAY, contact=Contact.NOT_HOME)
    assert last_meeting(a_buurt(FATIMA, met, closed), FATIMA.id) == met


def test_who_was_never_met_has_no_last_meeting():
    assert last_meeting(a_buurt(FATIMA), FATIMA.id) is None


def test_a_place_that_somebody_said_goes_before_where_they_were_met():
    street, corner = a_place(), a_place("Harpstraat")
    there = a_resident(place=street.id)
    buurt = a_buurt(street, corner, there, an_encounter(there, place=corner.id))
    assert place_of(buurt, there) == street.id


def test_else_they_are_found_where_they_were_met_last():
    street, corner = a_place(), a_place("Harpstraat")
    buurt = a_buurt(
        street,
        corner,
        FATIMA,
        an_encounter(FATIMA, on=SUNDAY, place=street.id),
        an_encounter(FATIMA, on=MONDAY, place=corner.id),
        an_encounter(FATIMA, on=TUESDAY),
    )
    assert place_of(buurt, FATIMA) == corner.id


def test_a_place_that_is_gone_is_no_place():
    street = a_place()
    there = a_resident(place="x")
    met = an_encounter(there, place=street.id)
    assert place_of(a_buurt(street, there, met), there) == street.id
    assert place_of(a_buurt(there, met), there) is None


def test_notes_wait_for_hooks_until_somebody_looked_at_them():
    waits = an_encounter(note="kookt graag")
    buurt = a_buurt(
        waits,
        an_encounter(),
        an_encounter(note="x", hooks=(a_hook(KOKEN),)),
        an_encounter(note="y", triaged_on=MONDAY),
    )
    assert list(untagged_encounters(buurt)) == [waits]


def test_a_chain_of_merges_is_followed_and_a_ring_does_not_hang():
    a, b = a_resident(id="a", merged_into="b"), a_resident(id="b", merged_into="a")
    assert a_buurt(a, b).resident("a") is not None
    links = [a_resident(id=f"l{n}", merged_into=f"l{n + 1}") for n in range(40)]
    assert a_buurt(*links, a_resident(id="l40")).resident("l0").id == "l40"


def test_what_is_worked_out_once_is_worked_out_anew_for_a_newer_buurt():
    buurt = a_buurt(an_encounter())
    assert all_encounters(buurt) is all_encounters(buurt)
    newer = buurt.apply((Put(an_encounter()),), Revision(2))
    assert (len(all_encounters(buurt)), len(all_encounters(newer))) == (1, 2)
