"""`buurt hooks`: those that may not hold any more; `--all`: every hook of everybody."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.cli.who import named
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.old_hooks import OLD_AFTER_DAYS, OldHook, old_hooks


def run(context: Context) -> int:
    """Show them."""
    after_days = 0 if context.call.has("all") else OLD_AFTER_DAYS
    return show_rows(context, old_hooks(neighbourhood(context), after_days), COLUMNS, as_json)


def as_json(row: OldHook) -> dict[str, Any]:
    """One hook."""
    return {
        "resident": named(row.resident),
        "kind": row.kind,
        "interest": row.name,
        "confirmed": row.confirmed,
    }


COLUMNS = (
    Column[OldHook](N_("who"), lambda row: row.resident.name),
    Column[OldHook](N_("kind"), lambda row: _(words.KINDS[row.kind])),
    Column[OldHook](N_("topic"), lambda row: row.name),
    Column[OldHook](N_("last heard"), lambda row: row.confirmed),
)
