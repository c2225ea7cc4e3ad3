"""`buurt place WHICH …`: a street or place, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.cli.doing import Do, Doing, show_one
from buurt_tui.cli.places import COLUMNS, PlaceRow, as_json
from buurt_tui.cli.plain import lines_of
from buurt_tui.cli.which import the_place
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import PlaceId, new_id
from buurt_tui.domain.naming_edits import RenamePlace
from buurt_tui.domain.team_edits import AddPlace, place_called
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _


def show(doing: Doing) -> int:
    """Which one it is."""
    row = PlaceRow.of(doing.buurt.places[the_place(doing.which, doing.buurt)])
    return show_one(doing.context, as_json(row), list(lines_of(row, COLUMNS, doing.today)))


def _add(doing: Doing) -> str:
    name = clean(doing.which)
    if not any(map(str.isalpha, name)):
        raise Refused(N_("A name needs at least one letter."))
    known = place_called(doing.buurt, name)
    if known is not None:
        raise Refused(N_("{name} is there already."), name=known.name)
    doing.apply(AddPlace(PlaceId(new_id()), name))
    return _("{name} is a place of this neighbourhood from here on", name=name)


def _rename(doing: Doing) -> str:
    place = doing.buurt.places[the_place(doing.which, doing.buurt)]
    doing.apply(RenamePlace(PlaceId(place.id), doing.text))
    return _("{old} is called {name} from here on", old=place.name, name=clean(doing.text))


ACTIONS: Mapping[str, Do] = {"add": _add, "rename": _rename}
