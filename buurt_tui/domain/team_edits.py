"""What the team says of itself and its rounds: first run, members, places, doors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from buurt_tui.domain.amending import Amending
from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.log_encounter import id_of_name
from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    Buurt,
    Change,
    Changes,
    Doors,
    Member,
    MemberId,
    Neighbourhood,
    Place,
    PlaceId,
    Put,
    Round,
    RoundId,
    new_id,
)
from buurt_tui.domain.text import N_, clean, fold


class NameNeighbourhood(Amending, frozen=True):
    """What this neighbourhood is called."""

    name: str

    def changes(self, buurt: Buurt) -> Changes:
        """The neighbourhood; nothing if it is called that."""
        name, before = clean(self.name), buurt.neighbourhood
        if not name:
            raise Refused(N_("A name needs at least one letter."))
        if before is None:
            return (Put(Neighbourhood(id=NEIGHBOURHOOD_ID, name=name)),)
        named = self.amended(buurt, before, lambda seen: changed(seen, name=name))
        return () if named == before else (Put(named),)


class AddMember(Struct, frozen=True):
    """Somebody joins the team, or comes back to it."""

    id: MemberId
    name: str

    def changes(self, buurt: Buurt) -> Changes:
        """The member; nothing if somebody in the team has that name."""
        name = clean(self.name)
        if not name:
            raise Refused(N_("A name needs at least one letter."))
        known = member_called(buurt, name)
        if known is None:
            return (Put(Member(id=self.id, name=name)),)
        return (Put(changed(known, retired_on=None)),) if known.retired_on else ()


def member_id(buurt: Buurt, name: str) -> MemberId:
    """The id of the member with this name, or the one that they get."""
    known = member_called(buurt, clean(name))
    return MemberId(known.id if known else id_of_name(new_id(), fold(clean(name)), buurt.members))


class RenameMember(Amending, frozen=True):
    """Somebody in the team is called otherwise."""

    id: MemberId
    name: str

    def changes(self, buurt: Buurt) -> Changes:
        """The member; refused if somebody else in the team has that name."""
        member, name = buurt.members.get(self.id), clean(self.name)
        if member is None:
            raise Refused(N_("That member of the team is not there any more."))
        if not name:
            raise Refused(N_("A name needs at least one letter."))
        other = member_called(buurt, name)
        if other is not None and other.id != member.id:
            raise Refused(N_("Somebody in the team is called {name} already."), name=name)
        renamed = self.amended(buurt, member, lambda seen: changed(seen, name=name))
        return () if renamed == member else (Put(renamed),)


class RetireMember(Struct, frozen=True):
    """Somebody leaves the team; what they logged stays theirs."""

    id: MemberId
    on: date

    def changes(self, buurt: Buurt) -> Changes:
        """The member; nothing if they left already."""
        member = buurt.members.get(self.id)
        if member is None or member.retired_on:
            return ()
        return (Put(changed(member, retired_on=self.on)),)


def member_called(buurt: Buurt, name: str) -> Member | None:
    """The member with this name, as it is compared; retired ones too."""
    key = fold(name)
    return next((m for m in buurt.members.values() if fold(m.name) == key), None)


def team(buurt: Buurt) -> list[Member]:
    """Who is in the team, by name."""
    return sorted(
        (member for member in buurt.members.values() if member.retired_on is None),
        key=lambda member: fold(member.name),
    )


class AddPlace(Struct, frozen=True):
    """A street or a spot that the team walks."""

    id: PlaceId
    name: str

    def changes(self, buurt: Buurt) -> Changes:
        """The place; nothing if it is known."""
        name = clean(self.name)
        if not name:
            raise Refused(N_("A name needs at least one letter."))
        return () if place_called(buurt, name) else (Put(Place(id=self.id, name=name)),)


def place_called(buurt: Buurt, name: str) -> Place | None:
    """The place with this name, as it is compared."""
    key = fold(name)
    return next((p for p in buurt.places.values() if fold(p.name) == key), None)


def place_id(buurt: Buurt, name: str) -> PlaceId:
    """The id of the place with this name, or the one that it gets."""
    known = place_called(buurt, clean(name))
    return PlaceId(known.id if known else id_of_name(new_id(), fold(clean(name)), buurt.places))


class SetRound(Amending, frozen=True, kw_only=True):
    """Begin a round, or change where it goes and who walks."""

    id: RoundId
    on: date
    places: tuple[PlaceId, ...] = ()
    walkers: tuple[MemberId, ...] = ()
    remark: str | None = None
    """None: as it was."""

    def changes(self, buurt: Buurt) -> Changes:
        """The round, and its encounters if its day was wrong; nothing if it is so already."""
        before = buurt.rounds.get(self.id)
        if before is None:
            return (Put(self._set(Round(id=self.id, on=self.on))),)
        after = self.amended(buurt, before, self._set)
        if after == before:
            return ()
        return (Put(after), *on_its_day(buurt, before, after))

    def _set(self, seen: Round) -> Round:
        return changed(
            seen,
            on=self.on,
            places=self.places,
            walkers=self.walkers,
            remark=seen.remark if self.remark is None else clean(self.remark),
        )


def on_its_day(buurt: Buurt, before: Round, after: Round) -> Iterator[Change]:
    """The encounters of a round go with it to the day that it really was."""
    if before.on == after.on:
        return
    for encounter in buurt.encounters.values():
        if encounter.round == after.id and encounter.on == before.on:
            yield Put(changed(encounter, on=after.on))


class CountDoor(Struct, frozen=True, kw_only=True):
    """A door opened or stayed closed, on the round's current street."""

    round: RoundId
    place: PlaceId | None
    opened: int = 0
    closed: int = 0

    def changes(self, buurt: Buurt) -> Changes:
        """The round with its doors counted; nothing if that changes no number."""
        round_ = buurt.rounds.get(self.round)
        if round_ is None:
            raise Refused(N_("First set the round: press r."))
        counted = {doors.place: doors for doors in round_.doors}
        before = counted.get(self.place) or Doors(place=self.place)
        counted[self.place] = Doors(
            place=self.place,
            opened=max(0, before.opened + self.opened),
            closed=max(0, before.closed + self.closed),
        )
        if counted[self.place] == before:
            return ()
        return (Put(changed(round_, doors=tuple(counted.values()))),)
