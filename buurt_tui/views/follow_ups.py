"""Residents to follow up with, a street at a time; who fell silent; the list to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from buurt_tui.domain.follow_up import (
    open_follow_ups,
    quiet_residents,
    seen_since,
    soonest_first,
    times_met,
)
from buurt_tui.domain.history import last_meeting, place_of
from buurt_tui.domain.model import (
    EncounterId,
    FollowUp,
    FollowUpId,
    MemberId,
    PlaceId,
    Readers,
    Resident,
    ResidentId,
    Side,
    Status,
)
from buurt_tui.domain.text import fold
from buurt_tui.views.called import (
    Called,
    called,
    is_name_to_ask,
    member_name,
    place_name,
    place_shown,
    words_of,
)
from buurt_tui.views.now import Now


class Filter(Struct, frozen=True, kw_only=True):
    """Which follow-ups to show; all that is set must be so."""

    mine: bool = False
    """I am the one who goes, or I logged it."""
    this_week: bool = False
    """Around this week or before."""
    street: PlaceId | None = None
    walker: MemberId | None = None
    """This one of the team goes."""
    asked_by_resident: bool = False
    settled: bool = False
    """Show what was settled too."""


EVERYTHING_OPEN = Filter()


class SeenSince(Struct, frozen=True):
    """The meeting that the follow-up may have been about."""

    on: date
    encounter: EncounterId


class FollowUpRow(Struct, frozen=True, kw_only=True):
    """One follow-up."""

    id: FollowUpId
    resident: Called
    place: str | None
    place_id: PlaceId | None
    reason: str
    readers: Readers
    kept_by: str | None
    """Whose reason it is alone, when that is why it cannot be read."""
    around: date | None
    """None: "als het uitkomt"."""
    days_until: int | None
    """Negative once the day has passed, which is nothing to hide and nothing to shout."""
    asked_by: Side
    turn: Side
    walker: str | None
    walker_id: MemberId | None
    attempts: tuple[date, ...]
    last_seen: date | None
    seen_since: SeenSince | None
    consent_to_ask: bool
    """Whether "may we write your name down?" is still to be asked."""
    status: Status
    settled_on: date | None
    settled_by: str | None


class StreetGroup(Struct, frozen=True):
    """The follow-ups of one street, in the order of the rows."""

    place_id: PlaceId | None
    place: str | None
    rows: tuple[FollowUpRow, ...]


class FollowUpCounts(Struct, frozen=True):
    """How many are open."""

    all: int
    mine: int
    this_week: int


class QuietRow(Struct, frozen=True, kw_only=True):
    """Somebody who was not met for a long time, and whom nothing was promised."""

    resident: Called
    place: str | None
    last_seen: date
    weeks: int
    """Whole weeks since."""
    times_met: int


def follow_up_rows(now: Now, only: Filter = EVERYTHING_OPEN) -> list[FollowUpRow]:
    """What `only` lets through, street by street: the street with the soonest one first.

    In a street the soonest first, then "als het uitkomt", then what was settled, the latest first.
    Nobody who would rather not is on it, except with what was settled."""
    rows = [_row(now, follow_up) for follow_up in _let_through(now, only)]
    if only.street is not None:
        rows = [row for row in rows if row.place_id == only.street]
    first_place: dict[PlaceId | None, tuple[bool, date, bool, str]] = {}
    for row in rows:
        place = (
            row.status is not Status.OPEN,
            row.around or date.max,
            row.place is None,
            fold(row.place or ""),
        )
        first_place[row.place_id] = min(place, first_place.get(row.place_id, place))
    return sorted(rows, key=lambda row: first_place[row.place_id])  # stable: the order in a street


def follow_up_row(now: Now, follow_up: FollowUp) -> FollowUpRow | None:
    """One follow-up as a row; None if its resident was erased."""
    return _row(now, follow_up) if now.buurt.resident(follow_up.resident) else None


def by_street(rows: Iterable[FollowUpRow]) -> list[StreetGroup]:
    """The rows as they came, with a group for each street."""
    groups: dict[PlaceId | None, list[FollowUpRow]] = {}
    for row in rows:
        groups.setdefault(row.place_id, []).append(row)
    return [StreetGroup(id_, rows[0].place, tuple(rows)) for id_, rows in groups.items()]


def follow_up_counts(now: Now) -> FollowUpCounts:
    """How many follow-ups are open: all, those for me, those of this week or before."""
    found = open_follow_ups(now.buurt)
    return FollowUpCounts(
        all=len(found),
        mine=sum(_is_mine(now, follow_up) for follow_up in found),
        this_week=sum(_is_this_week(now, follow_up) for follow_up in found),
    )


def walk_list(now: Now, street: PlaceId | None = None) -> list[StreetGroup]:
    """What to take along on paper: the open follow-ups of each street, or of this one."""
    return by_street(follow_up_rows(now, Filter(street=street)))


def quiet_rows(now: Now) -> list[QuietRow]:
    """Who fell silent: those met once first, then who was met longest ago."""
    return [quiet_row(now, resident, last_seen) for resident, last_seen in silent(now)]


def silent(now: Now) -> list[tuple[Resident, date]]:
    """Those of `quiet_rows`, and when they were last met: quick, however many they are."""
    return quiet_residents(now.buurt, now.today, now.quiet_weeks * 7)


def quiet_row(now: Now, resident: Resident, last_seen: date) -> QuietRow:
    """One who fell silent as a row."""
    return QuietRow(
        resident=called(now, resident),
        place=place_name(now, place_shown(now, place_of(now.buurt, resident))),
        last_seen=last_seen,
        weeks=(now.today - last_seen).days // 7,
        times_met=times_met(now.buurt, ResidentId(resident.id)),
    )


def _let_through(now: Now, only: Filter) -> Iterator[FollowUp]:
    """In the order of one street."""
    everything: list[FollowUp] = list(open_follow_ups(now.buurt))
    if only.settled:
        ended = (f for f in now.buurt.follow_ups.values() if f.status is not Status.OPEN)
        known = [f for f in ended if now.buurt.resident(f.resident)]
        everything += sorted(known, key=_settled_latest_first)
    for follow_up in everything:
        if only.mine and not _is_mine(now, follow_up):
            continue
        if only.this_week and not _is_this_week(now, follow_up):
            continue
        if only.walker is not None and follow_up.walker != only.walker:
            continue
        if only.asked_by_resident and follow_up.asked_by is not Side.RESIDENT:
            continue
        yield follow_up


def _settled_latest_first(follow_up: FollowUp) -> tuple[int, object]:
    on = follow_up.settled_on or date.min
    return (-on.toordinal(), soonest_first(follow_up))


def _is_mine(now: Now, follow_up: FollowUp) -> bool:
    if now.me is None:
        return False
    made_in = now.buurt.encounters.get(follow_up.made_in) if follow_up.made_in else None
    return now.me in (follow_up.walker, made_in.logged_by if made_in else None)


def _is_this_week(now: Now, follow_up: FollowUp) -> bool:
    sunday = now.today + timedelta(days=6 - now.today.weekday())
    return follow_up.around is not None and follow_up.around <= sunday


def _row(now: Now, follow_up: FollowUp) -> FollowUpRow:
    resident = now.buurt.resident(follow_up.resident)
    assert resident is not None  # erased ones are left out before
    place = place_shown(now, place_of(now.buurt, resident))
    met = last_meeting(now.buurt, ResidentId(resident.id))
    seen = seen_since(now.buurt, follow_up)
    around = follow_up.around
    reason = words_of(now, follow_up)
    return FollowUpRow(
        id=FollowUpId(follow_up.id),
        resident=called(now, resident),
        place=place_name(now, place),
        place_id=place,
        reason=reason.text,
        readers=reason.readers,
        kept_by=reason.kept_by,
        around=around,
        days_until=(around - now.today).days if around else None,
        asked_by=follow_up.asked_by,
        turn=follow_up.turn,
        walker=member_name(now, follow_up.walker),
        walker_id=follow_up.walker,
        attempts=follow_up.attempts,
        last_seen=met.on if met else None,
        seen_since=SeenSince(seen.on, EncounterId(seen.id)) if seen else None,
        consent_to_ask=is_name_to_ask(resident),
        status=follow_up.status,
        settled_on=follow_up.settled_on,
        settled_by=member_name(now, follow_up.settled_by),
    )
