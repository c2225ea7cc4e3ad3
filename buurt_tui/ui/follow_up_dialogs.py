"""What is asked about follow-ups: which ones to show, when, who goes, what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from buurt_tui.domain.model import MemberId, PlaceId
from buurt_tui.domain.team_edits import team
from buurt_tui.domain.text import fold
from buurt_tui.lang import _
from buurt_tui.ui import follow_up_edits
from buurt_tui.ui.asking import Asked
from buurt_tui.ui.dialogs import Option, Picker
from buurt_tui.ui.later import write_when
from buurt_tui.ui.messages import EditRequested
from buurt_tui.views.follow_ups import (
    EVERYTHING_OPEN,
    Filter,
    FollowUpRow,
    follow_up_rows,
    quiet_rows,
)

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

NOBODY, STREET = "nobody", "street"


def choose_filter(app: BuurtApp, then: Callable[[Filter], None]) -> None:
    """Which follow-ups to show?"""
    filters = {
        "all": EVERYTHING_OPEN,
        "mine": Filter(mine=True),
        "this week": Filter(this_week=True),
        "asked": Filter(asked_by_resident=True),
    }
    options = [
        Option("all", _("All"), "1"),
        Option("mine", _("For me: I go, or I promised it"), "2"),
        Option("this week", _("This week"), "3"),
        Option("asked", _("What residents asked for themselves"), "4"),
        Option(STREET, _("One street …"), "5"),
    ]
    if app.now.me is None:
        del options[1]

    def chosen(key: str | None) -> None:
        if key == STREET:
            _choose_street(app, then)
        elif key is not None:
            then(filters[key])

    app.push_screen(Picker(_("What do you want to see?"), options), chosen)


def _choose_street(app: BuurtApp, then: Callable[[Filter], None]) -> None:
    """Streets that have somebody on the list."""
    names = {row.place for row in follow_up_rows(app.now)}
    names |= {row.place for row in quiet_rows(app.now)}
    places = [place for place in app.now.buurt.places.values() if place.name in names]
    options = [Option(p.id, p.name) for p in sorted(places, key=lambda place: fold(place.name))]

    def chosen(key: str | None) -> None:
        if key is not None:
            then(Filter(street=PlaceId(key)))

    app.push_screen(Picker(_("Which street?"), options, filters=True), chosen)


def choose_moment(app: BuurtApp, row: FollowUpRow) -> None:
    """When do we come back?"""

    saw = app.now.buurt.follow_ups[row.id]

    def told(around: date | None) -> Asked:
        return follow_up_edits.later(row, saw, around, app.now, app.clock())

    write_when(app, _("When do we come back to {name}?", name=row.resident.name), told)


def choose_walker(app: BuurtApp, row: FollowUpRow) -> None:
    """Who of the team goes?"""
    saw = app.now.buurt.follow_ups[row.id]
    options = [Option(member.id, member.name) for member in team(app.now.buurt)]
    options.append(Option(NOBODY, _("nobody yet")))

    def chosen(key: str | None) -> None:
        if key is not None:
            member = app.now.buurt.members.get(MemberId(key))
            app.post_message(EditRequested(*follow_up_edits.goes(row, saw, member)))

    title = _("Who goes to {name}?", name=row.resident.name)
    app.push_screen(Picker(title, options, filters=True), chosen)
