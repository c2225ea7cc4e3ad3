"""Where the review stands, for whoever looks at it: which item, how far, and whose keys count."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from buurt_tui.domain.model import AgendaItem, Decision, Lead, Outcome, Review
from buurt_tui.domain.review import current_number, decisions_of, leading, open_review
from buurt_tui.views.called import member_name
from buurt_tui.views.now import Now


class Stage(StrEnum):
    """What the screen of the review is about."""

    NONE = "none"
    """Nobody sits down; the last ones are over."""
    STOPPED = "stopped"
    """It was begun, and goes on another time."""
    LEADING = "leading"
    """It goes on, and the keys here count."""
    FOLLOWING = "following"
    """It goes on, and the keys of another terminal count."""


class Standing(Struct, frozen=True, kw_only=True):
    """How far the review is."""

    stage: Stage
    review: Review | None = None
    number: int | None = None
    """The item that it is at, counted from 0; None when all were dealt with."""
    decisions: dict[int, Decision]
    lead: Lead | None = None
    leader: str | None = None
    """Who has the keys, by name."""
    minutes: int = 0
    """Since this sitting began."""

    @property
    def total(self) -> int:
        """How many items there are; the same as long as the review goes on."""
        return len(self.review.agenda) if self.review else 0

    @property
    def item(self) -> AgendaItem | None:
        """The item that it is at."""
        is_there = self.review is not None and self.number is not None
        return self.review.agenda[self.number] if is_there else None  # type: ignore[union-attr, index]

    @property
    def decision(self) -> Decision | None:
        """What was decided on it before, if it was gone back to; skipping decides nothing."""
        found = self.decisions.get(self.number) if self.number is not None else None
        return found if found is not None and found.outcome is not Outcome.SKIPPED else None

    @property
    def is_going_on(self) -> bool:
        """Whether somebody leads it at this moment."""
        return self.stage in (Stage.LEADING, Stage.FOLLOWING)

    @property
    def talked_about(self) -> int:
        """How many items were decided, skipped ones aside."""
        return sum(d.outcome is not Outcome.SKIPPED for d in self.decisions.values())

    @property
    def skipped(self) -> list[int]:
        """The numbers of what was skipped."""
        return [n for n, d in self.decisions.items() if d.outcome is Outcome.SKIPPED]


def standing(now: Now, terminal: str, at: datetime) -> Standing:
    """Where the review stands for this terminal at this moment."""
    review = open_review(now.buurt)
    if review is None:
        return Standing(stage=Stage.NONE, decisions={})
    lead = leading(now.buurt, review, at)
    stage = Stage.STOPPED
    if lead is not None:
        stage = Stage.LEADING if lead.terminal == terminal else Stage.FOLLOWING
    return Standing(
        stage=stage,
        review=review,
        number=current_number(now.buurt, review),
        decisions=decisions_of(now.buurt, review),
        lead=lead,
        leader=member_name(now, lead.member) if lead else None,
        minutes=max(0, int((at - lead.since).total_seconds() // 60)) if lead else 0,
    )
