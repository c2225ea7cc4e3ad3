"""The record of what edits changed: written beside the change, and cleared of who is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from buurt_tui.domain.amended import Amended
from buurt_tui.domain.edit import changed
from buurt_tui.domain.masking import without_names
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    Consent,
    Document,
    Encounter,
    FollowUp,
    Put,
    Resident,
    Round,
)

TOLD: Mapping[type[Document], tuple[str, ...]] = {
    Resident: ("name", "description", "aliases", "place", "consent", "prefers_not_on"),
    Round: ("on", "places", "walkers", "doors", "remark"),
    Encounter: ("on", "residents", "hooks", "note", "contact", "place", "round"),
    FollowUp: ("around", "reason", "asked_by", "turn", "walker"),
}
"""The fields of which a change is worth telling."""
MOST_KEPT = 30
"""Records of one document; the oldest go first."""
LONGEST_WAS = 1_000
"""Characters of a text that was replaced. A document must stay small."""

_ANSWERS = {"consent": Consent.TO_ASK, "prefers_not_on": None}
"""Values whose first answer is told by its own date."""

Amendable = Resident | Round | Encounter | FollowUp


def with_amendments(buurt: Buurt, changes: Changes, *, at: datetime, by: str) -> Changes:
    """`changes`, where each document that was there before says what it was."""
    return tuple(_recorded(buurt, change, at, by) for change in changes)


def _recorded(buurt: Buurt, change: Change, at: datetime, by: str) -> Change:
    if not isinstance(change, Put) or not isinstance(change.document, Amendable):
        return change
    after = change.document
    before = buurt.get(type(after), after.id)
    was = dict(_was(before, after)) if before is not None else {}
    if not was:
        return change
    record = Amended(at=at, by=by, was=was)
    return Put(changed(after, amended=(*after.amended, record)[-MOST_KEPT:]))


def _was(before: Document, after: Amendable) -> Iterator[tuple[str, Any]]:
    for field in TOLD[type(after)]:
        value = getattr(before, field)
        is_first_answer = field in _ANSWERS and value == _ANSWERS[field]
        if value != getattr(after, field) and not is_first_answer:
            yield field, _short(_spelled(value))


def _spelled(value: Any) -> Any:
    """As a store gives it back: lists, no tuples."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONGEST_WAS:
        return value[:LONGEST_WAS] + "…"
    return value


def named_before(document: Amendable) -> set[str]:
    """The ids of residents that an encounter named before it was changed."""
    return {id_ for record in document.amended for id_ in record.was.get("residents", ())}


def without_them(
    records: tuple[Amended, ...], ids: Iterable[str], names: Iterable[str]
) -> tuple[Amended, ...]:
    """`records` without the ids of those who are forgotten, nor their names."""
    gone, called = set(ids), list(names)
    return tuple(
        record
        if (cleared := _cleared(record.was, gone, called)) == record.was
        else msgspec.structs.replace(record, was=cleared)
        for record in records
    )


def _cleared(value: Any, gone: set[str], names: list[str]) -> Any:
    if isinstance(value, str):
        return without_names(value, names)
    if isinstance(value, list):
        kept = (each for each in value if not (isinstance(each, str) and each in gone))
        return [_cleared(each, gone, names) for each in kept]
    if isinstance(value, dict):
        return {key: _cleared(each, gone, names) for key, each in value.items()}
    return value
