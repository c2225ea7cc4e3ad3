"""One line becomes an encounter and all that came of it."""

from __future__ import annotations

from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_id,
    an_interest,
)
from domain.doing import TUESDAY, after

from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook, Promise
from buurt_tui.domain.model import Buurt, Contact, Encounter, Kind, Put, Side, Status

E = "e"


def a_log(**fields) -> LogEncounter:
    return LogEncounter(**{"id": E, "on": MONDAY, "at": AT, **fields})


def logged(buurt: Buurt, **fields) -> Buurt:
    return after(buurt, a_log(**fields))


def test_nothing_is_required_but_that_it_happened():
    assert logged(a_buurt()).encounters[E] == Encounter(id=E, on=MONDAY, at=AT)


def test_the_encounter_says_who_where_how_and_on_which_round():
    fatima, street, round_, karim = a_resident(), a_place(), a_round(), a_member()
    buurt = logged(
        a_buurt(fatima, street, round_, karim),
        residents=(fatima.id,),
        place=street.id,
        round=round_.id,
        logged_by=karim.id,
        contact=Contact.TALK,
        note="bankje voor de flat",
    )
    assert buurt.encounters[E] == an_encounter(
        fatima,
        id=E,
        place=street.id,
        round=round_.id,
        logged_by=karim.id,
        contact=Contact.TALK,
        note="bankje voor de flat",
    )


def test_somebody_new_becomes_a_resident():
    buurt = logged(a_buurt(), residents=(New(id="r", name=" Omar ben Said "),))
    assert buurt.residents["r"].name == "Omar ben Said"


def test_somebody_nameless_is_known_by_a_description():
    buurt = logged(a_buurt(), residents=(New(id="r", description="vrouw met teckel"),))
    assert (buurt.residents["r"].name, buurt.residents["r"].description) == ("", "vrouw met teckel")


def test_two_residents_of_the_same_name_may_exist():
    jan = a_resident("Jan")
    assert len(logged(a_buurt(jan), residents=(New(id="r", name="Jan"),)).residents) == 2


def test_the_same_resident_twice_in_a_line_is_there_once():
    fatima = a_resident()
    buurt = logged(a_buurt(fatima), residents=(fatima.id, fatima.id))
    assert buurt.encounters[E].residents == (fatima.id,)


def test_a_new_topic_becomes_an_interest():
    buurt = logged(a_buurt(), hooks=(NewHook(kind=Kind.WISH, interest=New(id="i", name="koken")),))
    (koken,) = buurt.interests.values()
    (hook,) = buurt.encounters[E].hooks
    assert (koken.name, hook.interest) == ("koken", koken.id)


def test_a_topic_that_a_colleague_added_meanwhile_is_used():
    koken = an_interest("Koken")
    buurt = logged(
        a_buurt(koken), hooks=(NewHook(kind=Kind.WISH, interest=New(id="i", name="koken")),)
    )
    assert list(buurt.interests) == [koken.id]


def test_a_synonym_is_the_topic():
    koken = an_interest("koken", synonyms=("Köken", "kokkerellen"))
    new = New(id="i", name="kokkerellen")
    buurt = logged(a_buurt(koken), hooks=(NewHook(kind=Kind.WISH, interest=new),))
    assert buurt.encounters[E].hooks[0].interest == koken.id


def test_the_same_topic_gets_the_same_id_from_two_who_type_it_at_once():
    mine, yours = (
        logged(a_buurt(), hooks=(NewHook(kind=Kind.WISH, interest=New(id=id_, name=name)),))
        for id_, name in (("i", "koken"), ("j", "Koken"))
    )
    assert mine.interests.keys() == yours.interests.keys()


def test_a_topic_that_was_given_another_name_is_not_overwritten():
    new = NewHook(kind=Kind.WISH, interest=New(id="i", name="koken"))
    (id_,) = logged(a_buurt(), hooks=(new,)).interests
    renamed = an_interest("eten", id=id_)
    buurt = logged(a_buurt(renamed), hooks=(new,))
    assert sorted(interest.name for interest in buurt.interests.values()) == ["eten", "koken"]


def test_hooks_of_one_kind_on_one_topic_are_joined():
    koken, fatima, omar = an_interest(), a_resident(), a_resident("Omar")
    buurt = logged(
        a_buurt(koken, fatima, omar),
        residents=(fatima.id, omar.id),
        hooks=(
            NewHook(kind=Kind.OFFER, interest=koken.id, residents=(fatima.id,)),
            NewHook(kind=Kind.OFFER, interest=koken.id, residents=(omar.id, fatima.id)),
            NewHook(kind=Kind.WISH, interest=koken.id, residents=(omar.id,)),
        ),
    )
    assert [(hook.kind, hook.residents) for hook in buurt.encounters[E].hooks] == [
        (Kind.OFFER, (fatima.id, omar.id)),
        (Kind.WISH, (omar.id,)),
    ]


def test_a_new_place_is_added_and_a_known_one_used():
    street = a_place("Kwakersstraat")
    known = logged(a_buurt(street), place=New(id="p", name="kwakersstraat"))
    new = logged(a_buurt(street), place=New(id="p", name="Harpstraat"))
    assert known.encounters[E].place == street.id
    assert new.places[new.encounters[E].place].name == "Harpstraat"


def test_a_promise_becomes_an_open_follow_up_made_in_the_encounter():
    karim = a_member()
    promise = Promise(
        id="f", resident="r", around=TUESDAY, reason="bellen", asked_by=Side.RESIDENT,
        walker=karim.id,
    )  # fmt: skip
    buurt = logged(a_buurt(karim), residents=(New(id="r", name="Jan"),), promises=(promise,))
    assert buurt.follow_ups["f"] == a_follow_up(
        buurt.residents["r"],
        id="f",
        made_in=E,
        around=TUESDAY,
        reason="bellen",
        asked_by=Side.RESIDENT,
        walker=karim.id,
    )


def test_the_follow_up_that_it_settles_is_done_that_day():
    fatima, karim = a_resident(), a_member()
    promise = a_follow_up(fatima)
    buurt = logged(
        a_buurt(fatima, karim, promise),
        on=TUESDAY,
        residents=(fatima.id,),
        settles=promise.id,
        logged_by=karim.id,
    )
    done = buurt.follow_ups[promise.id]
    assert (done.status, done.settled_on, done.settled_by, done.settled_in) == (
        Status.DONE,
        TUESDAY,
        karim.id,
        E,
    )


def test_what_a_colleague_settled_meanwhile_stays_as_they_settled_it():
    fatima = a_resident()
    dropped = a_follow_up(fatima, status=Status.DROPPED, settled_on=MONDAY)
    buurt = logged(a_buurt(fatima, dropped), residents=(fatima.id,), settles=dropped.id)
    assert buurt.follow_ups[dropped.id] == dropped


def test_would_rather_not_is_heard_for_all_who_were_there_new_ones_too():
    fatima = a_resident()
    buurt = logged(
        a_buurt(fatima),
        residents=(fatima.id, New(id="r", name="Jan")),
        contact=Contact.PREFERS_NOT,
    )
    assert [r.prefers_not_on for r in buurt.residents.values()] == [MONDAY, MONDAY]


def test_who_would_rather_not_already_keeps_the_day_of_it():
    fatima = a_resident(prefers_not_on=MONDAY)
    buurt = logged(a_buurt(fatima), on=TUESDAY, residents=(fatima.id,), contact=Contact.PREFERS_NOT)
    assert buurt.residents[fatima.id].prefers_not_on == MONDAY


def test_would_rather_not_of_a_merged_resident_is_heard_for_whom_they_are():
    fatima = a_resident()
    double = a_resident("Fatma", merged_into=fatima.id)
    buurt = logged(a_buurt(fatima, double), residents=(double.id,), contact=Contact.PREFERS_NOT)
    assert buurt.residents[fatima.id].prefers_not_on == MONDAY


def test_text_is_cleaned():
    buurt = logged(
        a_buurt(),
        note="\x1b]52;c;aGk=\x07hoi",
        residents=(New(id="r", name="\u202eJan"),),
        promises=(Promise(id="f", resident="r", reason="bel\x00len\n"),),
        hooks=(NewHook(kind=Kind.WISH, interest=New(id=an_id(), name="ko\u200bken")),),
        place=New(id="p", name="\x9bHarpstraat"),
    )
    assert buurt.encounters[E].note == "]52;c;aGk=hoi"
    assert buurt.residents["r"].name == "Jan"
    assert buurt.follow_ups["f"].reason == "bellen"
    assert [i.name for i in buurt.interests.values()] == ["koken"]
    assert [p.name for p in buurt.places.values()] == ["Harpstraat"]


def test_a_draft_that_outlived_a_crash_is_not_logged_twice():
    tagged = an_encounter(id=E, note="door een collega aangevuld")
    assert a_log(note="oud").changes(a_buurt(tagged)) == ()


def test_a_round_that_was_taken_back_keeps_nobody_from_logging():
    assert logged(a_buurt(), round=an_id()).encounters[E].round is None


def test_what_is_new_comes_before_what_refers_to_it():
    edit = a_log(residents=(New(id="r", name="Jan"),), promises=(Promise(id="f", resident="r"),))
    assert [type(change.document).__name__ for change in edit.changes(a_buurt())] == [
        "Resident",
        "Encounter",
        "FollowUp",
    ]
    assert all(isinstance(change, Put) for change in edit.changes(a_buurt()))
