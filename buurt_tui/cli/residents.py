"""`buurt residents [SEARCH]`: the best match first."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.cli.who import named
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.residents import ResidentRow, resident_rows


def run(context: Context) -> int:
    """Show them."""
    now = neighbourhood(context)
    rows = resident_rows(now, " ".join(context.call.arguments))
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: ResidentRow) -> dict[str, Any]:
    """One resident under the documented keys."""
    return {
        **named(row.resident),
        "aliases": row.aliases,
        "place": row.place,
        "prefers_not": row.prefers_not,
        "hooks": [
            {"kind": hook.kind, "interest": hook.name, "since": hook.since} for hook in row.hooks
        ],
        "first_met": row.first_met,
        "last_seen": row.last_seen,
        "encounters": row.encounters,
    }


def _hooks(row: ResidentRow) -> str:
    return " ".join(words.hook(hook.kind, hook.name) for hook in row.hooks)


def _hooks_in_words(row: ResidentRow) -> str:
    return ", ".join(f"{hook.name} ({_(words.KINDS[hook.kind])})" for hook in row.hooks)


def _state(row: ResidentRow) -> str:
    return _("would rather not") if row.prefers_not else ""


COLUMNS = (
    Column[ResidentRow]("id", lambda row: row.id, is_id=True),
    Column[ResidentRow](N_("who"), lambda row: row.resident.name, is_head=True),
    Column[ResidentRow](N_("other names"), lambda row: ", ".join(row.aliases), is_extra=True),
    Column[ResidentRow](N_("where"), lambda row: row.place),
    Column[ResidentRow](N_("hooks"), _hooks, in_words=_hooks_in_words),
    Column[ResidentRow](N_("first met"), lambda row: row.first_met, is_extra=True),
    Column[ResidentRow](N_("last seen"), lambda row: row.last_seen),
    Column[ResidentRow](N_("encounters"), lambda row: row.encounters, is_extra=True),
    Column[ResidentRow](N_("state"), _state),
)
