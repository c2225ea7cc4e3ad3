"""Two people change one document: nothing is lost, and nobody is overwritten unasked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import (
    MONDAY,
    a_buurt,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)
from domain.doing import LATER, TUESDAY, after
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from buurt_tui.domain.amend_edits import AmendEncounter, AmendResident, AmendRound
from buurt_tui.domain.amending import Answer, Clashed, elements, merge
from buurt_tui.domain.follow_up_edits import Attempt, Postpone, Revise, Settle
from buurt_tui.domain.log_encounter import New, NewHook, Promise
from buurt_tui.domain.model import Consent, Doors, Kind, Side, Status
from buurt_tui.domain.naming_edits import RenamePlace
from buurt_tui.domain.resident_edits import AddAlias, AllowNotes, FindAt, Merge, PreferNot, Rename
from buurt_tui.domain.team_edits import (
    CountDoor,
    NameNeighbourhood,
    RenameMember,
    SetRound,
)
from buurt_tui.domain.topic_edits import PutBelow, RenameTopic

KARIM, ANJA = a_member("Karim"), a_member("Anja")
FATIMA = a_resident("Fatima el Amrani", aliases=("Faat",))
OMAR = a_resident("Omar")
STREET, OTHER_STREET = a_place("Kwakersstraat"), a_place("Harpstraat")
KOKEN, DAMMEN, SPEL = an_interest("koken"), an_interest("dammen"), an_interest("spel")
MET = an_encounter(FATIMA, note="bankje", hooks=(a_hook(KOKEN, FATIMA),))
OPEN = a_follow_up(FATIMA, around=TUESDAY, reason="bellen", made_in=MET.id)
BUURT = a_buurt(KARIM, ANJA, FATIMA, OMAR, STREET, OTHER_STREET, KOKEN, DAMMEN, MET, OPEN)


def clashing(buurt, edit) -> dict[str, tuple[object, object]]:
    """What is asked: by field, mine and theirs."""
    with pytest.raises(Clashed) as clashed:
        edit.changes(buurt)
    return {clash.field: (clash.mine, clash.theirs) for clash in clashed.value.clashes}


def answered(edit, buurt, *, keeps_mine: bool):
    """The edit again, once its user chose."""
    with pytest.raises(Clashed) as clashed:
        edit.changes(buurt)
    answers = tuple(
        Answer(clash.document.id, clash.field, clash.theirs, keeps_mine)
        for clash in clashed.value.clashes
    )
    return structs.replace(edit, answers=(*edit.answers, *answers))


# field by field


def test_what_only_one_changed_is_merged():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, walker=KARIM.id, saw=OPEN))
    both = after(theirs, Revise(follow_up=OPEN.id, reason="soep", saw=OPEN))
    assert both.follow_ups[OPEN.id].walker == KARIM.id
    assert both.follow_ups[OPEN.id].reason == "soep"


def test_what_nobody_touched_in_a_form_stays_as_the_other_left_it():
    """A form says every field; those that its user did not change are not theirs to say."""
    theirs = after(BUURT, Revise(follow_up=OPEN.id, around=None, walker=KARIM.id, saw=OPEN))
    form = Revise(
        follow_up=OPEN.id, around=OPEN.around, reason="soep", turn=OPEN.turn, nobody_goes=True,
        saw=OPEN,
    )  # fmt: skip
    kept = after(theirs, form).follow_ups[OPEN.id]
    assert (kept.around, kept.walker, kept.reason) == (None, KARIM.id, "soep")


def test_the_same_change_twice_is_no_question():
    edit = Revise(follow_up=OPEN.id, reason="soep", saw=OPEN)
    assert edit.changes(after(BUURT, edit)) == ()


def test_two_values_for_one_field_are_asked_about():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, reason="soep", saw=OPEN))
    edit = Revise(follow_up=OPEN.id, reason="naar de tuin", walker=ANJA.id, saw=OPEN)
    assert clashing(theirs, edit) == {"reason": ("naar de tuin", "soep")}


def test_mine_and_theirs_can_be_chosen_and_the_rest_is_saved_either_way():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, reason="soep", saw=OPEN))
    edit = Revise(follow_up=OPEN.id, reason="naar de tuin", walker=ANJA.id, saw=OPEN)
    mine = after(theirs, answered(edit, theirs, keeps_mine=True)).follow_ups[OPEN.id]
    other = after(theirs, answered(edit, theirs, keeps_mine=False)).follow_ups[OPEN.id]
    assert (mine.reason, mine.walker) == ("naar de tuin", ANJA.id)
    assert (other.reason, other.walker) == ("soep", ANJA.id)


def test_an_answer_holds_for_what_was_shown_and_not_for_a_third_change():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, reason="soep", saw=OPEN))
    edit = answered(
        Revise(follow_up=OPEN.id, reason="naar de tuin", saw=OPEN), theirs, keeps_mine=True
    )
    third = after(theirs, Revise(follow_up=OPEN.id, reason="soep met brood"))
    assert clashing(third, edit) == {"reason": ("naar de tuin", "soep met brood")}


def test_the_question_says_who_changed_it():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, reason="soep", saw=OPEN))
    changed = structs.replace(theirs.follow_ups[OPEN.id], by=KARIM.id)
    with pytest.raises(Clashed) as clashed:
        Revise(follow_up=OPEN.id, reason="tuin", saw=OPEN).changes(
            a_buurt(*theirs.members.values(), FATIMA, changed)
        )
    told = clashed.value.message.format(**clashed.value.values)
    assert told == "Karim changed the same just now. It stays as Karim left it."


def test_without_what_was_seen_an_edit_is_of_what_stands():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, reason="soep"))
    assert after(theirs, Revise(follow_up=OPEN.id, reason="tuin")).follow_ups[OPEN.id].reason == (
        "tuin"
    )


# every edit that replaces a value


HERE = a_buurt(*(d for t in ("members", "residents", "places") for d in BUURT.table(t).values()))
NAMED = after(HERE, NameNeighbourhood("Beerenbrouckbuurt"))
HERE_NOW = NAMED.neighbourhood
ROUND = a_round(places=(STREET.id,))
NEXT_WEEK = MONDAY + timedelta(weeks=1)

OVERWRITING = {
    "rename a resident": (
        BUURT,
        Rename(resident=FATIMA.id, name="Fatima A", saw=FATIMA),
        Rename(resident=FATIMA.id, name="Fatima B", saw=FATIMA),
        "name",
    ),
    "find a resident": (
        BUURT,
        FindAt(resident=FATIMA.id, place=STREET.id, saw=FATIMA),
        FindAt(resident=FATIMA.id, place=OTHER_STREET.id, saw=FATIMA),
        "place",
    ),
    "rename a member": (
        BUURT,
        RenameMember(KARIM.id, "Kareem", saw=KARIM),
        RenameMember(KARIM.id, "Carim", saw=KARIM),
        "name",
    ),
    "rename the neighbourhood": (
        NAMED,
        NameNeighbourhood("Harpbuurt", saw=HERE_NOW),
        NameNeighbourhood("Kwakersbuurt", saw=HERE_NOW),
        "name",
    ),
    "rename a place": (
        BUURT,
        RenamePlace(STREET.id, "Kwakerstraat", saw=STREET),
        RenamePlace(STREET.id, "Kwakersplein", saw=STREET),
        "name",
    ),
    "rename a topic": (
        BUURT,
        RenameTopic(topic=KOKEN.id, name="kokerellen", saw=KOKEN),
        RenameTopic(topic=KOKEN.id, name="samen koken", saw=KOKEN),
        "name",
    ),
    "put a topic below another": (
        a_buurt(KOKEN, DAMMEN, SPEL),
        PutBelow(topic=DAMMEN.id, parent=KOKEN.id, saw=DAMMEN),
        PutBelow(topic=DAMMEN.id, parent=SPEL.id, saw=DAMMEN),
        "parent",
    ),
    "postpone": (
        BUURT,
        Postpone(follow_up=OPEN.id, around=None, at=LATER, saw=OPEN),
        Postpone(follow_up=OPEN.id, around=NEXT_WEEK, at=LATER, saw=OPEN),
        "around",
    ),
    "who goes": (
        BUURT,
        Revise(follow_up=OPEN.id, walker=KARIM.id, saw=OPEN),
        Revise(follow_up=OPEN.id, walker=ANJA.id, saw=OPEN),
        "walker",
    ),
    "the day of a round": (
        a_buurt(ROUND, STREET),
        SetRound(id=ROUND.id, on=TUESDAY, places=ROUND.places, saw=ROUND),
        SetRound(id=ROUND.id, on=NEXT_WEEK, places=ROUND.places, saw=ROUND),
        "on",
    ),
    "what an encounter was": (
        BUURT,
        AmendEncounter(encounter=MET.id, at=LATER, note="bank", saw=MET),
        AmendEncounter(encounter=MET.id, at=LATER, note="bankje bij de flat", saw=MET),
        "note",
    ),
    "who somebody is": (
        BUURT,
        AmendResident(resident=OMAR.id, on=TUESDAY, name="Omar A", saw=OMAR),
        AmendResident(resident=OMAR.id, on=TUESDAY, name="Omar B", saw=OMAR),
        "name",
    ),
}


@pytest.mark.parametrize("case", OVERWRITING.values(), ids=OVERWRITING)
def test_nobody_is_overwritten_unasked(case):
    buurt, theirs, mine, field = case
    assert set(clashing(after(buurt, theirs), mine)) == {field}
    assert set(clashing(after(buurt, mine), theirs)) == {field}


@pytest.mark.parametrize("case", OVERWRITING.values(), ids=OVERWRITING)
def test_keeping_mine_is_what_i_alone_would_have_come_to(case):
    buurt, theirs, mine, field = case
    seen = after(buurt, theirs)
    kept = after(seen, answered(mine, seen, keeps_mine=True))
    alone = after(buurt, mine)
    for table in (
        "residents",
        "members",
        "places",
        "interests",
        "follow_ups",
        "rounds",
        "encounters",
    ):
        for id_, document in alone.table(table).items():
            if hasattr(document, field):
                assert getattr(kept.table(table)[id_], field) == getattr(document, field)


@pytest.mark.parametrize("case", OVERWRITING.values(), ids=OVERWRITING)
def test_keeping_theirs_changes_nothing(case):
    buurt, theirs, mine, _ = case
    seen = after(buurt, theirs)
    changes = answered(mine, seen, keeps_mine=False).changes(seen)
    aliases_only = isinstance(
        mine, Rename | RenameTopic
    )  # the name that was replaced is one they go by
    assert changes == () or aliases_only


# what goes together


def test_two_answers_about_writing_down_are_one():
    theirs = after(BUURT, AllowNotes(resident=OMAR.id, consent=Consent.YES, on=MONDAY, saw=OMAR))
    mine = AllowNotes(resident=OMAR.id, consent=Consent.YES, on=TUESDAY, saw=OMAR)
    assert after(theirs, mine).residents[OMAR.id].consent_on == TUESDAY


def test_would_rather_not_is_heard_from_the_first_day_on():
    theirs = after(BUURT, PreferNot(resident=OMAR.id, on=MONDAY, saw=OMAR))
    assert PreferNot(resident=OMAR.id, on=TUESDAY, saw=OMAR).changes(theirs) == ()


def test_a_settled_follow_up_stays_settled():
    theirs = after(BUURT, Settle(follow_up=OPEN.id, status=Status.DONE, on=MONDAY))
    with pytest.raises(Exception, match="settled already"):
        Revise(follow_up=OPEN.id, reason="tuin", saw=OPEN).changes(theirs)


def test_who_was_merged_meanwhile_is_not_renamed_unasked():
    double = a_resident("Fatma")
    merged = after(a_buurt(FATIMA, double), Merge(keep=FATIMA.id, other=double.id))
    assert clashing(merged, Rename(resident=double.id, name="Fatma Yilmaz", saw=double)) == {
        "name": ("Fatma Yilmaz", "Fatima el Amrani")
    }


def test_a_side_is_asked_about_once_each_way():
    """There are two sides: whoever turns it turns it to the same."""
    theirs = after(BUURT, Revise(follow_up=OPEN.id, turn=Side.RESIDENT, saw=OPEN))
    assert Revise(follow_up=OPEN.id, turn=Side.RESIDENT, saw=OPEN).changes(theirs) == ()


# lists


def test_names_that_two_add_are_both_there():
    theirs = after(BUURT, AddAlias(resident=FATIMA.id, alias="Mw. Amrani", saw=FATIMA))
    mine = AmendResident(resident=FATIMA.id, on=MONDAY, aliases=("Fati",), saw=FATIMA)
    assert after(theirs, mine).residents[FATIMA.id].aliases == ("Mw. Amrani", "Fati")


def test_hooks_that_two_add_are_both_there():
    theirs = AmendEncounter(
        encounter=MET.id, at=LATER, saw=MET,
        hooks=(
            NewHook(kind=Kind.INTEREST, interest=KOKEN.id, residents=(FATIMA.id,)),
            NewHook(kind=Kind.WISH, interest=DAMMEN.id, residents=(FATIMA.id,)),
        ),
    )  # fmt: skip
    mine = AmendEncounter(
        encounter=MET.id, at=LATER, saw=MET,
        hooks=(NewHook(kind=Kind.OFFER, interest=DAMMEN.id, residents=(FATIMA.id,)),),
    )  # fmt: skip
    assert after(BUURT, theirs, mine).encounters[MET.id].hooks == (
        a_hook(DAMMEN, FATIMA, kind=Kind.WISH),
        a_hook(DAMMEN, FATIMA, kind=Kind.OFFER),
    )


def test_one_hook_that_two_give_to_others_is_everybodys():
    def with_owners(*ids):
        hook = NewHook(kind=Kind.INTEREST, interest=KOKEN.id, residents=ids)
        return AmendEncounter(
            encounter=MET.id, at=LATER, saw=MET, residents=(FATIMA.id, OMAR.id), hooks=(hook,)
        )

    both = after(BUURT, with_owners(FATIMA.id, OMAR.id), with_owners(OMAR.id))
    assert both.encounters[MET.id].hooks == (a_hook(KOKEN, FATIMA, OMAR),)


def test_the_street_i_add_is_where_we_are():
    third = a_place("Plein")
    buurt = a_buurt(ROUND, STREET, OTHER_STREET, third)
    theirs = SetRound(id=ROUND.id, on=MONDAY, places=(STREET.id, third.id), saw=ROUND)
    mine = SetRound(id=ROUND.id, on=MONDAY, places=(STREET.id, OTHER_STREET.id), saw=ROUND)
    assert after(buurt, theirs, mine).rounds[ROUND.id].places == (
        STREET.id,
        third.id,
        OTHER_STREET.id,
    )


def test_doors_of_two_streets_are_both_corrected_and_of_one_asked_about():
    counted = a_round(doors=(Doors(place=STREET.id, opened=2), Doors(place=OTHER_STREET.id)))
    buurt = a_buurt(counted, STREET, OTHER_STREET)

    def corrected(**opened):
        doors = tuple(Doors(place=p, opened=n) for p, n in opened.items())
        return AmendRound(round=counted.id, doors=doors, saw=counted)

    theirs = corrected(**{STREET.id: 3, OTHER_STREET.id: 0})
    mine = corrected(**{STREET.id: 2, OTHER_STREET.id: 7})
    doors = {d.place: d.opened for d in after(buurt, theirs, mine).rounds[counted.id].doors}
    assert doors == {STREET.id: 3, OTHER_STREET.id: 7}
    same_number = corrected(**{STREET.id: 5, OTHER_STREET.id: 0})
    assert set(clashing(after(buurt, theirs), same_number)) == {"doors"}


def test_a_door_counted_while_the_walkers_are_changed_is_counted():
    buurt = a_buurt(ROUND, STREET, KARIM)
    theirs = CountDoor(round=ROUND.id, place=STREET.id, opened=1)
    mine = SetRound(id=ROUND.id, on=MONDAY, places=ROUND.places, walkers=(KARIM.id,), saw=ROUND)
    both = after(buurt, theirs, mine).rounds[ROUND.id]
    assert (both.doors[0].opened, both.walkers) == (1, (KARIM.id,))


def test_two_orders_of_the_same_are_asked_about():
    with pytest.raises(ValueError, match="orders"):
        elements("abc", "cab", "bca")


LISTS = st.permutations("abcdef").flatmap(lambda p: st.integers(0, 6).map(lambda n: tuple(p[:n])))
BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine may have others to serve."""


@BUSY
@given(saw=LISTS, mine=LISTS, theirs=LISTS)
def test_a_list_has_what_either_added_and_lacks_what_either_took_away(saw, mine, theirs):
    try:
        both = elements(saw, mine, theirs)
    except ValueError:
        return
    kept = set(saw) & set(mine) & set(theirs)
    assert set(both) == kept | (set(mine) - set(saw)) | (set(theirs) - set(saw))
    assert len(set(both)) == len(both)


@BUSY
@given(saw=LISTS, mine=LISTS)
def test_where_only_one_changed_a_list_theirs_is_what_it_becomes(saw, mine):
    assert elements(saw, mine, saw) == mine or set(elements(saw, mine, saw)) == set(mine)
    assert elements(saw, saw, mine)[: len(mine)] == elements(saw, saw, mine)


@BUSY
@given(names=st.lists(st.text(max_size=3), min_size=3, max_size=3))
def test_whatever_three_say_a_field_is_merged_or_asked_about(names):
    saw, mine, theirs = (structs.replace(FATIMA, name=name) for name in names)
    values, clashes = merge(saw, mine, theirs)
    result = values.get("name", theirs.name)
    if clashes:
        assert len({saw.name, mine.name, theirs.name}) == 3
    elif mine.name == saw.name:
        assert result == theirs.name
    else:
        assert result == mine.name


# what was promised in an encounter


def promise(**fields):
    said = {"id": OPEN.id, "resident": FATIMA.id, "around": OPEN.around, "reason": OPEN.reason}
    return Promise(**{**said, **fields})


def amended(*promises):
    return AmendEncounter(
        encounter=MET.id, at=LATER, promises=promises, saw=MET, saw_promises=(OPEN,)
    )


def test_a_promise_is_changed_and_its_other_fields_are_merged():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, walker=KARIM.id), Attempt(
        follow_up=OPEN.id, on=TUESDAY
    ))  # fmt: skip
    kept = after(theirs, amended(promise(reason="soep"))).follow_ups[OPEN.id]
    assert (kept.reason, kept.walker, kept.attempts) == ("soep", KARIM.id, (TUESDAY,))


def test_two_reasons_for_one_promise_are_asked_about():
    theirs = after(BUURT, Revise(follow_up=OPEN.id, reason="tuin"))
    assert clashing(theirs, amended(promise(reason="soep"))) == {"reason": ("soep", "tuin")}


def test_a_promise_that_is_taken_out_goes_unless_somebody_worked_with_it():
    assert OPEN.id not in after(BUURT, amended()).follow_ups
    tried = after(BUURT, Attempt(follow_up=OPEN.id, on=TUESDAY))
    assert OPEN.id in after(tried, amended()).follow_ups


def test_a_promise_that_is_added_is_made_in_the_encounter():
    added = after(BUURT, amended(promise(), promise(id="f", resident=OMAR.id))).follow_ups["f"]
    assert (added.made_in, added.made_on, added.resident) == (MET.id, MET.on, OMAR.id)


def test_a_promise_that_was_settled_meanwhile_stays_as_it_came_out():
    settled = after(BUURT, Settle(follow_up=OPEN.id, status=Status.DONE, on=MONDAY))
    kept = after(settled, amended(promise(reason="soep"))).follow_ups[OPEN.id]
    assert (kept.status, kept.reason) == (Status.DONE, "bellen")


# further rules


def test_a_round_that_was_on_another_day_takes_its_encounters_along():
    there = an_encounter(OMAR, round=ROUND.id)
    elsewhen = an_encounter(OMAR, round=ROUND.id, on=NEXT_WEEK)
    buurt = a_buurt(ROUND, STREET, OMAR, there, elsewhen)
    moved = after(buurt, SetRound(id=ROUND.id, on=TUESDAY, places=ROUND.places)).encounters
    assert (moved[there.id].on, moved[elsewhen.id].on) == (TUESDAY, NEXT_WEEK)


def test_somebody_needs_a_name_or_a_description():
    with pytest.raises(Exception, match="at least one letter"):
        AmendResident(resident=OMAR.id, on=MONDAY, name=" ", saw=OMAR).changes(BUURT)
    described = AmendResident(resident=OMAR.id, on=MONDAY, name="", description="man met pet")
    assert after(BUURT, described).residents[OMAR.id].description == "man met pet"


def test_a_new_street_that_two_name_at_once_is_one():
    def at(resident):
        where = New(id=f"p-{resident.id}", name="Plein '40")
        return AmendResident(resident=resident.id, on=MONDAY, place=where)

    both = after(BUURT, at(OMAR), at(FATIMA))
    assert both.residents[OMAR.id].place == both.residents[FATIMA.id].place
    assert len(both.places) == 3
