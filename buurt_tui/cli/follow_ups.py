"""`buurt follow-ups`: residents to come back to, a street at a time."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column, absent, write_lines
from buurt_tui.cli.who import known_place, named
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.follow_ups import Filter, FollowUpRow, by_street, follow_up_rows


def run(context: Context) -> int:
    """Show them."""
    call, now = context.call, neighbourhood(context)
    street = call.value("street")
    if call.has("mine") and now.me is None:
        raise context.stranger()
    only = Filter(
        mine=call.has("mine"),
        street=known_place(street, now.buurt) if street else None,
        settled=call.has("all"),
    )
    rows = follow_up_rows(now, only)
    if call.has("walk") and not call.has("json"):
        from buurt_tui.ui.walk_list import walk_list_lines

        write_lines(walk_list_lines(by_street(rows), context.today))
        return 0
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: FollowUpRow) -> dict[str, Any]:
    """One follow-up under its documented keys."""
    return {
        "id": row.id,
        "resident": named(row.resident),
        "around": row.around,
        "reason": absent(row.reason),
        "readers": row.readers,
        "kept_by": row.kept_by,
        "asked_by": row.asked_by,
        "turn": row.turn,
        "walker": row.walker,
        "status": row.status,
        "attempts": row.attempts,
        "seen_since": row.seen_since.on if row.seen_since else None,
        "settled_on": row.settled_on,
        "settled_by": row.settled_by,
        "place": row.place,
    }


def _reason(row: FollowUpRow) -> str:
    return words.said(row.reason, row.readers, row.kept_by)


COLUMNS = (
    Column[FollowUpRow]("id", lambda row: row.id, is_id=True),
    Column[FollowUpRow](N_("where"), lambda row: row.place),
    Column[FollowUpRow](N_("who"), lambda row: row.resident.name, is_head=True),
    Column[FollowUpRow](N_("why"), _reason),
    Column[FollowUpRow](N_("around"), lambda row: row.around),
    Column[FollowUpRow](
        N_("asked by"),
        lambda row: _(words.ASKED_BY[row.asked_by]),
        is_extra=True,
        says_itself=True,
    ),
    Column[FollowUpRow](
        N_("turn"),
        lambda row: _(words.TURN[row.turn]),
        is_extra=True,
        says_itself=True,
    ),
    Column[FollowUpRow](N_("goes"), lambda row: row.walker),
    Column[FollowUpRow](N_("attempts"), lambda row: len(row.attempts) or None, is_extra=True),
    Column[FollowUpRow](N_("seen"), lambda row: row.seen_since.on if row.seen_since else None),
    Column[FollowUpRow](N_("state"), lambda row: _(words.STATUSES[row.status]), is_extra=True),
)
