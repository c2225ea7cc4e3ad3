"""Encounters as rows: who, hooks, what was said, and the promises made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from buurt_tui.domain.derived import Before
from buurt_tui.domain.follow_up import soonest_first
from buurt_tui.domain.history import (
    all_encounters,
    encounters_with,
    is_untagged,
    kept_untagged_encounters,
    untagged_encounters,
)
from buurt_tui.domain.known_hooks import true_hooks
from buurt_tui.domain.model import (
    Buurt,
    Contact,
    Encounter,
    EncounterId,
    FollowUp,
    FollowUpId,
    InterestId,
    Kind,
    PlaceId,
    Readers,
    ResidentId,
    RoundId,
    Status,
)
from buurt_tui.domain.ordered import changed_in, regrouped
from buurt_tui.views.called import (
    Called,
    all_called,
    interest_name,
    member_name,
    place_name,
    place_shown,
    true_ids,
    words_of,
)
from buurt_tui.views.now import Now


class HookShown(Struct, frozen=True, kw_only=True):
    """A hook of one encounter."""

    kind: Kind
    interest: InterestId
    name: str
    residents: tuple[ResidentId, ...]
    """Whose it is; empty when the encounter was with somebody unnamed."""


class PromiseShown(Struct, frozen=True, kw_only=True):
    """A follow-up that was made in an encounter."""

    id: FollowUpId
    resident: ResidentId
    around: date | None
    status: Status


class EncounterRow(Struct, frozen=True, kw_only=True):
    """One encounter."""

    id: EncounterId
    on: date
    at: datetime
    who: tuple[Called, ...]
    hooks: tuple[HookShown, ...]
    note: str
    readers: Readers
    kept_by: str | None
    """Whose note it is alone, when that is why it cannot be read."""
    contact: Contact | None
    place: str | None
    place_id: PlaceId | None
    round: RoundId | None
    promises: tuple[PromiseShown, ...]
    """The soonest first, "als het uitkomt" last."""
    logged_by: str | None


def encounter_rows(
    now: Now, *, round_: RoundId | None = None, on: date | None = None, most: int | None = None
) -> list[EncounterRow]:
    """Encounters, newest first: of this round, of this day, at most so many; None: all."""
    rows: list[EncounterRow] = []
    for encounter in all_encounters(now.buurt):
        if most is not None and len(rows) >= most:
            break
        if round_ is not None and encounter.round != round_:
            continue
        if on is not None and encounter.on != on:
            continue
        rows.append(encounter_row(now, encounter))
    return rows


def encounters_around(now: Now, on: date | None, most: int) -> Sequence[Encounter]:
    """At most so many encounters, newest first: the newest, or those before and after a day."""
    encounters = all_encounters(now.buurt)
    if on is None:
        return encounters[:most]
    at = bisect_left(encounters, -on.toordinal(), key=lambda each: -each.on.toordinal())
    return encounters[max(0, at - most // 2) :][:most]


def encounter_rows_with(now: Now, resident: ResidentId) -> list[EncounterRow]:
    """The encounters with this resident, newest first."""
    return [encounter_row(now, encounter) for encounter in encounters_with(now.buurt, resident)]


def encounter_row(now: Now, encounter: Encounter) -> EncounterRow:
    """One encounter as a row."""
    note = words_of(now, encounter)
    place = place_shown(now, encounter.place)
    return EncounterRow(
        id=EncounterId(encounter.id),
        on=encounter.on,
        at=encounter.at,
        who=all_called(now, encounter.residents),
        hooks=tuple(_hooks(now, encounter)),
        note=note.text,
        readers=note.readers,
        kept_by=note.kept_by,
        contact=encounter.contact,
        place=place_name(now, place),
        place_id=place,
        round=encounter.round,
        promises=tuple(_promises(now, EncounterId(encounter.id))),
        logged_by=member_name(now, encounter.logged_by),
    )


def untagged_for(now: Now) -> Sequence[Encounter]:
    """Encounters with a note that wait for a hook, newest first.

    What somebody wrote for themselves waits for them alone."""
    untagged, others = untagged_encounters(now.buurt), _of_others(now)
    return tuple(e for e in untagged if e.id not in others) if others else untagged


def count_untagged_for(now: Now) -> int:
    """How many these are."""
    return len(untagged_encounters(now.buurt)) - len(_of_others(now))


def is_untagged_for(now: Now, encounter: Encounter) -> bool:
    """Whether this is one of them."""
    return is_untagged(encounter) and not words_of(now, encounter).kept_by


def _of_others(now: Now) -> set[str]:
    """Encounters that wait for somebody else alone."""
    return {e.id for e in kept_untagged_encounters(now.buurt) if words_of(now, e).kept_by}


def _hooks(now: Now, encounter: Encounter) -> Iterator[HookShown]:
    for hook in true_hooks(now.buurt, encounter):
        name = interest_name(now, hook.interest)
        if name is not None:
            yield HookShown(
                kind=hook.kind,
                interest=hook.interest,
                name=name,
                residents=true_ids(now, hook.residents),
            )


def _promises(now: Now, encounter: EncounterId) -> Iterator[PromiseShown]:
    for follow_up in promises_made_in(now.buurt).get(encounter, ()):
        resident = now.buurt.resident(follow_up.resident)
        if resident is not None:
            yield PromiseShown(
                id=FollowUpId(follow_up.id),
                resident=ResidentId(resident.id),
                around=follow_up.around,
                status=follow_up.status,
            )


def promises_made_in(buurt: Buurt) -> Mapping[EncounterId, tuple[FollowUp, ...]]:
    """The follow-ups that came of each encounter, the soonest first."""
    return buurt.derive(_promises_made_in, _promises_made_in_now)


def _promises_made_in(buurt: Buurt) -> Mapping[EncounterId, tuple[FollowUp, ...]]:
    made: dict[EncounterId, list[FollowUp]] = {}
    for follow_up in sorted(buurt.follow_ups.values(), key=soonest_first):
        if follow_up.made_in is not None:
            made.setdefault(follow_up.made_in, []).append(follow_up)
    return {encounter: tuple(promises) for encounter, promises in made.items()}


def _promises_made_in_now(
    last: Mapping[EncounterId, tuple[FollowUp, ...]], buurt: Buurt, before: Before
) -> Mapping[EncounterId, tuple[FollowUp, ...]]:
    changes = changed_in(buurt.follow_ups, before, "follow_ups")
    return regrouped(last, changes, lambda f: (f.made_in,) if f.made_in else (), soonest_first)
