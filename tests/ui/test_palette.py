"""Every action by its name; the team; what cannot be undone asks for the name to be typed."""

from __future__ import annotations

import pytest
from builders import (
    AT,
    a_follow_up,
    a_member,
    a_place,
    a_resident,
    a_review,
    an_encounter,
)
from ui.person import Person, an_app, opened
from ui.speech import foreign_words

from buurt_tui import lang
from buurt_tui.ui import keys, palette

ANJA = a_member("Anja")
FATIMA = a_resident("Fatima el Amrani")


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


async def choose(person: Person, command: str) -> None:
    """Run this command by its name in the palette."""
    says = next(each.says for each in palette.COMMANDS if each.id == command)
    await person.press("ctrl+p")
    await person.type(lang._(says), "enter")


def team(person: Person) -> dict[str, bool]:
    """Who is in the team, and whether they have left it."""
    return {m.name: m.retired_on is not None for m in person.buurt.members.values()}


async def test_a_part_of_a_word_finds_it_and_enter_does_it():
    async with opened(an_app()) as person:
        await person.press("escape", "ctrl+p")
        await person.type("bewoners")
        assert "Naar Bewoners" in person.text and "De ronde instellen" not in person.text
        await person.press("enter")
        assert person.on == "residents" and not person.has_dialog


async def test_arrows_choose_while_letters_find():
    async with opened(an_app()) as person:
        await person.press("ctrl+p")
        await person.type("naar", "down", "down", "up", "enter")
        assert person.on == "follow_ups"


async def test_letters_and_digits_only_find():
    async with opened(an_app(FATIMA, an_encounter(FATIMA))) as person:
        await person.press("escape", "ctrl+p")
        await person.type("x2n-")
        assert person.on == "log" and person.has_dialog
        assert lang._("Nothing is called that.") in person.text
        await person.press("enter")
        assert person.has_dialog
        await person.press("escape")
        assert not person.has_dialog and len(person.buurt.encounters) == 1


async def test_what_stood_in_the_field_is_there_after_the_palette():
    async with opened(an_app()) as person:
        await person.type("half getypt", "ctrl+p")
        await person.press("escape")
        assert person.is_writing and person.line == "half getypt"
        await person.type("!", "ctrl+p")
        await person.type("naar haakjes", "enter")
        await person.press("1")
        await person.press("alt+1")
        assert person.line == "half getypt!"


@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_commands_without_a_key_are_in_the_palette_of_every_screen(screen):
    async with opened(an_app(FATIMA, a_follow_up(FATIMA))) as person:
        await person.press(f"alt+{list(keys.SCREENS).index(screen) + 1}", "ctrl+p")
        offered = {option.label for option in person.app.screen._options}
        assert {lang._(command.says) for command in palette.COMMANDS} <= offered


# -- the team -------------------------------------------------------------------------------


async def test_somebody_joins_the_team():
    async with opened(an_app()) as person:
        await choose(person, "team.add")
        await person.type("  Anja ", "enter")
        assert team(person) == {"Karim": False, "Anja": False}
        assert "Anja" in person.app.said
        await choose(person, "team.add")
        await person.type("anja", "enter")
        assert len(person.buurt.members) == 2


async def test_a_name_in_the_team_changes():
    async with opened(an_app(ANJA)) as person:
        await choose(person, "team.rename")
        await person.type("anja", "enter")
        await person.type(" de Boer", "enter")
        assert team(person) == {"Karim": False, "Anja de Boer": False}
        await choose(person, "team.rename")
        await person.type("boer", "enter", *["backspace"] * 12)
        await person.type("Karim", "enter")
        assert "Karim" in person.app.said
        assert "Anja de Boer" in team(person)


async def test_somebody_leaves_the_team_and_comes_back():
    async with opened(an_app(ANJA)) as person:
        await choose(person, "team.retire")
        await person.type("anja", "enter")
        assert team(person) == {"Karim": False, "Anja": True}
        await choose(person, "team.switch")
        assert "Anja" not in person.text
        await person.press("escape")
        await choose(person, "team.add")
        await person.type("Anja", "enter")
        assert team(person) == {"Karim": False, "Anja": False}
        await person.press("escape", "ctrl+z", "ctrl+z")
        assert team(person) == {"Karim": False, "Anja": False}


async def test_another_member_logs_from_here_on():
    async with opened(an_app(ANJA)) as person:
        await choose(person, "team.switch")
        await person.type("anj", "enter")
        await person.type("van Anja", "enter")
        await choose(person, "team.switch")
        await person.type("iemand anders", "enter")
        await person.type("Emre", "enter")
        await person.type("van Emre", "enter")
        logged = {e.note: e.logged_by for e in person.buurt.encounters.values()}
        names = {note: person.buurt.members[by].name for note, by in logged.items()}
        assert names == {"van Anja": "Anja", "van Emre": "Emre"}


async def test_whoever_logs_may_leave_the_team():
    async with opened(an_app(ANJA)) as person:
        await choose(person, "team.retire")
        await person.type("karim", "enter")
        assert team(person)["Karim"]
        await person.type("nog een", "enter")
        assert person.notes == ["nog een"]


# -- the neighbourhood ----------------------------------------------------------------------


async def test_the_neighbourhood_gets_another_name_and_a_street():
    async with opened(an_app()) as person:
        await choose(person, "neighbourhood")
        await person.type(" Zuid", "enter")
        assert "Beerenbrouckbuurt Zuid" in person.lines[0]
        for name in ("Harpstraat", "harpstraat", ""):
            await choose(person, "place.add")
            await person.type(name, "enter")
        assert [place.name for place in person.buurt.places.values()] == ["Harpstraat"]


async def test_the_colours_change_at_once():
    async with opened(an_app()) as person:
        for name in ("licht", "contrast", "donker"):
            await choose(person, "theme")
            await person.press(*["down"] * ("licht", "donker", "contrast").index(name), "enter")
            assert person.app.theme == name


# -- forgetting -----------------------------------------------------------------------------


async def test_forgetting_asks_for_the_name_and_cannot_be_undone():
    met = an_encounter(FATIMA, note="bankje")
    async with opened(an_app(FATIMA, met, a_follow_up(FATIMA))) as person:
        await choose(person, "erase")
        await person.type("fatima", "enter")
        await person.type("Fatma", "enter")
        assert person.has_dialog and FATIMA.id in person.buurt.residents
        await person.press(*["backspace"] * 5)
        await person.type("fatima el amrani", "enter")
        assert not person.has_dialog and FATIMA.id not in person.buurt.residents
        assert person.notes == ["bankje"] and not person.buurt.follow_ups
        await person.press("escape", "ctrl+z")
        assert FATIMA.id not in person.buurt.residents
        assert "Fatima el" not in person.text


async def test_with_names_hidden_nobody_is_forgotten():
    async with opened(an_app(FATIMA)) as person:
        await person.press("f12")
        await choose(person, "erase")
        assert not person.has_dialog and person.app.said


# -- words ----------------------------------------------------------------------------------


AT_ONCE = {"topics.first"}
"""Done without a question, as one undo takes it back."""


@pytest.mark.parametrize("language", lang.LANGUAGES)
async def test_palette_and_questions_are_in_one_language(language):
    lang.choose(language)
    said = (a_follow_up(FATIMA), an_encounter(FATIMA), a_review(closed_at=AT))
    documents = (FATIMA, a_place("Zz"), *said)
    async with opened(an_app(*documents), (120, 60)) as person:
        await person.press("escape")
        for screen in range(1, 5):
            await person.press(f"alt+{screen}", "escape")
            assert foreign_words(person.text, language) == set()
            for pressed in ("ctrl+p", "enter", "question_mark"):
                await person.press(pressed)
                assert foreign_words(person.text, language) == set()
                await person.press("escape")
        for command in palette.COMMANDS:
            command.run(person.app)
            await person.settle()
            if command.id in AT_ONCE:
                assert person.app.said and not person.has_dialog
            else:
                assert person.has_dialog, command.id
            assert foreign_words(person.text, language) == set()
            await person.press("enter")
            assert foreign_words(person.text, language) == set()
            while person.has_dialog:
                await person.press("escape")
