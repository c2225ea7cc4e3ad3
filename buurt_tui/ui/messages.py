"""What screens ask of the app, and what it answers them.

Plain classes: making a dataclass costs half a millisecond, and all of them stand before the first
screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from datetime import date

    from buurt_tui.domain.edit import Edit
    from buurt_tui.domain.model import (
        EncounterId,
        FollowUpId,
        InterestId,
        ResidentId,
        ReviewId,
        RoundId,
        Step,
    )
    from buurt_tui.quicklog.draft import Overrides
    from buurt_tui.views.follow_ups import Filter


class EditRequested(Message):
    """The user wants this done to the neighbourhood."""

    def __init__(self, edit: Edit, says: str = "") -> None:
        """`says`: what to say once it is done, in the user's language."""
        super().__init__()
        self.edit = edit
        self.says = says


class EditDone(Message):
    """The edit is in the store."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self.edit = edit


class EditFailed(Message):
    """The edit is not in the store; what was typed for it must not get lost."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self.edit = edit


class UndoRequested(Message):
    """The user wants the last step back, or the last undone step again."""

    def __init__(self, *, redo: bool = False, into_field: bool = False) -> None:
        """`into_field`: from an empty quick line; what was typed comes back into it."""
        super().__init__()
        self.redo = redo
        self.into_field = into_field


class Undone(Message):
    """A step was taken back from an empty quick line."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step


class RoundChosen(Message):
    """Encounters are logged in this round from here on; None: in none."""

    def __init__(self, round: RoundId | None) -> None:  # noqa: A002  (our word for it)
        super().__init__()
        self.round = round


class SettlingChosen(Message):
    """The next encounter is the end of this follow-up; None: of none."""

    def __init__(self, follow_up: FollowUpId | None) -> None:
        super().__init__()
        self.follow_up = follow_up


class CardWanted(Message):
    """Somebody wants to read about this resident, perhaps about this step of theirs."""

    def __init__(self, resident: ResidentId, step: EncounterId | FollowUpId | None = None) -> None:
        super().__init__()
        self.resident = resident
        self.step = step


class EncounterWanted(Message):
    """Somebody wants to see this encounter among those of its day."""

    def __init__(self, encounter: EncounterId) -> None:
        super().__init__()
        self.encounter = encounter


class DayWanted(Message):
    """Somebody wants to see what was logged on this day and around it."""

    def __init__(self, on: date) -> None:
        super().__init__()
        self.on = on


class FollowUpsWanted(Message):
    """Somebody wants to see these follow-ups, perhaps this one among them."""

    def __init__(self, only: Filter, follow_up: FollowUpId | None = None) -> None:
        super().__init__()
        self.only = only
        self.follow_up = follow_up


class TopicWanted(Message):
    """Somebody wants to see this topic in the vocabulary."""

    def __init__(self, interest: InterestId) -> None:
        super().__init__()
        self.interest = interest


class TaggingWanted(Message):
    """Somebody wants to add hooks to this encounter."""

    def __init__(self, encounter: EncounterId) -> None:
        super().__init__()
        self.encounter = encounter


class MinutesWanted(Message):
    """Somebody wants to read the minutes of this review."""

    def __init__(self, review: ReviewId) -> None:
        super().__init__()
        self.review = review


class WritingWanted(Message):
    """Somebody wants to write in the quick line, beginning with this text."""

    def __init__(self, line: str = "", answers: Overrides | None = None) -> None:
        """`answers`: who is meant, where the text alone does not say so."""
        super().__init__()
        self.line = line
        self.answers: Overrides = answers or {}


class SearchWanted(Message):
    """Somebody looks for something."""


class QuitRequested(Message):
    """The user wants to leave, with everything asked for so far written."""

    def __init__(self, *, must: bool = False) -> None:
        """`must`: there is no staying, whatever may be lost."""
        super().__init__()
        self.must = must
