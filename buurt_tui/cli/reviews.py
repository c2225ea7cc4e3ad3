"""`buurt reviews`: the weekly reviews, the latest first; or those that say certain words."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.domain.text import N_
from buurt_tui.ui.review.minutes import all_reviews, found_in
from buurt_tui.views.past_reviews import ReviewRow, review_row


def run(context: Context) -> int:
    """Show them."""
    now, sought = neighbourhood(context), " ".join(context.call.arguments)
    reviews = [r for r in all_reviews(now.buurt) if not sought or found_in(now, r, sought)]
    return show_rows(context, [review_row(now, each) for each in reviews], COLUMNS, as_json)


def as_json(row: ReviewRow) -> dict[str, Any]:
    """One review under its documented keys."""
    return {
        "id": row.id,
        "date": row.on,
        "begun": row.begun_at,
        "closed": row.closed_at,
        "present": row.present,
        "place": row.street,
        "interest": row.topic,
        "items": row.items,
        "talked_about": row.talked_about,
        "skipped": row.skipped,
    }


COLUMNS = (
    Column[ReviewRow]("id", lambda row: row.id, is_id=True),
    Column[ReviewRow](N_("day"), lambda row: row.on, is_head=True),
    Column[ReviewRow](N_("there"), lambda row: ", ".join(row.present)),
    Column[ReviewRow](N_("items"), lambda row: row.items),
    Column[ReviewRow](N_("talked about"), lambda row: row.talked_about),
    Column[ReviewRow](N_("skipped"), lambda row: row.skipped or None),
    Column[ReviewRow](N_("closed"), lambda row: row.closed_at.date() if row.closed_at else None),
)
