"""What was saved can be edited as a line."""

from __future__ import annotations

import pytest
from builders import AT, MONDAY, a_buurt, a_follow_up, a_resident, an_encounter, an_id
from hypothesis import given
from quicklog.reading import STREET, read
from quicklog.test_properties import lines

from buurt_tui.domain.model import Revision
from buurt_tui.domain.text import clean
from buurt_tui.quicklog.entry import log_encounter
from buurt_tui.quicklog.spell import escaped, spell


def saved(line, buurt=STREET):
    """The neighbourhood after `line` was saved, its encounter and its follow-ups."""
    entry = log_encounter(read(line, buurt), id=an_id(), at=AT, mint=an_id)
    after = buurt.apply(entry.changes(buurt), Revision(2))
    encounter = after.encounters[entry.id]
    return encounter, [f for f in after.follow_ups.values() if f.made_in == entry.id], after


@pytest.mark.parametrize(
    ("typed", "spelled"),
    {
        "bankje @fatim #tui +kok": "bankje @Fatima el Amrani #tuinieren +koken",
        "@fatima +kok @omar, @shanti *scha !vr bellen": (
            "@Fatima el Amrani +koken @Omar ben Said, @Shanti Ramdin *schaken !2026-11-27 bellen"
        ),
        "=niet-thuis /kwa": "=niet-thuis /Kwakersstraat",
        "@vrouw_met_teckel !!": "@vrouw_met_teckel !!",
        "\\#koken @wil !bellen\\; of mailen >anj": (
            "\\#koken @Wil de Boer !bellen\\; of mailen >Anja de Wit"
        ),
        "@kwame #kok @georgi": "@Kwame Owusu-Ansah #koken @Georgi Dimitrov",
        "#koken *nederlands": "#koken *Nederlandse-les",
        "@Rachid +breien": "@Rachid +breien",
        "leuk": "leuk",
    }.items(),
)
def test_a_saved_encounter_is_spelled_out(typed, spelled):
    assert spell(*saved(typed)).line == spelled


def test_two_of_the_same_name_stay_apart():
    buurt = a_buurt(one := a_resident("Jan Bos"), other := a_resident("Jan Bos"))
    encounter = an_encounter(other, one)
    draft = spell(encounter, [], buurt)
    assert [who.resident for who in draft.who] == [other.id, one.id]


def test_what_no_line_can_say_is_left_to_the_form():
    resident = a_resident()
    twice = [a_follow_up(resident), a_follow_up(resident, around=MONDAY, reason="vr bellen")]
    assert spell(an_encounter(resident), twice, a_buurt(resident)) is None


@given(lines)
def test_an_escaped_note_is_a_note(note):
    note = " ".join(clean(note).split())
    draft = read(f"{escaped(note)} @Fatima", STREET)
    assert (len(draft.who), draft.hooks, draft.place, draft.contact) == (1, (), None, None)
    assert draft.note == note or not any(map(str.isalnum, note))


@given(lines)
def test_what_is_spelled_reads_as_what_was_saved(line):
    if not read(line, STREET).questions:
        encounter, follow_ups, after = saved(line)
        draft = spell(encounter, follow_ups, after)
        assert draft is None or draft.note == encounter.note
