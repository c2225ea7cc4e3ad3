"""`buurt quiet`: who fell silent."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.cli.who import named
from buurt_tui.domain.text import N_
from buurt_tui.views.follow_ups import QuietRow, quiet_rows


def run(context: Context) -> int:
    """Show them."""
    rows = quiet_rows(neighbourhood(context))
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: QuietRow) -> dict[str, Any]:
    """One resident under the documented keys."""
    return {"resident": named(row.resident), "last_seen": row.last_seen, "weeks": row.weeks}


COLUMNS = (
    Column[QuietRow]("id", lambda row: row.resident.id, is_id=True),
    Column[QuietRow](N_("who"), lambda row: row.resident.name, is_head=True),
    Column[QuietRow](N_("where"), lambda row: row.place),
    Column[QuietRow](N_("last seen"), lambda row: row.last_seen),
    Column[QuietRow](N_("weeks"), lambda row: row.weeks),
    Column[QuietRow](N_("times met"), lambda row: row.times_met),
)
