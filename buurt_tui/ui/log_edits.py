"""The edits of the log screen. No part of the first picture: imported once that is painted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.encounter_edits import TakeBack
from buurt_tui.domain.follow_up import open_follow_ups_of, seen_since
from buurt_tui.domain.follow_up_edits import SettleAsSeen
from buurt_tui.domain.log_encounter import LogEncounter
from buurt_tui.domain.model import Buurt, EncounterId, FollowUp, FollowUpId, new_id
from buurt_tui.domain.ordered import true_id
from buurt_tui.domain.team_edits import CountDoor
from buurt_tui.quicklog.draft import Draft
from buurt_tui.quicklog.entry import log_encounter
from buurt_tui.views.current_round import current_place, current_round
from buurt_tui.views.now import Now


def logged(draft: Draft, now: Now, at: datetime, again: EncounterId | None = None) -> LogEncounter:
    """Log what the line says; it settles what is being settled if it is with that resident.

    `again`: the encounter that it was to be when it failed before."""
    follow_up = now.buurt.follow_ups.get(now.settles) if now.settles else None
    residents = {who.resident for who in draft.who}
    settles = follow_up.id if follow_up and follow_up.resident in residents else None
    return log_encounter(
        draft,
        id=again or EncounterId(new_id()),
        at=at,
        logged_by=now.me,
        place=current_place(now),
        round=now.round,
        mint=new_id,
        settles=FollowUpId(settles) if settles else None,
    )


def logged_in(edit: Edit) -> LogEncounter | None:
    """The encounter that `edit` logs; None if it does something else."""
    return edit if isinstance(edit, LogEncounter) else None


def door(now: Now, *, opened: bool) -> CountDoor | None:
    """Count a door of the street where the round is; None without a round."""
    round_ = current_round(now)
    if round_ is None or now.round is None:
        return None
    return CountDoor(round=now.round, place=current_place(now), opened=opened, closed=not opened)


def settled_by(now: Now, encounter: EncounterId) -> Iterator[SettleAsSeen]:
    """This meeting is what came of the follow-ups that wait for it."""
    for follow_up in awaited(now.buurt, encounter):
        yield SettleAsSeen(follow_up=FollowUpId(follow_up.id), encounter=encounter, by=now.me)


def awaited(buurt: Buurt, encounter: EncounterId) -> list[FollowUp]:
    """The open follow-ups that this encounter may be the end of."""
    met = buurt.encounters.get(encounter)
    residents = dict.fromkeys(true_id(buurt, id_) for id_ in met.residents) if met else ()
    return [
        follow_up
        for resident in residents
        for follow_up in open_follow_ups_of(buurt, resident)
        if (seen := seen_since(buurt, follow_up)) is not None and seen.id == encounter
    ]


def taken_back(encounter: EncounterId) -> TakeBack:
    """Take this encounter out."""
    return TakeBack(encounter=encounter)
