"""`buurt rounds`: all of them, newest first."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column, absent
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.views.rounds import RoundRow, round_rows


def run(context: Context) -> int:
    """Show them."""
    rows = round_rows(neighbourhood(context))
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: RoundRow) -> dict[str, Any]:
    """One round under its documented keys."""
    return {
        "id": row.id,
        "date": row.on,
        "places": row.places,
        "walkers": row.walkers,
        "doors": [
            {"place": doors.place, "opened": doors.opened, "closed": doors.closed}
            for doors in row.doors
        ],
        "encounters": row.encounters,
        "closed": row.closed,
        "remark": absent(row.remark),
    }


COLUMNS = (
    Column[RoundRow]("id", lambda row: row.id, is_id=True),
    Column[RoundRow](N_("day"), lambda row: row.on, is_head=True),
    Column[RoundRow](N_("where"), lambda row: ", ".join(row.places)),
    Column[RoundRow](N_("walkers"), lambda row: ", ".join(row.walkers)),
    Column[RoundRow](N_("encounters"), lambda row: row.encounters),
    Column[RoundRow](N_("doors open"), lambda row: sum(each.opened for each in row.doors)),
    Column[RoundRow](N_("not home"), lambda row: sum(each.closed for each in row.doors)),
    Column[RoundRow](N_("remark"), lambda row: row.remark, is_extra=True),
    Column[RoundRow](N_("state"), lambda row: _("closed") if row.closed else "", is_extra=True),
)
