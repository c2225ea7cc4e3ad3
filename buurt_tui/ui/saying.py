"""One answer at a time, which the next key ends; and an offer that this key can take."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.reactive import var

from buurt_tui.ui.quiet_app import QuietApp


class SayingApp(QuietApp):
    """Says something to the user in one line, until the next key."""

    said: var[str] = var("")
    """The last answer to the user; gone at the next key."""

    def __init__(self, theme: str) -> None:
        super().__init__(theme)
        self._offered: tuple[str, Callable[[], None]] = ("", lambda: None)

    def offer(self, says: str, take: Callable[[], None]) -> None:
        """Say something; Enter as the very next key takes it, any other key leaves it."""
        self.said = says
        self._offered = says, take

    async def on_event(self, event: events.Event) -> None:
        """The last answer stays until the next key."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if self._takes_offer(event.key):
                return
            self.said = ""
            kind, _plus, letter = event.key.partition("+")
            if kind == "alt" and len(letter) == 1 and letter.isalpha():
                # Esc and the next key in one read arrive as one Alt key; both were meant.
                await super().on_event(events.Key("escape", "\x1b"))
                event = events.Key(letter, letter)
        await super().on_event(event)

    def _takes_offer(self, key: str) -> bool:
        says, take = self._offered
        self._offered = "", take
        is_taken = key == "enter" and bool(says) and self.said == says
        if is_taken:
            self.said = ""
            take()
        return is_taken
