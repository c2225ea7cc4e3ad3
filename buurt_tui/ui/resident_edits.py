"""What one key asks for a resident: the edit, and what to say once it is done; without names."""

from __future__ import annotations

from datetime import date

from buurt_tui.domain.model import Consent, Resident
from buurt_tui.domain.resident_edits import AllowNotes, PreferNot
from buurt_tui.lang import _
from buurt_tui.ui.asking import Asked
from buurt_tui.views.card import ResidentCard


def consent(card: ResidentCard, saw: Resident | None, on: date) -> Asked:
    """They say that this may be written down; a second time: it is to be asked after all."""
    if card.consent is Consent.YES:
        edit = AllowNotes(resident=card.id, consent=Consent.TO_ASK, on=on, saw=saw)
        return edit, _("To be asked again.")
    edit = AllowNotes(resident=card.id, consent=Consent.YES, on=on, saw=saw)
    return edit, _("Good: this may be written down.")


def prefers_not(card: ResidentCard, saw: Resident | None, on: date) -> Asked:
    """They would rather not; a second time: they do not mind any more."""
    if card.prefers_not_on is not None:
        edit = PreferNot(resident=card.id, on=None, saw=saw)
        return edit, _("Does not mind any more: on the lists again.")
    edit = PreferNot(resident=card.id, on=on, saw=saw)
    return edit, _("Would rather not: on no list from here on. x again undoes it.")
