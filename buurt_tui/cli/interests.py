"""`buurt interests`: the vocabulary."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.domain.text import N_
from buurt_tui.views.interests import InterestRow, interest_rows


def run(context: Context) -> int:
    """Show it."""
    rows = interest_rows(neighbourhood(context))
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: InterestRow) -> dict[str, Any]:
    """One topic under its documented keys."""
    return {
        "id": row.id,
        "name": row.name,
        "synonyms": row.synonyms,
        "parent": row.parent,
        "uses": row.uses,
        "weeks": row.weeks,
    }


COLUMNS = (
    Column[InterestRow]("id", lambda row: row.id, is_id=True),
    Column[InterestRow](N_("topic"), lambda row: row.name, is_head=True),
    Column[InterestRow](N_("below"), lambda row: row.parent),
    Column[InterestRow](N_("uses"), lambda row: row.uses),
    Column[InterestRow](N_("synonyms"), lambda row: ", ".join(row.synonyms)),
)
