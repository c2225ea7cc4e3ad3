"""Keys faster than a dialog opens: each dialog opens once, closes once, and nothing stops."""

from __future__ import annotations

import pytest
from builders import a_follow_up, a_resident, an_encounter
from ui.person import an_app, opened

from buurt_tui.ui.dialogs import Option, Picker

FATIMA = a_resident("Fatima el Amrani", aliases=("Tante Faat",))
MET = an_encounter(FATIMA, note="zingt")
HERE = (FATIMA, MET, a_follow_up(FATIMA))


async def hurry(person, *keys):
    """Press these at once, and wait."""
    person.send(*keys)
    await person.settle()


@pytest.fixture
async def person():
    async with opened(an_app(*HERE)) as someone:
        await someone.press("2")
        yield someone


async def test_esc_right_behind_what_opens_a_dialog_closes_it(person):
    for opens in ("enter", "l", "question_mark", "ctrl+p", "slash", "f"):
        for _time in range(3):
            await hurry(person, opens, "escape")
            await person.press("escape")
            assert not person.has_dialog, opens
    assert person.app.return_code is None


async def test_a_dialog_may_be_left_before_it_is_there(person):
    person.app.push_screen(Picker("Wat?", [Option("a", "Dit")]))
    person.app.screen.action_leave()
    await person.settle()
    assert not person.has_dialog
    person.app.push_screen(Picker("Wat?", [Option("a", "Dit")]))
    await person.app.action_hide()
    await person.settle()
    assert not person.has_dialog
    assert person.app.hides


async def test_a_dialog_that_is_asked_for_twice_is_one(person):
    for opens in ("enter", "l", "t", "slash"):
        await hurry(person, opens, opens, opens)
        await person.press("escape")
        assert len(person.app.screen_stack) <= 2, opens
        await person.press("escape", "escape")
        assert not person.has_dialog


async def test_names_are_hidden_over_a_dialog_that_is_just_opening(person):
    await hurry(person, "enter", "f12")
    assert person.app.hides
    assert "Fatima" not in person.text
    assert not person.has_dialog


async def test_whoever_goes_on_at_once_is_not_followed(person):
    """To the hooks of a meeting, and in the same breath elsewhere."""
    await person.press("1", "escape", "down")
    for then in ("f2", "ctrl+p", "question_mark", "f11"):
        await hurry(person, "h", then)
        await person.press("enter", "escape", "escape")
        await person.press("alt+1", "escape", "down")
        assert person.on == "log"
    assert person.app.return_code is None
