"""What every command works with: what was typed, the clock, the neighbourhood, who is writing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property

from buurt_tui.cli.options import Call, Misuse
from buurt_tui.cli.output import said, tell
from buurt_tui.cli.seen import note_going_back, remember
from buurt_tui.config import Config, ConfigError, load, remembered_member
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import MemberId
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _
from buurt_tui.session import Session
from buurt_tui.store import Store, StoreError


class Context:
    """One run of one command. Raises `Misuse`, `ConfigError`."""

    def __init__(self, call: Call, now: Callable[[], datetime]) -> None:
        self.call = call
        self.options = {name: each[-1] for name, each in call.options.items()}
        self._now = now
        said = call.value("today")
        self._today = None if said is None else read_day(said, now().date())

    @cached_property
    def config(self) -> Config:
        """What the user chose. Raises `ConfigError`."""
        return load(self.options, os.environ)

    @property
    def shows_plainly(self) -> bool:
        """Whether lists are for a screen reader: asked for, or set so for a terminal."""
        if self.call.has("plain"):
            return True
        try:
            return sys.stdout.isatty() and self.config.lists == "plain"
        except ConfigError:  # `buurt config` goes on with settings that cannot be read
            return False

    def clock(self) -> datetime:
        """The time; with --today, at this hour of that day."""
        now = self._now()
        if self._today is None:
            return now
        return datetime.combine(self._today, now.time()).astimezone()

    @property
    def real_today(self) -> date:
        """The day that it is, whatever was said; files are called after it."""
        return self._now().date()

    @property
    def today(self) -> date:
        """The day that it is, or as if it were."""
        return self._today or self._now().date()

    def store(self) -> Store:
        """The store that the configuration names. Raises `StoreError`."""
        from buurt_tui.store.opening import open_store

        store = open_store(self.config.store, read_only=self.call.has("read-only"))
        note_going_back(self.config.store, store)
        return store

    def _wind_up(self, store: Store, session: Session, opened_at: int) -> None:
        """Remember how far we came, and make the backup of the day if we wrote."""
        remember(self.config.store, store)
        if session.buurt.revision == opened_at:
            return
        try:
            session.keep_backup(self.real_today)
        except StoreError as problem:
            tell(_("the backup of today could not be made: {problem}", problem=said(problem)))

    def session(self, *, joins: bool = False, tells: bool = True) -> Session:
        """The neighbourhood, opened by whoever is writing.

        With `joins` somebody new joins the team; without, nobody is writing then. What there is to
        tell is told, unless somebody else `tells` it. Raises `StoreError`."""
        return self.session_on(self.store(), joins=joins, tells=tells)

    def session_on(self, store: Store, *, joins: bool = False, tells: bool = True) -> Session:
        """The same, on a store that was opened by us."""
        session = Session(store, self.clock)
        opened_at = session.buurt.revision
        session.before_closing = lambda: self._wind_up(store, session, opened_at)
        while store.notices and tells:
            notice = store.notices.pop(0)
            tell(said(notice))
        session.me = self._me(session, joins=joins and not session.is_read_only)
        return session

    def _me(self, session: Session, *, joins: bool) -> MemberId | None:
        from buurt_tui.domain.team_edits import member_called

        name = clean(self.config.member)
        if not name:
            remembered = MemberId(remembered_member(self.config.store))
            return remembered if remembered in session.buurt.members else None
        if joins:
            return member_joining(session, name)
        known = member_called(session.buurt, name)
        return MemberId(known.id) if known else None

    def stranger(self) -> Exception:
        """What to raise when a command has to know who is writing, and does not."""
        name = clean(self.config.member)
        if name:
            return Refused(N_("nobody in the team is called {name}"), name=name)
        return Misuse(N_("say who you are: --as NAME"))


def member_joining(session: Session, name: str) -> MemberId:
    """The member called `name`, who joins the team if need be. Raises `Refused`, `StoreError`."""
    from buurt_tui.domain.team_edits import AddMember, member_called, member_id

    known = member_called(session.buurt, name)
    if known is not None and known.retired_on is None:
        return MemberId(known.id)
    id_ = member_id(session.buurt, name)
    session.apply(AddMember(id_, name))
    tell(_("{name} is in the team from here on", name=clean(name)))
    return id_


def read_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that `text` is: ISO 8601, or as people say it. Raises `Misuse`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    from buurt_tui.quicklog.dates import Direction, read_whole

    day = read_whole(text, today, direction=Direction.AHEAD if ahead else Direction.BACK)
    if day is None:
        raise Misuse(N_("{text} is not clearly a date"), text=clean(text))
    return day
