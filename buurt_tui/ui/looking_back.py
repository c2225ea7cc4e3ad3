"""The list of encounters, from the newest down or around a day of long ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from buurt_tui.domain.model import Encounter, EncounterId
from buurt_tui.lang import _
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.views.encounters import encounters_around
from buurt_tui.views.now import Now

MOST_ROWS = 200
"""This round's encounters and some before it; all others are a search away."""


class LookingBack(BuurtScreen):
    """A screen with a list of encounters, of any time."""

    def __init__(self) -> None:
        super().__init__()
        self._around: date | None = None
        """The day that somebody looks back to; None: the newest come first."""

    def listed(self, now: Now) -> Sequence[Encounter]:
        """The encounters of the list, newest first."""
        return encounters_around(now, self._around, MOST_ROWS)

    def choose(self, encounter: EncounterId) -> None:
        """Show this encounter among those of its day."""
        found = self.now.buurt.encounters.get(encounter)
        if found is not None:
            self.choose_day(found.on)
            self.query_one(RowList).move_to(encounter)

    def choose_day(self, on: date) -> None:
        """Show what was logged around this day, the last of it first."""
        self._around = on
        rows = self.query_one(RowList)
        rows.focus()  # before it: while somebody types, the newest stays in sight
        self.show(self.now)
        rows.move_to(next((each.id for each in self.listed(self.now) if each.on <= on), ""))
        self.app.said = _("This was then. Esc goes back to the newest.")

    def back_to_newest(self) -> bool:
        """Look at the newest again; False if somebody did already."""
        if self._around is None:
            return False
        self._around = None
        self.show(self.now)
        self.query_one(RowList).action_end(1)
        return True
