"""The backup of the day, made by the worker when nobody has saved anything for a while."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from buurt_tui.session import Session
from buurt_tui.store import StoreError

QUIET = 30
"""Looks in a row at which nothing was committed: about ten seconds."""


class DailyBackup:
    """Looks after one session, in the thread that works for it."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._session = session
        self._today = today
        self._quiet = 0
        self._done_on: date | None = None

    def look(self) -> None:
        """Take in what others committed; if that is nothing for long enough, keep the backup.

        Raises `StoreError`, of a backup that cannot be made only once a day."""
        before = self._session.buurt.revision
        is_quiet = self._session.refresh().revision == before
        self._quiet = self._quiet + 1 if is_quiet else 0
        if self._quiet >= QUIET and self._done_on != self._today():
            self._done_on = self._today()
            self._session.keep_backup(self._today())

    def leave(self) -> None:
        """The program stops: keep it now, if that is still to be done."""
        if self._done_on != self._today():
            with suppress(StoreError):  # nobody is there to read it; `buurt doctor` says it
                self._session.keep_backup(self._today())
