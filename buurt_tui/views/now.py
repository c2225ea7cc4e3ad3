"""What every view is worked out from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from buurt_tui.domain.model import Buurt, FollowUpId, MemberId, RoundId
from buurt_tui.privacy.veil import OPEN, Veil


@dataclass(frozen=True, slots=True, eq=False)
class Now:
    """The neighbourhood as it stands, the day it is, and who is looking at it."""

    buurt: Buurt
    today: date
    veil: Veil = OPEN
    me: MemberId | None = None
    round: RoundId | None = None
    """The round that encounters are logged in, until it is changed."""
    settles: FollowUpId | None = None
    """The follow-up that the next encounter is the end of."""
