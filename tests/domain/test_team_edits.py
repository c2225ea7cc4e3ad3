"""What the team says of itself and its rounds."""

from __future__ import annotations

import pytest
from builders import MONDAY, a_buurt, a_member, a_place, a_round
from domain.doing import TUESDAY, after, refusal
from msgspec import structs

from buurt_tui.domain.model import NEIGHBOURHOOD_ID, Doors, Neighbourhood, Round
from buurt_tui.domain.team_edits import (
    AddMember,
    AddPlace,
    CountDoor,
    NameNeighbourhood,
    RenameMember,
    RetireMember,
    SetRound,
    member_called,
    place_called,
    team,
)

NEEDS_A_LETTER = "A name needs at least one letter."


def test_the_neighbourhood_gets_a_name():
    buurt = after(a_buurt(), NameNeighbourhood(" Beerenbrouckbuurt\n"))
    assert buurt.neighbourhood == Neighbourhood(id=NEIGHBOURHOOD_ID, name="Beerenbrouckbuurt")


def test_another_name_keeps_what_a_later_version_wrote_about_the_neighbourhood():
    before = Neighbourhood(id=NEIGHBOURHOOD_ID, name="Beer", extra={"since": 2021})
    buurt = after(a_buurt(before), NameNeighbourhood("Beerenbrouckbuurt"))
    assert buurt.neighbourhood == structs.replace(before, name="Beerenbrouckbuurt")


def test_the_same_name_changes_nothing():
    before = Neighbourhood(id=NEIGHBOURHOOD_ID, name="Beer")
    assert NameNeighbourhood("Beer").changes(a_buurt(before)) == ()


@pytest.mark.parametrize("blank", ["", "  ", "\x07", "\u200b"])
@pytest.mark.parametrize(
    "edit",
    [
        NameNeighbourhood,
        lambda name: AddMember("m", name),
        lambda name: RenameMember("karim", name),
        lambda name: AddPlace("p", name),
    ],
)
def test_a_name_needs_a_letter(edit, blank):
    assert refusal(a_buurt(a_member(id="karim")), edit(blank)) == NEEDS_A_LETTER


def test_somebody_joins_the_team():
    assert after(a_buurt(), AddMember("m", "Anja")).members["m"].name == "Anja"


def test_a_name_that_is_in_the_team_is_not_added_twice():
    assert AddMember("m", "karim").changes(a_buurt(a_member("Karim"))) == ()


def test_somebody_who_left_comes_back_as_themselves():
    karim = a_member("Karim", retired_on=MONDAY)
    buurt = after(a_buurt(karim), AddMember("m", "karim"))
    assert buurt.members == {karim.id: structs.replace(karim, retired_on=None)}


def test_a_member_can_be_called_otherwise():
    karim = a_member("Karim")
    buurt = after(a_buurt(karim), RenameMember(karim.id, "Kareem"))
    assert buurt.members[karim.id].name == "Kareem"


def test_two_in_the_team_are_not_called_the_same():
    karim, anja = a_member("Karim"), a_member("Anja")
    edit = RenameMember(anja.id, "karim")
    assert refusal(a_buurt(karim, anja), edit) == "Somebody in the team is called karim already."


def test_a_member_may_change_the_spelling_of_their_own_name():
    karim = a_member("karim")
    assert after(a_buurt(karim), RenameMember(karim.id, "Karim")).members[karim.id].name == "Karim"


def test_renaming_a_member_who_is_gone_says_so():
    edit = RenameMember("x", "Karim")
    assert refusal(a_buurt(), edit) == "That member of the team is not there any more."


def test_who_leaves_the_team_stays_known():
    karim, anja = a_member("Karim"), a_member("Anja")
    buurt = after(a_buurt(karim, anja), RetireMember(karim.id, TUESDAY))
    assert (buurt.members[karim.id].retired_on, team(buurt)) == (TUESDAY, [anja])


def test_leaving_twice_keeps_the_first_day():
    karim = a_member(retired_on=MONDAY)
    assert RetireMember(karim.id, TUESDAY).changes(a_buurt(karim)) == ()


def test_the_team_is_in_order_of_name():
    zoe, anja, emre = a_member("Zoë"), a_member("anja"), a_member("Émre")
    assert team(a_buurt(zoe, anja, emre)) == [anja, emre, zoe]


def test_members_and_places_are_found_however_they_are_spelt():
    rene, street = a_member("René"), a_place("Burg. Röellstraat")
    buurt = a_buurt(rene, street)
    assert (member_called(buurt, "RENE"), place_called(buurt, "burg roellstraat")) == (rene, street)


def test_a_place_is_added_once():
    buurt = after(a_buurt(), AddPlace("p", "Harpstraat"), AddPlace("q", "harpstraat"))
    assert [(p.id, p.name) for p in buurt.places.values()] == [("p", "Harpstraat")]


def test_a_round_begins():
    street, karim = a_place(), a_member()
    edit = SetRound(id="o", on=MONDAY, places=(street.id,), walkers=(karim.id,), remark=" regen ")
    assert after(a_buurt(street, karim), edit).rounds["o"] == Round(
        id="o", on=MONDAY, places=(street.id,), walkers=(karim.id,), remark="regen"
    )


def test_an_empty_round_begins_too():
    assert after(a_buurt(), SetRound(id="o", on=MONDAY)).rounds["o"] == Round(id="o", on=MONDAY)


def test_a_round_that_goes_on_elsewhere_keeps_its_doors_and_remark():
    street, corner = a_place(), a_place("Harpstraat")
    before = a_round(places=(street.id,), doors=(Doors(place=street.id, opened=3),), remark="regen")
    edit = SetRound(id=before.id, on=before.on, places=(street.id, corner.id))
    after_it = after(a_buurt(street, corner, before), edit).rounds[before.id]
    assert after_it == structs.replace(before, places=(street.id, corner.id))


def test_a_round_that_is_so_already_is_not_written_again():
    before = a_round()
    assert SetRound(id=before.id, on=before.on).changes(a_buurt(before)) == ()


def test_doors_are_counted_per_street():
    street, corner, round_ = a_place(), a_place("Harpstraat"), a_round()
    buurt = after(
        a_buurt(street, corner, round_),
        CountDoor(round=round_.id, place=street.id, opened=1),
        CountDoor(round=round_.id, place=corner.id, closed=1),
        CountDoor(round=round_.id, place=street.id, closed=1),
        CountDoor(round=round_.id, place=street.id, opened=1),
    )
    assert buurt.rounds[round_.id].doors == (
        Doors(place=street.id, opened=2, closed=1),
        Doors(place=corner.id, closed=1),
    )


def test_a_round_without_a_street_counts_doors_too():
    round_ = a_round()
    buurt = after(a_buurt(round_), CountDoor(round=round_.id, place=None, closed=1))
    assert buurt.rounds[round_.id].doors == (Doors(place=None, closed=1),)


def test_no_fewer_doors_than_none():
    round_ = a_round()
    assert CountDoor(round=round_.id, place=None, opened=-1).changes(a_buurt(round_)) == ()


def test_doors_need_a_round():
    edit = CountDoor(round="x", place=None, opened=1)
    assert refusal(a_buurt(), edit) == "First set the round: press r."
