"""The one queue to the session: jobs are done one at a time, in the order they were asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from buurt_tui.domain.edit import Refused
from buurt_tui.lang import short_told, told
from buurt_tui.store import StoreError


class Job(Struct, frozen=True):
    """Something to do with the session, and what follows when it is done or when it failed."""

    work: Callable[[], Any]
    done: Callable[[Any], None] = lambda _answer: None
    failed: Callable[[Exception], None] = lambda _why: None


class Jobs:
    """Jobs that wait, and whoever works them off."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._queue: asyncio.Queue[Job] = asyncio.Queue()

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
                answer = await asyncio.to_thread(job.work)
            except Refused as refused:
                self._say(told(refused))
                job.failed(refused)
            except StoreError as error:
                self._say(short_told(error.message, error.values))
                job.failed(error)
            else:
                job.done(answer)
            finally:
                self._queue.task_done()
