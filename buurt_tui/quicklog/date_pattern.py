"""A small grammar engine: patterns of words, each with what it reads as.

    pattern := term term …        every term in this order
    term    := NAME               another table or a class of words; gives a value
             | word|word          one of these very words; gives no value
             | term?              or nothing

A table maps patterns to functions; `table` matches the longest of them. Whatever the calendar
refuses while a pattern is worked out is a problem of that pattern, never an error.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from itertools import chain, product
from typing import NamedTuple


class Direction(StrEnum):
    """Which way a date without a year is looked for."""

    AHEAD = "ahead"
    BACK = "back"


class DateProblemKind(StrEnum):
    """Why words that look like a date are none."""

    CONTRADICTION = "contradiction"
    """The weekday is not that of the date, or two dates are not the same day."""
    IMPOSSIBLE = "impossible"
    """The calendar has no such day."""
    PAST = "past"
    """It lies before today, and the date is one to come."""
    UNCLEAR = "unclear"
    """It has two readings, or only half of it was read."""


class Standpoint(NamedTuple):
    """From where a date is seen."""

    today: date
    direction: Direction

    @property
    def is_ahead(self) -> bool:
        """Whether the date is one to come."""
        return self.direction is Direction.AHEAD


Words = tuple[str, ...]
Match = tuple[object, int]
"""A value, and the index of the first word after it."""
Matcher = Callable[[Words, int, Standpoint], Match | None]
Names = dict[str, Matcher]
Reading = Callable[..., object]
"""Gets the standpoint and the values of the terms; None means: not this pattern after all."""


def same(_: Standpoint, value: object) -> object:
    """The reading of a pattern that is what its one term is."""
    return value


def unclear(_: Standpoint, *_values: object) -> DateProblemKind:
    """The reading of a pattern that people take in two ways."""
    return DateProblemKind.UNCLEAR


_SILENT = object()


def literal(*spellings: str) -> Matcher:
    """Matches one of these words, without a value."""
    known = frozenset(spellings)

    def matcher(words: Words, at: int, standpoint: Standpoint) -> Match | None:
        return (_SILENT, at + 1) if at < len(words) and words[at] in known else None

    return matcher


def word(meanings: Mapping[str, object]) -> Matcher:
    """Matches one word of a mapping, with its meaning as the value."""

    def matcher(words: Words, at: int, standpoint: Standpoint) -> Match | None:
        if at >= len(words) or words[at] not in meanings:
            return None
        return meanings[words[at]], at + 1

    return matcher


def table(names: Names, patterns: Mapping[str, Reading]) -> Matcher:
    """Matches the longest of the patterns; of equally long ones a day goes before a problem."""
    rules = [
        (terms, reading)
        for pattern, reading in patterns.items()
        for terms in _without_options(pattern, names)
    ]

    def matcher(words: Words, at: int, standpoint: Standpoint) -> Match | None:
        longest: Match | None = None
        for terms, reading in rules:
            match = _follow(terms, reading, words, at, standpoint)
            if match and (longest is None or _rank(match) > _rank(longest)):
                longest = match
        return longest

    return matcher


def _rank(match: Match) -> tuple[int, bool]:
    value, end = match
    return end, not isinstance(value, DateProblemKind)


def _without_options(pattern: str, names: Names) -> list[tuple[Matcher, ...]]:
    choices: list[list[list[Matcher]]] = []
    for term in pattern.split():
        matcher = _term(term.removesuffix("?"), names)
        choices.append([[matcher], []] if term.endswith("?") else [[matcher]])
    return [tuple(chain.from_iterable(parts)) for parts in product(*choices)]


def _term(spelling: str, names: Names) -> Matcher:
    if not spelling.isupper():
        return literal(*spelling.split("|"))
    # looked up when it is used, so that tables may refer to each other in any order.
    return lambda words, at, standpoint: names[spelling](words, at, standpoint)


def _follow(
    terms: tuple[Matcher, ...], reading: Reading, words: Words, at: int, standpoint: Standpoint
) -> Match | None:
    values: list[object] = []
    for term in terms:
        match = term(words, at, standpoint)
        if match is None:
            return None
        value, at = match
        if isinstance(value, DateProblemKind):
            return value, at
        if value is not _SILENT:
            values.append(value)
    try:
        value = reading(standpoint, *values)
    except (ValueError, OverflowError):
        return DateProblemKind.IMPOSSIBLE, at
    return None if value is None else (value, at)
