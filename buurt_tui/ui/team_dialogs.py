"""What the team asks about itself: who joins and leaves, what people and streets are called."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from buurt_tui.domain.model import MemberId, PlaceId
from buurt_tui.domain.naming_edits import RenamePlace
from buurt_tui.domain.team_edits import (
    AddMember,
    AddPlace,
    NameNeighbourhood,
    RenameMember,
    RetireMember,
    member_id,
    place_id,
    team,
)
from buurt_tui.domain.text import clean, fold
from buurt_tui.lang import _
from buurt_tui.ui.asking import Asked, ask
from buurt_tui.ui.dialogs import Ask, Option, Picker
from buurt_tui.ui.messages import EditRequested

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


def add_member(app: BuurtApp) -> None:
    """Somebody joins the team."""

    def write(name: str) -> Asked | None:
        says = _("{name} is in the team.", name=clean(name))
        return (AddMember(member_id(app.now.buurt, name), name), says) if name else None

    ask(app, Ask(_("Who joins the team?")), write)


def _choose_member(app: BuurtApp, title: str, then: Callable[[MemberId], None]) -> None:
    options = [Option(member.id, member.name) for member in team(app.now.buurt)]

    def chosen(key: str | None) -> None:
        if key is not None:
            then(MemberId(key))

    app.push_screen(Picker(title, options, filters=True), chosen)


def rename_member(app: BuurtApp) -> None:
    """Somebody in the team is called otherwise."""

    def chosen(member: MemberId) -> None:
        saw = app.now.buurt.members[member]

        def write(name: str) -> Asked | None:
            return (RenameMember(member, name, saw=saw), _("Changed.")) if name else None

        ask(app, Ask(_("What is {name} called?", name=saw.name), value=saw.name), write)

    _choose_member(app, _("Whose name changes?"), chosen)


def retire_member(app: BuurtApp) -> None:
    """Somebody leaves the team."""

    def chosen(member: MemberId) -> None:
        name = app.now.buurt.members[member].name
        says = _("{name} has left the team. What they logged stays.", name=name)
        app.post_message(EditRequested(RetireMember(member, app.now.today), says))

    _choose_member(app, _("Who leaves the team?"), chosen)


def rename_neighbourhood(app: BuurtApp) -> None:
    """The neighbourhood is called otherwise."""

    before = app.now.buurt.neighbourhood

    def write(name: str) -> Asked | None:
        return (NameNeighbourhood(name, saw=before), _("Changed.")) if name else None

    question = Ask(_("What is your neighbourhood called?"), value=before.name if before else "")
    ask(app, question, write)


def add_place(app: BuurtApp) -> None:
    """A street or place that the team walks."""

    def write(name: str) -> Asked | None:
        return (AddPlace(place_id(app.now.buurt, name), name), "") if name else None

    ask(app, Ask(_("Which street or place?")), write)


def rename_place(app: BuurtApp) -> None:
    """A street or place is called otherwise."""

    def chosen(key: str | None) -> None:
        saw = app.now.buurt.places.get(PlaceId(key or ""))
        if saw is None:
            return

        def write(name: str) -> Asked | None:
            return (RenamePlace(PlaceId(saw.id), name, saw=saw), _("Changed.")) if name else None

        ask(app, Ask(_("What is {name} called?", name=saw.name), value=saw.name), write)

    places = sorted(app.now.buurt.places.values(), key=lambda place: fold(place.name))
    options = [Option(place.id, place.name) for place in places]
    app.push_screen(Picker(_("Which street or place?"), options, filters=True), chosen)
