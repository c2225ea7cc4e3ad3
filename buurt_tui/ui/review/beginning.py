"""Beginning a review: who is there, what is on the agenda, and what everybody is called in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from buurt_tui.domain.model import (
    AgendaItem,
    Buurt,
    FollowUpId,
    MemberId,
    ResidentId,
    ReviewId,
    new_id,
)
from buurt_tui.domain.review_edits import BeginReview
from buurt_tui.lang import _
from buurt_tui.privacy.made_up import names_to_give
from buurt_tui.ui.review.parts import agenda
from buurt_tui.views.agenda import Scope, looking
from buurt_tui.views.called import interest_name, place_name
from buurt_tui.views.now import Now

if TYPE_CHECKING:
    from buurt_tui.ui.screen import BuurtScreen


AT_ONCE = 5_000
"""Encounters: of so many, counting keeps nobody waiting."""


def begin(screen: BuurtScreen, terminal: str, scope: Scope) -> None:
    """Ask who is there; then names are hidden, and the first thing is shown."""
    from buurt_tui.ui.review.dialogs import ask_who_is_there

    def told(present: tuple[MemberId, ...]) -> None:
        app = screen.app
        app.hide_names()
        screen.request(begun(app.now, app.clock(), terminal, scope, present))

    me = screen.now.me
    ask_who_is_there(screen.app, (me,) if me else (), told)


def begun(
    now: Now, at: datetime, terminal: str, scope: Scope, present: tuple[MemberId, ...]
) -> BeginReview:
    """The review of this moment, with its agenda and its made-up names."""
    street, topic = scope
    looked = looking(now, at, street=street, topic=topic)
    items, seed = agenda(looked), new_id()
    return BeginReview(
        id=ReviewId(new_id()),
        at=at,
        terminal=terminal,
        seed=seed,
        member=now.me,
        since=looked.since.date(),
        present=present,
        street=street,
        topic=topic,
        agenda=items,
        made_up=tuple(names_to_give(now.buurt, seed, _residents(now.buurt, items))),
    )


def _residents(buurt: Buurt, items: Iterable[AgendaItem]) -> Iterator[ResidentId]:
    """Whom the agenda is about, in its order."""
    for item in items:
        follow_up = buurt.follow_ups.get(FollowUpId(item.about))
        id_ = follow_up.resident if follow_up else ResidentId(item.about)
        resident = buurt.resident(id_) if item.about else None
        if resident is not None:
            yield ResidentId(resident.id)


class Counting:
    """How much there is to talk about: at once, or behind the screen where that takes a while."""

    def __init__(self, screen: BuurtScreen, show: Callable[[], None]) -> None:
        """`show` is called when a number is there that was not."""
        self._screen = screen
        self._show = show
        self._counted: tuple[Buurt, Scope] | None = None
        self._counts: dict[str, int] | None = None

    def of(self, now: Now, at: datetime, scope: Scope) -> dict[str, int] | None:
        """By part; None while it is being counted."""
        if self._counted is None or self._counted[0] is not now.buurt or self._counted[1] != scope:
            self._counted, self._counts = (now.buurt, scope), None
            if len(now.buurt.encounters) <= AT_ONCE:
                self._counts = counted(now, at, scope)
            else:
                counting = self._count(now, at, scope)
                self._screen.run_worker(counting, group="counting", exclusive=True)
        return self._counts

    async def _count(self, now: Now, at: datetime, scope: Scope) -> None:
        self._counts = await asyncio.to_thread(counted, now, at, scope)
        self._show()


def counted(now: Now, at: datetime, scope: Scope) -> dict[str, int]:
    """How much there is to talk about, by part."""
    counts: dict[str, int] = {}
    for item in agenda(looking(now, at, street=scope[0], topic=scope[1])):
        counts[item.part] = counts.get(item.part, 0) + 1
    return counts


def scope_words(now: Now, scope: Scope) -> str:
    """What is looked at, if that is not everything."""
    street, topic = scope
    if street is not None:
        return _("Only {place}", place=place_name(now, street) or "")
    if topic is not None:
        return _("Only about {topic}", topic=interest_name(now, topic) or "")
    return ""
