"""Weekly reviews as rows."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from buurt_tui.domain.model import Outcome, Review, ReviewId
from buurt_tui.domain.review import decisions_of
from buurt_tui.domain.text import fold
from buurt_tui.views.called import interest_name, member_name, place_name
from buurt_tui.views.now import Now


class ReviewRow(Struct, frozen=True, kw_only=True):
    """One weekly review."""

    id: ReviewId
    on: date
    begun_at: datetime
    closed_at: datetime | None
    present: tuple[str, ...]
    """By name, in the order of the alphabet."""
    street: str | None
    topic: str | None
    items: int
    talked_about: int
    skipped: int


def review_row(now: Now, review: Review) -> ReviewRow:
    """One review as a row."""
    outcomes = [decision.outcome for decision in decisions_of(now.buurt, review).values()]
    skipped = outcomes.count(Outcome.SKIPPED)
    there = (member_name(now, member) for member in review.present)
    return ReviewRow(
        id=ReviewId(review.id),
        on=review.on,
        begun_at=review.begun_at,
        closed_at=review.closed_at,
        present=tuple(sorted(filter(None, there), key=fold)),
        street=place_name(now, review.street),
        topic=interest_name(now, review.topic) if review.topic else None,
        items=len(review.agenda),
        talked_about=len(outcomes) - skipped,
        skipped=skipped,
    )
