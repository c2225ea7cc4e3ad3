"""What one field of a form says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from buurt_tui.domain.model import Buurt, Doors, PlaceId
from buurt_tui.domain.text import clean, fold
from buurt_tui.quicklog.dates import Direction, read_whole
from buurt_tui.quicklog.entries import (
    ENTRIES,
    has_letter,
    known_with_commas,
    read_names,
    read_place,
)
from buurt_tui.quicklog.fields import (
    NO_ANSWERS,
    Answers,
    Asked,
    Entry,
    EntryKey,
    Field,
    FieldReading,
    Problem,
    Reads,
    Wrong,
)
from buurt_tui.quicklog.listed import Name, split_names

SOMEDAY = ("als het uitkomt", "ooit", "someday", "when it suits")
"""A promise without a day."""


def read_field(
    field: Field, text: str, buurt: Buurt, on: date, answers: Answers = NO_ANSWERS
) -> FieldReading:
    """What `text`, standing in `field` of something that is or was on that day, says."""
    if not text.strip():
        return FieldReading()
    return _READERS[field.reads](Asked(field, text, buurt, on, answers))


def _value(value: Any) -> FieldReading:
    return FieldReading(value=value, is_empty=False)


def _wrong(kind: Wrong, asked: Asked) -> FieldReading:
    return FieldReading(wrong=Problem(kind, asked.text.strip()), is_empty=False)


def _text(asked: Asked) -> FieldReading:
    return _value(clean(asked.text))


def _names(asked: Asked) -> FieldReading:
    names = split_names(asked.text)
    if not all(has_letter(name.text) for name in names):
        return _wrong(Wrong.NO_NAME, asked)
    return _value(tuple(name.text for name in names))


def _when(asked: Asked) -> FieldReading:
    """None is someday."""
    typed = fold(asked.text)
    if len(typed) > 2 and any(fold(word).startswith(typed) for word in SOMEDAY):
        return _value(None)
    return _dated(asked, Direction.AHEAD)


def _day(asked: Asked) -> FieldReading:
    return _dated(asked, Direction.BACK)


def _dated(asked: Asked, direction: Direction) -> FieldReading:
    answer = asked.answers.get(EntryKey(asked.field.key, asked.text.strip()), "")
    try:
        return _value(date.fromisoformat(answer))
    except ValueError:
        day = read_whole(asked.text.lstrip(" !"), asked.on, direction=direction)
    return _wrong(Wrong.NO_DAY, asked) if day is None else _value(day)


def _one_of(asked: Asked) -> FieldReading:
    """The one that is called so, or else the only one that begins so, or has a word that does."""
    typed = fold(asked.text)
    words = (*asked.field.choices, *asked.field.also)
    choices = [(fold(label), value) for label, value in words]
    for fits_so in (_is, _begins_with, _has_word):
        fits = [value for label, value in choices if fits_so(label, typed)]
        if len({repr(value) for value in fits}) == 1:
            return _value(fits[0])
        if fits:
            return _wrong(Wrong.MORE_THAN_ONE, asked)
    return _wrong(Wrong.NONE_OF_THESE, asked)


def _is(label: str, typed: str) -> bool:
    return label == typed


def _begins_with(label: str, typed: str) -> bool:
    return label.startswith(typed)


def _has_word(label: str, typed: str) -> bool:
    return f" {typed}" in label


_DOORS = re.compile(r"(.*?)\s*\b(\d{1,4})\s*/\s*(\d{1,4})", re.ASCII)


def _doors(asked: Asked) -> FieldReading:
    """`Kwakersstraat 9/14`: nine doors opened and fourteen stayed closed."""
    found: list[Doors] = []
    entries: list[Entry] = []
    for name in split_names(asked.text, known_with_commas(Reads.PLACE, asked.buurt)):
        counted = _DOORS.fullmatch(name.text)
        if counted is None:
            return _wrong(Wrong.NO_DOORS, asked)
        place = None
        if street := counted[1].strip(' "“”'):
            key = EntryKey(asked.field.key, street)
            entry = read_place(Name(name.start, name.end, street), key, asked)
            if entry is None or not entry.id:
                return _wrong(Wrong.NO_DOORS, asked)
            place = PlaceId(entry.id)
            entries.append(entry)
        found.append(Doors(place=place, opened=int(counted[2]), closed=int(counted[3])))
    return FieldReading(value=tuple(found), entries=tuple(entries), is_empty=False)


_READERS: Mapping[Reads, Callable[[Asked], FieldReading]] = {
    **dict.fromkeys(ENTRIES, read_names),
    Reads.TEXT: _text,
    Reads.NAMES: _names,
    Reads.WHEN: _when,
    Reads.DAY: _day,
    Reads.ONE_OF: _one_of,
    Reads.DOORS: _doors,
}
