"""What was found opens where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.domain.follow_up import open_follow_ups
from buurt_tui.domain.model import (
    EncounterId,
    FollowUpId,
    InterestId,
    MemberId,
    PlaceId,
    ResidentId,
    ReviewId,
    RoundId,
)
from buurt_tui.ui.messages import (
    CardWanted,
    DayWanted,
    EncounterWanted,
    FollowUpsWanted,
    MinutesWanted,
    TopicWanted,
)
from buurt_tui.views.everything import About, Hit
from buurt_tui.views.follow_ups import EVERYTHING_OPEN, Filter
from buurt_tui.views.now import Now

if TYPE_CHECKING:
    from textual.message import Message


def wanted(now: Now, hit: Hit) -> Message:
    """What to ask the app for."""
    if hit.about is About.RESIDENT:
        return CardWanted(ResidentId(hit.id))
    if hit.about is About.TOPIC:
        return TopicWanted(InterestId(hit.id))
    if hit.about is About.PLACE:
        return FollowUpsWanted(Filter(street=PlaceId(hit.id)))
    if hit.about is About.MEMBER:
        return FollowUpsWanted(Filter(walker=MemberId(hit.id)))
    if hit.about is About.NOTE:
        return _encounter(hit)
    if hit.about is About.REASON:
        return _follow_up(now, hit)
    if hit.about is About.MINUTES:
        return MinutesWanted(ReviewId(hit.id))
    return _round(now, hit)


def _encounter(hit: Hit) -> Message:
    """On the card of who was there; with nobody named, among the others of its day."""
    if hit.who:
        return CardWanted(hit.who[0].id, EncounterId(hit.id))
    return EncounterWanted(EncounterId(hit.id))


def _follow_up(now: Now, hit: Hit) -> Message:
    """On the list while it is open; else on the card, where it came to an end."""
    follow_up = FollowUpId(hit.id)
    if any(each.id == follow_up for each in open_follow_ups(now.buurt)) or not hit.who:
        return FollowUpsWanted(EVERYTHING_OPEN, follow_up)
    return CardWanted(hit.who[0].id, follow_up)


def _round(now: Now, hit: Hit) -> Message:
    round_ = now.buurt.rounds.get(RoundId(hit.id))
    return DayWanted(round_.on if round_ else hit.on or now.today)
