"""Names that go, and names that change: a resident's other names, a place."""

from __future__ import annotations

from buurt_tui.domain.amending import Amending
from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.model import Buurt, Changes, PlaceId, Put, ResidentId
from buurt_tui.domain.team_edits import place_called
from buurt_tui.domain.text import N_, clean, fold


class RemoveAlias(Amending, frozen=True, kw_only=True):
    """They do not go by that name."""

    resident: ResidentId
    alias: str

    def changes(self, buurt: Buurt) -> Changes:
        """The resident; refused if they do not go by it."""
        resident = buurt.resident(self.resident)
        if resident is None:
            raise Refused(N_("That resident is not there any more."))
        key = fold(clean(self.alias))
        aliases = tuple(alias for alias in resident.aliases if fold(alias) != key)
        if aliases == resident.aliases:
            raise Refused(N_("They do not go by {name}."), name=clean(self.alias))
        return (Put(changed(resident, aliases=aliases)),)


class RenamePlace(Amending, frozen=True):
    """A street or place is called otherwise."""

    id: PlaceId
    name: str

    def changes(self, buurt: Buurt) -> Changes:
        """The place; refused if another one has that name."""
        place, name = buurt.places.get(self.id), clean(self.name)
        if place is None:
            raise Refused(N_("That place is not there any more."))
        if not any(map(str.isalpha, name)):
            raise Refused(N_("A name needs at least one letter."))
        other = place_called(buurt, name)
        if other is not None and other.id != place.id:
            raise Refused(N_("{name} is there already."), name=other.name)
        renamed = self.amended(buurt, place, lambda seen: changed(seen, name=name))
        return () if renamed == place else (Put(renamed),)
