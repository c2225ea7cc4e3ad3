"""What is asked about a resident: by each its own dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from buurt_tui.domain.amend_edits import AmendResident
from buurt_tui.domain.log_encounter import New
from buurt_tui.domain.model import PlaceId, Resident, new_id
from buurt_tui.domain.resident_edits import AddAlias, FindAt, Rename
from buurt_tui.domain.team_edits import place_called
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.lang import _
from buurt_tui.ui import erasing, merging, promising, still_so
from buurt_tui.ui.asking import Asked, ask
from buurt_tui.ui.dialogs import Ask, Option, Picker, needs_a_letter
from buurt_tui.ui.messages import EditRequested, SettlingChosen
from buurt_tui.ui.writing import write_about
from buurt_tui.views.card import ResidentCard

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

FOUND_AT = N_("Written down where to find them.")
ELSEWHERE, AS_MET = "elsewhere", "as met"


def log(app: BuurtApp, card: ResidentCard) -> None:
    """Log an encounter with them; it settles nothing by itself."""
    app.post_message(SettlingChosen(None))
    write_about(app, card.id)


def promise(app: BuurtApp, card: ResidentCard) -> None:
    """When do we come back, and what for?"""
    promising.promise(app, card.id)


def forget(app: BuurtApp, card: ResidentCard) -> None:
    """They say: do not write this down."""
    erasing.ask(app, card.id)


def rename(app: BuurtApp, card: ResidentCard) -> None:
    """What are they called?"""

    saw = app.now.buurt.residents.get(card.id)

    def write(answer: str) -> Asked:
        says = _("The name is changed. They can still be found by the old one.")
        return Rename(resident=card.id, name=answer, saw=saw), says

    question = Ask(
        _("What is {name} called?", name=card.resident.name),
        value=card.resident.description or card.resident.name,
        judge=needs_a_letter,
    )
    ask(app, question, write)


def add_alias(app: BuurtApp, card: ResidentCard) -> None:
    """What else are they called?"""

    def write(answer: str) -> Asked:
        says = _("They can be found by that name too.")
        return AddAlias(resident=card.id, alias=answer), says

    question = Ask(
        _("What other name does {name} go by?", name=card.resident.name), judge=needs_a_letter
    )
    ask(app, question, write)


def choose_place(app: BuurtApp, card: ResidentCard) -> None:
    """Where are they to be found?"""
    saw = app.now.buurt.residents.get(card.id)
    places = sorted(app.now.buurt.places.values(), key=lambda place: fold(place.name))
    options = [Option(place.id, place.name) for place in places]
    options.append(Option(AS_MET, _("where we met them last")))
    options.append(Option(ELSEWHERE, _("another street or place …")))

    def chosen(key: str | None) -> None:
        if key == ELSEWHERE:
            _ask_place(app, card, saw)
        elif key is not None:
            place = None if key == AS_MET else PlaceId(key)
            edit = FindAt(resident=card.id, place=place, saw=saw)
            app.post_message(EditRequested(edit, _(FOUND_AT)))

    title = _("Where do we find {name}?", name=card.resident.name)
    app.push_screen(Picker(title, options, filters=True), chosen)


def _ask_place(app: BuurtApp, card: ResidentCard, saw: Resident | None) -> None:
    def write(answer: str) -> Asked:
        known = place_called(app.now.buurt, clean(answer))
        place = PlaceId(known.id) if known else New(id=new_id(), name=answer)
        on = app.now.today
        return AmendResident(resident=card.id, on=on, place=place, saw=saw), _(FOUND_AT)

    ask(app, Ask(_("Which street or place?"), judge=needs_a_letter), write)


def about(app: BuurtApp, card: ResidentCard) -> None:
    """All that is held about them, for them to read."""
    from buurt_tui.ui.about_page import about_page
    from buurt_tui.ui.page_dialog import Page

    title, *lines = about_page(app.now, card)
    app.push_screen(Page(title, lines))


ASKED: Mapping[str, Callable[[BuurtApp, ResidentCard], None]] = {
    "log": log,
    "promise": promise,
    "rename": rename,
    "alias": add_alias,
    "place": choose_place,
    "forget": forget,
    "merge": merging.choose_other,
    "hooks": still_so.ask_about,
    "about": about,
}
"""By the names that `keys` gives them."""
