"""`buurt agenda`: what the next weekly review would talk about."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column, absent
from buurt_tui.cli.who import known_place
from buurt_tui.domain.model import AgendaItem
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui.review.parts import agenda, part_of
from buurt_tui.views.agenda import looking
from buurt_tui.views.now import Now


class AgendaRow(Struct, frozen=True):
    """One item."""

    part: str
    title: str
    """In the user's language."""
    about: str
    """An id; empty: of nothing in particular."""
    subject: str


def run(context: Context) -> int:
    """Show it, as the team reads it: with names."""
    now = neighbourhood(context)
    street = context.call.value("street")
    place = known_place(street, now.buurt) if street else None
    items = agenda(looking(now, context.clock(), street=place))
    return show_rows(context, [_row(now, item) for item in items], COLUMNS, as_json)


def _row(now: Now, item: AgendaItem) -> AgendaRow:
    part = part_of(item)
    title, subject = (_(part.title), part.subject(now, item)) if part else (item.part, "")
    return AgendaRow(item.part, title, item.about, subject)


def as_json(row: AgendaRow) -> dict[str, Any]:
    """One item under its documented keys."""
    return {"part": row.part, "id": absent(row.about), "subject": absent(row.subject)}


COLUMNS = (
    Column[AgendaRow](N_("part"), lambda row: row.title),
    Column[AgendaRow](N_("about"), lambda row: row.subject, is_head=True),
    Column[AgendaRow]("id", lambda row: row.about, is_id=True, is_extra=True),
)
