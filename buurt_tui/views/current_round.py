"""In which round, on which day and where an encounter is logged."""

from __future__ import annotations

from datetime import date

from buurt_tui.domain.model import PlaceId, Round, RoundId
from buurt_tui.views.now import Now


def current_round(now: Now) -> Round | None:
    """The round that encounters are logged in; None if none was set."""
    return now.buurt.rounds.get(now.round) if now.round else None


def round_to_go_on_with(now: Now, kept: RoundId) -> RoundId | None:
    """Which round a program that starts logs in: the one it `kept`, else my last one today.

    A round of another day is over: nobody should log on yesterday without knowing it."""
    rounds = [round_ for round_ in now.buurt.rounds.values() if round_.on == now.today]
    mine = [r for r in rounds if r.id == kept or (now.me and now.me in (r.by, *r.walkers))]
    last = max(mine, key=lambda r: (r.id == kept, r.rev), default=None)
    return RoundId(last.id) if last else None


def current_place(now: Now) -> PlaceId | None:
    """The street where the round is: the last of its places."""
    round_ = current_round(now)
    return round_.places[-1] if round_ and round_.places else None


def logging_date(now: Now) -> date:
    """The day that encounters get: the round's, else today."""
    round_ = current_round(now)
    return round_.on if round_ else now.today
