"""The field of a dialog: whatever is put into it, nothing that a terminal would obey is shown."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from buurt_tui.ui.text import safe
from buurt_tui.ui.typed_keys import TYPED_NOWHERE
from buurt_tui.ui.widgets.typed_ahead import PATIENCE, goes_elsewhere

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


class PlainInput(Input):
    """One line to type in. Of a paste no line is lost: they come after one another."""

    app: BuurtApp

    # as wide as there is room, whatever is in it: no letter has the whole screen laid out
    virtual_size = Reactive(Size(0, 0))
    cursor_blink = Reactive(False, init=False)
    """Nothing moves by itself: a cursor that comes and goes is no calm thing to look at."""

    @property
    def _value(self) -> Text:
        """What is painted: while names are hidden no name, not even one that is being typed."""
        painted = super()._value
        if not self.password:
            painted.plain = self.app.now.veil.typed(self.value)
        return painted

    def validate_value(self, value: str) -> str:
        """What a name or a note of somebody else, or a paste, becomes here."""
        return safe(value)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key not in TYPED_NOWHERE and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        """Enter may move the focus: what was typed right behind it goes where that is."""
        if goes_elsewhere(self, event) or event.key != "enter":
            return
        event.stop()
        event.prevent_default()
        handled = asyncio.Event()
        # to the screen itself: this field's own queue is what has to wait
        self.screen.post_message(self.Submitted(self, self.value))
        self.screen.call_later(handled.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(handled.wait(), PATIENCE)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        # Textual calls the handler of the base class as well, which keeps the first line only.
        event.prevent_default()
        lines = [line for text in event.text.splitlines() if (line := safe(text).strip())]
        if lines:
            self.replace(" ".join(lines), *self.selection)
