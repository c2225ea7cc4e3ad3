"""What of a grown neighbourhood is still to come when the first screen is painted.

The first screen shows the latest of it. All the rest is read behind it, in the session's thread and
in its turn: what somebody asks for in the meantime is done after that."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from buurt_tui.domain.model import Buurt
from buurt_tui.store import StoreError
from buurt_tui.ui.jobs import Job
from buurt_tui.views.now import Now

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

FIRST_SHOWN = 300
"""Documents of each growing table: some more than the first screen lists."""
TURN = 0.001
"""Seconds that a thread may keep Python to itself while another one waits."""


class Coming:
    """Whether all is there, and what to show until then."""

    def __init__(self, buurt: Buurt) -> None:
        self._first = buurt.latest(FIRST_SHOWN)
        self._is_asked_for = False
        self.error: StoreError | None = None
        """Why the rest cannot be read."""
        self._there = asyncio.Event()
        if self._first.is_whole:
            self._there.set()

    def seen(self, buurt: Buurt) -> Buurt:
        """`buurt`, or as much of it as can be shown."""
        return buurt if self._there.is_set() else self._first

    def job(self, now: Callable[[], Now], show: Callable[[], None]) -> Job | None:
        """Reading the rest, and then showing it; None if there is none, or it was asked for."""
        if self._is_asked_for or self._there.is_set():
            return None
        self._is_asked_for = True
        sys.setswitchinterval(TURN)

        def read() -> None:
            try:
                prepare(now())
                gc.freeze()  # all that was read stays: no collection has to look through it
            except StoreError as error:
                self.error = error

        def done(_answer: object) -> None:
            self._there.set()
            show()

        return Job(read, done)

    async def all_there(self) -> None:
        """Wait for the rest, which was asked for."""
        await self._there.wait()


def prepare(now: Now) -> None:
    """Read all documents, and work out what every screen and the first keys build on."""
    now.buurt.read()
    from buurt_tui.domain.known_hooks import all_hooks, interest_uses
    from buurt_tui.quicklog.parse import parse
    from buurt_tui.views.alike_topics import alike_topics
    from buurt_tui.views.counts import screen_counts
    from buurt_tui.views.encounters import promises_made_in
    from buurt_tui.views.follow_ups import silent
    from buurt_tui.views.interests import interest_rows
    from buurt_tui.views.rounds import round_tally

    screen_counts(now)
    round_tally(now)
    promises_made_in(now.buurt)
    interest_uses(now.buurt)
    interest_rows(now)
    alike_topics(now)
    all_hooks(now.buurt)
    silent(now)
    parse("@a #a", now.buurt, now.today)


async def make_ready(app: BuurtApp) -> None:
    """Once all is there: what somebody would wait for who goes to a screen for the first time."""
    await app.coming.all_there()
    if app.coming.error is None:
        await asyncio.to_thread(_first_visits, app.now)


def _first_visits(now: Now) -> None:
    """Import the screens, and work out what they show and the first screen does not."""
    from buurt_tui.ui.screens import SCREENS

    for entry in SCREENS:
        import_module(entry.module)
    from buurt_tui.domain.follow_up import follow_ups_by_resident
    from buurt_tui.views.encounters import untagged_for
    from buurt_tui.views.residents import found_residents
    from buurt_tui.views.triage import suggestions

    found_residents(now, "")
    follow_ups_by_resident(now.buurt)
    if waiting := untagged_for(now):
        suggestions(now, waiting[0])
