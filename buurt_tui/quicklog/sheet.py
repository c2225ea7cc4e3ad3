"""An encounter as a form: the fields of the quick line, one for each thing that it can say.

    who  interest  wish  offer  question  when  reason  asked  walker   for each group
    place  contact  note  readers                                              once

A sheet and a line are two views of one draft: `sheet_of` fills the fields with what a line says,
`read_sheet` reads them, and `quicklog.sheet_line` writes them as a line again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from buurt_tui.domain.model import Buurt, Contact, Kind, MemberId, Readers, Side
from buurt_tui.quicklog.contacts import CONTACT_WORDS, CONTACT_WORDS_EN
from buurt_tui.quicklog.draft import (
    NEW,
    ComingBack,
    Draft,
    MarkKey,
    Status,
    Topic,
    Where,
    Who,
)
from buurt_tui.quicklog.fields import (
    Answers,
    EntryKey,
    Field,
    Reads,
)
from buurt_tui.quicklog.listed import join_names
from buurt_tui.quicklog.members import team
from buurt_tui.quicklog.readers import READER_WORDS, READER_WORDS_EN

KINDS = {
    "interest": Kind.INTEREST,
    "wish": Kind.WISH,
    "offer": Kind.OFFER,
    "question": Kind.QUESTION,
}
"""The field of each kind of hook."""
BACK = ("when", "reason", "asked", "walker")
OF_A_GROUP = ("who", *KINDS, *BACK)
ONCE = ("place", "contact", "note", "readers")

SIDES = (
    *(("bewoner", Side.RESIDENT), ("resident", Side.RESIDENT)),
    *(("wij", Side.TEAM), ("team", Side.TEAM), ("us", Side.TEAM)),
)
"""Words for who asks, in any language."""

_NO_MARK = MarkKey("")


class Choices(Struct, frozen=True, kw_only=True):
    """The words for what there is to choose from; they are chosen at the edge."""

    contacts: tuple[tuple[str, Contact], ...]
    sides: tuple[tuple[str, Side], ...]
    readers: tuple[tuple[str, Readers], ...]
    someday: str
    """What stands in a field for a promise without a day."""


class Sheet(Struct, frozen=True, kw_only=True):
    """What stands in the fields of a form."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """By the key of the field; a field of a group has its number behind it, as in `who 0`."""
    answers: Answers = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What stands in this field."""
        return self.texts.get(key, "")

    def with_text(self, key: str, text: str) -> Sheet:
        """The sheet with this in that field."""
        return replace(self, texts={**self.texts, key: text})

    def with_answer(self, key: EntryKey, answer: str) -> Sheet:
        """The sheet where this is who or what is meant."""
        return replace(self, answers={**self.answers, key: answer})

    @property
    def groups(self) -> int:
        """How many groups of residents have a field that is filled in; one at least."""
        numbers = [
            int(key.split()[1])
            for key, text in self.texts.items()
            if text.strip() and key.split()[0] in OF_A_GROUP
        ]
        return max(numbers, default=0) + 1


def fields_of(groups: int, choices: Choices, buurt: Buurt) -> list[Field]:
    """The fields of a sheet with so many groups, in the order in which they are filled in."""
    first, *others = ([*_group(number, choices, buurt)] for number in range(groups))
    once = [
        Field(key="place", reads=Reads.PLACE),
        Field(
            key="contact",
            reads=Reads.ONE_OF,
            choices=choices.contacts,
            also=(*CONTACT_WORDS.items(), *CONTACT_WORDS_EN.items()),
        ),
        Field(key="note", reads=Reads.TEXT),
        Field(
            key="readers",
            reads=Reads.ONE_OF,
            choices=choices.readers,
            also=(*READER_WORDS.items(), *READER_WORDS_EN.items()),
        ),
    ]
    return [*first[:5], *once, *first[5:], *(each for group in others for each in group)]


def _group(number: int, choices: Choices, buurt: Buurt) -> Iterator[Field]:
    members = tuple((buurt.members[id_].name, id_) for _, id_ in team(buurt))
    yield Field(key=f"who {number}", reads=Reads.RESIDENTS)
    for name in KINDS:
        yield Field(key=f"{name} {number}", reads=Reads.TOPICS)
    yield Field(key=f"when {number}", reads=Reads.WHEN)
    yield Field(key=f"reason {number}", reads=Reads.TEXT)
    yield Field(key=f"asked {number}", reads=Reads.ONE_OF, choices=choices.sides, also=SIDES)
    yield Field(key=f"walker {number}", reads=Reads.ONE_OF, choices=members)


# -- from a draft to fields ----------------------------------------------------------------------


def sheet_of(draft: Draft, choices: Choices, buurt: Buurt) -> Sheet:
    """The fields, filled in with what a line says."""
    filling = _Filling(buurt)
    groups = draft.groups or ((),)
    for number, owners in enumerate(groups):
        filling.list(f"who {number}", [draft.who[index] for index in owners])
        for name, kind in KINDS.items():
            of_kind = [h for h in draft.hooks if h.kind is kind and h.whose == owners]
            filling.list(f"{name} {number}", of_kind)
        backs = [b for b in draft.follow_ups if b.whose == owners and owners]
        for back in backs[:1]:
            filling.back(number, back, draft, choices)
    if draft.place:
        filling.list("place", [draft.place])
    filling.text("contact", word_for(draft.contact, choices.contacts) if draft.contact else "")
    filling.text("note", draft.note)
    if draft.readers is not Readers.TEAM:
        filling.text("readers", word_for(draft.readers, choices.readers))
    return filling.sheet


def word_for(value: object, choices: tuple[tuple[str, Any], ...]) -> str:
    """What this choice is called; empty if it is none of them."""
    return next((label for label, each in choices if each == value), "")


class _Filling:
    """Fills in fields, and keeps the answers that their texts need."""

    def __init__(self, buurt: Buurt) -> None:
        self._buurt = buurt
        self._texts: dict[str, str] = {}
        self._answers: dict[EntryKey, str] = {}

    @property
    def sheet(self) -> Sheet:
        return Sheet(texts=self._texts, answers=self._answers)

    def text(self, key: str, text: str, answer: str = "") -> None:
        if text:
            self._texts[key] = text
        if answer:
            self._answers[EntryKey(key, text)] = answer

    def list(self, key: str, marks: list[Any]) -> None:
        names: list[str] = []
        for mark in marks:
            name = self._name(mark)
            if answer := _answer_of(mark):
                self._answers[EntryKey(key, name, names.count(name))] = answer
            names.append(name)
        self.text(key, join_names(names))

    def _name(self, mark: Who | Topic | Where) -> str:
        if mark.status is Status.QUESTION:
            return mark.key.text.lstrip("@#*+?/").replace("_", " ")
        if isinstance(mark, Topic) and mark.interest:
            return self._buurt.interests[mark.interest].name
        return mark.name

    def back(self, number: int, back: ComingBack, draft: Draft, choices: Choices) -> None:
        typed = draft.line[back.start : back.end].lstrip("!").strip()
        if back.around is None:
            self.text(f"when {number}", "" if back.reason else choices.someday)
        else:
            iso = back.around.isoformat()
            self.text(f"when {number}", typed or iso, iso)
        self.text(f"reason {number}", back.reason)
        if back.asked_by is Side.RESIDENT:
            self.text(f"asked {number}", word_for(Side.RESIDENT, choices.sides))
        if back.walker is not None:
            member = self._buurt.members.get(back.walker.member or MemberId(""))
            told = back.walker.key.text.lstrip(">").replace("_", " ")
            self.text(f"walker {number}", member.name if member else told)


def _answer_of(mark: Who | Topic | Where) -> str:
    if mark.status is Status.QUESTION:
        return ""
    known = (
        mark.resident
        if isinstance(mark, Who)
        else mark.interest
        if isinstance(mark, Topic)
        else mark.place
    )
    return known or NEW
