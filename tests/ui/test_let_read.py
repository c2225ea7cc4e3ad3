"""Who may read a note, with one key: while typing, on the list, on the card."""

from __future__ import annotations

import pytest
from builders import a_follow_up, a_member, a_resident, an_encounter
from ui.person import KARIM, an_app, opened

from buurt_tui import lang
from buurt_tui.domain.model import Readers

ANJA = a_member("Anja")
FATIMA = a_resident("Fatima el Amrani")


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


def met(by=KARIM, **fields):
    return an_encounter(FATIMA, note="zingt in de tuin", logged_by=by.id, **fields)


async def test_while_typing_the_reading_says_for_whom_it_is_and_enter_keeps_it():
    async with opened(an_app(FATIMA)) as person:
        await person.type("@Fatima zingt", "ctrl+l")
        assert "=voor-mij" in person.line
        assert any(line.split() == ["voor", "alleen", "jij"] for line in person.lines)
        await person.press("enter")
        [encounter] = person.buurt.encounters.values()
        assert (encounter.note, encounter.readers) == ("zingt", Readers.WRITER)
        await person.press("ctrl+z")
        assert "=voor-mij" in person.line


async def test_the_key_goes_round():
    async with opened(an_app(FATIMA)) as person:
        await person.type("@Fatima zingt", "ctrl+l", "ctrl+l")
        assert "=deelbaar" in person.line
        await person.press("ctrl+l")
        assert person.line.strip() == "@Fatima zingt"


async def test_one_key_on_the_list():
    encounter = met()
    async with opened(an_app(FATIMA, encounter)) as person:
        await person.press("escape", "d")
        assert person.buurt.encounters[encounter.id].readers is Readers.WRITER
        assert "alleen voor jou" in person.text
        await person.press("d")
        assert person.buurt.encounters[encounter.id].readers is Readers.SHAREABLE
        await person.press("ctrl+z", "ctrl+z")
        assert person.buurt.encounters[encounter.id].readers is Readers.TEAM


async def test_what_is_for_somebody_else_is_not_on_the_screen_and_not_to_be_turned():
    encounter = met(ANJA, readers=Readers.WRITER)
    async with opened(an_app(ANJA, FATIMA, encounter)) as person:
        await person.press("escape")
        assert "zingt" not in person.text
        assert "(alleen voor Anja)" in person.text
        await person.press("d")
        assert person.buurt.encounters[encounter.id].readers is Readers.WRITER
        assert "Dat kan alleen Anja zeggen" in person.text
        await person.press("4")
        assert "zingt" not in person.text


async def test_somebody_elses_note_may_be_shared_but_not_kept():
    encounter = met(ANJA)
    async with opened(an_app(ANJA, FATIMA, encounter)) as person:
        await person.press("escape", "d")
        assert person.buurt.encounters[encounter.id].readers is Readers.SHAREABLE


async def test_one_key_on_the_card_and_where_we_come_back():
    encounter = met()
    promise = a_follow_up(FATIMA, reason="bellen", made_by=KARIM.id)
    async with opened(an_app(FATIMA, encounter, promise)) as person:
        await person.press("escape", "2", "d")
        assert person.buurt.follow_ups[promise.id].readers is Readers.WRITER
        await person.press("3", "right", "end", "d")
        assert person.buurt.encounters[encounter.id].readers is Readers.WRITER


async def test_on_a_shared_screen_only_what_may_be_shared_is_shown_and_without_names():
    shared = met(readers=Readers.SHAREABLE)
    other = an_encounter(FATIMA, note="Fatima huilde", logged_by=KARIM.id)
    named = an_encounter(FATIMA, note="Fatima zwom", readers=Readers.SHAREABLE)
    async with opened(an_app(FATIMA, shared, other, named), size=(120, 40)) as person:
        await person.press("f12")
        assert "zingt in de tuin" in person.text
        assert "… zwom" in person.text
        assert "huilde" not in person.text
        assert "Fatima" not in person.text
        await person.press("d")
        assert person.buurt.encounters[other.id].readers is Readers.TEAM
