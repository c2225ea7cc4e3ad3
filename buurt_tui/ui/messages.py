"""What screens ask of the app, and what it answers them."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.message import Message

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import EncounterId, FollowUpId, ResidentId, RoundId, Step
from buurt_tui.quicklog.draft import Overrides


@dataclass
class EditRequested(Message):
    """The user wants this done to the neighbourhood."""

    edit: Edit
    says: str = ""
    """What to say once it is done, in the user's language."""


@dataclass
class EditDone(Message):
    """The edit is in the store."""

    edit: Edit


@dataclass
class EditFailed(Message):
    """The edit is not in the store; what was typed for it must not get lost."""

    edit: Edit


@dataclass
class UndoRequested(Message):
    """The user wants the last step back, or the last undone step again."""

    redo: bool = False
    into_field: bool = False
    """From an empty quick line: what was typed comes back into it."""


@dataclass
class Undone(Message):
    """A step was taken back from an empty quick line."""

    step: Step


@dataclass
class RoundChosen(Message):
    """Encounters are logged in this round from here on; None: in none."""

    round: RoundId | None


@dataclass
class SettlingChosen(Message):
    """The next encounter is the end of this follow-up; None: of none."""

    follow_up: FollowUpId | None


@dataclass
class CardWanted(Message):
    """Somebody wants to read about this resident."""

    resident: ResidentId


@dataclass
class TaggingWanted(Message):
    """Somebody wants to add hooks to this encounter."""

    encounter: EncounterId


@dataclass
class WritingWanted(Message):
    """Somebody wants to write in the quick line, beginning with this text."""

    line: str = ""
    answers: Overrides = field(default_factory=dict)
    """Who is meant, where the text alone does not say so."""


@dataclass
class SearchWanted(Message):
    """Somebody looks for a resident."""


class QuitRequested(Message):
    """The user wants to leave, with everything asked for so far written."""
