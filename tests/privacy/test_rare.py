"""What few have in common tells who they are: on a shared screen it is not shown."""

from __future__ import annotations

from builders import (
    MONDAY,
    a_buurt,
    a_follow_up,
    a_hook,
    a_place,
    a_resident,
    an_encounter,
    an_interest,
)

from buurt_tui.privacy.rare import FEWEST, rare_places
from buurt_tui.privacy.veil import OPEN, Veil
from buurt_tui.views.card import card
from buurt_tui.views.encounters import encounter_rows
from buurt_tui.views.follow_ups import EVERYTHING_OPEN, Filter, follow_up_rows, quiet_rows
from buurt_tui.views.interests import interest_rows, sharers
from buurt_tui.views.now import Now
from buurt_tui.views.residents import resident_rows

BUSY, QUIET = a_place("Kwakersstraat"), a_place("Achterpad")
KOKEN, SCHIP = an_interest("koken"), an_interest("schip")
MANY = [a_resident(f"Bewoner {n}", place=BUSY.id) for n in range(FEWEST)]
ALONE = a_resident("Dhr. Alleen", place=QUIET.id)
MET = [
    an_encounter(who, place=who.place, hooks=(a_hook(KOKEN, who),), on=MONDAY)
    for who in (*MANY, ALONE)
]
SAILED = an_encounter(ALONE, place=QUIET.id, hooks=(a_hook(SCHIP, ALONE),), on=MONDAY)
PROMISED = [a_follow_up(who) for who in (MANY[0], ALONE)]
BUURT = a_buurt(BUSY, QUIET, KOKEN, SCHIP, *MANY, ALONE, *MET, SAILED, *PROMISED)


def shared() -> Now:
    return Now(BUURT, MONDAY, veil=Veil(is_down=True, buurt=BUURT))


def test_a_place_of_fewer_than_five_is_rare():
    assert rare_places(BUURT) == {QUIET.id}


def test_who_lives_where_few_do_is_shown_without_a_place():
    for rows in (resident_rows(shared()), follow_up_rows(shared()), encounter_rows(shared())):
        assert {row.place for row in rows} == {"Kwakersstraat", None}
        assert QUIET.id not in {row.place_id for row in rows}
    assert card(shared(), ALONE.id).place is None
    assert card(shared(), MANY[0].id).place == "Kwakersstraat"


def test_the_team_among_itself_reads_all():
    open_ = Now(BUURT, MONDAY, veil=OPEN)
    assert {row.place for row in resident_rows(open_)} == {"Kwakersstraat", "Achterpad"}
    assert {row.uses for row in interest_rows(open_)} == {6, 1}


def test_a_filter_on_a_rare_street_tells_nobody_either():
    assert follow_up_rows(Now(BUURT, MONDAY), Filter(street=QUIET.id)) != []
    assert follow_up_rows(shared(), Filter(street=QUIET.id)) == []
    assert len(follow_up_rows(shared(), EVERYTHING_OPEN)) == 2


def test_who_fell_silent_is_shown_without_a_rare_place():
    later = Now(BUURT, MONDAY.replace(year=2027), veil=Veil(is_down=True, buurt=BUURT))
    assert "Achterpad" not in {row.place for row in quiet_rows(later)}


def test_who_shares_a_topic_with_few_is_not_told():
    """Not even how many: a made-up name and a rare wish are somebody."""
    many, few = sharers(shared(), KOKEN.id), sharers(shared(), SCHIP.id)
    assert (len(many or ()), few) == (6, None)
    assert sharers(shared(), an_interest("vissen").id) == []
    assert len(sharers(Now(BUURT, MONDAY), SCHIP.id) or ()) == 1


def test_a_topic_of_few_has_no_number_and_no_bars():
    rows = {row.name: row for row in interest_rows(shared())}
    assert rows["koken"].uses == 6
    assert rows["schip"].uses is None
    assert set(rows["schip"].by_period) == {0}
    assert rows["schip"].weeks == 0
