"""What is known of a resident, and two who are the same person."""

from __future__ import annotations

import pytest
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
from domain.doing import SUNDAY, TUESDAY, after, refusal
from msgspec import structs

from buurt_tui.domain.model import Consent, Kind, Resident
from buurt_tui.domain.resident_edits import (
    AddAlias,
    AllowNotes,
    Erase,
    FindAt,
    Merge,
    PreferNot,
    Rename,
)

FATIMA = a_resident("Fatima el Amrani")


def changed(edit, resident: Resident = FATIMA) -> Resident:
    return after(a_buurt(resident), edit).residents[resident.id]


def test_the_name_that_is_replaced_stays_as_an_alias():
    renamed = changed(Rename(resident=FATIMA.id, name=" Fatima Amrani "))
    assert (renamed.name, renamed.aliases) == ("Fatima Amrani", ("Fatima el Amrani",))


def test_a_misspelt_name_need_not_stay():
    assert changed(Rename(resident=FATIMA.id, name="Fatma", keep_old=False)).aliases == ()


def test_another_spelling_of_the_same_name_leaves_no_alias():
    assert changed(Rename(resident=FATIMA.id, name="Fátima El Amrani")).aliases == ()


def test_a_name_that_was_an_alias_is_none_any_more():
    both = a_resident("Fatma", aliases=("Fatima", "Faat"))
    assert changed(Rename(resident=both.id, name="Fatima"), both).aliases == ("Faat", "Fatma")


def test_a_description_becomes_an_alias_once_there_is_a_name():
    woman = a_resident("", description="vrouw met teckel")
    named = changed(Rename(resident=woman.id, name="Rietje"), woman)
    assert (named.description, named.aliases) == ("", ("vrouw met teckel",))


def test_the_name_that_it_is_changes_nothing():
    assert Rename(resident=FATIMA.id, name=FATIMA.name).changes(a_buurt(FATIMA)) == ()


def test_a_name_they_go_by_is_added_once():
    buurt = after(
        a_buurt(FATIMA),
        AddAlias(resident=FATIMA.id, alias="Faat"),
        AddAlias(resident=FATIMA.id, alias="faat"),
        AddAlias(resident=FATIMA.id, alias="fatima el amrani"),
    )
    assert buurt.residents[FATIMA.id].aliases == ("Faat",)


@pytest.mark.parametrize("blank", ["", " ", "\u202e"])
def test_a_name_needs_a_letter(blank):
    needs = "A name needs at least one letter."
    assert refusal(a_buurt(FATIMA), Rename(resident=FATIMA.id, name=blank)) == needs
    assert refusal(a_buurt(FATIMA), AddAlias(resident=FATIMA.id, alias=blank)) == needs


def test_somebody_can_be_found_somewhere_and_then_nowhere_in_particular():
    street = a_place()
    there = after(a_buurt(FATIMA, street), FindAt(resident=FATIMA.id, place=street.id))
    nowhere = after(there, FindAt(resident=FATIMA.id, place=None))
    assert (there.residents[FATIMA.id].place, nowhere.residents[FATIMA.id].place) == (
        street.id,
        None,
    )


def test_the_answer_to_may_we_write_this_down_is_kept_with_its_day():
    allowed = changed(AllowNotes(resident=FATIMA.id, consent=Consent.YES, on=TUESDAY))
    assert (allowed.consent, allowed.consent_on) == (Consent.YES, TUESDAY)


def test_the_same_answer_on_the_same_day_changes_nothing():
    allowed = a_resident(consent=Consent.YES, consent_on=MONDAY)
    edit = AllowNotes(resident=allowed.id, consent=Consent.YES, on=MONDAY)
    assert edit.changes(a_buurt(allowed)) == ()


def test_would_rather_not_is_reversible():
    silent = changed(PreferNot(resident=FATIMA.id, on=MONDAY))
    assert silent.prefers_not_on == MONDAY
    assert changed(PreferNot(resident=FATIMA.id, on=None), silent) == FATIMA


def test_would_rather_not_keeps_its_first_day():
    silent = a_resident(prefers_not_on=MONDAY)
    assert PreferNot(resident=silent.id, on=TUESDAY).changes(a_buurt(silent)) == ()


EDITS = {
    "rename": lambda id_: Rename(resident=id_, name="Jan"),
    "alias": lambda id_: AddAlias(resident=id_, alias="Jan"),
    "find at": lambda id_: FindAt(resident=id_, place="harpstraat"),
    "allow notes": lambda id_: AllowNotes(resident=id_, consent=Consent.YES, on=MONDAY),
    "prefer not": lambda id_: PreferNot(resident=id_, on=MONDAY),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_is_said_of_a_merged_resident_is_said_of_whom_they_are(edit):
    double = a_resident("Fatma", merged_into=FATIMA.id)
    street = a_place(id="harpstraat")
    buurt = after(a_buurt(FATIMA, double, street), edit(double.id))
    assert buurt.residents[double.id] == double
    assert buurt.residents[FATIMA.id] != FATIMA


ALL_EDITS = EDITS | {
    "merge": lambda id_: Merge(keep=id_, other=id_),
    "erase": lambda id_: Erase(resident=id_),
}


@pytest.mark.parametrize("edit", ALL_EDITS.values(), ids=ALL_EDITS)
def test_somebody_who_is_gone_says_so(edit):
    assert refusal(a_buurt(), edit("x")) == "That resident is not there any more."


# Merge


def merged(keep: Resident, other: Resident) -> Resident:
    return after(a_buurt(keep, other), Merge(keep=keep.id, other=other.id)).residents[keep.id]


def test_all_names_of_two_who_are_one_are_kept_in_order():
    keep = a_resident("Fatima", aliases=("Faat",))
    other = a_resident("Fatma", aliases=("faat", "Mw. Amrani"))
    assert merged(keep, other).aliases == ("Faat", "Fatma", "Mw. Amrani")


def test_a_description_gives_way_to_a_name():
    keep, other = a_resident("", description="vrouw met teckel"), a_resident("Rietje")
    one = merged(keep, other)
    assert (one.name, one.description, one.aliases) == ("Rietje", "", ("vrouw met teckel",))


def test_two_descriptions_become_one_and_an_alias():
    keep, other = a_resident("", description="met teckel"), a_resident("", description="rode jas")
    one = merged(keep, other)
    assert (one.description, one.aliases) == ("met teckel", ("rode jas",))


def test_a_place_is_kept_and_else_taken_over():
    street, corner = a_place(), a_place("Harpstraat")
    keep, other = a_resident(place=street.id), a_resident(place=corner.id)
    assert merged(keep, other).place == street.id
    assert merged(a_resident(), other).place == corner.id


def test_a_yes_of_either_is_a_yes():
    other = a_resident(consent=Consent.YES, consent_on=MONDAY)
    one = merged(FATIMA, other)
    assert (one.consent, one.consent_on) == (Consent.YES, MONDAY)


def test_would_rather_not_of_either_holds_from_the_first_day():
    keep, other = a_resident(prefers_not_on=TUESDAY), a_resident(prefers_not_on=SUNDAY)
    assert merged(keep, other).prefers_not_on == SUNDAY
    assert merged(FATIMA, keep).prefers_not_on == TUESDAY


def test_encounters_hooks_and_follow_ups_of_the_other_move():
    keep, other, koken = a_resident("Fatima"), a_resident("Fatma"), an_interest()
    met = an_encounter(other, hooks=(a_hook(koken, other, kind=Kind.OFFER),))
    promise = a_follow_up(other)
    buurt = after(a_buurt(keep, other, koken, met, promise), Merge(keep=keep.id, other=other.id))
    assert buurt.encounters[met.id].residents == (keep.id,)
    assert buurt.encounters[met.id].hooks == (a_hook(koken, keep, kind=Kind.OFFER),)
    assert buurt.follow_ups[promise.id].resident == keep.id


def test_an_encounter_with_both_is_one_with_them_once():
    keep, other, koken = a_resident("Fatima"), a_resident("Fatma"), an_interest()
    met = an_encounter(other, keep, hooks=(a_hook(koken, keep, other),))
    buurt = after(a_buurt(keep, other, koken, met), Merge(keep=keep.id, other=other.id))
    assert buurt.encounters[met.id].residents == (keep.id,)
    assert buurt.encounters[met.id].hooks == (a_hook(koken, keep),)


def test_encounters_with_others_are_not_written():
    keep, other, third = a_resident("Fatima"), a_resident("Fatma"), a_resident("Jan")
    buurt = a_buurt(keep, other, third, an_encounter(third), a_follow_up(third))
    changes = Merge(keep=keep.id, other=other.id).changes(buurt)
    assert {change.document.id for change in changes} == {keep.id, other.id}


def test_the_other_is_kept_for_late_references():
    keep, other = a_resident("Fatima"), a_resident("Fatma")
    buurt = after(a_buurt(keep, other), Merge(keep=keep.id, other=other.id))
    assert buurt.residents[other.id] == structs.replace(other, merged_into=keep.id)
    assert buurt.resident(other.id) is buurt.residents[keep.id]


def test_merging_with_oneself_is_refused():
    double = a_resident(merged_into=FATIMA.id)
    edit = Merge(keep=FATIMA.id, other=double.id)
    assert refusal(a_buurt(FATIMA, double), edit) == "That is the same resident."


def test_merging_the_other_way_round_after_a_colleague_did_is_refused():
    a, b = a_resident("A"), a_resident("B")
    buurt = after(a_buurt(a, b), Merge(keep=a.id, other=b.id))
    assert refusal(buurt, Merge(keep=b.id, other=a.id)) == "That is the same resident."


def test_three_who_are_one_are_found_from_each_id():
    a, b, c = a_resident("A"), a_resident("B"), a_resident("C")
    buurt = after(a_buurt(a, b, c), Merge(keep=b.id, other=a.id), Merge(keep=c.id, other=b.id))
    assert {buurt.resident(r.id).id for r in (a, b, c)} == {c.id}
