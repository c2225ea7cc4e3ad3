"""While names are hidden, no planted name, nickname, description, note or reason is on any screen.

What is walked through is read from the tables of keys and commands, so that a screen, a key or a
command that is added later is walked through as well."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from ui.person import CLOCK, Person, opened
from ui.planted import documents, found

from buurt_tui import lang
from buurt_tui.domain.model import Member, Put, Revision
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui import keys, palette
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.drafts import Drafts
from buurt_tui.ui.screens import SCREENS

SIZES = [(60, 20), (80, 24), (120, 40)]
NUMBERS = {entry.name: entry.number for entry in SCREENS}
LEAVES = {"quit", "hide", "lock"}
SHARES = {"log.readers", "log.readers.typing", "follow_up.readers", "resident.readers"}
"""Lets whoever looks along read some words: then they may be seen."""


def an_app() -> BuurtApp:
    store = MemoryStore()
    planted = documents(CLOCK.date())
    store.commit(tuple(map(Put, planted)), base=Revision(0))
    session = Session(store, lambda: CLOCK)
    session.me = next(d.id for d in planted if isinstance(d, Member))  # type: ignore[assignment]
    return BuurtApp(session, lambda: CLOCK, Drafts())


def look(person: Person, after: str) -> None:
    leaked = found(person.text) + found(f"{person.app.title} {person.app.sub_title}")
    assert leaked == [], f"after {after}:\n{person.text}"


async def out(person: Person) -> None:
    for _step in range(8):
        if not person.has_dialog:
            return
        await person.press("escape")
        look(person, "escape")
    raise AssertionError(f"a dialog does not close:\n{person.text}")


async def do(person: Person, *pressed: str) -> None:
    """Press these, and go on through whatever is asked, in two ways."""
    for key in pressed:
        await person.press(key)
        look(person, key)
    for answer in ("down", "enter", "enter", "enter"):
        if not person.has_dialog:
            break
        await person.press(answer)
        look(person, f"{pressed} {answer}")
    await out(person)


def pressable(screen: str, but: Collection[str] = ()) -> list[str]:
    left_out = {*LEAVES, *but}
    here = [key for key in (*keys.SCREENS[screen], *keys.APP) if key.id not in left_out]
    assert len(here) > 20
    return [key.key.split(",")[0] for key in here]


@pytest.fixture(params=["nl", "en"])
def language(request):
    lang.choose(request.param)
    yield request.param
    lang.choose("nl")


async def test_what_is_planted_is_found_as_long_as_names_are_shown():
    """The search itself: without the veil every list is full of them."""
    lang.choose("nl")
    async with opened(an_app()) as person:
        for number, least in ((1, 5), (2, 5), (3, 20)):
            await person.press(f"alt+{number}", "escape", "down")
            assert len(found(person.text)) > least, person.text


@pytest.mark.parametrize("spoken", lang.LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_no_key_of_any_screen_shows_anybody(screen, size, spoken, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    lang.choose(spoken)
    async with opened(an_app(), size) as person:
        await person.press("f12")
        look(person, "f12")
        there = f"alt+{NUMBERS[screen]}"
        for key in pressable(screen):
            await person.press(there, "escape", "down", "down")
            look(person, there)
            await do(person, key)
            assert person.app.hides, f"{key} shows names"
        await person.press(there, "escape")
        await do(person, "right", "down", "down", "pagedown", "left", "enter")


async def test_no_command_of_the_palette_shows_anybody(language, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    async with opened(an_app()) as person:
        await person.press("f12")
        for command in palette.COMMANDS:
            command.run(person.app)
            await person.settle()
            look(person, command.id)
            await do(person)
            assert person.app.hides, command.id
        await person.press("escape", "ctrl+p")
        for letter in "abcdefghijklmnopqrstuvwxyz":
            await person.press(letter)
            look(person, letter)
            await person.press("backspace")


@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_hiding_in_an_open_dialog_hides_at_once(screen, monkeypatch, tmp_path):
    """Whatever is open; what was typed in it is not shown either."""
    lang.choose("nl")
    monkeypatch.setenv("HOME", str(tmp_path))
    opened_ones = 0
    async with opened(an_app()) as person:
        for key in (*pressable(screen, but=SHARES), "enter"):
            await person.press(f"alt+{NUMBERS[screen]}", "escape", "down", key)
            if not person.has_dialog or person.app.hides:
                continue
            await person.press("q", "v", "a", "f12")
            assert person.app.hides
            look(person, f"{key} f12")
            await person.pilot.resize_terminal(60, 20)
            await person.settle()
            look(person, "a smaller terminal")
            await person.pilot.resize_terminal(80, 24)
            await person.settle()
            look(person, "a larger terminal")
            opened_ones += 1
            person.app.show_names()
            await person.settle()
        assert opened_ones > 2


async def test_what_was_half_typed_is_hidden_too():
    lang.choose("nl")
    async with opened(an_app()) as person:
        await person.type("@qvaqva qvaqve half getypt")
        await person.press("f12")
        look(person, "f12")
        await person.paste("qvaqzo qxeqwi")
        await person.press("escape", "slash")
        await person.paste("qvaqzo")
        await person.settle()
        look(person, "a paste")
        await out(person)
        person.app.show_names()
        await person.press("n")
        assert person.line == "@qvaqva qvaqve half getypt"
