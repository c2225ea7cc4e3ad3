"""All that is known of one resident, and how it went, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum

from msgspec import Struct

from buurt_tui.domain.follow_up import follow_ups_by_resident
from buurt_tui.domain.known_hooks import answers_by_resident
from buurt_tui.domain.model import Buurt, Consent, Kind, PlaceId, Resident, ResidentId, Status
from buurt_tui.views.amended import AmendedRow, amended_rows
from buurt_tui.views.called import Called, called, interest_name
from buurt_tui.views.encounters import EncounterRow, encounter_rows_with
from buurt_tui.views.follow_ups import FollowUpRow, follow_up_row
from buurt_tui.views.now import Now
from buurt_tui.views.residents import ResidentHook, resident_row


class StepKind(StrEnum):
    """What happened, in a timeline."""

    MET = "met"
    """An encounter; also one behind a door that stayed closed."""
    PROMISED = "promised"
    ATTEMPTED = "attempted"
    SETTLED = "settled"
    CONSENT = "consent"
    """The resident said that this may be written down."""
    PREFERS_NOT = "prefers_not"
    AMENDED = "amended"
    """Somebody changed what was written down."""
    HOOK_HOLDS = "hook_holds"
    """Asked whether a hook still holds, and it does."""
    HOOK_ENDED = "hook_ended"


class AnsweredHook(Struct, frozen=True):
    """A hook that somebody was asked after."""

    kind: Kind
    name: str


class TimelineStep(Struct, frozen=True, kw_only=True):
    """One small step."""

    kind: StepKind
    on: date
    encounter: EncounterRow | None = None
    """What was met; for PROMISED the encounter that it was promised in is its own step."""
    follow_up: FollowUpRow | None = None
    hook: AnsweredHook | None = None
    amended: AmendedRow | None = None


class ResidentCard(Struct, frozen=True, kw_only=True):
    """One resident."""

    id: ResidentId
    resident: Called
    aliases: tuple[str, ...]
    place: str | None
    place_id: PlaceId | None
    consent: Consent
    consent_on: date | None
    consent_to_ask: bool
    """Whether "may we write your name down?" is still to be asked."""
    prefers_not_on: date | None
    hooks: tuple[ResidentHook, ...]
    open: tuple[FollowUpRow, ...]
    """Promises that stand, the soonest first."""
    settled: tuple[FollowUpRow, ...]
    """Promises that came to an end, the latest first."""
    timeline: tuple[TimelineStep, ...]
    """Newest first."""
    merged: tuple[Called, ...]
    """Those who turned out to be this resident; empty with the veil down."""
    first_met: date | None
    last_seen: date | None
    encounters: int
    """In which they were met."""


def card(now: Now, id_: ResidentId) -> ResidentCard | None:
    """The card of the resident behind `id_`; None if they were erased."""
    resident = now.buurt.resident(id_)
    if resident is None:
        return None
    row = resident_row(now, resident)
    promises = _promises(now, row.id)
    return ResidentCard(
        id=row.id,
        resident=row.resident,
        aliases=row.aliases,
        place=row.place,
        place_id=row.place_id,
        consent=resident.consent,
        consent_on=resident.consent_on,
        consent_to_ask=row.consent_to_ask,
        prefers_not_on=resident.prefers_not_on,
        hooks=row.hooks,
        open=tuple(sorted((p for p in promises if p.status is Status.OPEN), key=_soonest)),
        settled=tuple(
            sorted((p for p in promises if p.status is not Status.OPEN), key=_settled, reverse=True)
        ),
        timeline=_timeline(now, resident, promises),
        merged=_merged(now, row.id),
        first_met=row.first_met,
        last_seen=row.last_seen,
        encounters=row.encounters,
    )


def _promises(now: Now, resident: ResidentId) -> list[FollowUpRow]:
    follow_ups = follow_ups_by_resident(now.buurt).get(resident, ())
    return [row for each in follow_ups if (row := follow_up_row(now, each)) is not None]


def _soonest(row: FollowUpRow) -> tuple[date, str]:
    return (row.around or date.max, row.id)


def _settled(row: FollowUpRow) -> tuple[date, str]:
    return (row.settled_on or date.min, row.id)


def _merged(now: Now, resident: ResidentId) -> tuple[Called, ...]:
    if now.veil.is_down:  # another made-up name would only puzzle
        return ()
    merged = now.buurt.derive(_merged_residents).get(resident, ())
    return tuple(called(now, other) for other in merged)


def _merged_residents(buurt: Buurt) -> Mapping[ResidentId, list[Resident]]:
    """By whom they turned out to be."""
    merged: dict[ResidentId, list[Resident]] = {}
    for other in buurt.residents.values():
        found = buurt.resident(ResidentId(other.id)) if other.merged_into else None
        if found is not None:
            merged.setdefault(ResidentId(found.id), []).append(other)
    return merged


def _timeline(
    now: Now, resident: Resident, promises: list[FollowUpRow]
) -> tuple[TimelineStep, ...]:
    """A step made later the same day stands above; what came of an encounter, above that."""
    id_ = ResidentId(resident.id)
    steps = [
        *_timed_steps(now, id_, promises),
        *_answers(now, id_),
        *_dated_steps(resident),
        *_amended_steps(now, id_),
    ]
    newest_first = sorted(steps, key=lambda timed: timed[:3], reverse=True)
    return tuple(step for *_, step in newest_first)


_Timed = tuple[date, datetime, int, TimelineStep]
_END = datetime.max.replace(tzinfo=UTC)
"""When on its day something was that has no time of day: last."""


def _timed_steps(now: Now, resident: ResidentId, promises: list[FollowUpRow]) -> Iterator[_Timed]:
    for row in encounter_rows_with(now, resident):
        yield (row.on, row.at, 0, TimelineStep(kind=StepKind.MET, on=row.on, encounter=row))
    for promise in promises:
        made = now.buurt.follow_ups[promise.id]
        promised = TimelineStep(kind=StepKind.PROMISED, on=made.made_on, follow_up=promise)
        yield (made.made_on, made.made_at, 1, promised)
        for on in promise.attempts:
            attempted = TimelineStep(kind=StepKind.ATTEMPTED, on=on, follow_up=promise)
            yield (on, _END, 2, attempted)
        if promise.settled_on is not None:
            settled = TimelineStep(kind=StepKind.SETTLED, on=promise.settled_on, follow_up=promise)
            yield (promise.settled_on, _END, 3, settled)


def _answers(now: Now, resident: ResidentId) -> Iterator[_Timed]:
    for answer in answers_by_resident(now.buurt).get(resident, ()):
        name = interest_name(now, answer.interest)
        if name is not None:
            kind = StepKind.HOOK_HOLDS if answer.holds else StepKind.HOOK_ENDED
            hook = AnsweredHook(answer.kind, name)
            yield answer.on, answer.at, 0, TimelineStep(kind=kind, on=answer.on, hook=hook)


def _amended_steps(now: Now, resident: ResidentId) -> Iterator[_Timed]:
    for row in amended_rows(now, resident, now.buurt.derive(_merged_residents).get(resident, ())):
        on = row.at.date()
        yield (on, row.at, 6, TimelineStep(kind=StepKind.AMENDED, on=on, amended=row))


def _dated_steps(resident: Resident) -> Iterator[_Timed]:
    if resident.consent is Consent.YES and (on := resident.consent_on) is not None:
        yield (on, _END, 4, TimelineStep(kind=StepKind.CONSENT, on=on))
    if (on := resident.prefers_not_on) is not None:
        yield (on, _END, 5, TimelineStep(kind=StepKind.PREFERS_NOT, on=on))
