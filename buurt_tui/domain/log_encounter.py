"""Logging an encounter: one action that writes all that came of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, datetime
from uuid import UUID, uuid5

from msgspec import Struct

from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.follow_up import settled
from buurt_tui.domain.known_hooks import true_interest, without_repeats
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    Contact,
    Encounter,
    EncounterId,
    FollowUp,
    FollowUpId,
    Hook,
    Interest,
    InterestId,
    Kind,
    MemberId,
    Place,
    PlaceId,
    Put,
    Readers,
    Resident,
    ResidentId,
    RoundId,
    Side,
    Status,
)
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.domain.topics import topic_called

_NAMES = UUID("8b0f1c52-6d0e-4c1b-9a53-5f0d7a1e2c94")


class New(Struct, frozen=True, kw_only=True):
    """Somebody, a topic or a place that is not known yet, with the id it gets."""

    id: str
    name: str = ""
    description: str = ""
    """Of a resident whose name nobody knows."""


class NewHook(Struct, frozen=True, kw_only=True):
    """A hook as it was typed."""

    kind: Kind
    interest: InterestId | New
    residents: tuple[ResidentId, ...] = ()
    """Ids of known and new residents of the same encounter alike."""


class Promise(Struct, frozen=True, kw_only=True):
    """A follow-up as it was typed, for one resident."""

    id: FollowUpId
    resident: ResidentId
    around: date | None = None
    reason: str = ""
    asked_by: Side = Side.TEAM
    walker: MemberId | None = None


class LogEncounter(Struct, frozen=True, kw_only=True):
    """Write an encounter, with its new residents, topics, place and promises, in one action."""

    id: EncounterId
    on: date
    at: datetime
    logged_by: MemberId | None = None
    residents: tuple[ResidentId | New, ...] = ()
    hooks: tuple[NewHook, ...] = ()
    promises: tuple[Promise, ...] = ()
    note: str = ""
    readers: Readers = Readers.TEAM
    """Who may read the note and the reasons."""
    contact: Contact | None = None
    place: PlaceId | New | None = None
    round: RoundId | None = None
    settles: FollowUpId | None = None
    """The follow-up that this encounter is the end of."""
    line: str = ""
    """As it was typed; undo gives it back."""

    def changes(self, buurt: Buurt) -> Changes:
        """The new documents first, then the encounter, then the follow-ups.

        Nothing if it was logged already, as by a draft that outlived a crash. Raises `Refused` for
        what is for its writer alone, if nobody knows who that is."""
        if self.id in buurt.encounters:
            return ()
        if self.readers is Readers.WRITER and self.logged_by is None:
            raise Refused(N_("For you alone? Say first who is logging."))
        writing = Writing(buurt)
        place = writing.place(self.place)
        hooks = tuple(writing.hook(hook) for hook in self.hooks)
        residents = tuple(dict.fromkeys(writing.resident(who) for who in self.residents))
        encounter = Encounter(
            id=self.id,
            on=self.on,
            at=self.at,
            logged_by=self.logged_by,
            residents=residents,
            hooks=without_repeats(hooks),
            note=clean(self.note),
            readers=self.readers,
            contact=self.contact,
            place=place,
            round=self.round if self.round in buurt.rounds else None,
        )
        if self.contact is Contact.PREFERS_NOT:
            writing.would_rather_not(residents, self.on)
        return (
            *writing.changes,
            Put(encounter),
            *(Put(self._follow_up(promise)) for promise in self.promises),
            *self._settled(buurt),
        )

    def _follow_up(self, promise: Promise) -> FollowUp:
        return FollowUp(
            id=promise.id,
            resident=promise.resident,
            made_on=self.on,
            made_at=self.at,
            made_in=self.id,
            made_by=self.logged_by,
            around=promise.around,
            reason=clean(promise.reason),
            readers=self.readers,
            asked_by=promise.asked_by,
            walker=promise.walker,
        )

    def _settled(self, buurt: Buurt) -> Iterator[Change]:
        follow_up = buurt.follow_ups.get(self.settles) if self.settles else None
        if follow_up is not None and follow_up.status is Status.OPEN:
            yield Put(settled(follow_up, Status.DONE, on=self.on, by=self.logged_by, in_=self.id))


class Writing:
    """Collects the new documents of one action; what a colleague added meanwhile is used."""

    def __init__(self, buurt: Buurt) -> None:
        self._buurt = buurt
        self._residents: dict[ResidentId, Resident] = {}
        self._interests: dict[str, Interest] = {}
        self._places: dict[str, Place] = {}

    @property
    def changes(self) -> Changes:
        added = (self._places, self._interests, self._residents)
        return tuple(Put(document) for table in added for document in table.values())

    def place(self, place: PlaceId | New | None) -> PlaceId | None:
        if not isinstance(place, New):
            return place
        key = fold(clean(place.name))
        for known in self._buurt.places.values():
            if fold(known.name) == key:
                return PlaceId(known.id)
        id_ = id_of_name(place.id, key, self._buurt.places)
        return PlaceId(self._places.setdefault(key, Place(id=id_, name=clean(place.name))).id)

    def hook(self, hook: NewHook) -> Hook:
        return Hook(
            kind=hook.kind, interest=self._interest(hook.interest), residents=hook.residents
        )

    def _interest(self, interest: InterestId | New) -> InterestId:
        if not isinstance(interest, New):  # a colleague may have merged it meanwhile
            return true_interest(self._buurt, interest)
        key = fold(clean(interest.name))
        known = topic_called(self._buurt, key)
        if known is not None:
            return InterestId(known.id)
        id_ = id_of_name(interest.id, key, self._buurt.interests)
        added = Interest(id=id_, name=clean(interest.name))
        return InterestId(self._interests.setdefault(key, added).id)

    def resident(self, who: ResidentId | New) -> ResidentId:
        if not isinstance(who, New):
            return who
        resident = Resident(id=who.id, name=clean(who.name), description=clean(who.description))
        self._residents[ResidentId(who.id)] = resident
        return ResidentId(who.id)

    def would_rather_not(self, residents: tuple[ResidentId, ...], on: date) -> None:
        for id_ in residents:
            resident = self._residents.get(id_) or self._buurt.resident(id_)
            if resident is not None and resident.prefers_not_on is None:
                self._residents[ResidentId(resident.id)] = changed(resident, prefers_not_on=on)


def id_of_name(minted: str, key: str, taken: Container[str]) -> str:
    """An id that follows from the name, so that two who name it at once write one document.

    `minted` if another document has that id by now."""
    id_ = str(uuid5(_NAMES, key))
    return minted if id_ in taken else id_
