"""Whose turn it is among the notes that have no hook yet."""

from __future__ import annotations

from buurt_tui.domain.model import Encounter, EncounterId
from buurt_tui.views.encounters import count_untagged_for, is_untagged_for, untagged_for
from buurt_tui.views.now import Now


class NoteTurns:
    """One note at a time: what was asked for, else the newest, else what was left before."""

    def __init__(self) -> None:
        self.chosen: EncounterId | None = None
        """Asked for by another screen, with hooks or not; else the first one that waits."""
        self.left: dict[EncounterId, None] = {}
        """Left for another time, in that order; they come after the others."""
        self.saving: dict[EncounterId, str] = {}
        """Lines on their way to the store."""

    def count(self, now: Now) -> int:
        """How many wait."""
        return count_untagged_for(now) - sum(_waits(now, id_) for id_ in self.saving)

    def current(self, now: Now) -> Encounter | None:
        """The one to tag; None if every note has been looked at."""
        if self.chosen is not None and self.chosen in now.buurt.encounters:
            return now.buurt.encounters[self.chosen]
        for encounter in untagged_for(now):
            if encounter.id not in self.saving and encounter.id not in self.left:
                return encounter
        again = (id_ for id_ in self.left if id_ not in self.saving and _waits(now, id_))
        id_ = next(again, None)
        return now.buurt.encounters[id_] if id_ else None

    def leave(self, encounter: Encounter) -> None:
        """Another time."""
        id_ = EncounterId(encounter.id)
        self.left.pop(id_, None)
        self.left[id_] = None
        self.chosen = None

    def take_back(self) -> bool:
        """To the one that was left last; False if there is none."""
        if not self.left:
            return False
        self.chosen, _none = self.left.popitem()
        return True


def _waits(now: Now, id_: EncounterId) -> bool:
    encounter = now.buurt.encounters.get(id_)
    return encounter is not None and is_untagged_for(now, encounter)
