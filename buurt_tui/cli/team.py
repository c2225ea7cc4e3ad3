"""`buurt team`: who is in it, and who was."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.domain.model import Member
from buurt_tui.domain.text import N_, fold
from buurt_tui.lang import _
from buurt_tui.ui import words


class MemberRow(Struct, frozen=True):
    """Somebody in the team."""

    id: str
    name: str
    retired_on: date | None

    @classmethod
    def of(cls, member: Member) -> MemberRow:
        """This member."""
        return cls(member.id, member.name, member.retired_on)


def run(context: Context) -> int:
    """Show them: who is in the team first, by name."""
    members = neighbourhood(context).buurt.members.values()
    rows = [MemberRow.of(member) for member in members]
    rows.sort(key=lambda row: (row.retired_on is not None, fold(row.name)))
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: MemberRow) -> dict[str, Any]:
    """One member."""
    return {"id": row.id, "name": row.name, "retired_on": row.retired_on}


def _state(row: MemberRow) -> str:
    return _("left on {day}", day=words.day(row.retired_on)) if row.retired_on else ""


COLUMNS = (
    Column[MemberRow]("id", lambda row: row.id, is_id=True),
    Column[MemberRow](N_("name"), lambda row: row.name, is_head=True),
    Column[MemberRow](N_("state"), _state),
)
