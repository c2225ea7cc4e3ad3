"""What a locked screen shows: that it is locked, and how to go on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from buurt_tui.lang import _
from buurt_tui.ui import text
from buurt_tui.ui.text import MUTED, STRONG
from buurt_tui.ui.widgets.plain_input import PlainInput

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

WAIT_LONGER_FROM = 3
"""Wrong tries before the next one has to wait."""
LONGEST_WAIT = 30.0
"""Seconds."""


class LockScreen(Screen[None]):
    """Nothing of the neighbourhood, until somebody goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "nothing", show=False)]
    DEFAULT_CSS = """
    LockScreen { align: center middle; background: $background; }
    LockScreen .dialog { width: 56; }
    """
    app: BuurtApp

    def __init__(self) -> None:
        super().__init__()
        self._wrong = 0
        self._is_judging = False

    def compose(self) -> ComposeResult:
        asks = self.app.passphrase.is_set
        with Vertical(classes="dialog"):
            yield Static(text.plain(_("Buurt is locked"), STRONG), classes="dialog-title")
            kept = _("What you were typing is still there.")
            yield Static(text.plain(kept), classes="dialog-text")
            if asks:
                yield PlainInput(password=True, placeholder=_("passphrase"), compact=True)
            yield Static(id="judged")
            yield Static(text.plain(_("⏎ go on   ^Q stop"), MUTED))

    def on_mount(self) -> None:
        """Whoever comes back types at once."""
        if self.app.passphrase.is_set:
            self.query_one(PlainInput).focus()

    def on_key(self, event: events.Key) -> None:
        """Without a passphrase Enter is enough; whoever goes on typing opens nothing by a space."""
        if not self.app.passphrase.is_set:
            event.stop()
            if event.key == "enter":
                self._open()

    def _open(self) -> None:
        """Once: another Enter may be here before this screen is gone."""
        if self.is_active:
            self.dismiss(None)

    @on(PlainInput.Submitted)
    async def _typed(self, event: PlainInput.Submitted) -> None:
        if self._is_judging:
            return
        self._is_judging = True
        try:
            if await asyncio.to_thread(self.app.passphrase.fits, event.value):
                self._open()
                return
            self._wrong += 1
            self.query_one(PlainInput).value = ""
            self._judged(_("That is not it."))
            if self._wrong >= WAIT_LONGER_FROM:
                await asyncio.sleep(min(LONGEST_WAIT, 2.0 ** (self._wrong - WAIT_LONGER_FROM)))
        finally:
            self._is_judging = False

    def _judged(self, wrong: str) -> None:
        self.query_one("#judged", Static).update(text.plain(wrong, "$text-warning"))

    def action_nothing(self) -> None:
        """Esc leads nowhere from here."""
