"""What the encounters say: who was met when, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import takewhile

from buurt_tui.domain.blocks import Blocks
from buurt_tui.domain.derived import Before
from buurt_tui.domain.model import (
    Buurt,
    Contact,
    Encounter,
    PlaceId,
    Readers,
    Resident,
    ResidentId,
)
from buurt_tui.domain.ordered import changed_in, regrouped, same_residents, true_id


def newest_first(encounter: Encounter) -> tuple[date, datetime, str]:
    """A sort key for `sorted(…, reverse=True)`."""
    return (encounter.on, encounter.at, encounter.id)


def is_meeting(encounter: Encounter) -> bool:
    """Whether somebody was met; nobody is behind a door that stayed closed."""
    return encounter.contact is not Contact.NOT_HOME


def all_encounters(buurt: Buurt) -> Sequence[Encounter]:
    """Every encounter, newest first."""
    return buurt.derive(_all_encounters, _all_encounters_now)


def _all_encounters(buurt: Buurt) -> Blocks[Encounter]:
    return Blocks.of(sorted(buurt.encounters.values(), key=newest_first, reverse=True))


def _all_encounters_now(last: Blocks[Encounter], buurt: Buurt, before: Before) -> Blocks[Encounter]:
    for old, new in changed_in(buurt.encounters, before, "encounters"):
        last = last.reordered(old, new, newest_first, reverse=True)
    return last


def encounters_on(buurt: Buurt, day: date) -> tuple[Encounter, ...]:
    """The encounters of this day, newest first."""
    since = takewhile(lambda encounter: encounter.on >= day, all_encounters(buurt))
    return tuple(encounter for encounter in since if encounter.on == day)


def encounters_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[Encounter, ...]]:
    """The encounters with each resident, newest first; merged residents under whom they are."""
    return buurt.derive(_encounters_by_resident, _encounters_by_resident_now)


def _encounters_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[Encounter, ...]]:
    lists: dict[ResidentId, list[Encounter]] = {}
    lists_of: dict[ResidentId, list[Encounter]] = {}
    for encounter in all_encounters(buurt):
        for id_ in encounter.residents:
            met = lists_of.get(id_)
            if met is None:
                met = lists_of[id_] = lists.setdefault(true_id(buurt, id_), [])
            if not met or met[-1] is not encounter:
                met.append(encounter)
    return {id_: tuple(met) for id_, met in lists.items()}


def _encounters_by_resident_now(
    last: Mapping[ResidentId, tuple[Encounter, ...]], buurt: Buurt, before: Before
) -> Mapping[ResidentId, tuple[Encounter, ...]] | None:
    if not same_residents(buurt, before):
        return None

    def who(encounter: Encounter) -> set[ResidentId]:
        return {true_id(buurt, id_) for id_ in encounter.residents}

    changes = changed_in(buurt.encounters, before, "encounters")
    return regrouped(last, changes, who, newest_first, reverse=True)


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


def untagged_encounters(buurt: Buurt) -> Sequence[Encounter]:
    """Encounters with a note, no hook, and nobody who looked at them yet; newest first."""
    return buurt.derive(*_UNTAGGED)


def kept_untagged_encounters(buurt: Buurt) -> Sequence[Encounter]:
    """Those of them whose note is its writer's alone."""
    return buurt.derive(*_KEPT_UNTAGGED)


def is_untagged(encounter: Encounter) -> bool:
    """Whether it has a note, no hook, and nobody looked at it yet."""
    return bool(encounter.note) and not encounter.hooks and encounter.triaged_on is None


def _is_kept_untagged(encounter: Encounter) -> bool:
    return encounter.readers is Readers.WRITER and is_untagged(encounter)


_Encounters = Blocks[Encounter]


def _those(
    belongs: Callable[[Encounter], bool],
) -> tuple[Callable[[Buurt], _Encounters], Callable[[_Encounters, Buurt, Before], _Encounters]]:
    """The rule that gives the encounters that belong, newest first, and how to update it."""

    def rule(buurt: Buurt) -> _Encounters:
        return Blocks.of(filter(belongs, all_encounters(buurt)))

    def update(last: _Encounters, buurt: Buurt, before: Before) -> _Encounters:
        for old, new in changed_in(buurt.encounters, before, "encounters"):
            gone = old if old and belongs(old) else None
            come = new if new and belongs(new) else None
            if gone is not None or come is not None:
                last = last.reordered(gone, come, newest_first, reverse=True)
        return last

    return rule, update


_UNTAGGED, _KEPT_UNTAGGED = _those(is_untagged), _those(_is_kept_untagged)
