"""The lock: a screen that was left alone shows nothing, and whoever comes back goes on.

What was being typed stays where it was, under the lock. Time is counted while the machine sleeps
too, and no change of the clock shortens or lengthens it."""

from __future__ import annotations

import time
from typing import Any

from textual import events
from textual.message import Message
from textual.widget import AwaitMount

from buurt_tui.privacy.passphrase import Passphrase
from buurt_tui.ui.hiding import HidingApp
from buurt_tui.ui.messages import (
    CardWanted,
    DayWanted,
    EncounterWanted,
    FollowUpsWanted,
    SearchWanted,
    TaggingWanted,
    TopicWanted,
    WritingWanted,
)

LOOK_EVERY = 1.0
"""Seconds between looks at whether nobody is there."""
LEAD_AWAY = (
    *(CardWanted, DayWanted, EncounterWanted, FollowUpsWanted),
    *(SearchWanted, TaggingWanted, TopicWanted, WritingWanted),
)
"""What asks for another screen."""


def seconds_awake_or_asleep() -> float:
    """Since the machine was started, the time that it slept included."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class LockingApp(HidingApp):
    """Locks its screen when nobody pressed a key for a while, or when asked."""

    def __init__(self, theme: str) -> None:
        super().__init__(theme)
        self.lock_minutes = (0, 0)
        """Without a key before the screen is locked, and the same on a shared screen; 0: never."""
        self.passphrase = Passphrase(None, "")
        """What has to be typed to go on; none is set to begin with."""
        self._last_key = seconds_awake_or_asleep()
        self._lock: Any = None

    @property
    def is_locked(self) -> bool:
        """Whether the screen shows nothing."""
        return self._lock is not None

    def watch_over(self) -> None:
        """Begin to look whether somebody is there; with a passphrase it has to be typed first."""
        self.set_interval(LOOK_EVERY, self.look_around)
        if self.passphrase.is_set:
            self.action_lock()

    def somebody_is_there(self) -> None:
        """A key, a click, a paste."""
        self._last_key = seconds_awake_or_asleep()

    def look_around(self) -> None:
        """Lock if nobody was there for too long."""
        minutes = self.lock_minutes[1 if self.hides else 0]
        waited = seconds_awake_or_asleep() - self._last_key
        if minutes and waited >= minutes * 60:
            self.action_lock()

    def action_lock(self) -> None:
        """Show nothing until somebody comes back."""
        from buurt_tui.ui.lock_screen import LockScreen

        if not self.is_locked:
            self._lock = LockScreen()
            self.push_screen(self._lock, self._unlocked)

    def _unlocked(self, _answer: object) -> None:
        self._lock = None
        self.somebody_is_there()

    def switch_mode(self, mode: str) -> AwaitMount:
        """To another screen, but never from under the lock."""
        return AwaitMount(self.screen, []) if self.is_locked else super().switch_mode(mode)

    def check_message_enabled(self, message: Message) -> bool:
        """What asked for another screen a moment ago leads nowhere from under the lock."""
        if self.is_locked and isinstance(message, LEAD_AWAY):
            return False
        return super().check_message_enabled(message)

    async def on_event(self, event: events.Event) -> None:
        """Whoever presses a key is there."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseScrollUp):
            self.somebody_is_there()
        await super().on_event(event)
