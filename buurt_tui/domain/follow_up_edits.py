"""What somebody does with a follow-up."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import UNSET, Struct, UnsetType

from buurt_tui.domain.amending import Amending
from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.follow_up import reopened, settled
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    EncounterId,
    FollowUp,
    FollowUpId,
    MemberId,
    Put,
    Readers,
    ResidentId,
    Side,
    Status,
)
from buurt_tui.domain.reading import must_be_read_by
from buurt_tui.domain.text import N_, clean


def _open(buurt: Buurt, id_: FollowUpId) -> FollowUp:
    follow_up = buurt.follow_ups.get(id_)
    if follow_up is None:
        raise Refused(N_("That follow-up is not there any more."))
    if follow_up.status is not Status.OPEN:
        raise Refused(N_("That was settled already."))
    return follow_up


class AddFollowUp(Struct, frozen=True, kw_only=True):
    """Promise something outside an encounter."""

    id: FollowUpId
    resident: ResidentId
    on: date
    at: datetime
    around: date | None = None
    reason: str = ""
    asked_by: Side = Side.TEAM
    walker: MemberId | None = None
    made_by: MemberId | None = None
    readers: Readers = Readers.TEAM

    def changes(self, buurt: Buurt) -> Changes:
        """One follow-up; refused for somebody who is not there any more."""
        if buurt.resident(self.resident) is None:
            raise Refused(N_("That resident is not there any more."))
        follow_up = FollowUp(
            id=self.id,
            resident=self.resident,
            made_on=self.on,
            made_at=self.at,
            made_by=self.made_by,
            around=self.around,
            reason=clean(self.reason),
            readers=self.readers,
            asked_by=self.asked_by,
            walker=self.walker,
        )
        return (Put(follow_up),)


class Settle(Struct, frozen=True, kw_only=True):
    """End a follow-up, one way or another. "Liever niet" is heard for the resident as a whole."""

    follow_up: FollowUpId
    status: Status
    on: date
    by: MemberId | None = None

    def changes(self, buurt: Buurt) -> Changes:
        """The follow-up, and with "liever niet" the resident."""
        follow_up = _open(buurt, self.follow_up)
        ended = settled(follow_up, self.status, on=self.on, by=self.by)
        changes: list[Change] = [Put(ended)]
        if self.status is Status.PREFERS_NOT:
            resident = buurt.resident(follow_up.resident)
            if resident is not None and resident.prefers_not_on is None:
                changes.append(Put(changed(resident, prefers_not_on=self.on)))
        return tuple(changes)


class SettleAsSeen(Struct, frozen=True, kw_only=True):
    """ "That was it": the meeting logged since is what came of the follow-up."""

    follow_up: FollowUpId
    encounter: EncounterId
    by: MemberId | None = None

    def changes(self, buurt: Buurt) -> Changes:
        """The follow-up, done on the day of that encounter."""
        follow_up = _open(buurt, self.follow_up)
        encounter = buurt.encounters.get(self.encounter)
        if encounter is None:
            raise Refused(N_("That encounter is not there any more."))
        return (
            Put(settled(follow_up, Status.DONE, on=encounter.on, by=self.by, in_=self.encounter)),
        )


class Attempt(Struct, frozen=True, kw_only=True):
    """Somebody went, and the resident was not there. The follow-up stays."""

    follow_up: FollowUpId
    on: date

    def changes(self, buurt: Buurt) -> Changes:
        """The follow-up with one more attempt."""
        follow_up = _open(buurt, self.follow_up)
        return (Put(changed(follow_up, attempts=(*follow_up.attempts, self.on))),)


class Postpone(Amending, frozen=True, kw_only=True):
    """Come back later: around another day, or someday (None)."""

    follow_up: FollowUpId
    around: date | None
    at: datetime

    def changes(self, buurt: Buurt) -> Changes:
        """The follow-up, weighed anew."""
        follow_up = _open(buurt, self.follow_up)
        postponed = self.amended(
            buurt,
            follow_up,
            lambda seen: changed(seen, around=self.around, weighed_at=self.at),
        )
        return () if postponed == follow_up else (Put(postponed),)


class Weigh(Struct, frozen=True, kw_only=True):
    """The team looked at it, and it stays as it is."""

    follow_up: FollowUpId
    at: datetime

    def changes(self, buurt: Buurt) -> Changes:
        """The follow-up, weighed."""
        return (Put(changed(_open(buurt, self.follow_up), weighed_at=self.at)),)


class Revise(Amending, frozen=True, kw_only=True):
    """Say something else of a follow-up; what is None stays."""

    follow_up: FollowUpId
    around: date | UnsetType | None = UNSET
    """Left unset: as it is; None: someday."""
    reason: str | None = None
    asked_by: Side | None = None
    turn: Side | None = None
    walker: MemberId | None = None
    nobody_goes: bool = False
    """Take the familiar face away."""
    me: MemberId | None = None
    """Who says it: a reason that is for its writer alone is nobody else's to change."""

    def changes(self, buurt: Buurt) -> Changes:
        """The follow-up as revised; nothing if it says all that already."""
        follow_up = _open(buurt, self.follow_up)
        if self.reason is not None:
            must_be_read_by(buurt, follow_up, self.me)
        revised = self.amended(buurt, follow_up, self._revised)
        return () if revised == follow_up else (Put(revised),)

    def _revised(self, seen: FollowUp) -> FollowUp:
        return changed(
            seen,
            around=seen.around if self.around is UNSET else self.around,
            reason=seen.reason if self.reason is None else clean(self.reason),
            asked_by=self.asked_by or seen.asked_by,
            turn=self.turn or seen.turn,
            walker=None if self.nobody_goes else self.walker or seen.walker,
        )


class Reopen(Struct, frozen=True, kw_only=True):
    """It was not settled after all."""

    follow_up: FollowUpId
    at: datetime

    def changes(self, buurt: Buurt) -> Changes:
        """The follow-up, open again; nothing if it is open."""
        follow_up = buurt.follow_ups.get(self.follow_up)
        if follow_up is None:
            raise Refused(N_("That follow-up is not there any more."))
        if follow_up.status is Status.OPEN:
            return ()
        return (Put(changed(reopened(follow_up), weighed_at=self.at)),)
