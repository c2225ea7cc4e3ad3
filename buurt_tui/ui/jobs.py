"""The one queue to the session: jobs are done one at a time, in the order they were asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from buurt_tui.domain.edit import Refused
from buurt_tui.lang import _, short_told, told
from buurt_tui.store import StoreError

PATIENCE = 1.5
"""Seconds until whoever waits is told that it takes long."""


class Job(Struct, frozen=True):
    """Something to do with the session, and what follows when it is done or when it failed."""

    work: Callable[[], Any]
    done: Callable[[Any], None] = lambda _answer: None
    failed: Callable[[Exception], None] = lambda _why: None
    is_awaited: bool = False
    """Whether somebody asked for it, and wonders when it takes long."""


class Jobs:
    """Jobs that wait, and whoever works them off."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._queue: asyncio.Queue[Job] = asyncio.Queue()
        self._looks_failed = 0
        """How often in a row what nobody asked for failed."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits."""
        return self._queue.empty()

    def ask(self, job: Job) -> None:
        """Do this when all that was asked before is done."""
        self._queue.put_nowait(job)

    async def all_done(self) -> None:
        """Wait until nothing is left to do."""
        await self._queue.join()

    async def work_off(self) -> None:
        """Do one job after another, for ever. In a thread: a slow disk does not hold up keys."""
        while True:
            job = await self._queue.get()
            try:
                await self._do(job)
            except Refused as refused:
                self._say(told(refused))
                job.failed(refused)
            except StoreError as error:
                self._looks_failed += not job.is_awaited
                self._say(short_told(error.message, error.values))
                job.failed(error)
            finally:
                self._queue.task_done()

    async def _do(self, job: Job) -> None:
        loop = asyncio.get_running_loop()
        patience = loop.call_later(PATIENCE, self._ask_patience) if job.is_awaited else None
        try:
            answer = await asyncio.to_thread(job.work)
        finally:
            if patience is not None:
                patience.cancel()
        if patience is not None and loop.time() > patience.when():
            self._say("")
        if self._looks_failed > 1:
            # a sentence that came back at every look would else stay on the screen
            self._say(_("It works again."))
        self._looks_failed = 0
        job.done(answer)

    def _ask_patience(self) -> None:
        self._say(_("Just a moment: the disk or another program is slow. What you typed is kept."))
