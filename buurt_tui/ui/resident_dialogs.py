"""What is asked about a resident: by each its own dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from buurt_tui.domain.model import PlaceId, new_id
from buurt_tui.domain.resident_edits import AddAlias, FindAt, Rename
from buurt_tui.domain.team_edits import AddPlace, place_called
from buurt_tui.domain.text import clean, fold
from buurt_tui.lang import _
from buurt_tui.ui import erasing, merging, promising, still_so
from buurt_tui.ui.dialogs import Ask, Option, Picker, needs_a_letter
from buurt_tui.ui.messages import EditRequested, SettlingChosen
from buurt_tui.ui.writing import write_about
from buurt_tui.views.card import ResidentCard

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

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

    def told(answer: str | None) -> None:
        if answer is not None:
            says = _("The name is changed. They can still be found by the old one.")
            app.post_message(EditRequested(Rename(resident=card.id, name=answer), says))

    question = Ask(
        _("What is {name} called?", name=card.resident.name),
        value=card.resident.description or card.resident.name,
        judge=needs_a_letter,
    )
    app.push_screen(question, told)


def add_alias(app: BuurtApp, card: ResidentCard) -> None:
    """What else are they called?"""

    def told(answer: str | None) -> None:
        if answer is not None:
            says = _("They can be found by that name too.")
            app.post_message(EditRequested(AddAlias(resident=card.id, alias=answer), says))

    question = Ask(
        _("What other name does {name} go by?", name=card.resident.name), judge=needs_a_letter
    )
    app.push_screen(question, told)


def choose_place(app: BuurtApp, card: ResidentCard) -> None:
    """Where are they to be found?"""
    places = sorted(app.now.buurt.places.values(), key=lambda place: fold(place.name))
    options = [Option(place.id, place.name) for place in places]
    options.append(Option(AS_MET, _("where we met them last")))
    options.append(Option(ELSEWHERE, _("another street or place …")))

    def chosen(key: str | None) -> None:
        if key == ELSEWHERE:
            _ask_place(app, card)
        elif key is not None:
            _find_at(app, card, None if key == AS_MET else PlaceId(key))

    title = _("Where do we find {name}?", name=card.resident.name)
    app.push_screen(Picker(title, options, filters=True), chosen)


def _ask_place(app: BuurtApp, card: ResidentCard) -> None:
    def told(answer: str | None) -> None:
        if answer is None:
            return
        known = place_called(app.now.buurt, clean(answer))
        place = PlaceId(known.id if known else new_id())
        if known is None:
            app.post_message(EditRequested(AddPlace(place, answer)))
        _find_at(app, card, place)

    app.push_screen(Ask(_("Which street or place?"), judge=needs_a_letter), told)


def _find_at(app: BuurtApp, card: ResidentCard, place: PlaceId | None) -> None:
    edit = FindAt(resident=card.id, place=place)
    app.post_message(EditRequested(edit, _("Written down where to find them.")))


ASKED: Mapping[str, Callable[[BuurtApp, ResidentCard], None]] = {
    "log": log,
    "promise": promise,
    "rename": rename,
    "alias": add_alias,
    "place": choose_place,
    "forget": forget,
    "merge": merging.choose_other,
    "hooks": still_so.ask_about,
}
"""By the names that `keys` gives them."""
