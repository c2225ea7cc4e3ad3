"""Forgetting somebody when the disk is full: room is made by giving up what is not the store.

Beside the store lies a reserve, a file of noise that is worth nothing but its room. It goes first;
then backups go, the oldest first, as long as the new files do not fit."""

from __future__ import annotations

import errno
import os
from contextlib import suppress

from buurt_tui.store import StoreError
from buurt_tui.store.backups import backups, directory_of
from buurt_tui.store.engine import NOT_ERASED, Engine, Plan
from buurt_tui.store.place import Place
from buurt_tui.store.refusals import plainly

RESERVE = 1 << 18
"""Bytes."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def keep_reserve(place: Place) -> None:
    """Lay the reserve, if it is not there and there is room for it."""
    path = place.directory / "reserve"
    with suppress(OSError):
        if place.files.stamp(path) is None:
            unfinished = place.unused_name()
            try:
                # noise: a file system that compresses would keep no room for zeros
                place.fill(place.files.create(unfinished), [os.urandom(RESERVE)])
                place.files.rename(unfinished, path)
            finally:
                with suppress(OSError):
                    place.files.unlink(unfinished)


def commit_all_the_same(engine: Engine, plan: Plan, problem: StoreError) -> int:
    """Commit what erases, after `problem`, giving up room until it fits. Raises `StoreError`."""
    while _is_full(problem) and _give_up_something(engine.place):
        try:
            if problem.message != NOT_ERASED:
                return engine.commit(plan)
            engine.checkpoint()  # the commit itself stands
            return engine.revision
        except StoreError as error:
            was_erased = problem.message == NOT_ERASED
            problem = error
            if was_erased:
                problem = StoreError(NOT_ERASED, **problem.values)
                problem.__cause__ = error.__cause__
    raise problem


def _is_full(problem: StoreError) -> bool:
    cause = problem.__cause__
    return isinstance(cause, OSError) and cause.errno in _NO_ROOM


def _give_up_something(place: Place) -> bool:
    """Whether there was something to give up: the reserve, or else the oldest backup."""
    with plainly(place.path), place.locked(exclusive=True):
        reserve = place.directory / "reserve"
        if place.files.stamp(reserve):
            place.files.unlink(reserve)
            return True
        for backup in reversed(backups(place)):
            place.files.unlink(backup.path)
            place.files.sync_directory(directory_of(place))
            return True
    return False
