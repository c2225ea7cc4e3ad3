"""`buurt encounters`: all of them, newest first."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column, absent
from buurt_tui.cli.who import named
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.encounters import EncounterRow, encounter_rows


def run(context: Context) -> int:
    """Show them."""
    rows = encounter_rows(neighbourhood(context))
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: EncounterRow) -> dict[str, Any]:
    """One encounter under its documented keys."""
    return {
        "id": row.id,
        "date": row.on,
        "at": row.at,
        "logged_by": row.logged_by,
        "residents": [named(who) for who in row.who],
        "hooks": [
            {"kind": hook.kind, "interest": hook.name, "residents": hook.residents}
            for hook in row.hooks
        ],
        "note": absent(row.note),
        "readers": row.readers,
        "kept_by": row.kept_by,
        "contact": row.contact,
        "place": row.place,
        "round": row.round,
    }


def who(row: EncounterRow) -> str:
    """Everybody who was there, by name."""
    return ", ".join(each.name for each in row.who)


def _hooks(row: EncounterRow) -> str:
    return " ".join(words.hook(hook.kind, hook.name) for hook in row.hooks)


def _hooks_in_words(row: EncounterRow) -> str:
    return ", ".join(f"{hook.name} ({_(words.KINDS[hook.kind])})" for hook in row.hooks)


def _note(row: EncounterRow) -> str:
    return words.said(row.note, row.readers, row.kept_by)


def _contact(row: EncounterRow) -> str:
    return _(words.CONTACTS[row.contact]) if row.contact else ""


COLUMNS = (
    Column[EncounterRow]("id", lambda row: row.id, is_id=True),
    Column[EncounterRow](N_("day"), lambda row: row.on),
    Column[EncounterRow](N_("who"), who, is_head=True),
    Column[EncounterRow](N_("hooks"), _hooks, in_words=_hooks_in_words),
    Column[EncounterRow](N_("how"), _contact, is_extra=True),
    Column[EncounterRow](N_("where"), lambda row: row.place),
    Column[EncounterRow](N_("note"), _note),
    Column[EncounterRow](N_("logged by"), lambda row: row.logged_by, is_extra=True),
)
