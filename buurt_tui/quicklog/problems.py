"""What in a line did not read as it may have been meant: kinds and values, no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field


class ProblemKind(StrEnum):
    """What did not read as it may have been meant. None of them stands in the way of Enter."""

    DATE_REFUSED = "date_refused"
    """Values: `reason`, the kind of the DateProblem (a weekday that contradicts its date, …)."""
    CONTACT_NOT_KNOWN = "contact_not_known"
    """`=` and no kind of contact. Stays text. Values: `text`."""
    SECOND_CONTACT = "second_contact"
    SECOND_PLACE = "second_place"
    SECOND_FOLLOW_UP = "second_follow_up"
    """One group, one follow-up. Stays text, as the second contact and place do."""
    MEMBER_NOT_KNOWN = "member_not_known"
    """`>` and nobody of the team. Stays text. Values: `text`."""
    SECOND_WALKER = "second_walker"
    WALKER_WITHOUT_FOLLOW_UP = "walker_without_follow_up"
    """Somebody goes, but to whom and what for? Stays text."""
    NO_ONE_TO_COME_BACK_TO = "no_one_to_come_back_to"
    """A follow-up in a line without residents. Its text is kept in the note."""
    TITLE_ALONE = "title_alone"
    """`@mw.` without a name that begins with a capital. Values: `text`."""
    PREFERS_NOT = "prefers_not"
    """Somebody who would rather not gets a follow-up. Values: `resident`, the id."""
    GLUED = "glued"
    """A sigil inside a mark's word (`#koken,#tuinieren`) is text; a space was likely meant."""
    TOO_MANY_MARKS = "too_many_marks"
    """From here on everything is note."""


class Problem(Struct, frozen=True, kw_only=True):
    """Something that did not read as it may have been meant, and where."""

    kind: ProblemKind
    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
