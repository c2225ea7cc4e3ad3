"""The app on a small neighbourhood: press keys, read the screen, look at what is in the store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from builders import AT

from buurt_tui import lang
from buurt_tui.domain.model import NEIGHBOURHOOD_ID, Document, Member, Neighbourhood, Put, Revision
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.drafts import Drafts

SMALL, USUAL, WIDE = (60, 20), (80, 24), (120, 40)
ANJA = Member(id="anja", name="Anja")


class Running:
    """An app that was started, and what a test asks of it."""

    def __init__(self, app, pilot, session):
        self.app, self.pilot, self.session = app, pilot, session

    @property
    def buurt(self):
        return self.session.buurt

    async def press(self, *keys):
        """Press keys, and wait until what they asked for is in the store and on the screen."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            await self.app._jobs.all_done()
            await self.pilot.pause()

    async def type(self, text, *keys):
        """Type letter by letter, then press these keys."""
        names = {" ": "space", "!": "exclamation_mark", ">": "greater_than_sign", ".": "full_stop"}
        for letter in text:
            await self.pilot.press(names.get(letter, letter))
        await self.press(*keys)

    @property
    def lines(self):
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self):
        return "\n".join(self.lines)

    @property
    def chosen(self):
        """The line with the cursor."""
        return next(line for line in self.lines if "▸" in line)


@asynccontextmanager
async def running(*documents: Document, size=USUAL, me=ANJA, screen="") -> AsyncIterator[Running]:
    """The app in English on these documents, with Anja logging, on the screen of this digit."""
    lang.choose("en")
    store = MemoryStore()
    named = Neighbourhood(id=NEIGHBOURHOOD_ID, name="Onze buurt")
    store.commit(tuple(map(Put, (named, me, *documents))), base=Revision(0))
    session = Session(store, lambda: AT)
    session.me = me.id
    app = BuurtApp(session, lambda: AT, Drafts())
    async with app.run_test(size=size) as pilot:
        run = Running(app, pilot, session)
        if screen:
            await run.press("escape", screen)
        yield run
