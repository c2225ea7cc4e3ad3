"""Residents as rows, and looking for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from buurt_tui.domain.follow_up import is_silenced
from buurt_tui.domain.history import encounters_with, is_meeting, place_of
from buurt_tui.domain.known_hooks import hooks_of
from buurt_tui.domain.model import (
    Buurt,
    EncounterId,
    InterestId,
    Kind,
    PlaceId,
    Resident,
    ResidentId,
)
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.views.called import (
    Called,
    called,
    interest_name,
    is_name_to_ask,
    place_name,
    place_shown,
)
from buurt_tui.views.name_index import known_names
from buurt_tui.views.now import Now
from buurt_tui.views.residents_in_order import by_last_seen, by_name
from buurt_tui.views.search import Fit, Rank, rank, spelled


class ResidentHook(Struct, frozen=True, kw_only=True):
    """A hook that somebody has."""

    kind: Kind
    interest: InterestId
    name: str
    since: date
    confirmed: date
    """When it was last heard."""
    encounter: EncounterId
    """The one that it first came from."""


class ResidentRow(Struct, frozen=True, kw_only=True):
    """One resident."""

    id: ResidentId
    resident: Called
    aliases: tuple[str, ...]
    place: str | None
    place_id: PlaceId | None
    prefers_not: bool
    consent_to_ask: bool
    hooks: tuple[ResidentHook, ...]
    """In the order first heard."""
    first_met: date | None
    last_seen: date | None
    encounters: int
    """In which they were met."""


def resident_rows(now: Now, search: str = "") -> list[ResidentRow]:
    """Who fits `search`, the best first and of those the last seen; without one all, by name.

    Whoever would rather not is found only when looked for by name, spelled as it is."""
    return [resident_row(now, resident) for resident in found_residents(now, search)]


def found_residents(now: Now, search: str = "") -> list[Resident]:
    """The residents of `resident_rows`, in the same order."""
    return [now.buurt.residents[id_] for id_ in found_ids(now, search)]


def found_ids(now: Now, search: str = "") -> Sequence[ResidentId]:
    """Their ids alone, which is quick however many there are."""
    sought = spelled(search)
    if sought:
        return list(ranked_residents(now, sought))
    if not now.veil.is_down:
        return by_name(now.buurt).ids
    everybody = [r for r in _residents(now.buurt) if not is_silenced(r)]
    everybody.sort(key=lambda r: (fold(now.veil.name(r)), r.id))
    return [ResidentId(resident.id) for resident in everybody]


def ranked_residents(now: Now, sought: str) -> dict[ResidentId, Rank]:
    """Who fits `sought` (as `spelled`), the best first and of those the last seen."""
    ranks, *others = [_ranks(now, way) for way in beginnings(sought)]
    for other in others:
        ranks |= {id_: min(fit, ranks.get(id_, fit)) for id_, fit in other.items()}
    silenced = now.buurt.derive(_silenced) & ranks.keys()
    hidden = {id_ for id_ in silenced if ranks[id_][0] > Fit.WORDS}
    by_rank: dict[Rank, list[ResidentId]] = {}
    for id_ in [id_ for id_ in by_last_seen(now.buurt).ids if id_ in ranks and id_ not in hidden]:
        by_rank.setdefault(ranks[id_], []).append(id_)
    return {id_: fit for fit in sorted(by_rank) for id_ in by_rank[fit]}


def _silenced(buurt: Buurt) -> frozenset[ResidentId]:
    silenced = (r for r in buurt.residents.values() if is_silenced(r))
    return frozenset(ResidentId(resident.id) for resident in silenced)


def _ranks(now: Now, sought: str) -> dict[ResidentId, Rank]:
    """Everybody who fits by a name that whoever is looking may know."""
    if not now.veil.is_down:
        return known_names(now.buurt).ranks(sought)
    everybody = _residents(now.buurt)
    fits = ((r, rank(sought, [spelled(now.veil.name(r))])) for r in everybody)
    return {ResidentId(resident.id): fit for resident, fit in fits if fit is not None}


def resident_row(now: Now, resident: Resident) -> ResidentRow:
    """One resident as a row."""
    id_ = ResidentId(resident.id)
    met = [e.on for e in encounters_with(now.buurt, id_) if is_meeting(e)]
    place = place_shown(now, place_of(now.buurt, resident))
    return ResidentRow(
        id=id_,
        resident=called(now, resident),
        aliases=now.veil.other_names(resident),
        place=place_name(now, place),
        place_id=place,
        prefers_not=resident.prefers_not_on is not None,
        consent_to_ask=is_name_to_ask(resident),
        hooks=resident_hooks(now, id_),
        first_met=met[-1] if met else None,
        last_seen=met[0] if met else None,
        encounters=len(met),
    )


def resident_hooks(now: Now, resident: ResidentId) -> tuple[ResidentHook, ...]:
    """The hooks of one resident, in the order first heard."""
    return tuple(
        ResidentHook(
            kind=hook.kind,
            interest=hook.interest,
            name=name,
            since=hook.since,
            confirmed=hook.confirmed,
            encounter=hook.encounter,
        )
        for hook in hooks_of(now.buurt, resident)
        if (name := interest_name(now, hook.interest)) is not None
    )


def _residents(buurt: Buurt) -> Iterator[Resident]:
    return (resident for resident in buurt.residents.values() if not resident.merged_into)
