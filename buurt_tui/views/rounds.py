"""Rounds as rows, and what the current one came to. No door is counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from buurt_tui.domain.derived import Before
from buurt_tui.domain.history import all_encounters, encounters_on, is_meeting, newest_first
from buurt_tui.domain.model import Buurt, Contact, Encounter, PlaceId, Round, RoundId
from buurt_tui.domain.ordered import changed_in, regrouped
from buurt_tui.views.called import member_name, place_name, true_ids
from buurt_tui.views.now import Now


class DoorsShown(Struct, frozen=True, kw_only=True):
    """The doors of one place in one round, `not_home` encounters included."""

    place: str | None
    place_id: PlaceId | None
    opened: int
    closed: int


class RoundRow(Struct, frozen=True, kw_only=True):
    """One round."""

    id: RoundId
    on: date
    places: tuple[str, ...]
    """In the order walked."""
    walkers: tuple[str, ...]
    doors: tuple[DoorsShown, ...]
    encounters: int
    """In which somebody was met."""
    closed: bool
    remark: str


class RoundTally(Struct, frozen=True):
    """What a round, or a day, came to."""

    encounters: int
    """In which somebody was met."""
    opened: int
    closed: int


def round_rows(now: Now) -> list[RoundRow]:
    """Every round, newest first; of one day the one where somebody was met last comes first."""
    logged = _encounters_by_round(now.buurt)

    def lateness(round_: Round) -> tuple[date, float, str]:
        encounters = logged.get(RoundId(round_.id), ())
        last: datetime | None = encounters[0].at if encounters else None
        return (round_.on, last.timestamp() if last else 0, round_.id)

    rounds = sorted(now.buurt.rounds.values(), key=lateness, reverse=True)
    return [_round_row(now, round_, logged.get(RoundId(round_.id), ())) for round_ in rounds]


def round_tally(now: Now) -> RoundTally:
    """What the current round came to so far; without one, what today did."""
    round_ = now.buurt.rounds.get(now.round) if now.round else None
    if round_ is not None:
        encounters = _encounters_by_round(now.buurt).get(RoundId(round_.id), ())
    else:
        encounters = encounters_on(now.buurt, now.today)
    doors = _doors(now, round_, encounters)
    return RoundTally(
        encounters=sum(map(is_meeting, encounters)),
        opened=sum(each.opened for each in doors),
        closed=sum(each.closed for each in doors),
    )


def _round_row(now: Now, round_: Round, encounters: tuple[Encounter, ...]) -> RoundRow:
    places = (place_name(now, place) for place in round_.places)
    walkers = (member_name(now, member) for member in round_.walkers)
    return RoundRow(
        id=RoundId(round_.id),
        on=round_.on,
        places=tuple(name for name in places if name),
        walkers=tuple(name for name in walkers if name),
        doors=_doors(now, round_, encounters),
        encounters=sum(map(is_meeting, encounters)),
        closed=round_.closed,
        remark=now.veil.said(round_.remark),
    )


def _doors(
    now: Now, round_: Round | None, encounters: Iterable[Encounter]
) -> tuple[DoorsShown, ...]:
    """Counted doors and logged ones together, in the order walked, other places after."""
    opened: dict[PlaceId | None, int] = {}
    closed: dict[PlaceId | None, int] = {}
    for doors in round_.doors if round_ else ():
        opened[doors.place] = opened.get(doors.place, 0) + doors.opened
        closed[doors.place] = closed.get(doors.place, 0) + doors.closed
    for place in _closed_doors(now, encounters):
        closed[place] = closed.get(place, 0) + 1
    walked = round_.places if round_ else ()
    order = [place for place in walked if place in opened or place in closed]
    return tuple(
        DoorsShown(
            place=place_name(now, place),
            place_id=place,
            opened=opened.get(place, 0),
            closed=closed.get(place, 0),
        )
        for place in dict.fromkeys((*order, *opened, *closed))
    )


def _closed_doors(now: Now, encounters: Iterable[Encounter]) -> list[PlaceId | None]:
    """Where nobody opened: a place for each door.

    Somebody who was not at home twice in one round has one door."""
    doors: dict[object, PlaceId | None] = {}
    for encounter in encounters:
        if encounter.contact is Contact.NOT_HOME:
            residents = frozenset(true_ids(now, encounter.residents))
            door = (encounter.place, residents) if residents else encounter.id
            doors[door] = encounter.place
    return list(doors.values())


def _encounters_by_round(buurt: Buurt) -> Mapping[RoundId, tuple[Encounter, ...]]:
    return buurt.derive(_by_round, _by_round_now)


def _by_round(buurt: Buurt) -> Mapping[RoundId, tuple[Encounter, ...]]:
    lists: dict[RoundId, list[Encounter]] = {}
    for encounter in all_encounters(buurt):
        if encounter.round is not None:
            lists.setdefault(encounter.round, []).append(encounter)
    return {round_: tuple(encounters) for round_, encounters in lists.items()}


def _by_round_now(
    last: Mapping[RoundId, tuple[Encounter, ...]], buurt: Buurt, before: Before
) -> Mapping[RoundId, tuple[Encounter, ...]]:
    changes = changed_in(buurt.encounters, before, "encounters")
    return regrouped(
        last, changes, lambda e: (e.round,) if e.round else (), newest_first, reverse=True
    )
