"""Waiting for a turn in somebody's queue of messages."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.message_pump import MessagePump

PATIENCE = 1.0
"""Seconds to wait for somebody to deal with what stands in their queue."""


async def turn(pump: MessagePump) -> None:
    """Wait until all that stands in this queue has been dealt with."""
    reached = asyncio.Event()
    if pump.call_later(reached.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(reached.wait(), PATIENCE)
