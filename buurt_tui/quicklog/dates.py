"""Reading dates in what people type; never raises, never reads the clock.

A line has a date right behind its `!`; a date field holds nothing else. The grammar is in
`date_rules`. What is not clearly a date is None, or a problem when it looks like one.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from buurt_tui.quicklog.date_pattern import DateProblemKind, Direction, Standpoint
from buurt_tui.quicklog.date_rules import NAMES
from buurt_tui.quicklog.date_words import plain_words
from buurt_tui.quicklog.half_read import cannot_follow, is_taken_back

__all__ = [
    "DateProblem",
    "DateProblemKind",
    "DateReading",
    "Direction",
    "find_later_date",
    "read_date",
    "read_whole",
]

_LATER_AT_MOST = 60
"""Words: a date is not looked for further on in a phrase."""


class DateReading(NamedTuple):
    """A date and how many of the words it took."""

    on: date
    words: int


class DateProblem(NamedTuple):
    """Why the first words are no date although they look like one."""

    kind: DateProblemKind
    words: int


def read_date(
    words: Sequence[str], today: date, *, direction: Direction = Direction.AHEAD
) -> DateReading | DateProblem | None:
    """The longest run of words at the beginning that reads as a date.

    A day and month without a year may be today, a weekday never is. Looking back, a day to come
    is given as it stands."""
    standpoint = Standpoint(today, direction)
    plain = plain_words(words)
    match = NAMES["DATE"](plain, 0, standpoint)
    if match is None:
        return None
    day, end = match
    if isinstance(day, DateProblemKind):
        return DateProblem(day, end)
    if not isinstance(day, date):
        return None
    if is_taken_back(plain, end, day, standpoint):
        return DateProblem(DateProblemKind.UNCLEAR, end)
    if standpoint.is_ahead and day < today:
        return DateProblem(DateProblemKind.PAST, end)
    return DateReading(day, end)


def find_later_date(words: Sequence[str], today: date) -> tuple[int, DateReading] | None:
    """The first date further on in a phrase and the index of its first word.

    None when one that cannot be read comes before it."""
    for at in range(1, min(len(words), _LATER_AT_MOST)):
        reading = read_date(words[at:], today)
        if reading is None or cannot_follow(plain_words(words[at - 1 : at + 2])):
            continue
        return (at, reading) if isinstance(reading, DateReading) else None
    return None


def read_whole(text: str, today: date, *, direction: Direction = Direction.AHEAD) -> date | None:
    """The date that the whole text is; ISO 8601 too."""
    words = text.split()
    reading = read_date(words, today, direction=direction)
    if isinstance(reading, DateReading) and reading.words == len(words):
        return reading.on
    return None
