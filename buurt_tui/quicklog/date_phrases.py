"""Dates as people say them, for completion; each is read like any other before it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from buurt_tui.domain.text import fold
from buurt_tui.quicklog.dates import DateReading, read_date
from buurt_tui.quicklog.likeness import beginnings

PHRASES = (
    "morgen",
    "volgende week",
    "over een week",
    "over twee weken",
    "over een maand",
    *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "overmorgen",
    "vandaag",
    "volgende week maandag",
    "volgende week dinsdag",
    "volgende week woensdag",
    "volgende week donderdag",
    "volgende week vrijdag",
    "over drie weken",
    "over twee maanden",
    "over drie maanden",
    "over een half jaar",
    "eind van de maand",
    "kerst",
    "oud en nieuw",
    "koningsdag",
    "pasen",
    "suikerfeest",
    "na de zomer",
    "tomorrow",
    "next week",
    "in a week",
    "in two weeks",
    "in a month",
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "end of month",
)
"""The ones that are used most come first."""

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)
COUNTED = ("over {n} dagen", "over {n} weken", "over {n} maanden", "in {n} days", "in {n} weeks")
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)


def date_phrases(typed: str, on: date) -> Iterator[tuple[str, date]]:
    """The phrases that begin as typed, and the date that each is, seen from `on`."""
    wanted = fold(typed) + (" " if typed[-1:].isspace() and typed.strip() else "")
    for phrase in _candidates(typed):
        if fold(phrase).startswith(beginnings(wanted)):
            words = phrase.split()
            reading = read_date(words, on)
            if isinstance(reading, DateReading) and reading.words == len(words):
                yield phrase, reading.on


def _candidates(typed: str) -> Iterator[str]:
    number = _NUMBER.search(typed)
    if number is not None:
        yield from (f"{number.group()} {month}" for month in MONTHS)
        yield from (phrase.format(n=number.group()) for phrase in COUNTED)
    else:
        yield from PHRASES
