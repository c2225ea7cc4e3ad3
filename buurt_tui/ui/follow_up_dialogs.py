"""What is asked about a follow-up: which ones to show, who goes, what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from buurt_tui.domain.model import MemberId, PlaceId
from buurt_tui.domain.team_edits import team
from buurt_tui.lang import _
from buurt_tui.ui.dialogs import Ask, Option, Picker
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
    rows = [*follow_up_rows(app.now), *quiet_rows(app.now)]
    names = {row.place for row in rows}
    places = sorted((p.name, p.id) for p in app.now.buurt.places.values() if p.name in names)
    options = [Option(id_, name) for name, id_ in places]

    def chosen(key: str | None) -> None:
        if key is not None:
            then(Filter(street=PlaceId(key)))

    app.push_screen(Picker(_("Which street?"), options, filters=True), chosen)


def choose_walker(
    app: BuurtApp, row: FollowUpRow, then: Callable[[MemberId | None], None]
) -> None:
    """Who of the team goes? None: nobody yet."""
    options = [Option(member.id, member.name) for member in team(app.now.buurt)]
    options.append(Option(NOBODY, _("nobody yet")))

    def chosen(key: str | None) -> None:
        if key is not None:
            then(None if key == NOBODY else MemberId(key))

    title = _("Who goes to {name}?", name=row.resident.name)
    app.push_screen(Picker(title, options, filters=True), chosen)


def ask_reason(app: BuurtApp, row: FollowUpRow, then: Callable[[str], None]) -> None:
    """What is it about?"""

    def told(answer: str | None) -> None:
        if answer is not None:
            then(answer)

    title = _("What do we come back to {name} for?", name=row.resident.name)
    app.push_screen(Ask(title, value=row.reason), told)
