"""Merging two that turned out to be the same person: choose the other, read what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.domain.model import ResidentId
from buurt_tui.domain.resident_edits import Merge
from buurt_tui.lang import _, ngettext
from buurt_tui.ui.dialogs import Option, Picker
from buurt_tui.ui.messages import CardWanted, EditRequested
from buurt_tui.views.card import ResidentCard, card
from buurt_tui.views.lookalikes import lookalikes
from buurt_tui.views.residents import resident_row

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


def choose_other(app: BuurtApp, one: ResidentCard) -> None:
    """Who is the same person?"""
    options = [
        Option(other.id, _with_street(app, other.id, other.name))
        for other in lookalikes(app.now, one.id)
    ]

    def chosen(key: str | None) -> None:
        other = card(app.now, ResidentId(key)) if key is not None else None
        if other is not None:
            _confirm(app, one, other)

    title = _("Who is the same person as {name}?", name=one.resident.name)
    app.push_screen(Picker(title, options, filters=True), chosen)


def _with_street(app: BuurtApp, id_: ResidentId, name: str) -> str:
    resident = app.now.buurt.resident(id_)
    place = resident_row(app.now, resident).place if resident else None
    return f"{name} · {place}" if place else name


def _confirm(app: BuurtApp, one: ResidentCard, other: ResidentCard) -> None:
    """Say what happens, and ask which name leads."""
    options = [
        Option(one.id, _("One card, called {name}", name=one.resident.name), "1"),
        Option(other.id, _("One card, called {name}", name=other.resident.name), "2"),
        Option("", _("Leave them two"), "3"),
    ]
    if not one.resident.description and other.resident.description:
        del options[1]  # a name leads, whoever is kept
    if one.resident.description and not other.resident.description:
        del options[0]

    def chosen(key: str | None) -> None:
        if key:
            keep, gone = (one, other) if key == one.id else (other, one)
            edit = Merge(keep=keep.id, other=gone.id)
            app.post_message(EditRequested(edit, _("Merged. Ctrl+Z makes them two again.")))
            app.post_message(CardWanted(keep.id))

    names = {"one": one.resident.name, "other": other.resident.name}
    title = _("{one} and {other}: the same person?", **names)
    app.push_screen(Picker(title, options, explain=_what_happens(one, other)), chosen)


def _what_happens(one: ResidentCard, other: ResidentCard) -> str:
    met = one.encounters + other.encounters
    promises = len(one.open) + len(other.open)
    told = [
        ngettext("{n} encounter comes on one card.", "{n} encounters come on one card.", met),
        _("The other name stays as one they go by, and nothing is lost."),
    ]
    if promises:
        standing = ngettext("{n} promise stands.", "{n} promises stand.", promises)
        told.insert(1, standing)
    return " ".join(told)
