"""The fields of a form: what each is read as, and what the reading comes to.

A field holds one thing, or several with a comma between; a name with a comma in it stands between
quotes. Nothing is guessed: what a field cannot read is `wrong`, with the words it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from msgspec import Struct

from buurt_tui.domain.model import Buurt
from buurt_tui.quicklog.draft import Status


class Reads(StrEnum):
    """What a field is read as."""

    RESIDENTS = "residents"
    TOPICS = "topics"
    PLACE = "place"
    PLACES = "places"
    MEMBERS = "members"
    DOORS = "doors"
    ONE_OF = "one_of"
    WHEN = "when"
    """A day to come, or someday."""
    DAY = "day"
    """A day that was."""
    TEXT = "text"
    NAMES = "names"
    """Free names, such as aliases."""


class Wrong(StrEnum):
    """Why a field cannot be read."""

    NO_NAME = "no_name"
    NO_TOPIC = "no_topic"
    NO_DAY = "no_day"
    NONE_OF_THESE = "none_of_these"
    MORE_THAN_ONE = "more_than_one"
    NO_DOORS = "no_doors"
    ONLY_ONE = "only_one"
    NOBODY_TO_COME_BACK_TO = "nobody_to_come_back_to"
    WHO_IS_THIS = "who_is_this"


class Problem(NamedTuple):
    """What cannot be read."""

    kind: Wrong
    text: str


class EntryKey(NamedTuple):
    """One entry of one field; another text is another entry, for which no answer holds."""

    field: str
    text: str
    nth: int = 0
    """Counts the entries before it in the field with the very same text."""


Answers = Mapping[EntryKey, str]
"""Who or what is meant, where the text alone does not say so: an id, or `NEW`."""

NO_ANSWERS: Answers = {}


class Entry(Struct, frozen=True, kw_only=True):
    """One of the things that a field names."""

    start: int
    end: int
    key: EntryKey
    status: Status
    name: str
    """As it will be written down."""
    id: str = ""
    """Of what is known; empty for what is new or asked about."""
    candidates: tuple[str, ...] = ()
    likes: str = ""
    """The id of what is known and looks like it."""


class FieldReading(Struct, frozen=True, kw_only=True):
    """One field, read."""

    entries: tuple[Entry, ...] = ()
    value: Any = None
    """Of a day, a text, a choice, names or doors; None if there is none."""
    is_empty: bool = True
    wrong: Problem | None = None


class Field(Struct, frozen=True, kw_only=True):
    """A field, and how it is read."""

    key: str
    reads: Reads
    choices: tuple[tuple[str, Any], ...] = ()
    """What there is to choose from, by the words for it."""
    also: tuple[tuple[str, Any], ...] = ()
    """Further words for these, that are read and not offered."""


class Asked(NamedTuple):
    """A field, what stands in it, and where to look for what it names."""

    field: Field
    text: str
    buurt: Buurt
    on: date
    answers: Answers
