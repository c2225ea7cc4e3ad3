"""Adding hooks to a saved encounter, and taking one back."""

from __future__ import annotations

from builders import MONDAY, a_buurt, a_follow_up, a_hook, a_resident, an_encounter, an_interest
from domain.doing import TUESDAY, after, refusal

from buurt_tui.domain.encounter_edits import Tag, TakeBack
from buurt_tui.domain.log_encounter import New, NewHook
from buurt_tui.domain.model import Kind, Status


def test_a_hook_without_owner_is_of_everybody_at_that_encounter():
    koken, fatima, omar = an_interest(), a_resident(), a_resident("Omar")
    met = an_encounter(fatima, omar)
    hook = NewHook(kind=Kind.OFFER, interest=koken.id)
    buurt = after(
        a_buurt(koken, fatima, omar, met), Tag(encounter=met.id, hooks=(hook,), on=TUESDAY)
    )
    assert buurt.encounters[met.id].hooks == (a_hook(koken, fatima, omar, kind=Kind.OFFER),)


def test_a_hook_of_one_stays_of_one():
    koken, fatima, omar = an_interest(), a_resident(), a_resident("Omar")
    met = an_encounter(fatima, omar)
    hook = NewHook(kind=Kind.OFFER, interest=koken.id, residents=(omar.id,))
    buurt = after(
        a_buurt(koken, fatima, omar, met), Tag(encounter=met.id, hooks=(hook,), on=TUESDAY)
    )
    assert buurt.encounters[met.id].hooks == (a_hook(koken, omar, kind=Kind.OFFER),)


def test_hooks_are_added_to_those_there_are():
    koken, fatima = an_interest(), a_resident()
    met = an_encounter(fatima, hooks=(a_hook(koken, fatima),))
    new = NewHook(kind=Kind.WISH, interest=New(id="i", name="dammen"))
    buurt = after(a_buurt(koken, fatima, met), Tag(encounter=met.id, hooks=(new,), on=TUESDAY))
    assert [hook.kind for hook in buurt.encounters[met.id].hooks] == [Kind.INTEREST, Kind.WISH]
    assert {interest.name for interest in buurt.interests.values()} == {"koken", "dammen"}


def test_no_hook_in_it_is_an_answer_too():
    met = an_encounter(note="mooi weer")
    buurt = after(a_buurt(met), Tag(encounter=met.id, hooks=(), on=TUESDAY))
    assert buurt.encounters[met.id].triaged_on == TUESDAY


def test_saying_the_same_again_changes_nothing():
    met = an_encounter(triaged_on=TUESDAY)
    assert Tag(encounter=met.id, hooks=(), on=TUESDAY).changes(a_buurt(met)) == ()


def test_an_encounter_that_is_gone_cannot_be_tagged():
    edit = Tag(encounter="x", hooks=(), on=MONDAY)
    assert refusal(a_buurt(), edit) == "That encounter is not there any more."


def test_taking_back_takes_the_open_promises_made_in_it_along():
    fatima = a_resident()
    met = an_encounter(fatima)
    buurt = a_buurt(fatima, met, a_follow_up(fatima, made_in=met.id))
    back = after(buurt, TakeBack(encounter=met.id))
    assert (dict(back.encounters), dict(back.follow_ups)) == ({}, {})


def test_taking_back_leaves_other_promises_alone():
    fatima = a_resident()
    met, promise = an_encounter(fatima), a_follow_up(fatima)
    back = after(a_buurt(fatima, met, promise), TakeBack(encounter=met.id))
    assert back.follow_ups == {promise.id: promise}


def test_a_promise_that_was_settled_since_stays_without_the_encounter():
    fatima = a_resident()
    met = an_encounter(fatima)
    kept = a_follow_up(fatima, made_in=met.id, status=Status.DONE, settled_on=TUESDAY)
    back = after(a_buurt(fatima, met, kept), TakeBack(encounter=met.id))
    assert (back.follow_ups[kept.id].made_in, back.follow_ups[kept.id].status) == (
        None,
        Status.DONE,
    )


def test_what_the_encounter_was_the_end_of_is_open_again():
    fatima = a_resident()
    promise, met = a_follow_up(fatima), an_encounter(fatima, on=TUESDAY)
    done = a_follow_up(
        fatima, id=promise.id, status=Status.DONE, settled_on=TUESDAY, settled_in=met.id
    )
    back = after(a_buurt(fatima, met, done), TakeBack(encounter=met.id))
    assert back.follow_ups[promise.id] == promise


def test_taking_back_twice_is_refused():
    assert refusal(a_buurt(), TakeBack(encounter="x")) == "That encounter is not there any more."
