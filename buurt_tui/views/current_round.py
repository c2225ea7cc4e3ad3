"""In which round, on which day and where an encounter is logged."""

from __future__ import annotations

from datetime import date

from buurt_tui.domain.model import PlaceId, Round
from buurt_tui.views.now import Now


def current_round(now: Now) -> Round | None:
    """The round that encounters are logged in; None if none was set."""
    return now.buurt.rounds.get(now.round) if now.round else None


def current_place(now: Now) -> PlaceId | None:
    """The street where the round is: the last of its places."""
    round_ = current_round(now)
    return round_.places[-1] if round_ and round_.places else None


def logging_date(now: Now) -> date:
    """The day that encounters get: the round's, else today."""
    round_ = current_round(now)
    return round_.on if round_ else now.today
