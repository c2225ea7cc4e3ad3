"""`buurt resident WHICH …`: the card as text, and what changes on it."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.cli.card_json import card_json
from buurt_tui.cli.doing import NO, YES, Do, Doing, show_one
from buurt_tui.cli.which import the_place, the_resident
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Consent, PlaceId, ResidentId, new_id
from buurt_tui.domain.naming_edits import RemoveAlias
from buurt_tui.domain.resident_edits import AddAlias, AllowNotes, FindAt, Merge, PreferNot, Rename
from buurt_tui.domain.team_edits import AddPlace, place_called
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.lang import _
from buurt_tui.privacy.veil import OPEN
from buurt_tui.ui import words
from buurt_tui.ui.card_text import card_lines
from buurt_tui.ui.promise_line import promised, read_promise, wrong_with
from buurt_tui.views.card import card

AS_MET = ("as-met", "as met", "zoals-ontmoet")
ASK = ("ask", "to-ask", "vragen")


def show(doing: Doing) -> int:
    """The card."""
    shown = card(doing.now, the_resident(doing.which, doing.now))
    if shown is None:
        raise Refused(N_("That resident is not there any more."))
    return show_one(doing.context, card_json(shown), card_lines(shown, doing.today))


def _rename(doing: Doing) -> str:
    doing.apply(Rename(resident=_who(doing), name=_name(doing)))
    return _("The name is changed. They can still be found by the old one.")


def _alias(doing: Doing) -> str:
    doing.apply(AddAlias(resident=_who(doing), alias=_name(doing)))
    return _("They can be found by that name too.")


def _unalias(doing: Doing) -> str:
    doing.apply(RemoveAlias(resident=_who(doing), alias=doing.text))
    return _("They cannot be found by that name any more.")


def _place(doing: Doing) -> str:
    resident = _who(doing)
    if fold(doing.text) in map(fold, AS_MET):
        doing.apply(FindAt(resident=resident, place=None))
        return _("Where to find them follows from where you met them.")
    doing.apply(FindAt(resident=resident, place=_known_place(doing)))
    return _("Written down where to find them.")


def _known_place(doing: Doing) -> PlaceId:
    """The place that is meant; a name that begins with a capital may be new, as in the line."""
    try:
        return the_place(doing.text, doing.buurt)
    except Refused:
        name = clean(doing.text)
        if place_called(doing.buurt, name) or not name[:1].isupper() or _begins_one(doing, name):
            raise
    place = PlaceId(new_id())
    doing.apply(AddPlace(place, name))
    return place


def _begins_one(doing: Doing, name: str) -> bool:
    return any(fold(place.name).startswith(fold(name)) for place in doing.buurt.places.values())


def _consent(doing: Doing) -> str:
    answer = doing.one_of(YES, ASK, NO)
    resident = _who(doing)
    if answer == NO[0]:
        from buurt_tui.cli.erase import erase

        return erase(doing.context, doing.session, resident)
    consent = Consent.YES if answer == YES[0] else Consent.TO_ASK
    doing.apply(AllowNotes(resident=resident, consent=consent, on=doing.today))
    if consent is Consent.YES:
        return _("Good: this may be written down.")
    return _("To be asked again.")


def _prefers_not(doing: Doing) -> str:
    minds = not doing.text or doing.one_of(YES, NO) == YES[0]
    doing.apply(PreferNot(resident=_who(doing), on=doing.today if minds else None))
    if minds:
        return _("Would rather not: on no list from here on.")
    return _("Does not mind any more: on the lists again.")


def _merge(doing: Doing) -> str:
    keep, other = _who(doing), the_resident(doing.text, doing.now)
    name = OPEN.name(doing.buurt.residents[other])
    doing.apply(Merge(keep=keep, other=other))
    kept = OPEN.name(doing.buurt.residents[keep])
    return _(
        "{other} is on the card of {name}; buurt undo makes them two again", other=name, name=kept
    )


def _promise(doing: Doing) -> str:
    resident = _who(doing)
    wrong = wrong_with(doing.text, doing.buurt, doing.today)
    if wrong:
        raise Refused("{problem}", problem=wrong)
    back = read_promise(doing.text, doing.buurt, doing.today).follow_ups[0]
    doing.apply(promised(resident, back, back.around, on=doing.today, at=doing.at))
    return _("Promised: {when}.", when=words.around(back.around, doing.today))


def _who(doing: Doing) -> ResidentId:
    return the_resident(doing.which, doing.now)


def _name(doing: Doing) -> str:
    if not any(map(str.isalpha, doing.text)):
        raise Refused(N_("A name needs at least one letter."))
    return doing.text


ACTIONS: Mapping[str, Do] = {
    "rename": _rename,
    "alias": _alias,
    "unalias": _unalias,
    "place": _place,
    "consent": _consent,
    "prefers-not": _prefers_not,
    "merge": _merge,
    "promise": _promise,
}
