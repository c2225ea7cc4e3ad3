"""Somebody in front of the app: presses keys and reads the screen."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from builders import a_member
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from buurt_tui.domain.model import NEIGHBOURHOOD_ID, Document, Neighbourhood, Put, Revision
from buurt_tui.session import Session
from buurt_tui.store import Store
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.drafts import Drafts
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.screens import SCREENS
from buurt_tui.ui.widgets.quick_field import QuickField

CLOCK = datetime(2026, 11, 23, 16, 42, tzinfo=timezone(timedelta(hours=1)))
PATIENCE = 8.0
"""Seconds that a slow machine gets; a test that passes does not wait."""
MOST_LAYOUTS = 12
"""Turns in which widgets may ask for more room, before it is taken for a fault."""

KARIM = a_member("Karim")
HERE = Neighbourhood(id=NEIGHBOURHOOD_ID, name="Beerenbrouckbuurt")

NUMBERS = {entry.name: entry.number for entry in SCREENS}
"""The digit of each screen."""

CHARACTERS = {"space": " ", "enter": "\r", "tab": "\t"}
"""What the keys with a longer name type."""


def a_store(*documents: Document) -> MemoryStore:
    """A store with the neighbourhood, Karim and these."""
    store = MemoryStore()
    store.commit(tuple(map(Put, (HERE, KARIM, *documents))), base=Revision(0))
    return store


def an_app(
    *documents: Document, store: Store | None = None, drafts: Path | None = None, me: Any = KARIM
) -> BuurtApp:
    """The app as Karim opens it, on a store with these documents."""
    session = Session(a_store(*documents) if store is None else store, lambda: CLOCK)
    session.me = me.id if me else None
    return BuurtApp(session, lambda: CLOCK, Drafts(drafts, "pts-1"))


class Person:
    """Presses keys and reads the screen."""

    def __init__(self, app: BuurtApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press these, each when the one before is dealt with; then wait until all is done."""
        for key in keys:
            self.send(key)
            await self._turn()
            await self._turn()
        await self.settle()

    async def type(self, text: str, *keys: str) -> None:
        """Type a text, letter by letter, and press these behind it."""
        await self.press(*text, *keys)

    def send(self, *keys: str) -> None:
        """Press these faster than anything can be dealt with."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            char = key if len(key) == 1 else CHARACTERS.get(key)
            event = events.Key(_character_to_key(key) if len(key) == 1 else key, char)
            event.set_sender(self.app)
            driver.send_message(event)

    async def paste(self, text: str) -> None:
        """As a terminal says that something was pasted."""
        driver = self.app._driver
        assert driver is not None
        driver.send_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until the app has nothing to do."""
        for _time in range(2):
            await self._turn()
            await self._turn()
            await self.app._jobs.all_done()
        for time in range(MOST_LAYOUTS):  # what lies below a dialog is laid out too
            for screen in self.app.screen_stack:
                screen._on_timer_update()
            await self._turn()
            # one layout may ask for another
            if time and not any(screen._layout_required for screen in self.app.screen_stack):
                break

    async def _turn(self) -> None:
        await asyncio.sleep(0)
        await self.pilot._wait_for_screen()

    async def until(self, holds: Callable[[], object], told: str = "it does not come true") -> None:
        """Wait until this holds."""
        left = PATIENCE
        while not holds():
            left -= 0.02
            assert left > 0, f"{told}:\n{self.text}"
            await self.pilot.pause(0.02)

    @property
    def lines(self) -> list[str]:
        """What is on the screen, line by line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def foot(self) -> str:
        """The line with the keys."""
        return self.lines[-1].strip()

    @property
    def buurt(self) -> Any:
        return self.app.now.buurt

    @property
    def on(self) -> str:
        """The name of the screen below any dialog."""
        below = [screen for screen in self.app.screen_stack if isinstance(screen, BuurtScreen)]
        return below[-1].NAME

    @property
    def has_dialog(self) -> bool:
        return not isinstance(self.app.screen, BuurtScreen)

    @property
    def line(self) -> str:
        """What is in the quick line."""
        return self.app.screen.query_one(QuickField).line

    @property
    def is_writing(self) -> bool:
        return isinstance(self.app.screen.focused, QuickField)

    @property
    def notes(self) -> list[str]:
        """The notes of all encounters, sorted."""
        return sorted(encounter.note for encounter in self.buurt.encounters.values())


@asynccontextmanager
async def opened(app: BuurtApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Person]:
    """The app on a screen of this size, and somebody in front of it."""
    async with app.run_test(size=size) as pilot:
        person = Person(app, pilot)
        await person.settle()
        yield person


def obeyed(text: str) -> set[str]:
    """The characters of `text` that a terminal would obey, or that nobody sees."""
    return {
        char for char in set(text) if char != "\u200d" and unicodedata.category(char) in _OBEYED
    }


def links(strips: Iterable[Any]) -> set[str]:
    """What a click on these lines would run because a text says so."""
    return {
        str(segment.style.meta)
        for strip in strips
        for segment in strip
        if segment.style and "@click" in segment.style.meta
    }


_OBEYED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
