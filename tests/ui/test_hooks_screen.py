"""The hooks screen as somebody uses it who tags one note after another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import MONDAY, a_place, a_resident, an_encounter, an_interest
from ui.person import an_app, opened

from buurt_tui import lang
from buurt_tui.domain.model import Document

OMAR, FATIMA = a_resident("Omar ben Said"), a_resident("Fatima el Amrani")
GAMES = an_interest("dammen")


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


def two_notes() -> tuple[Document, ...]:
    first = an_encounter(OMAR, note="zou wel willen dammen")
    second = an_encounter(FATIMA, note="bakt graag", on=MONDAY - timedelta(days=7))
    return (OMAR, FATIMA, GAMES, first, second)


@pytest.mark.parametrize("typed", ["dammen", "@Fatima *dammen", "*dammen !vr bellen", "1 en soep"])
async def test_what_is_no_hook_is_not_dropped_without_a_word(typed):
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4")
        await person.type(typed, "enter")
        assert person.line == typed
        assert "zou wel willen dammen" in person.text
        assert "Hier alleen haakjes" in person.text
        assert not any(encounter.hooks for encounter in person.buurt.encounters.values())


async def test_whose_a_hook_is_may_be_said():
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4")
        await person.type("@omar *dammen", "enter")
        (tagged,) = [each for each in person.buurt.encounters.values() if each.hooks]
        assert tagged.hooks[0].residents == (OMAR.id,)


async def test_the_reading_says_nothing_of_where():
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4")
        await person.type("*dam")
        assert "haakjes     *dammen" in person.text
        assert "waar  " not in person.text


async def test_enter_goes_back_to_the_field():
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4", "escape")
        assert "⏎ haakjes typen" in person.foot
        await person.press("enter")
        assert person.is_writing


async def test_a_field_that_is_hidden_takes_no_keys():
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4", "f12", "4")
        assert "neem over" not in person.foot
        await person.press("1")
        assert person.on == "log"
        await person.press("4", "f12", "t")
        assert person.is_writing and person.line == ""


async def test_with_nothing_left_to_tag_digits_go_to_a_screen_and_undo_goes_on_tagging():
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4", "enter", "enter")
        assert "Alle notities zijn bekeken" in person.text
        assert "laten" not in person.foot and "vorige" not in person.foot
        await person.press("ctrl+z")
        assert person.is_writing


async def test_lines_in_one_burst_are_about_one_note_each():
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4")
        person.send(*"*dammen", "enter", *"+bakken", "enter")
        await person.settle()
        tagged = {each.note: len(each.hooks) for each in person.buurt.encounters.values()}
        assert tagged == {"zou wel willen dammen": 1, "bakt graag": 1}


async def test_a_digit_without_a_suggestion_says_how_to_get_to_that_screen():
    async with opened(an_app(*two_notes())) as person:
        await person.press("f4", "8")
        assert "F8" in person.text and "gaat naar Buurttafel" in person.text
        await person.press("backspace", "1")
        assert "gaat naar" not in person.text


async def test_on_a_small_terminal_the_note_and_what_it_may_ask_for_are_in_sight():
    street = a_place("Burgemeester Röellstraat")
    note = "zou wel willen dammen, als er iemand is die het bord meeneemt"
    met = an_encounter(OMAR, FATIMA, note=note, place=street.id)
    async with opened(an_app(street, OMAR, FATIMA, GAMES, met), size=(60, 20)) as person:
        await person.press("f4")
        assert "zou wel willen dammen" in person.text
        assert "1 +dammen" in person.text
