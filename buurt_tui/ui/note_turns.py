"""Whose turn it is among the notes that have no hook yet."""

from __future__ import annotations

from buurt_tui.domain.model import Encounter, EncounterId
from buurt_tui.views.encounters import untagged_for
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

    def waiting(self, now: Now) -> list[EncounterId]:
        """All that wait, newest first."""
        ids = (EncounterId(encounter.id) for encounter in untagged_for(now))
        return [id_ for id_ in ids if id_ not in self.saving]

    def current(self, now: Now) -> Encounter | None:
        """The one to tag; None if every note has been looked at."""
        if self.chosen is not None and self.chosen in now.buurt.encounters:
            return now.buurt.encounters[self.chosen]
        waiting = self.waiting(now)
        fresh = (id_ for id_ in waiting if id_ not in self.left)
        again = (id_ for id_ in self.left if id_ in waiting)
        id_ = next(fresh, None) or next(again, None)
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
