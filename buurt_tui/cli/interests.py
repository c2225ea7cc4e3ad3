"""`buurt interests`: the vocabulary."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.domain.text import N_
from buurt_tui.views.alike_topics import AlikeTopics, alike_topics
from buurt_tui.views.interests import InterestRow, interest_rows


def run(context: Context) -> int:
    """Show it, or what in it looks alike."""
    now = neighbourhood(context)
    if context.call.has("alike"):
        return show_rows(context, alike_topics(now), ALIKE, alike_as_json)
    rows = interest_rows(now)
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


def alike_as_json(pair: AlikeTopics) -> dict[str, Any]:
    """Two topics that may be the same."""
    return {
        "interest": pair.one_name,
        "uses": pair.one_uses,
        "other": pair.other_name,
        "other_uses": pair.other_uses,
    }


ALIKE = (
    Column[AlikeTopics](N_("topic"), lambda pair: pair.one_name),
    Column[AlikeTopics](N_("uses"), lambda pair: pair.one_uses),
    Column[AlikeTopics](N_("looks like"), lambda pair: pair.other_name),
    Column[AlikeTopics](N_("uses"), lambda pair: pair.other_uses),
)

COLUMNS = (
    Column[InterestRow]("id", lambda row: row.id, is_id=True),
    Column[InterestRow](N_("topic"), lambda row: row.name, is_head=True),
    Column[InterestRow](N_("below"), lambda row: row.parent),
    Column[InterestRow](N_("uses"), lambda row: row.uses),
    Column[InterestRow](N_("synonyms"), lambda row: ", ".join(row.synonyms)),
)
