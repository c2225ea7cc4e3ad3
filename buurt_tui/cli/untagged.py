"""`buurt untagged`: notes that have no hook yet, newest first, with what they seem to ask for."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from buurt_tui.cli.context import Context
from buurt_tui.cli.encounters import as_json as encounter_json
from buurt_tui.cli.encounters import who
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.encounters import EncounterRow
from buurt_tui.views.triage import Suggestion, suggestions, triage_rows


class UntaggedRow(Struct, frozen=True):
    """A note without a hook."""

    encounter: EncounterRow
    suggested: list[Suggestion]


def run(context: Context) -> int:
    """Show them."""
    now = neighbourhood(context)
    rows = [
        UntaggedRow(row, suggestions(now, now.buurt.encounters[row.id])) for row in triage_rows(now)
    ]
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: UntaggedRow) -> dict[str, Any]:
    """One encounter under its documented keys, with suggestions."""
    suggested = [{"kind": each.kind, "interest": each.name} for each in row.suggested]
    return {**encounter_json(row.encounter), "suggestions": suggested}


def _signs(row: UntaggedRow) -> str:
    return " ".join(words.hook(each.kind, each.name) for each in row.suggested)


def _in_words(row: UntaggedRow) -> str:
    return ", ".join(f"{each.name} ({_(words.KINDS[each.kind])})" for each in row.suggested)


COLUMNS = (
    Column[UntaggedRow]("id", lambda row: row.encounter.id, is_id=True),
    Column[UntaggedRow](N_("day"), lambda row: row.encounter.on),
    Column[UntaggedRow](N_("who"), lambda row: who(row.encounter)),
    Column[UntaggedRow](N_("note"), lambda row: row.encounter.note, is_head=True),
    Column[UntaggedRow](N_("suggested"), _signs, in_words=_in_words),
)
