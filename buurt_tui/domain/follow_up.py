"""Follow-ups that tell the truth: which are open, who was seen since, who fell silent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from operator import itemgetter

from buurt_tui.domain.blocks import reordered
from buurt_tui.domain.derived import Before
from buurt_tui.domain.edit import changed
from buurt_tui.domain.history import (
    encounters_by_resident,
    encounters_with,
    is_meeting,
)
from buurt_tui.domain.model import (
    Buurt,
    Encounter,
    EncounterId,
    FollowUp,
    MemberId,
    Resident,
    ResidentId,
    Status,
)
from buurt_tui.domain.ordered import (
    changed_in,
    regrouped,
    same_residents,
    true_id,
)

QUIET_AFTER_DAYS = 42
"""Six weeks without a meeting, and somebody has fallen silent."""


def settled(
    follow_up: FollowUp,
    status: Status,
    *,
    on: date,
    by: MemberId | None,
    in_: EncounterId | None = None,
) -> FollowUp:
    """`follow_up`, ended in this way on this day; `in_` is the encounter that came of it."""
    return changed(follow_up, status=status, settled_on=on, settled_by=by, settled_in=in_)


def reopened(follow_up: FollowUp) -> FollowUp:
    """`follow_up`, as if it had not ended."""
    return changed(follow_up, status=Status.OPEN, settled_on=None, settled_by=None, settled_in=None)


def is_silenced(resident: Resident | None) -> bool:
    """Whether this resident is on no list: erased, or would rather not."""
    return resident is None or resident.prefers_not_on is not None


def open_follow_ups(buurt: Buurt) -> tuple[FollowUp, ...]:
    """All that are open, of residents who do not mind; the soonest first, someday last."""
    return buurt.derive(_open_follow_ups, _open_follow_ups_now)


def open_follow_ups_of(buurt: Buurt, resident: ResidentId) -> list[FollowUp]:
    """Those of this resident, or whom they turned out to be."""
    known = follow_ups_by_resident(buurt).get(true_id(buurt, resident), ())
    return [follow_up for follow_up in known if _stands(buurt, follow_up)]


def _open_follow_ups(buurt: Buurt) -> tuple[FollowUp, ...]:
    found = [follow_up for follow_up in buurt.follow_ups.values() if _stands(buurt, follow_up)]
    return tuple(sorted(found, key=soonest_first))


def _open_follow_ups_now(
    last: tuple[FollowUp, ...], buurt: Buurt, before: Before
) -> tuple[FollowUp, ...] | None:
    if not same_residents(buurt, before):
        return None
    for old, new in changed_in(buurt.follow_ups, before, "follow_ups"):
        come = new if new and _stands(buurt, new) else None
        last = reordered(last, old, come, soonest_first)
    for who, resident in changed_in(buurt.residents, before, "residents"):
        if resident and is_silenced(who) != is_silenced(resident):
            for each in follow_ups_by_resident(buurt).get(ResidentId(resident.id), ()):
                come = each if _stands(buurt, each) else None
                last = reordered(last, each, come, soonest_first)
    return last


def _stands(buurt: Buurt, follow_up: FollowUp) -> bool:
    return follow_up.status is Status.OPEN and not is_silenced(buurt.resident(follow_up.resident))


def follow_ups_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[FollowUp, ...]]:
    """All follow-ups of each resident, the soonest first; merged residents under whom they are."""
    return buurt.derive(_follow_ups_by_resident, _follow_ups_by_resident_now)


def _follow_ups_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[FollowUp, ...]]:
    lists: dict[ResidentId, list[FollowUp]] = {}
    for follow_up in buurt.follow_ups.values():
        lists.setdefault(_whose(buurt, follow_up), []).append(follow_up)
    return {id_: tuple(sorted(each, key=soonest_first)) for id_, each in lists.items()}


def _follow_ups_by_resident_now(
    last: Mapping[ResidentId, tuple[FollowUp, ...]], buurt: Buurt, before: Before
) -> Mapping[ResidentId, tuple[FollowUp, ...]] | None:
    if not same_residents(buurt, before):
        return None
    changes = changed_in(buurt.follow_ups, before, "follow_ups")
    return regrouped(last, changes, lambda each: (_whose(buurt, each),), soonest_first)


def _whose(buurt: Buurt, follow_up: FollowUp) -> ResidentId:
    return true_id(buurt, follow_up.resident)


def soonest_first(follow_up: FollowUp) -> tuple[date, datetime, str]:
    """A sort key: around soonest first, "als het uitkomt" last."""
    return (follow_up.around or date.max, follow_up.made_at, follow_up.id)


def seen_since(buurt: Buurt, follow_up: FollowUp) -> Encounter | None:
    """The last meeting after `follow_up` was made or last weighed; None if it is not open.

    A later day is later, whenever it was written down; within one day the order of logging counts.
    What was logged before the team last weighed it was known then."""
    if follow_up.status is not Status.OPEN:
        return None
    resident = buurt.resident(follow_up.resident)
    if resident is None:
        return None
    made, weighed = (follow_up.made_on, follow_up.made_at), follow_up.weighed_at
    for encounter in encounters_with(buurt, ResidentId(resident.id)):
        if (encounter.on, encounter.at) <= made:
            return None
        if (
            is_meeting(encounter)
            and encounter.id != follow_up.made_in
            and (weighed is None or encounter.at > weighed)
        ):
            return encounter
    return None


def quiet_residents(
    buurt: Buurt, today: date, after_days: int = QUIET_AFTER_DAYS
) -> list[tuple[Resident, date]]:
    """Residents who fell silent and when they were last met: met once first, then longest ago.

    Leaves out who has an open follow-up, who would rather not, and who was never met."""
    awaited = {
        resident.id
        for follow_up in open_follow_ups(buurt)
        if (resident := buurt.resident(follow_up.resident)) is not None
    }
    meetings = buurt.derive(_meetings, _meetings_now)
    latest = today - timedelta(days=after_days)
    found = []
    for resident in buurt.residents.values():
        if resident.merged_into or is_silenced(resident) or resident.id in awaited:
            continue
        last_on, times = meetings.get(ResidentId(resident.id), _NEVER)
        if times and last_on <= latest:
            found.append((times > 1, last_on, resident.id, resident))
    return [(resident, last_on) for _, last_on, _, resident in sorted(found, key=_first_three)]


_first_three = itemgetter(0, 1, 2)

_Meetings = tuple[date, int]
"""When somebody was met last, and how often."""
_NEVER: _Meetings = (date.min, 0)


def times_met(buurt: Buurt, resident: ResidentId) -> int:
    """How often this resident was met, not counting doors that stayed closed."""
    return buurt.derive(_meetings, _meetings_now).get(resident, _NEVER)[1]


def _meetings(buurt: Buurt) -> Mapping[ResidentId, _Meetings]:
    return {id_: _meetings_in(met) for id_, met in encounters_by_resident(buurt).items()}


def _meetings_now(
    last: Mapping[ResidentId, _Meetings], buurt: Buurt, before: Before
) -> Mapping[ResidentId, _Meetings] | None:
    if not same_residents(buurt, before):
        return None
    met = encounters_by_resident(buurt)
    later = dict(last)
    for pair in changed_in(buurt.encounters, before, "encounters"):
        for id_ in {id_ for encounter in pair if encounter for id_ in encounter.residents}:
            resident = true_id(buurt, id_)
            later[resident] = _meetings_in(met.get(resident, ()))
    return later


def _meetings_in(encounters: tuple[Encounter, ...]) -> _Meetings:
    met = [encounter.on for encounter in encounters if is_meeting(encounter)]
    return (met[0], len(met)) if met else _NEVER
