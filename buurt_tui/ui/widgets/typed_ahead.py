"""Keys that were typed faster than the focus moved: they wait, and go where they belong.

A key is put in the queue of the widget that has the focus at that moment. When Enter moves the
focus, the letters typed right behind it already stand in the old widget's queue."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import events
from textual.message import Message
from textual.widget import Widget

PATIENCE = 1.0
"""Seconds to wait for an answer, should nobody listen."""


def goes_elsewhere(widget: Widget, event: events.Key) -> bool:
    """Whether the focus is outside `widget` by now; then the key has been sent on to it."""
    there = widget.screen.focused or widget.screen
    if widget in there.ancestors_with_self:
        return False
    event.stop()
    event.prevent_default()
    there.post_message(events.Key(event.key, event.character))
    return True


async def hand_over(widget: Widget, wanted: Message, handled: asyncio.Event) -> None:
    """Post `wanted` to the parent, and let the keys behind it wait until `handled` is set."""
    if widget.parent is None:
        return
    # to the parent itself: this widget's own queue is what has to wait.
    widget.parent.post_message(wanted)
    with suppress(TimeoutError):
        await asyncio.wait_for(handled.wait(), PATIENCE)
