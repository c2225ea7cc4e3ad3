"""What a line writes down."""

from __future__ import annotations

import pytest
from builders import AT, MONDAY, a_place, an_id
from quicklog.reading import EXAMPLE, read

from buurt_tui.domain.model import Contact, Revision
from buurt_tui.quicklog.entry import log_encounter


def logged(line, buurt=EXAMPLE, **fields):
    """The neighbourhood after `line` was saved, and its encounter."""
    entry = log_encounter(read(line, buurt), id=an_id(), at=AT, mint=an_id, **fields)
    after = buurt.apply(entry.changes(buurt), Revision(2))
    return after, after.encounters[entry.id]


def names(buurt, residents):
    return [buurt.residents[id_].name or buurt.residents[id_].description for id_ in residents]


def test_what_is_shown_is_what_is_saved():
    buurt, encounter = logged("bankje @Fatima, @Omar ben Said #tuin +breien =gesprek /kwa !vr thee")
    assert names(buurt, encounter.residents) == ["Fatima el Amrani", "Omar ben Said"]
    assert [buurt.interests[hook.interest].name for hook in encounter.hooks] == [
        "tuinieren",
        "breien",
    ]
    assert encounter.note == "bankje"
    assert encounter.contact is Contact.CONVERSATION
    assert buurt.places[encounter.place].name == "Kwakersstraat"
    assert {f.resident for f in buurt.follow_ups.values()} == set(encounter.residents)
    assert {(f.around.day, f.reason) for f in buurt.follow_ups.values()} == {(27, "thee")}


def test_the_encounter_is_on_its_own_date():
    _, encounter = logged("@Fatima")
    assert (encounter.on, encounter.at) == (MONDAY, AT)


def test_the_same_new_name_twice_is_one_resident():
    buurt, encounter = logged("@Omar +koken @Fatima #schaken @omar *wandelen")
    assert names(buurt, encounter.residents) == ["Omar", "Fatima el Amrani"]
    assert encounter.hooks[0].residents == encounter.hooks[2].residents


def test_the_same_resident_twice_in_a_group_gets_one_follow_up():
    buurt, _ = logged("@Fatima, @fatima !vr bellen")
    assert len(buurt.follow_ups) == 1


def test_a_description_is_no_name():
    buurt, encounter = logged("@vrouw_met_teckel #honden")
    resident = buurt.residents[encounter.residents[0]]
    assert (resident.name, resident.description) == ("", "vrouw met teckel")


def test_hooks_of_somebody_unnamed_are_those_of_the_encounter():
    _, encounter = logged("praatje bij de bushalte #koken")
    assert (encounter.residents, encounter.hooks[0].residents) == ((), ())


def test_a_follow_up_with_nobody_to_come_back_to_is_kept_as_note():
    buurt, encounter = logged("bankje !vr terug naar het bankje")
    assert (len(buurt.follow_ups), encounter.note) == (0, "bankje !vr terug naar het bankje")


def test_a_line_without_a_place_is_where_the_round_is():
    place = a_place("Sloterplas")
    assert logged("@Fatima", place=place.id)[1].place == place.id
    assert logged("@Fatima /kwa", place=place.id)[1].place != place.id


def test_a_citizen_service_number_is_never_stored():
    buurt, encounter = logged("bsn 111222333 @Omar 111222333 !vr bsn 1112.22.333 noteren")
    (follow_up,) = buurt.follow_ups.values()
    assert encounter.note == "bsn ••••••••• •••••••••"
    assert follow_up.reason == "bsn ••••.••.••• noteren"
    line = log_encounter(read("bsn 111222333"), id=an_id(), at=AT, mint=an_id).line
    assert "111222333" not in line


def test_liever_niet_marks_the_resident_as_such():
    buurt, encounter = logged("@Fatima =liever-niet")
    assert buurt.residents[encounter.residents[0]].prefers_not_on == MONDAY


def test_nothing_is_saved_while_a_question_is_open():
    with pytest.raises(ValueError, match="question"):
        logged("@fati")
