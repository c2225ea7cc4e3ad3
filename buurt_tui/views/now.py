"""What every view is worked out from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from buurt_tui.domain.follow_up import QUIET_AFTER_DAYS
from buurt_tui.domain.model import Buurt, FollowUpId, MemberId, RoundId
from buurt_tui.privacy.veil import OPEN, Veil


class Now(Struct, frozen=True, eq=False):
    """The neighbourhood as it stands, the day it is, and who is looking at it."""

    buurt: Buurt
    today: date
    veil: Veil = OPEN
    me: MemberId | None = None
    round: RoundId | None = None
    """The round that encounters are logged in, until it is changed."""
    quiet_weeks: int = QUIET_AFTER_DAYS // 7
    """Weeks without a meeting before somebody fell silent."""
    settles: FollowUpId | None = None
    """The follow-up that the next encounter is the end of."""
    read_only: bool = False
    """Whether it is known that nothing can be kept."""


def needs_first_run(now: Now) -> bool:
    """Whether nobody ever said what this neighbourhood is called, or who is in the team."""
    if now.read_only:
        return False
    return now.buurt.neighbourhood is None or not now.buurt.members
