"""Changing what was saved, as a form does it: any field of a document, in one action.

A field that is left unset stays as it is. Follow-ups have `Revise`, rounds `SetRound`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from buurt_tui.domain.amending import Amending
from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.known_hooks import without_repeats
from buurt_tui.domain.log_encounter import New, NewHook, Promise, Writing
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    Consent,
    Contact,
    Delete,
    Doors,
    Encounter,
    EncounterId,
    FollowUp,
    FollowUpId,
    MemberId,
    PlaceId,
    Put,
    Resident,
    ResidentId,
    RoundId,
    Status,
)
from buurt_tui.domain.reading import must_be_read_by
from buurt_tui.domain.team_edits import AddMember, on_its_day
from buurt_tui.domain.text import N_, clean, fold


class AmendResident(Amending, frozen=True, kw_only=True):
    """Say otherwise who somebody is, where to find them, whether this may be written down."""

    resident: ResidentId
    on: date
    """The day of an answer about writing down."""
    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    aliases: tuple[str, ...] | UnsetType = UNSET
    place: PlaceId | New | UnsetType | None = UNSET
    consent: Consent | UnsetType = UNSET

    def changes(self, buurt: Buurt) -> Changes:
        """A new place first, then the resident; nothing if all is as asked already."""
        current = buurt.resident(self.resident)
        if current is None:
            raise Refused(N_("That resident is not there any more."))
        writing = Writing(buurt)
        place = self.place if self.place is UNSET else writing.place(self.place)
        amended = self.amended(buurt, current, lambda seen: self._amended(seen, place))
        if not (amended.name or amended.description):
            raise Refused(N_("A name needs at least one letter."))
        return () if amended == current else (*writing.changes, Put(amended))

    def _amended(self, seen: Resident, place: PlaceId | UnsetType | None) -> Resident:
        name = seen.name if self.name is UNSET else clean(self.name)
        described = seen.description if self.description is UNSET else clean(self.description)
        amended = changed(
            seen,
            name=name,
            description=described,
            aliases=_other_names(seen.aliases if self.aliases is UNSET else self.aliases, name),
            place=seen.place if place is UNSET else place,
        )
        if self.consent is UNSET or self.consent == seen.consent:
            return amended
        return changed(amended, consent=self.consent, consent_on=self.on)


def _other_names(aliases: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Each once, as names are compared, and never the name itself."""
    names: dict[str, str] = {}
    for alias in map(clean, aliases):
        if fold(alias) not in ("", fold(name)):
            names.setdefault(fold(alias), alias)
    return tuple(names.values())


class AmendEncounter(Amending, frozen=True, kw_only=True):
    """Say otherwise what a saved encounter was, and what was promised in it."""

    encounter: EncounterId
    at: datetime
    me: MemberId | None = None
    """Who asks: words for their writer alone are nobody else's to change."""
    on: date | UnsetType = UNSET
    residents: tuple[ResidentId | New, ...] | UnsetType = UNSET
    hooks: tuple[NewHook, ...] | UnsetType = UNSET
    note: str | UnsetType = UNSET
    contact: Contact | UnsetType | None = UNSET
    place: PlaceId | New | UnsetType | None = UNSET
    round: RoundId | UnsetType | None = UNSET
    promises: tuple[Promise, ...] | UnsetType = UNSET
    """All that are open and were made in it; with the id of the one that is meant."""
    saw_promises: tuple[FollowUp, ...] = ()
    """The open ones that its user had in front of them; whichever is not promised any more goes."""

    def changes(self, buurt: Buurt) -> Changes:
        """New documents first, then the encounter, then the follow-ups; nothing if all is so."""
        current = buurt.encounters.get(self.encounter)
        if current is None:
            raise Refused(N_("That encounter is not there any more."))
        if self.note is not UNSET:
            must_be_read_by(buurt, current, self.me)
        writing = Writing(buurt)
        values = {name: value for name, value in self._values(writing) if value is not UNSET}
        if values.get("round") not in (None, *buurt.rounds):
            raise Refused(N_("That round is not there any more."))
        amended = self.amended(buurt, current, lambda seen: changed(seen, **values))
        amended = changed(amended, hooks=without_repeats(amended.hooks))
        if self.contact is Contact.PREFERS_NOT and current.contact is not self.contact:
            writing.would_rather_not(amended.residents, amended.on)
        told = () if amended == current else (Put(amended),)
        return (*writing.changes, *told, *self._promised(buurt, amended))

    def _values(self, writing: Writing) -> Iterator[tuple[str, object]]:
        yield "on", self.on
        yield "contact", self.contact
        yield "round", self.round
        yield "note", self.note if self.note is UNSET else clean(self.note)
        yield "place", self.place if self.place is UNSET else writing.place(self.place)
        if self.residents is not UNSET:
            yield "residents", tuple(dict.fromkeys(map(writing.resident, self.residents)))
        if self.hooks is not UNSET:
            yield "hooks", without_repeats(tuple(map(writing.hook, self.hooks)))

    def _promised(self, buurt: Buurt, amended: Encounter) -> Iterator[Change]:
        if self.promises is UNSET:
            return
        promised = {str(promise.id): promise for promise in self.promises}
        for saw in self.saw_promises:
            promise = promised.pop(saw.id, None)
            current = buurt.follow_ups.get(FollowUpId(saw.id))
            if current is None or current.status is not Status.OPEN:
                continue  # a colleague settled it: what came of it stays
            if promise is not None:
                kept = self._kept(buurt, current, saw, promise)
                if kept != current:
                    yield Put(kept)
            elif _says_the_same(saw, current):
                yield Delete(FollowUp, saw.id)
        for promise in promised.values():
            yield Put(_made(promise, amended, self.at))

    def _kept(self, buurt: Buurt, current: FollowUp, saw: FollowUp, promise: Promise) -> FollowUp:
        def kept(seen: FollowUp) -> FollowUp:
            return changed(
                seen,
                resident=promise.resident,
                around=promise.around,
                reason=clean(promise.reason),
                asked_by=promise.asked_by,
                walker=promise.walker,
            )

        if clean(promise.reason) != saw.reason:
            must_be_read_by(buurt, current, self.me)
        return self.amended(buurt, current, kept, saw)


def _says_the_same(one: FollowUp, other: FollowUp) -> bool:
    return replace(one, rev=0, by="") == replace(other, rev=0, by="")


def _made(promise: Promise, encounter: Encounter, at: datetime) -> FollowUp:
    return FollowUp(
        id=promise.id,
        resident=promise.resident,
        made_on=encounter.on,
        made_at=at,
        made_in=EncounterId(encounter.id),
        around=promise.around,
        reason=clean(promise.reason),
        asked_by=promise.asked_by,
        walker=promise.walker,
    )


class AmendRound(Amending, frozen=True, kw_only=True):
    """Say otherwise when and where a round was, who walked, and how many doors there were."""

    round: RoundId
    on: date | UnsetType = UNSET
    places: tuple[PlaceId | New, ...] | UnsetType = UNSET
    walkers: tuple[MemberId | New, ...] | UnsetType = UNSET
    doors: tuple[Doors, ...] | UnsetType = UNSET
    remark: str | UnsetType = UNSET

    def changes(self, buurt: Buurt) -> Changes:
        """New streets and members first; its encounters go with it to another day."""
        current = buurt.rounds.get(self.round)
        if current is None:
            raise Refused(N_("That round is not there any more."))
        writing = Writing(buurt)
        joining = [w for w in self.walkers if isinstance(w, New)] if self.walkers else []
        values: dict[str, object] = {
            "on": self.on,
            "doors": self.doors,
            "remark": self.remark if self.remark is UNSET else clean(self.remark),
        }
        if self.places is not UNSET:
            values["places"] = tuple(dict.fromkeys(map(writing.place, self.places)))
        if self.walkers is not UNSET:
            ids = (MemberId(w.id) if isinstance(w, New) else w for w in self.walkers)
            values["walkers"] = tuple(dict.fromkeys(ids))
        given = {name: value for name, value in values.items() if value is not UNSET}
        amended = self.amended(buurt, current, lambda seen: changed(seen, **given))
        if amended == current:
            return ()
        members = (AddMember(MemberId(new.id), new.name).changes(buurt) for new in joining)
        return (
            *writing.changes,
            *(change for changes in members for change in changes),
            Put(amended),
            *on_its_day(buurt, current, amended),
        )
