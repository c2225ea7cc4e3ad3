"""Where the weekly review stands: which one goes on, at which item, and who has the keys."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from buurt_tui.domain.model import Buurt, Decision, Lead, Review, ReviewId

_DECISIONS = UUID("5a4a6a0e-5a0e-4c58-9d4d-7b0f8a1c3f52")
ALIVE_FOR = timedelta(seconds=30)
"""A terminal that gave no sign of life for so long has lost the keys."""


def open_review(buurt: Buurt) -> Review | None:
    """The review that was begun and not closed; None if there is none."""
    return buurt.derive(_open_review)


def _open_review(buurt: Buurt) -> Review | None:
    going = (review for review in buurt.reviews.values() if review.closed_at is None)
    return max(going, key=lambda review: (review.begun_at, review.id), default=None)


def decision_id(review: ReviewId, number: int) -> str:
    """The id of what is decided on this item, so that two who decide it at once write one."""
    return str(uuid5(_DECISIONS, f"{review}/{number}"))


def decided(buurt: Buurt, review: Review, number: int) -> Decision | None:
    """What was decided on this item; None if it is still to come."""
    return buurt.decisions.get(decision_id(ReviewId(review.id), number))


def current_number(buurt: Buurt, review: Review) -> int | None:
    """The item that the review is at; None when all were dealt with."""
    lead = buurt.leads.get(ReviewId(review.id))
    if lead is not None and lead.number is not None and lead.number < len(review.agenda):
        return lead.number
    numbers = range(len(review.agenda))
    return next((n for n in numbers if decided(buurt, review, n) is None), None)


def leading(buurt: Buurt, review: Review, at: datetime) -> Lead | None:
    """Who has the keys at this moment; None if nobody has, or they fell silent.

    A sign of life from the future is of a clock that was wrong, and counts for nothing."""
    lead = buurt.leads.get(ReviewId(review.id))
    return lead if lead is not None and abs(at - lead.seen_at) <= ALIVE_FOR else None


def closed_reviews(buurt: Buurt) -> tuple[Review, ...]:
    """Those that are over, the latest first."""
    return buurt.derive(_closed_reviews)


def _closed_reviews(buurt: Buurt) -> tuple[Review, ...]:
    over = [review for review in buurt.reviews.values() if review.closed_at is not None]
    return tuple(sorted(over, key=lambda review: (review.begun_at, review.id), reverse=True))


def decisions_of(buurt: Buurt, review: Review) -> dict[int, Decision]:
    """What was decided in this review, by the number of the item."""
    found = ((n, decided(buurt, review, n)) for n in range(len(review.agenda)))
    return {number: decision for number, decision in found if decision is not None}
