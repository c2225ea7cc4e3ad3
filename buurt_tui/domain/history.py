"""What the encounters say: who was met when, and where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from buurt_tui.domain.model import (
    Buurt,
    Contact,
    Encounter,
    PlaceId,
    Resident,
    ResidentId,
)


def newest_first(encounter: Encounter) -> tuple[date, datetime, str]:
    """A sort key for `sorted(…, reverse=True)`."""
    return (encounter.on, encounter.at, encounter.id)


def is_meeting(encounter: Encounter) -> bool:
    """Whether somebody was met; nobody is behind a door that stayed closed."""
    return encounter.contact is not Contact.NOT_HOME


def all_encounters(buurt: Buurt) -> tuple[Encounter, ...]:
    """Every encounter, newest first."""
    return buurt.derive(_all_encounters)


def _all_encounters(buurt: Buurt) -> tuple[Encounter, ...]:
    return tuple(sorted(buurt.encounters.values(), key=newest_first, reverse=True))


def encounters_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[Encounter, ...]]:
    """The encounters with each resident, newest first; merged residents under whom they are."""
    return buurt.derive(_encounters_by_resident)


def _encounters_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[Encounter, ...]]:
    lists: dict[ResidentId, list[Encounter]] = {}
    lists_of: dict[ResidentId, list[Encounter] | None] = {}
    for encounter in all_encounters(buurt):
        for id_ in encounter.residents:
            if id_ not in lists_of:
                who = buurt.resident(id_)
                lists_of[id_] = lists.setdefault(ResidentId(who.id), []) if who else None
            met = lists_of[id_]
            if met is not None and (not met or met[-1] is not encounter):
                met.append(encounter)
    return {id_: tuple(met) for id_, met in lists.items()}


def encounters_with(buurt: Buurt, resident: ResidentId) -> tuple[Encounter, ...]:
    """The encounters with this resident, or whom they turned out to be, newest first."""
    found = buurt.resident(resident)
    return encounters_by_resident(buurt).get(ResidentId(found.id), ()) if found else ()


def last_meeting(buurt: Buurt, resident: ResidentId) -> Encounter | None:
    """The newest encounter at which this resident was there."""
    return next(filter(is_meeting, encounters_with(buurt, resident)), None)


def place_of(buurt: Buurt, resident: Resident) -> PlaceId | None:
    """Where to find this resident: as somebody said, else where they were met last."""
    if resident.place in buurt.places:
        return resident.place
    for encounter in encounters_with(buurt, ResidentId(resident.id)):
        if encounter.place in buurt.places:
            return encounter.place
    return None


def untagged_encounters(buurt: Buurt) -> tuple[Encounter, ...]:
    """Encounters with a note, no hook, and nobody who looked at them yet; newest first."""
    return buurt.derive(_untagged_encounters)


def _untagged_encounters(buurt: Buurt) -> tuple[Encounter, ...]:
    return tuple(
        encounter
        for encounter in all_encounters(buurt)
        if encounter.note and not encounter.hooks and encounter.triaged_on is None
    )
