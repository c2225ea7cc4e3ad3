"""What edits changed in what was saved: who, when, which fields, and what they were before."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from buurt_tui.domain.amendments import Amendable
from buurt_tui.domain.follow_up import follow_ups_by_resident
from buurt_tui.domain.history import encounters_with
from buurt_tui.domain.model import (
    Document,
    Encounter,
    FollowUp,
    MemberId,
    Resident,
    ResidentId,
)
from buurt_tui.views.called import may_read, member_name
from buurt_tui.views.now import Now


class FieldWas(Struct, frozen=True):
    """A field that was changed."""

    field: str
    before: Any = None
    """Its value before, as the document has it; None too where it may not be read."""
    is_hidden: bool = False
    """Whether whoever is looking may not read what it was."""


class AmendedRow(Struct, frozen=True, kw_only=True):
    """One edit of one document."""

    at: datetime
    by: str | None
    fields: tuple[FieldWas, ...]
    encounter: date | None = None
    """Of an encounter: its day."""
    of_promise: bool = False


def amended_rows(now: Now, id_: ResidentId, merged: Iterable[Resident] = ()) -> list[AmendedRow]:
    """What was changed in all that is known of a resident, oldest first.

    `merged` are those who turned out to be this resident."""
    who = now.buurt.residents.get(id_)
    documents: list[Amendable] = [
        *([who] if who else []),
        *merged,
        *encounters_with(now.buurt, id_),
        *follow_ups_by_resident(now.buurt).get(id_, ()),
    ]
    rows = [row for document in documents for row in amended_rows_of(now, document)]
    return sorted(rows, key=lambda row: row.at)


def amended_rows_of(now: Now, document: Amendable) -> Iterator[AmendedRow]:
    """What was changed in one document, oldest first."""
    for record in document.amended:
        yield AmendedRow(
            at=record.at,
            by=member_name(now, MemberId(record.by)) if record.by else None,
            fields=tuple(
                FieldWas(field, is_hidden=True)
                if _hides(now, document, field)
                else FieldWas(field, _value(type(document), field, was))
                for field, was in record.was.items()
            ),
            encounter=document.on if isinstance(document, Encounter) else None,
            of_promise=isinstance(document, FollowUp),
        )


def _hides(now: Now, document: Amendable, field: str) -> bool:
    """Whether what this field was may not be read: names are hidden, or the words are another's."""
    if now.veil.is_down:
        return True
    if not isinstance(document, Encounter | FollowUp) or field not in ("note", "reason"):
        return False
    return not may_read(now, document)


def _value(kind: type[Document], field: str, was: Any) -> Any:
    """As the document has it; None if a later version of the program wrote it otherwise."""
    try:
        return msgspec.convert(was, _types(kind)[field])
    except (msgspec.ValidationError, KeyError):
        return None


@cache
def _types(kind: type[Document]) -> dict[str, Any]:
    return typing.get_type_hints(kind)
