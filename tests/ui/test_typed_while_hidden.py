"""Names that are typed or pasted while others look along: shown nowhere, kept nowhere."""

from __future__ import annotations

import pytest
from builders import a_place, a_resident, an_interest
from ui.person import an_app, opened

FATIMA = a_resident("Fatima el Amrani", aliases=("Tante Faat",))
HERE = (FATIMA, a_place("Kwakersstraat"), an_interest("koken"))


@pytest.fixture
async def person():
    async with opened(an_app(*HERE)) as someone:
        await someone.press("f12")
        yield someone


@pytest.mark.parametrize(
    "asked",
    ["topics.add", "team.add", "place.add", "neighbourhood", "agenda.remark", "round", "palette"],
)
async def test_a_name_in_any_field_is_never_readable(person, asked):
    await open_field(person, asked)
    for letter in "fatima":
        await person.press(letter)
        assert "fat" not in person.text.casefold()
    await person.press(*["backspace"] * 6)
    await person.paste("bij Fatima el Amrani")
    assert "atima" not in person.text
    assert "mrani" not in person.text
    assert "bij ••••••" in person.text.replace("…", "••••••"), person.text


@pytest.mark.parametrize("asked", ["topics.add", "team.add", "place.add", "neighbourhood"])
async def test_a_name_is_not_made_that_of_a_topic_a_street_or_the_team(person, asked):
    await open_field(person, asked)
    await person.paste("Fatima")
    await person.press("enter")
    assert "Zo heet een bewoner" in person.text, person.text
    assert "atima" not in person.text
    await person.press(*["backspace"] * 6)
    await person.type("Vissen", "enter", "escape")
    assert "Zo heet een bewoner" not in person.text


async def test_neither_does_a_round_with_a_name_among_its_streets(person):
    await open_field(person, "round")
    await person.press("enter")
    await person.paste("Amrani")
    await person.press("enter", "enter")
    assert "Zo heet een bewoner" in person.text, person.text
    assert "mrani" not in person.text
    assert len(person.buurt.places) == 1


async def test_a_day_may_be_called_like_somebody():
    async with opened(an_app(*HERE, a_resident("Jan Mos"))) as person:
        await person.press("f12")
        await open_field(person, "round")
        await person.press("end", "ctrl+u")
        await person.type("3 jan", "enter", "enter", "enter")
        assert not person.has_dialog, person.text


async def test_once_names_may_be_read_what_is_typed_is_too(person):
    person.app.show_names()
    await open_field(person, "topics.add")
    await person.type("fatima")
    assert "fatima" in person.text


async def open_field(person, asked):
    from buurt_tui.ui import palette
    from buurt_tui.ui.topic_dialogs import add

    if asked == "round":
        await person.press("escape", "r")
    elif asked == "palette":
        await person.press("ctrl+p")
    elif asked == "topics.add":
        add(person.app)
        await person.settle()
    else:
        next(each for each in palette.COMMANDS if each.id == asked).run(person.app)
        await person.press("end", "ctrl+u")
