"""The app as somebody uses it: keys, palette, undo, names hidden, drafts, two at once."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from builders import (
    MONDAY,
    a_follow_up,
    a_hook,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_id,
    an_interest,
)
from textual import events
from ui.person import CLOCK, KARIM, NUMBERS, Person, a_store, an_app, opened

from buurt_tui import lang
from buurt_tui.domain.log_encounter import LogEncounter
from buurt_tui.domain.model import Document, Status
from buurt_tui.session import Session
from buurt_tui.store import StoreError
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui import keys
from buurt_tui.ui.drafts import Drafts
from buurt_tui.ui.screens import SCREENS

LAST_WEEK = MONDAY - timedelta(days=7)
EARLIER = CLOCK - timedelta(hours=2)
BEFORE = {"made_on": LAST_WEEK, "made_at": CLOCK - timedelta(days=7)}

STREET = a_place("Kwakersstraat")
KOKEN = an_interest("koken")
FATIMA = a_resident("Fatima el Amrani")
FATMA = a_resident("Fatma Amrani")
OMAR = a_resident("Omar ben Said")
ROUND = a_round(places=(STREET.id,), walkers=(KARIM.id,))


def a_street() -> tuple[Document, ...]:
    """Somebody to come back to who was seen since, somebody quiet, a note without a hook."""
    hooks = (a_hook(KOKEN, FATIMA),)
    met = an_encounter(FATIMA, hooks=hooks, note="op de markt", place=STREET.id, at=EARLIER)
    note = an_encounter(OMAR, note="zou wel willen dammen", on=LAST_WEEK)
    long_ago = an_encounter(FATMA, on=MONDAY - timedelta(weeks=10), note="oud", triaged_on=MONDAY)
    promised = a_follow_up(FATIMA, reason="bellen", around=MONDAY, **BEFORE)
    return (STREET, KOKEN, FATIMA, FATMA, OMAR, ROUND, met, note, long_ago, promised)


@pytest.fixture(autouse=True)
def _dutch(monkeypatch, tmp_path):
    lang.choose("nl")
    monkeypatch.setenv("HOME", str(tmp_path))


async def go(person: Person, screen: str) -> None:
    """To this screen, on its list."""
    number = NUMBERS[screen]
    await person.press(f"alt+{number}", "escape", "home")
    assert person.on == screen


# -- keys and palette -----------------------------------------------------------------------

CHANGES_NOTHING = {"people", "app.leave", "app.redo"}
"""Back to the list, on the list; stopping has a test of its own; nothing to do again."""

NOT_ALWAYS = {"seen", "promise", "previous"}
"""As the chosen row is: one or the other, or only if there is one before."""


def does_nothing(action: str, screen: str) -> bool:
    return action in CHANGES_NOTHING or action == f"app.go('{screen}')"


@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_each_action_is_in_the_palette_and_what_is_chosen_there_is_done(screen):
    app = an_app(*a_street())
    async with opened(app) as person:
        for binding in keys.of_screen(screen):
            if does_nothing(binding.action, screen):
                continue
            await go(person, screen)
            before = person.text
            await person.press("ctrl+p")
            offered = {option.label.rpartition("  ")[0] for option in app.screen._options}
            if binding.action in NOT_ALWAYS:
                await out(person)
                continue
            assert lang._(binding.tooltip) in offered
            await person.type(lang._(binding.tooltip))
            chosen = next(line for line in person.lines if "▹" in line.partition("│")[2])
            assert lang._(binding.tooltip)[:30] in chosen
            await person.press("enter")
            assert person.text != before or app.said, binding.action
            if app.now.veil.is_down:
                app.show_names()
            await as_before(person)


async def as_before(person: Person) -> None:
    """With no dialog, an empty field, and what was done taken back."""
    await out(person)
    await person.press("alt+1", "escape", "n", "ctrl+u", "escape")
    while any(not step.undone for step in person.buurt.steps.values()):
        await person.press("ctrl+z")


async def out(person: Person) -> None:
    for _step in range(5):
        if person.has_dialog:
            await person.press("enter" if person.app.is_locked else "escape")
    assert not person.has_dialog


@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_no_key_of_a_screen_is_silent(screen):
    app = an_app(*a_street())
    async with opened(app) as person:
        for binding in (*keys.SCREENS[screen], *keys.APP):
            if does_nothing(binding.action, screen) or binding.action in NOT_ALWAYS:
                continue
            for key in binding.key.split(","):
                await go(person, screen)
                before = person.text
                assert not app.said
                await person.press(key)
                if key == "down":
                    continue
                assert person.text != before or app.said, key
                if app.now.veil.is_down:
                    app.show_names()
                await as_before(person)


@pytest.mark.parametrize("number", [entry.number for entry in SCREENS])
@pytest.mark.parametrize("from_the_field", [False, True])
async def test_every_spelling_of_a_screen_key_reaches_it(number, from_the_field):
    name = next(entry.name for entry in SCREENS if entry.number == number)
    ways = [f"alt+{number}"]
    if number > 1:
        ways += [f"f{number}", keys.MAC_DIGITS[number]]
    if not from_the_field:
        ways.append(str(number))
    away = "follow_ups" if name != "follow_ups" else "residents"
    async with opened(an_app(*a_street())) as person:
        for key in ways:
            await go(person, away)
            if from_the_field:
                await person.press("n")
                await person.press("ctrl+u", "h", "a")
                assert person.is_writing
            await person.press(key)
            assert person.on == name, key
        if from_the_field:
            await person.press("escape", "n")
            assert person.line == "ha"


@pytest.mark.parametrize(("sent", "number"), [("™", 2), ("£", 3), ("¢", 4)])
async def test_what_a_mac_sends_for_option_and_a_digit_is_not_typed(sent, number):
    async with opened(an_app()) as person:
        await person.press("j", "a", sent)
        assert person.on == SCREENS[number - 1].name
        await person.press("escape", "n")
        assert person.line == "ja"


@pytest.mark.parametrize(
    ("letter", "screen", "dialog"), [("2", "follow_ups", False), ("r", "log", True)]
)
async def test_esc_and_the_next_key_in_one_read_are_both_meant(letter, screen, dialog):
    async with opened(an_app(*a_street())) as person:
        await person.press("j", "a")
        person.app.post_message(events.Key(f"alt+{letter}", letter))
        await person.settle()
        assert (person.on, person.has_dialog) == (screen, dialog)
        await person.press("escape", "n")
        assert person.line == "ja"


@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_n_goes_to_the_quick_line_from_any_screen(screen):
    async with opened(an_app(*a_street())) as person:
        await go(person, screen)
        await person.press("n")
        assert person.on == "log" and person.is_writing
        await person.type("en 2 of 3")
        assert person.line == "en 2 of 3"


@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_enter_on_a_row_shows_all_that_can_be_done_with_it(screen):
    async with opened(an_app(*a_street()), size=(120, 40)) as person:
        await go(person, screen)
        rows = [b for b in keys.SCREENS[screen] if b.group is keys.ROW]
        if not rows or screen == "review":  # there Enter goes on with the review
            return
        if screen == "hooks":  # its rows are the topics
            await person.press("right")
        await person.press("enter")
        below, menu = person.app.screen_stack[-2:]
        listed = {option.label: option.letter for option in menu._options}
        possible = [b for b in rows if below.may(b)]
        assert listed == {below.row_says(b): keys.shown(b) for b in possible}
        await person.press("escape")
        assert not person.has_dialog


@pytest.mark.parametrize("screen", keys.SCREENS)
async def test_the_help_of_a_screen_has_at_most_ten_lines_and_fits(screen):
    for size in ((80, 24), (60, 20)):
        async with opened(an_app(*a_street()), size=size) as person:
            await go(person, screen)
            await person.press("question_mark")
            assert person.has_dialog
            frame = [line for line in person.lines if "│" in line or "╰" in line]
            assert any("╰" in line for line in person.lines), person.text
            assert "Esc terug" in person.text
            assert len(frame) <= 20
            await person.press("escape")
            assert not person.has_dialog


# -- footer and tabs ------------------------------------------------------------------------


@pytest.mark.parametrize("language", lang.LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_footer_fits_and_says_help_and_stop(width, language):
    lang.choose(language)
    helps, stops = lang._("help"), lang._("stop")
    async with opened(an_app(*a_street()), size=(width, 24)) as person:
        for screen in keys.SCREENS:
            await go(person, screen)
            for pressed in ([], ["n"]):
                await person.press(*pressed)
                told = person.foot
                assert told.endswith(f"^Q {stops}")
                assert f"? {helps}" in told or f"F1 {helps}" in told
                assert len(person.lines[-1]) <= width
                assert "…" not in told
                if screen not in ("hooks", "residents") and not pressed:
                    assert "⏎ " in told
                least = 4 if width >= 80 else 3
                assert told.count("   ") + 1 >= least, told


@pytest.mark.parametrize("width", [120, 80, 60, 40, 30, 20])
async def test_tabs_shorten_before_any_disappears(width):
    async with opened(an_app(*a_street()), size=(width, 24)) as person:
        tabs = person.lines[1]
        assert len(tabs) <= width
        at = [tabs.index(f"{entry.number}") for entry in SCREENS]
        assert at == sorted(at)
        if width >= 80:
            assert all(lang._(entry.title) in tabs for entry in SCREENS)


async def test_a_tab_and_a_key_of_the_footer_can_be_clicked():
    async with opened(an_app(*a_street())) as person:
        at = person.lines[1].index("Bewoners")
        await person.pilot.click(offset=(at, 1))
        await person.settle()
        assert person.on == "residents"
        await person.press("1", "escape")
        at = person.lines[-1].index("ronde")
        await person.pilot.click(offset=(at, 23))
        await person.settle()
        assert person.has_dialog


# -- saving, undo, doing again --------------------------------------------------------------


async def test_undo_from_the_empty_field_takes_the_last_encounter_back_into_it():
    async with opened(an_app(*a_street())) as person:
        await person.type("@Omar ben Said +klussen kan alles", "enter")
        assert "kan alles" in person.notes
        await person.press("ctrl+z")
        assert "kan alles" not in person.notes
        assert person.line == "@Omar ben Said +klussen kan alles"
        await person.press("enter")
        assert person.notes.count("kan alles") == 1


async def test_undo_and_redo_from_the_list():
    async with opened(an_app(*a_street())) as person:
        await person.type("even gezwaaid", "enter", "escape")
        await person.press("ctrl+z")
        assert "even gezwaaid" not in person.notes
        assert "teruggenomen" in person.text
        await person.press("ctrl+y")
        assert "even gezwaaid" in person.notes
        await person.press("ctrl+y")
        assert person.app.said and "even gezwaaid" in person.notes


async def test_redo_from_the_empty_field_brings_the_encounter_back():
    async with opened(an_app(*a_street())) as person:
        await person.type("even gezwaaid", "enter", "escape", "ctrl+z")
        await person.press("n", "ctrl+y")
        assert "even gezwaaid" in person.notes


async def test_sixty_steps_can_be_taken_back_and_done_again():
    async with opened(an_app(*a_street())) as person:
        before = person.notes
        for number in range(60):
            person.send(*f"nummer {number}", "enter")
        await person.settle()
        await person.until(lambda: len(person.notes) == len(before) + 60)
        await person.press("escape")
        person.send(*["ctrl+z"] * 60)
        await person.until(lambda: person.notes == before, "not all taken back")
        person.send(*["ctrl+y"] * 60)
        await person.until(lambda: len(person.notes) == len(before) + 60, "not all done again")


async def test_keys_typed_in_a_burst_behind_enter_land_in_the_next_line():
    async with opened(an_app()) as person:
        person.send(*"een", "enter", *"twee", "enter", *"drie")
        await person.settle()
        await person.until(lambda: person.line == "drie")
        assert person.notes == ["een", "twee"]


async def test_that_was_it_ends_the_follow_up_from_the_field_and_from_the_list():
    for pressed in (["ctrl+g"], ["escape", "g"]):
        async with opened(an_app(*a_street())) as person:
            await person.type("@Fatima el Amrani had een fiets", "enter")
            assert "Ctrl+G" in person.text
            await person.press(*pressed)
            (follow_up,) = person.buurt.follow_ups.values()
            assert follow_up.status is Status.DONE
            await person.press("ctrl+g")
            assert person.app.said


async def test_a_quit_right_behind_enter_keeps_the_line():
    store = a_store()
    async with opened(an_app(store=store)) as person:
        person.send(*"nog net gezien", "enter", "ctrl+q")
        await person.pilot.pause(0.5)
    kept = Session(store, lambda: CLOCK).buurt
    assert [e.note for e in kept.encounters.values()] == ["nog net gezien"]


class FailsOnce(MemoryStore):
    """A disk that is full for a moment."""

    def __init__(self):
        super().__init__()
        self.fails = False

    def commit(self, changes, *, base):
        if self.fails:
            self.fails = False
            raise StoreError("the disk is full")
        return super().commit(changes, base=base)


async def test_a_line_that_could_not_be_saved_is_back_in_the_field():
    store = FailsOnce()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        store.fails = True
        await person.type("@Jan Smit zat op het bankje", "enter")
        assert person.line == "@Jan Smit zat op het bankje"
        assert "the disk is full" in person.text
        assert person.notes == []
        await person.press("enter")
        assert person.notes == ["zat op het bankje"]
        assert person.line == ""


async def test_a_line_that_could_not_be_saved_waits_for_whoever_went_on_to_another_screen():
    store = FailsOnce()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        store.fails = True
        person.send(*"zat op het bankje", "enter", "f2")
        await person.settle()
        assert person.on == "follow_ups" and "the disk is full" in person.text
        await person.press("n")
        assert person.line == "zat op het bankje"


async def test_hooks_that_could_not_be_saved_are_back_in_the_field():
    store = FailsOnce()
    store.commit(a_store(*a_street()).changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        await person.press("4")
        await person.press("f4")
        store.fails = True
        await person.type("*dammen +schaken", "enter")
        assert "zou wel willen dammen" in person.text
        assert person.line == "*dammen +schaken"
        await person.press("enter")
        assert len(person.buurt.interests) == 3


async def test_a_line_that_fails_while_another_is_typed_waits_behind_it_and_says_so():
    store = FailsOnce()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        store.fails = True
        person.send(*"een", "enter", *"twee")
        await person.settle()
        await person.until(lambda: "the disk is full" in person.text)
        assert person.line == "twee"
        assert "hierna nog 1 regel" in person.text
        await person.press("enter")
        assert person.line == "een"
        await person.press("enter")
        assert sorted(person.notes) == ["een", "twee"]
        assert person.line == ""


async def test_lines_that_fail_come_back_in_the_order_in_which_they_were_typed():
    class Fails(FailsOnce):
        def commit(self, changes, *, base):
            if self.fails:
                raise StoreError("the disk is full")
            return super().commit(changes, base=base)

    store = Fails()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        store.fails = True
        person.send(*"een", "enter", *"twee", "enter", *"drie", "enter")
        await person.settle()
        await person.until(lambda: "hierna nog 2 regels" in person.text)
        store.fails = False
        await person.press(*["enter"] * 3)
        assert person.line == ""
        written = sorted(person.buurt.encounters.values(), key=lambda each: each.rev)
        assert [each.note for each in written][-3:] == ["een", "twee", "drie"]


class KeepsAllTheSame(FailsOnce):
    """A disk that says it failed, and kept it."""

    def commit(self, changes, *, base):
        fails, self.fails = self.fails, False
        revision = super().commit(changes, base=base)
        if fails:
            raise StoreError("the disk failed")
        return revision


async def test_a_line_that_was_kept_although_the_disk_failed_is_not_kept_twice(monkeypatch):
    monkeypatch.setattr("buurt_tui.ui.app.LOOK_EVERY", 60)
    store = KeepsAllTheSame()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        store.fails = True
        await person.type("zat in de zon", "enter")
        assert "the disk failed" in person.text
        assert person.line == "zat in de zon"
        await person.press("enter")
        assert person.notes == ["zat in de zon"]
        assert person.line == ""


async def test_a_line_that_turns_out_to_be_kept_leaves_the_field():
    store = KeepsAllTheSame()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        store.fails = True
        await person.type("zat in de zon", "enter")
        await person.until(lambda: "toch bewaard" in person.text)
        assert person.line == ""
        await person.type("zat in de zon", "enter")
        assert person.notes == ["zat in de zon", "zat in de zon"]


async def test_who_waits_for_a_slow_disk_is_told_so_and_goes_on_typing(monkeypatch):
    monkeypatch.setattr("buurt_tui.ui.jobs.PATIENCE", 0.01)
    goes_on = threading.Event()

    class Slow(MemoryStore):
        def commit(self, changes, *, base):
            goes_on.wait(10)
            return super().commit(changes, base=base)

    store = Slow()
    goes_on.set()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        goes_on.clear()
        person.send(*"een", "enter")
        await person.until(lambda: "Een moment" in person.text)
        person.send(*"twee")
        await person.until(lambda: person.line == "twee")
        goes_on.set()
        await person.until(lambda: "Bewaard" in person.text)
        assert person.notes == ["een"] and person.line == "twee"


async def test_what_was_wrong_with_the_store_is_said_until_it_is_right_again():
    class Away(MemoryStore):
        is_away = False

        def changes(self, since):
            if self.is_away:
                raise StoreError("it is not there")
            return super().changes(since)

    store = Away()
    store.commit(a_store().changes(0)[0], base=0)
    async with opened(an_app(store=store)) as person:
        store.is_away = True
        await person.until(lambda: "it is not there" in person.text)
        await person.type("zat in de zon")
        await person.until(lambda: "it is not there" in person.text)
        store.is_away = False
        await person.until(lambda: "Het werkt weer" in person.text)
        assert person.line == "zat in de zon"


async def test_a_colleagues_work_shows_within_a_second():
    store = a_store()
    colleague = Session(store, lambda: CLOCK)
    async with opened(an_app(store=store)) as person:
        colleague.apply(LogEncounter(id=an_id(), on=MONDAY, at=CLOCK, note="door een ander"))
        await person.pilot.pause(0.9)
        assert "door een ander" in person.text
        await person.press("2")
        colleague.apply(LogEncounter(id=an_id(), on=MONDAY, at=CLOCK, note="nog een"))
        await person.press("escape", "1")
        await person.until(lambda: "nog een" in person.text)


async def test_what_is_being_typed_stays_when_a_colleague_writes():
    store = a_store()
    colleague = Session(store, lambda: CLOCK)
    async with opened(an_app(store=store)) as person:
        await person.type("@Jan Smit half")
        await person.press("left", "left")
        colleague.apply(LogEncounter(id=an_id(), on=MONDAY, at=CLOCK, note="tussendoor"))
        await person.until(lambda: "tussendoor" in person.text)
        await person.type("x")
        assert person.line == "@Jan Smit haxlf"


# -- questions ------------------------------------------------------------------------------


def two_jans() -> tuple[Document, ...]:
    first, second = a_resident("Jan Smit"), a_resident("Jan Bakker")
    return first, second, an_encounter(first), an_encounter(second, on=LAST_WEEK)


def met(person: Person) -> list[str]:
    """The names of whom the encounter with a note was with."""
    return [
        person.buurt.residents[id_].name
        for encounter in person.buurt.encounters.values()
        if encounter.note
        for id_ in encounter.residents
    ]


async def test_enter_asks_who_is_meant_and_enter_again_takes_the_first():
    async with opened(an_app(*two_jans())) as person:
        await person.type("@jan had haast", "enter")
        assert "Jan Smit" in person.text and "Jan Bakker" in person.text
        assert person.notes == ["", ""]
        await person.press("enter")
        assert met(person) == ["Jan Smit"]
        assert person.is_writing and person.line == ""


async def test_a_digit_chooses_and_other_letters_do_nothing():
    async with opened(an_app(*two_jans())) as person:
        await person.type("@jan had haast", "enter", "x", "2")
        assert met(person) == ["Jan Bakker"]


async def test_esc_goes_back_to_the_line_with_nothing_lost():
    async with opened(an_app(*two_jans())) as person:
        await person.type("@jan had haast", "enter", "escape")
        assert person.is_writing and person.line == "@jan had haast"
        await person.type("!")
        assert person.line == "@jan had haast!"
        assert met(person) == []


async def test_enter_enter_and_the_next_line_in_one_burst():
    async with opened(an_app(*two_jans())) as person:
        person.send(*"@jan had haast", "enter", "enter", *"volgende", "enter")
        await person.until(lambda: "volgende" in person.notes)
        assert met(person) == ["Jan Smit"]


# -- pasting --------------------------------------------------------------------------------


async def test_pasted_lines_wait_to_be_confirmed_one_after_another():
    async with opened(an_app()) as person:
        await person.type("eerst dit")
        await person.paste("een\n\ntwee\r\ndrie\n")
        assert person.line == "eerst dit"
        for line in ("een", "twee", "drie", ""):
            await person.press("enter")
            assert person.line == line
        assert person.notes == sorted(["eerst dit", "een", "twee", "drie"])


# -- names hidden ---------------------------------------------------------------------------


async def test_f12_hides_names_at_once_and_asks_before_showing_them():
    async with opened(an_app(*a_street())) as person:
        await person.type("@Fatima half getypt")
        for key in ("f12", "ctrl+t"):
            await person.press(key)
            assert not {"Fatima", "getypt", "op de markt"} & set(person.text.split())
            assert "Fatima" not in person.text and "half getypt" not in person.text
            await person.press("f12")
            assert person.has_dialog and "Fatima" not in person.text
            await person.press("enter")
            assert person.app.now.veil.is_down, "Enter keeps them hidden"
            await person.press("f12", "t")
            assert not person.app.now.veil.is_down
            assert "Fatima el Amrani" in person.text
            await person.press("n")
            assert person.line == "@Fatima half getypt"


async def test_with_names_hidden_nothing_can_be_typed():
    async with opened(an_app(*a_street())) as person:
        await person.press("f12", "n")
        assert person.app.said and not person.is_writing
        await person.type("@Fatima", "enter")
        await out(person)
        assert len(person.buurt.encounters) == 3
        await person.press("slash")
        await person.type("Fatima")
        assert "Fatima" not in person.text
        await person.press("escape")
        for screen in keys.SCREENS:
            await go(person, screen)
            assert "Fatima" not in person.text and "Omar" not in person.text


@pytest.mark.parametrize("before", [[], ["f4"]])
async def test_with_names_hidden_no_note_is_tagged_unseen(before):
    async with opened(an_app(*a_street())) as person:
        await person.press(*before)
        await person.press("f12", "f4")
        assert not person.is_writing and "Esc" not in person.foot
        await person.type("#zzz", "enter", "enter")
        await out(person)
        assert {each.name for each in person.buurt.interests.values()} == {"koken"}
        waiting = [e for e in person.buurt.encounters.values() if e.note.startswith("zou")]
        assert [e.triaged_on for e in waiting] == [None]
        await person.press("f12", "t", "alt+4")
        assert "zou wel willen dammen" in person.text


async def test_f12_closes_a_dialog_that_shows_a_name():
    async with opened(an_app(*a_street())) as person:
        await person.press("escape", "enter")
        assert person.has_dialog and "Fatima" in person.text
        await person.press("f12")
        assert not person.has_dialog and "Fatima" not in person.text


# -- round and doors ------------------------------------------------------------------------


async def test_the_round_dialog_makes_streets_and_walkers_and_the_header_says_so():
    async with opened(an_app()) as person:
        await person.press("f9")
        assert "Welke dag?" in person.text
        await person.press("enter")
        await person.type("Harpstraat, Lirestraat", "enter")
        await person.type(", Anja", "enter")
        assert not person.has_dialog
        assert "ronde Harpstraat, Lirestraat" in person.lines[0]
        assert {m.name for m in person.buurt.members.values()} == {"Karim", "Anja"}
        await person.type("iemand met een hond", "enter")
        (encounter,) = person.buurt.encounters.values()
        assert person.buurt.places[encounter.place].name == "Lirestraat"
        assert encounter.round == person.app.now.round


async def test_paper_notes_of_yesterday_are_a_round_of_yesterday():
    async with opened(an_app()) as person:
        await person.press("escape", "r", *["backspace"] * 7)
        await person.type("gisteren", "enter")
        await person.type("Harpstraat", "enter", "enter")
        (round_,) = person.buurt.rounds.values()
        assert round_.on == MONDAY - timedelta(days=1)
        await person.type("n" if not person.is_writing else "")
        await person.type("van papier", "enter")
        (encounter,) = person.buurt.encounters.values()
        assert encounter.on == MONDAY - timedelta(days=1)


async def test_a_day_that_is_not_clear_is_asked_again_with_nothing_lost():
    async with opened(an_app()) as person:
        await person.press("f9", *["backspace"] * 7)
        await person.type("ooit", "enter")
        await person.type("Harpstraat", "enter", "enter")
        assert "niet duidelijk" in person.text and "Harpstraat" in person.text
        await person.press("escape")
        assert not person.buurt.rounds and not person.buurt.places


async def test_plus_and_minus_count_doors_on_the_street_of_the_round():
    async with opened(an_app(STREET)) as person:
        await person.press("escape", "plus")
        assert "ronde" in person.app.said
        await person.press("r", "enter")
        await person.type("Kwakersstraat", "enter", "enter", "escape")
        await person.press("plus", "equals_sign", "minus")
        round_ = person.buurt.rounds[person.app.now.round]
        (doors,) = round_.doors
        assert (doors.place, doors.opened, doors.closed) == (STREET.id, 2, 1)
        assert "2 deuren open" in person.text
        await person.press("ctrl+z")
        assert "0 niet thuis" not in person.text
        (doors,) = person.buurt.rounds[person.app.now.round].doors
        assert doors.closed == 0


# -- drafts ---------------------------------------------------------------------------------


async def test_what_was_half_typed_is_there_again(tmp_path):
    async with opened(an_app(drafts=tmp_path)) as person:
        await person.paste("een\ntwee\ndrie")
        await person.type(" half")
        person.app.drafts.close()  # as the kernel does when the program dies
    async with opened(an_app(drafts=tmp_path)) as person:
        assert person.line == "een half"
        await person.press("enter")
        assert person.line == "twee"


@pytest.mark.parametrize(("ended", "stays"), [(True, True), (False, False)])
async def test_names_stay_hidden_when_nobody_asked_for_the_end(tmp_path, ended, stays):
    async with opened(an_app(drafts=tmp_path)) as person:
        await person.press("f12")
        person.app.drafts.is_ended = ended
        person.app.drafts.close()
    async with opened(an_app(drafts=tmp_path)) as person:
        assert person.app.now.veil.is_down is stays


async def test_a_saved_line_leaves_no_draft(tmp_path):
    store = a_store()
    async with opened(an_app(store=store, drafts=tmp_path)) as person:
        await person.type("klaar", "enter")
        person.app.drafts.close()
    async with opened(an_app(store=store, drafts=tmp_path)) as person:
        assert person.line == "" and person.notes == ["klaar"]


async def test_two_programs_keep_their_own_drafts_and_a_dead_ones_is_taken_over(tmp_path):
    first, second = Drafts(tmp_path, "pts-1"), Drafts(tmp_path, "pts-1")
    first.keep("van de eerste", ())
    second.keep("van de tweede", ("en nog een",))
    assert len(list(tmp_path.glob("*.json"))) == 2
    assert Drafts(tmp_path, "pts-9").kept.line == ""
    second.close()
    third = Drafts(tmp_path, "pts-7")
    assert third.left_behind(set()) == ["van de tweede", "en nog een"]
    assert (tmp_path / "pts-1.json").stat().st_mode & 0o77 == 0


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"\xff\xfe", b'{"line": 3}', b"null", b"  "),
        *(b'{"line":"caf\xe9"}', b'{"x":' + b"[" * 200_000),
    ],
)
def test_a_damaged_draft_is_an_empty_one(tmp_path, content):
    (tmp_path / "pts-1.json").write_bytes(content)
    drafts = Drafts(tmp_path, "pts-1")
    assert drafts.kept.line == ""
    drafts.keep("weer goed", ())
    drafts.close()
    assert Drafts(tmp_path, "pts-1").kept.line == "weer goed"


async def test_a_place_that_cannot_be_written_does_not_stop_the_typing(tmp_path):
    (tmp_path / "in the way").write_text("")
    async with opened(an_app(drafts=tmp_path / "in the way" / "drafts")) as person:
        await person.type("gaat gewoon door", "enter")
        assert person.notes == ["gaat gewoon door"]


@pytest.mark.parametrize(
    ("before", "key"), [(("escape", "enter"), "x"), (("escape", "8", "enter"), "enter")]
)
async def test_a_key_that_is_held_down_answers_a_dialog_once(before, key):
    app = an_app(FATIMA, an_encounter(FATIMA, note="bankje"))
    async with opened(app) as person:
        await person.press(*before)
        assert person.has_dialog
        for _again in range(4):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await person.settle()
        assert not person.has_dialog
        assert "Buurt" in person.text
