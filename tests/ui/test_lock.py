"""A screen that was left alone shows nothing; whoever comes back finds everything as it was."""

from __future__ import annotations

import pytest
from builders import a_resident, an_encounter
from msgspec.structs import replace
from textual import events
from ui.person import Person, a_store, an_app, opened

from buurt_tui import lang
from buurt_tui.domain.model import Put
from buurt_tui.domain.resident_edits import Rename
from buurt_tui.privacy import passphrase
from buurt_tui.privacy.passphrase import Passphrase
from buurt_tui.ui import keys, locking
from buurt_tui.ui.dialogs import Ask

FATIMA = a_resident("Fatima el Amrani")
MET = an_encounter(FATIMA, note="bankje voor de flat")


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


@pytest.fixture
def clock(monkeypatch):
    """Seconds since the machine was started; a test lets them pass."""
    time = [1000.0]
    monkeypatch.setattr(locking, "seconds_awake_or_asleep", lambda: time[0])
    monkeypatch.setattr(passphrase, "_COST", 1 << 4)  # a test need not take its time
    return time


def shows_nothing(person: Person) -> None:
    assert "op slot" in person.text
    for hidden in ("Fatima", "Amrani", "bankje", "Noteren", "Beerenbrouck", "half getypt"):
        assert hidden not in person.text


async def test_after_five_minutes_without_a_key_the_screen_is_locked(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.lock_minutes = (5, 2)
        await person.type("half getypt")
        clock[0] += 299
        app.look_around()
        await person.settle()
        assert "Fatima" in person.text
        clock[0] += 2
        app.look_around()
        await person.settle()
        shows_nothing(person)
        await person.press("x", "2", "escape", "f12", "ctrl+p", "f3", "n")
        shows_nothing(person)
        await person.press("enter")
        assert "Fatima" in person.text
        assert person.line == "half getypt"


async def test_every_key_begins_the_time_anew(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.lock_minutes = (5, 2)
        for _minute in range(12):
            clock[0] += 60
            await person.press("a")
            app.look_around()
        await person.settle()
        assert not app.is_locked


async def test_on_a_shared_screen_two_minutes_are_enough(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.lock_minutes = (5, 2)
        await person.press("f12")
        clock[0] += 121
        app.look_around()
        await person.settle()
        shows_nothing(person)
        await person.press("enter")
        assert app.now.veil.is_down


@pytest.mark.parametrize("minutes", [(0, 0)])
async def test_it_can_be_switched_off(clock, minutes):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.lock_minutes = minutes
        clock[0] += 1_000_000
        app.look_around()
        await person.settle()
        assert not app.is_locked


async def test_a_dialog_and_what_is_typed_in_it_are_there_again(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        await person.press("escape", "3", "e")
        await person.type("Fatma")
        app.action_lock()
        await person.settle()
        shows_nothing(person)
        assert "Fatma" not in person.text
        await person.press("enter")
        assert "Fatma" in person.text
        assert person.has_dialog


async def test_with_a_passphrase_only_that_opens_it(clock, tmp_path):
    app = an_app(FATIMA, MET)
    app.passphrase = Passphrase(tmp_path, "buurt.json")
    app.passphrase.set("de wilg bij het water")
    async with opened(app) as person:
        shows_nothing(person)  # it begins locked: leaving and coming back is no way around it
        await person.press("enter")
        await person.type("iets anders", "enter")
        await person.until(lambda: "niet" in person.text)
        shows_nothing(person)
        assert "iets anders" not in person.text
        await person.type("De wilg bij het  water", "enter")
        await person.until(lambda: not app.is_locked)
        await person.settle()
        assert "Fatima" in person.text


async def test_every_key_of_the_app_but_leaving_is_dead_under_the_lock(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.action_lock()
        await person.settle()
        pressed = {key for b in keys.APP for key in b.key.split(",")} - {"ctrl+q"}
        for key in sorted(pressed):
            await person.press(key)
            shows_nothing(person)
            assert app.is_locked


async def test_a_message_that_comes_late_opens_nothing(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.action_lock()
        app.action_search()
        app.action_write()
        await app.action_go("residents")
        await person.settle()
        shows_nothing(person)


async def test_what_could_not_be_saved_comes_back_once_somebody_opened_the_lock(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.action_lock()
        app.show_again(lambda: app.push_screen(Ask("Hoe heet Fatima?")))
        await person.settle()
        shows_nothing(person)
        await person.press("enter")
        assert "Hoe heet Fatima?" in person.text


async def test_a_question_about_what_two_changed_waits_under_the_lock(clock):
    store = a_store(FATIMA, MET)
    app = an_app(store=store)
    async with opened(app) as person:
        saw = app.now.buurt.residents[FATIMA.id]
        store.commit((Put(replace(saw, name="Fatima Amrani")),), base=app.now.buurt.revision)
        app.save(Rename(resident=FATIMA.id, name="Fatma Amrani", saw=saw), again=lambda: None)
        app.action_lock()
        await person.settle()
        shows_nothing(person)
        await person.press("enter")
        assert "Fatma Amrani" in person.text
        assert person.has_dialog


async def test_the_passphrase_is_chosen_in_the_palette_and_shown_nowhere(clock, tmp_path):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.passphrase = Passphrase(tmp_path, "buurt.json")
        await person.press("escape", "ctrl+p")
        await person.type("wachtzin", "enter")
        for _twice in range(2):
            await person.type("geheim woord")
            assert "geheim" not in person.text
            await person.press("enter")
        assert app.passphrase.fits("geheim woord")
        (kept,) = tmp_path.iterdir()
        assert b"geheim" not in kept.read_bytes()
        assert kept.stat().st_mode & 0o777 == 0o600
        await person.press("ctrl+r")
        shows_nothing(person)


def test_a_passphrase_is_kept_until_it_is_taken_away(clock, tmp_path):
    kept = Passphrase(tmp_path, "a.json")
    assert not kept.is_set
    kept.set("een twee drie vier")
    again = Passphrase(tmp_path, "a.json")
    assert again.is_set
    assert again.fits("een twee drie vier")
    assert not again.fits("een twee drie")
    assert not Passphrase(tmp_path, "b.json").is_set
    again.set("")
    assert not Passphrase(tmp_path, "a.json").is_set


def test_a_file_of_it_that_cannot_be_read_opens_for_nobody(clock, tmp_path):
    kept = Passphrase(tmp_path, "a.json")
    kept.set("een twee drie vier")
    assert kept.path is not None
    kept.path.write_bytes(b"{")
    broken = Passphrase(tmp_path, "a.json")
    assert broken.is_set
    assert not broken.fits("een twee drie vier")
    assert not broken.fits("")


async def test_a_line_that_was_typed_on_while_it_locked_opens_it_once(clock):
    app = an_app(FATIMA, MET)
    async with opened(app) as person:
        app.action_lock()
        await person.settle()
        for key in ("a", " ", "b"):
            app.post_message(events.Key("space" if key == " " else key, key))
        await person.settle()
        assert app.is_locked
        app.post_message(events.Key("enter", None))
        app.post_message(events.Key("enter", None))
        await person.settle()
        assert not app.is_locked
        assert person.line == ""
        assert "Fatima" in person.text
