"""`buurt places`: the streets and places that the team walks."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.domain.model import Place
from buurt_tui.domain.text import N_, fold


class PlaceRow(Struct, frozen=True):
    """A street or place."""

    id: str
    name: str

    @classmethod
    def of(cls, place: Place) -> PlaceRow:
        """This place."""
        return cls(place.id, place.name)


def run(context: Context) -> int:
    """Show them, by name."""
    places = neighbourhood(context).buurt.places.values()
    rows = sorted(map(PlaceRow.of, places), key=lambda row: fold(row.name))
    return show_rows(context, rows, COLUMNS, as_json)


def as_json(row: PlaceRow) -> dict[str, Any]:
    """One place."""
    return {"id": row.id, "name": row.name}


COLUMNS = (
    Column[PlaceRow]("id", lambda row: row.id, is_id=True),
    Column[PlaceRow](N_("name"), lambda row: row.name, is_head=True),
)
