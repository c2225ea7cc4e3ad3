"""Somebody who never used the program, with only what the screen says."""

from __future__ import annotations

import pytest
from builders import a_resident, an_encounter
from ui.person import an_app, opened

from buurt_tui import lang
from buurt_tui.store.memory import MemoryStore

FATIMA, FATIH = a_resident("Fatima el Amrani"), a_resident("Fatih Kaya")


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


async def test_the_first_questions_say_that_they_may_be_skipped():
    async with opened(an_app(store=MemoryStore(), me=None)) as person:
        for question in ("Hoe heet jullie buurt", "Hoe heet je", "Door welke straten"):
            assert question in person.text
            assert "Esc overslaan" in person.text
            await person.press("escape")
        assert person.is_writing


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_an_empty_field_shows_an_example_and_every_mark(size):
    async with opened(an_app(), size=size) as person:
        for said in ("@Fatima #koken", "#leuk", "*wil", "+kan", "?vraagt", "!terugkomen", "/waar"):
            assert said in person.text


async def test_a_line_without_a_name_says_how_a_name_is_written():
    async with opened(an_app()) as person:
        await person.type("fatima kookt graag")
        assert "een naam begint met @" in person.text
        await person.press("home")
        await person.type("@")
        assert "een naam begint met @" not in person.text


async def test_nobody_at_home_has_no_name():
    async with opened(an_app()) as person:
        await person.type("=niet-thuis")
        assert "een naam begint met @" not in person.text


async def test_a_lone_digit_in_the_field_says_how_to_get_to_that_screen():
    async with opened(an_app()) as person:
        await person.press("2")
        assert person.line == "2"
        assert "F2" in person.text and "gaat naar Terugkomen" in person.text
        await person.press("x")
        assert "gaat naar Terugkomen" not in person.text


@pytest.mark.parametrize("screen", ["f2", "f3", "escape"])
async def test_a_key_that_does_nothing_says_so(screen):
    async with opened(an_app(FATIMA, an_encounter(FATIMA, note="x"))) as person:
        await person.press(screen, "q")
        assert "Die toets doet hier niets" in person.text
        await person.press("down")
        assert "Die toets doet hier niets" not in person.text


async def test_while_a_question_is_open_the_footer_says_how_to_answer():
    async with opened(an_app(FATIMA, FATIH)) as person:
        await person.type("@fati #koken", "enter")
        assert "⏎ kies" in person.foot and "Esc terug" in person.foot
        assert "deur" not in person.foot and "? " not in person.foot
        await person.press("escape")
        assert "⏎ bewaar" in person.foot


async def test_what_does_not_belong_in_a_note_is_said_however_full_the_reading_is():
    async with opened(an_app(FATIMA)) as person:
        await person.type("belt op 0612345678 @fatima #koken /Kwakersstraat !vr soep; ja")
        assert "telefoonnummer" in person.text


async def test_who_is_logging_is_on_the_screen_without_a_round_too():
    async with opened(an_app()) as person:
        assert person.lines[0].endswith("Karim")


async def test_a_round_says_what_it_made_new():
    async with opened(an_app()) as person:
        await person.press("f9", "enter")
        await person.type("Harpstraat", "enter")
        await person.type("Karim, Zohra", "enter")
        assert "Nieuw: Harpstraat, Zohra" in person.text


async def test_streets_and_walkers_of_a_round_need_a_letter():
    async with opened(an_app()) as person:
        await person.press("f9", "enter")
        await person.type("-+", "enter", "enter")
        assert "Een naam heeft minstens één letter." in person.text
        assert not person.buurt.places


@pytest.mark.parametrize("screen", ["f2", "f3"])
async def test_an_empty_list_offers_to_write_and_nothing_that_does_nothing(screen):
    async with opened(an_app(), (60, 20)) as person:
        await person.press(screen)
        assert "n schrijf" in person.foot
        assert "⏎" not in person.foot and "looplijst" not in person.foot
        assert "…" not in person.text.split("\n", 3)[3]
        assert "zet iemand hier." in person.text or "n: noteer." in person.text


async def test_what_shows_words_is_not_offered_while_names_are_hidden():
    async with opened(an_app(FATIMA, an_encounter(FATIMA, note="x"))) as person:
        await person.press("f12", "3", "enter")
        assert "Liever niet" in person.text
        assert "Verander de naam" not in person.text


async def test_other_colours_are_remembered():
    app = an_app()
    remembered = []
    app.remember_theme = remembered.append
    async with opened(app) as person:
        await person.press("ctrl+p")
        await person.type("kleuren", "enter", "enter")
        assert (app.theme, remembered) == ("licht", ["licht"])


async def test_keys_right_behind_enter_go_to_the_next_field():
    async with opened(an_app()) as person:
        await person.press("f9")
        person.send("ctrl+u", *"gisteren", "enter", *"Harpstraat", "enter", *"Zohra", "enter")
        await person.settle()
        assert "ronde Harpstraat · zo 22 nov · Zohra" in person.lines[0]


async def test_a_key_right_behind_a_search_is_a_key_of_the_list():
    async with opened(an_app(FATIMA, FATIH)) as person:
        await person.press("f3", "f")
        person.send(*"fatih", "enter", "x")
        await person.settle()
        assert person.buurt.residents[FATIH.id].prefers_not_on is not None


async def test_whoever_is_to_be_forgotten_is_found_by_the_alphabet():
    async with opened(an_app(a_resident("Zeynep"), a_resident("Anna"))) as person:
        await person.press("ctrl+p")
        await person.type("vergeet", "enter")
        assert person.text.index("Anna") < person.text.index("Zeynep")
        await person.press("enter")
        assert "⏎ vergeet" in person.text
