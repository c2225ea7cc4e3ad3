"""What somebody says of a hook that was heard before."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.known_hooks import hooks_of, true_interest
from buurt_tui.domain.model import (
    Buurt,
    Changes,
    HookAnswer,
    HookAnswerId,
    InterestId,
    Kind,
    Put,
    ResidentId,
)
from buurt_tui.domain.text import N_


class AnswerHook(Struct, frozen=True, kw_only=True):
    """A hook still holds, or no longer. It was asked; that is no encounter."""

    id: HookAnswerId
    resident: ResidentId
    kind: Kind
    interest: InterestId
    on: date
    at: datetime
    holds: bool

    def changes(self, buurt: Buurt) -> Changes:
        """The answer; nothing if the hook was confirmed that day already, or is at an end."""
        who = buurt.resident(self.resident)
        if who is None:
            raise Refused(N_("That resident is not there any more."))
        topic = true_interest(buurt, self.interest)
        standing = (
            hook
            for hook in hooks_of(buurt, self.resident)
            if (hook.kind, hook.interest) == (self.kind, topic)
        )
        hook = next(standing, None)
        if hook is None or (self.holds and hook.confirmed >= self.on):
            return ()
        if hook.confirmed > self.on:
            raise Refused(N_("That hook was heard again since."))
        answer = HookAnswer(
            id=self.id,
            resident=ResidentId(who.id),
            kind=self.kind,
            interest=topic,
            on=self.on,
            at=self.at,
            holds=self.holds,
        )
        return (Put(answer),)
