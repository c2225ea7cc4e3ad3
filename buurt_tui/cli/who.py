"""Residents and documents as they are named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Buurt, Place, PlaceId
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.views.called import Called


def named(who: Called) -> dict[str, Any]:
    """A resident in JSON; without a name, it is null and there is a description."""
    return {
        "id": who.id,
        "name": None if who.description else who.name,
        "description": who.description or None,
    }


def id_beginning(typed: str, ids: Iterable[str]) -> str:
    """The one id that begins with `typed`. Raises `Refused`."""
    beginning = typed.strip().lower()
    fits = [id_ for id_ in ids if beginning and id_.startswith(beginning)]
    if beginning in fits:
        return beginning
    if not fits:
        raise Refused(N_("there is nothing with the id {id}"), id=clean(typed))
    if len(fits) > 1:
        raise Refused(N_("several ids begin with {id}; give more of it"), id=clean(typed))
    return fits[0]


def known_place(typed: str, buurt: Buurt) -> PlaceId:
    """The place called so, or the one whose name begins so. Raises `Refused`."""
    place = place_beginning(typed, buurt)
    if place is None:
        raise Refused(N_("there is no street or place called {name}"), name=clean(typed))
    return PlaceId(place.id)


def place_beginning(typed: str, buurt: Buurt) -> Place | None:
    """The same; None if no name begins so. Raises `Refused` when several do."""
    key = fold(typed)
    begin = [place for place in buurt.places.values() if key and fold(place.name).startswith(key)]
    whole = [place for place in begin if fold(place.name) == key]
    if len(whole or begin) > 1:
        raise Refused(
            N_("{name} can be {choices}; write more of it"),
            name=clean(typed),
            choices=", ".join(sorted(place.name for place in begin)),
        )
    return next(iter(whole or begin), None)
