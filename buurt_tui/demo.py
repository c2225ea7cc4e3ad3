"""The invented neighbourhood: always the same people, as if the team walked last week.

The file holds the dates as they were when the last round was on `LAST_ROUND`; all of them move by
the same number of whole weeks, so that a Tuesday stays a Tuesday. Times are at +01:00 all year:
a date that moves does not know whether it will be summer there."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import msgspec

from buurt_tui.domain.model import (
    Buurt,
    Changes,
    Encounter,
    FollowUp,
    Interest,
    Member,
    Neighbourhood,
    Place,
    Put,
    Resident,
    Revision,
    Round,
)

LAST_ROUND = date(2026, 11, 17)
"""The day of the last round in the file."""

_A_DATE = re.compile(rb'(?<=")(\d{4}-\d\d-\d\d)')
# A date, or the date of a time; nothing that people say begins with one.


class _Tables(msgspec.Struct, frozen=True):
    neighbourhoods: tuple[Neighbourhood, ...]
    members: tuple[Member, ...]
    places: tuple[Place, ...]
    interests: tuple[Interest, ...]
    residents: tuple[Resident, ...]
    rounds: tuple[Round, ...]
    encounters: tuple[Encounter, ...]
    follow_ups: tuple[FollowUp, ...]


def demo_buurt(today: date) -> Buurt:
    """The demo as it stands on the morning of `today`, with no step to undo."""
    return Buurt().apply(demo_documents(today), Revision(1))


def demo_documents(today: date) -> Changes:
    """All documents of the demo; the last round was one to seven days before `today`."""
    tables = msgspec.json.decode(_moved(data_file("demo.json").read_bytes(), today), type=_Tables)
    return tuple(
        Put(document) for name in tables.__struct_fields__ for document in getattr(tables, name)
    )


def data_file(name: str) -> Path:
    """A file that ships with the program: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "data" / name
    return installed if installed.exists() else package.parent / "data" / name


def _moved(text: bytes, today: date) -> bytes:
    """The JSON with its dates moved.

    In the text, before it is decoded: the same few dates come thousands of times, and frozen
    documents would have to be made twice."""
    yesterday = today - timedelta(days=1)
    weeks = timedelta(weeks=(yesterday - LAST_ROUND).days // 7)
    if not weeks:
        return text
    parts = _A_DATE.split(text)
    dates = parts[1::2]
    moved = {old: (date.fromisoformat(old.decode()) + weeks).isoformat() for old in set(dates)}
    parts[1::2] = [moved[old].encode() for old in dates]
    return b"".join(parts)
