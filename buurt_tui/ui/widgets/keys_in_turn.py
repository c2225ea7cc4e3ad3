"""Keys that are typed faster than what they ask for is done: each waits for the one before it.

Where a key opens a dialog, those behind it are meant for the dialog; where it asks for something to
be stored, those behind it are about what is shown after that."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.screen import Screen

from buurt_tui.ui.turns import turn

LONGEST_WAIT = 10.0
"""Seconds to wait for the store; then the keys are dropped rather than let loose."""


class KeysInTurn:
    """The keys of one screen, in the order in which they were typed."""

    def __init__(self, screen: Screen[Any], obey: Callable[[str], Awaitable[None]]) -> None:
        """`obey` does what a key asks for, while `screen` is in front."""
        self._screen = screen
        self._obey = obey
        self._waiting: list[events.Key] = []
        self._is_at_work = False
        self._answered = asyncio.Event()
        self._answered.set()

    def take(self, key: events.Key) -> None:
        """Do what this key asks for, in its turn."""
        self._waiting.append(key)
        if not self._is_at_work:
            self._is_at_work = True
            self._screen.run_worker(self._work_off(), group="keys", exit_on_error=True)

    @property
    def is_busy(self) -> bool:
        """Whether keys wait for their turn."""
        return self._is_at_work

    def wait(self) -> None:
        """Something was asked for: what is typed from here on waits for the answer."""
        self._answered.clear()

    def go_on(self, *, drop: bool = False) -> None:
        """The answer is there; with `drop` what was typed meanwhile counted on another one."""
        if drop:
            self._waiting.clear()
        self._answered.set()

    async def _work_off(self) -> None:
        try:
            while self._waiting:
                await self._next()
        finally:
            self._is_at_work = False

    async def _next(self) -> None:
        try:
            await asyncio.wait_for(self._answered.wait(), LONGEST_WAIT)
        except TimeoutError:
            self.go_on(drop=True)
            return
        if not self._waiting:
            return
        key, there = self._waiting.pop(0), self._screen.app.screen
        if there is self._screen:
            await self._obey(key.key)
        else:
            target = there.focused or there
            target.post_message(events.Key(key.key, key.character))
            for pump in (target, there):
                await turn(pump)
        await turn(self._screen)  # what a dialog answered is heard in the screen's own queue
