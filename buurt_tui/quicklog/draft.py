"""What one line says, as values: who, hooks, follow-ups, place, contact, note.

A Draft is what the screen shows while somebody types and what Enter saves, and nothing else. Its
parts, joined, are the line again. Everything has its place in the line, and no sentence is
written here: kinds and values only, the words are chosen where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field

from buurt_tui.domain.model import (
    Contact,
    InterestId,
    Kind,
    MemberId,
    PlaceId,
    Readers,
    ResidentId,
    Side,
)
from buurt_tui.quicklog.problems import Problem

if TYPE_CHECKING:
    from buurt_tui.domain.hints import Hint

NEW = "new"
"""The answer that says: nobody we know, but someone new; or a new topic, or a new place."""


class MarkKey(NamedTuple):
    """Which mark an answer is about. Another text is another mark, so that an answer falls away
    when what it was about is edited."""

    text: str
    """As it stands in the line, sigil and all."""
    nth: int = 0
    """Counts the marks before it with the very same text."""


Overrides = Mapping[MarkKey, str]
"""What somebody chose for a mark: the id of what is known, `NEW`, or an offered date (ISO)."""

NO_OVERRIDES: Overrides = MappingProxyType({})


class Status(StrEnum):
    """How a mark reads."""

    KNOWN = "known"
    NEW = "new"
    DESCRIBED = "described"
    """Someone new whose name nobody knows."""
    QUESTION = "question"
    """Somebody has to choose; nothing is saved before that."""


class PartKind(StrEnum):
    """What a stretch of the line is."""

    SPACE = "space"
    NOTE = "note"
    PUNCTUATION = "punctuation"
    """Beside a mark; not part of the note."""
    JOINER = "joiner"
    """The comma or "en" between two residents of one group."""
    WHO = "who"
    HOOK = "hook"
    WHEN = "when"
    """The `!` and its date."""
    REASON = "reason"
    END = "end"
    """The `;` that ends a reason."""
    WALKER = "walker"
    PLACE = "place"
    CONTACT = "contact"
    READERS = "readers"


class Part(NamedTuple):
    """A stretch of the line, and what it is."""

    start: int
    end: int
    kind: PartKind
    key: MarkKey | None = None
    """Of the mark that it spells, if it spells one."""


class Who(Struct, frozen=True, kw_only=True):
    """Somebody who was there."""

    start: int
    end: int
    key: MarkKey
    status: Status
    name: str
    """As it will be written down: the known name, or the one that was typed (or described)."""
    resident: ResidentId | None = None
    candidates: tuple[ResidentId, ...] = ()
    """Whom a question is about, most recently met first; someone new is always possible too."""
    lookalikes: tuple[ResidentId, ...] = ()
    """Known residents that someone new looks like, most alike first."""
    group: int = 0


class Topic(Struct, frozen=True, kw_only=True):
    """A hook."""

    start: int
    end: int
    key: MarkKey
    kind: Kind
    status: Status
    name: str
    interest: InterestId | None = None
    candidates: tuple[InterestId, ...] = ()
    nearest: InterestId | None = None
    """The known topic that a new one looks like."""
    whose: tuple[int, ...] = ()
    """Indexes into `Draft.who`; empty when nobody is named in the line."""


class Walker(Struct, frozen=True, kw_only=True):
    """The team member who will go."""

    start: int
    end: int
    key: MarkKey
    status: Status
    member: MemberId | None = None
    candidates: tuple[MemberId, ...] = ()


class OfferedDate(Struct, frozen=True):
    """A date that stands further on in the reason. It counts only when somebody says so."""

    on: date
    start: int
    end: int


class ComingBack(Struct, frozen=True, kw_only=True):
    """When and why to come back, for each resident of a group."""

    start: int
    end: int
    """Of the `!` and its date."""
    key: MarkKey
    around: date | None = None
    """None: "als het uitkomt"."""
    reason: str = ""
    asked_by: Side = Side.TEAM
    walker: Walker | None = None
    offered: OfferedDate | None = None
    whose: tuple[int, ...] = ()
    """Indexes into `Draft.who`; empty when there is nobody to come back to."""


class Where(Struct, frozen=True, kw_only=True):
    """The street or spot."""

    start: int
    end: int
    key: MarkKey
    status: Status
    name: str
    place: PlaceId | None = None
    candidates: tuple[PlaceId, ...] = ()


class Question(Struct, frozen=True, kw_only=True):
    """A mark that fits more than one, or nobody well enough."""

    about: PartKind
    """WHO, HOOK, PLACE or WALKER: what the candidates are ids of."""
    start: int
    end: int
    key: MarkKey
    text: str
    candidates: tuple[str, ...]
    """Ids, the likeliest first."""
    may_be_new: bool = True
    """Whether `NEW` is an answer; a team member cannot be new."""


class Draft(Struct, frozen=True, kw_only=True):
    """One line, read."""

    line: str
    on: date
    """The encounter's own date, from which the dates in the line were counted."""
    parts: tuple[Part, ...] = ()
    who: tuple[Who, ...] = ()
    hooks: tuple[Topic, ...] = ()
    follow_ups: tuple[ComingBack, ...] = ()
    place: Where | None = None
    contact: Contact | None = None
    readers: Readers = Readers.TEAM
    """Who may read the note and the reasons."""
    note: str = ""
    problems: tuple[Problem, ...] = ()
    """In the order of the line."""
    hints: tuple[Hint, ...] = ()
    """What does not belong in a note or a reason, with its place in the line."""
    overrides: Mapping[MarkKey, str] = field(default_factory=dict)
    """The answers that this reading took; pass these on to the next, and stale ones fall away."""

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Indexes into `who`, for each group of neighbouring `@` marks."""
        groups: dict[int, list[int]] = {}
        for index, who in enumerate(self.who):
            groups.setdefault(who.group, []).append(index)
        return tuple(map(tuple, groups.values()))

    @property
    def questions(self) -> tuple[Question, ...]:
        """What has to be answered before the line can be saved, in the order of the line."""
        walkers = [back.walker for back in self.follow_ups if back.walker]
        asked = [
            *(self._question(PartKind.WHO, who) for who in self.who),
            *(self._question(PartKind.HOOK, hook) for hook in self.hooks),
            *(self._question(PartKind.WALKER, walker) for walker in walkers),
            *(self._question(PartKind.PLACE, place) for place in (self.place,) if place),
        ]
        return tuple(sorted((q for q in asked if q is not None), key=lambda q: q.start))

    def _question(self, about: PartKind, mark: Who | Topic | Walker | Where) -> Question | None:
        if mark.status is not Status.QUESTION:
            return None
        return Question(
            about=about,
            start=mark.start,
            end=mark.end,
            key=mark.key,
            text=self.line[mark.start + 1 : mark.end],
            candidates=mark.candidates,
            may_be_new=about is not PartKind.WALKER,
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save."""
        return not (self.who or self.hooks or self.place or self.contact or self.note)

    def text(self, part: Part) -> str:
        """What `part` spells."""
        return self.line[part.start : part.end]


MarkValue = Who | Topic | ComingBack | Where | Walker


def marks_of(draft: Draft) -> list[MarkValue]:
    """All marks that can be answered or turned, in the order of the line."""
    marks: list[Any] = [*draft.who, *draft.hooks, *draft.follow_ups]
    marks += [back.walker for back in draft.follow_ups if back.walker]
    marks += [draft.place] if draft.place else []
    return sorted(marks, key=lambda mark: mark.start)
