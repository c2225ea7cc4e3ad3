"""What the team does in its weekly review: begin, decide, hand over the keys, stop, close."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from buurt_tui.domain.edit import Edit, Refused, changed
from buurt_tui.domain.model import (
    AgendaItem,
    Buurt,
    Change,
    Changes,
    Decision,
    Delete,
    InterestId,
    Lead,
    MadeUpName,
    MemberId,
    Outcome,
    PlaceId,
    Put,
    Review,
    ReviewId,
)
from buurt_tui.domain.review import decision_id, leading, open_review
from buurt_tui.domain.text import N_, clean

NOT_OPEN = N_("That review is over.")


def _going_on(buurt: Buurt, id_: ReviewId) -> Review:
    review = buurt.reviews.get(id_)
    if review is None or review.closed_at is not None:
        raise Refused(NOT_OPEN)
    return review


def _led_by(buurt: Buurt, id_: ReviewId, terminal: str) -> Lead:
    """The lead, which is this terminal's. Raises `Refused`."""
    lead = buurt.leads.get(id_)
    if lead is None:
        raise Refused(N_("The review has stopped. Enter goes on."))
    if lead.terminal != terminal:
        raise Refused(N_("Another terminal has the keys of this review."))
    return lead


class BeginReview(Struct, frozen=True, kw_only=True):
    """Sit down together. What is on the agenda from here on is fixed."""

    id: ReviewId
    at: datetime
    terminal: str
    seed: str
    member: MemberId | None = None
    since: date | None = None
    present: tuple[MemberId, ...] = ()
    street: PlaceId | None = None
    topic: InterestId | None = None
    agenda: tuple[AgendaItem, ...] = ()
    made_up: tuple[MadeUpName, ...] = ()

    def changes(self, buurt: Buurt) -> Changes:
        """The review and its lead; refused while another one goes on."""
        if open_review(buurt) is not None:
            raise Refused(N_("A review was begun already; it goes on."))
        review = Review(
            id=self.id,
            on=self.at.date(),
            begun_at=self.at,
            since=self.since,
            present=self.present,
            street=self.street,
            topic=self.topic,
            agenda=self.agenda,
            made_up=self.made_up,
            seed=self.seed,
        )
        return (Put(review), Put(_lead(self.id, self.terminal, self.member, self.at)))


def _lead(
    id_: ReviewId,
    terminal: str,
    member: MemberId | None,
    at: datetime,
    before: Lead | None = None,
) -> Lead:
    since, number = (before.since, before.number) if before else (at, None)
    return Lead(id=id_, terminal=terminal, member=member, since=since, number=number, seen_at=at)


class TakeLead(Struct, frozen=True, kw_only=True):
    """From here on the keys of this terminal count."""

    review: ReviewId
    terminal: str
    at: datetime
    member: MemberId | None = None
    over: str = ""
    """The terminal that it is taken over from, on purpose; nobody else loses the keys by it."""

    def changes(self, buurt: Buurt) -> Changes:
        """The lead; refused if somebody has the keys who was not asked about."""
        review = _going_on(buurt, self.review)
        alive = leading(buurt, review, self.at)
        if alive is not None and alive.terminal not in (self.terminal, self.over):
            raise Refused(N_("Another terminal has the keys of this review."))
        return (Put(_lead(self.review, self.terminal, self.member, self.at, alive)),)


class SignOfLife(Struct, frozen=True, kw_only=True):
    """This terminal still has the keys."""

    review: ReviewId
    terminal: str
    at: datetime

    def changes(self, buurt: Buurt) -> Changes:
        """The lead; nothing if another terminal has it by now, or nobody."""
        lead = buurt.leads.get(self.review)
        if lead is None or lead.terminal != self.terminal:
            return ()
        return (Put(changed(lead, seen_at=self.at)),)


class StopReview(Struct, frozen=True, kw_only=True):
    """Enough for today: next time it goes on where it is."""

    review: ReviewId
    terminal: str

    def changes(self, buurt: Buurt) -> Changes:
        """The lead goes; nothing if another terminal has it."""
        lead = buurt.leads.get(self.review)
        if lead is None or lead.terminal != self.terminal:
            return ()
        return (Delete(Lead, self.review),)


class GoTo(Struct, frozen=True, kw_only=True):
    """Back to an item that was decided; None: on to the first that was not."""

    review: ReviewId
    terminal: str
    number: int | None

    def changes(self, buurt: Buurt) -> Changes:
        """The lead; refused if there is no such item, or without the keys."""
        review = _going_on(buurt, self.review)
        lead = _led_by(buurt, self.review, self.terminal)
        if self.number is not None and not 0 <= self.number < len(review.agenda):
            raise Refused(N_("There is none before this one."))
        return () if lead.number == self.number else (Put(changed(lead, number=self.number)),)


class Decide(Struct, frozen=True, kw_only=True):
    """What the team decided on one item, with all that follows from it, in one action."""

    review: ReviewId
    number: int
    outcome: Outcome
    at: datetime
    terminal: str
    edits: tuple[Edit, ...] = ()
    """What it means for the document that the item is about."""
    around: date | None = None
    walker: MemberId | None = None
    words: str = ""

    def changes(self, buurt: Buurt) -> Changes:
        """The documents of `edits`, the decision, and the lead that goes on."""
        review = _going_on(buurt, self.review)
        lead = _led_by(buurt, self.review, self.terminal)
        if not 0 <= self.number < len(review.agenda):
            raise Refused(NOT_OPEN)
        decision = Decision(
            id=decision_id(self.review, self.number),
            review=self.review,
            number=self.number,
            outcome=self.outcome,
            at=self.at,
            around=self.around,
            walker=self.walker,
            words=clean(self.words),
        )
        followed: list[Change] = []
        for edit in self.edits:
            followed += edit.changes(buurt)
        return (*followed, Put(decision), Put(changed(lead, number=None, seen_at=self.at)))


class CloseReview(Struct, frozen=True, kw_only=True):
    """The review is over. The made-up names of those who were not in it are nobody's any more."""

    review: ReviewId
    at: datetime
    terminal: str
    seed: str

    def changes(self, buurt: Buurt) -> Changes:
        """The review with another secret, and its lead goes."""
        review = _going_on(buurt, self.review)
        _led_by(buurt, self.review, self.terminal)
        closed = changed(review, closed_at=self.at, seed=self.seed)
        return (Put(closed), Delete(Lead, self.review))


class SayWhoIsThere(Struct, frozen=True, kw_only=True):
    """Somebody came in, or was not there after all."""

    review: ReviewId
    present: tuple[MemberId, ...]

    def changes(self, buurt: Buurt) -> Changes:
        """The review; nothing if they are known to be there."""
        review = _going_on(buurt, self.review)
        return (
            () if review.present == self.present else (Put(changed(review, present=self.present)),)
        )
