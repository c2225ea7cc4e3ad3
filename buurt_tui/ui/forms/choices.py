"""The words for what there is to choose from in a form."""

from __future__ import annotations

from buurt_tui.domain.model import Consent, Contact, MemberId, Readers, Side
from buurt_tui.domain.team_edits import team
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.quicklog.sheet import Choices
from buurt_tui.ui import words
from buurt_tui.views.now import Now

SIDES = {Side.RESIDENT: N_("the resident"), Side.TEAM: N_("we")}
CONSENTS = {Consent.YES: N_("yes"), Consent.TO_ASK: N_("still to ask")}


def contacts() -> tuple[tuple[str, Contact], ...]:
    """How an encounter may have gone."""
    return tuple((_(label), contact) for contact, label in words.CONTACTS.items())


def sides() -> tuple[tuple[str, Side], ...]:
    """Who asks, or whose turn it is."""
    return tuple((_(label), side) for side, label in SIDES.items())


def consents() -> tuple[tuple[str, Consent], ...]:
    """May this be written down?"""
    return tuple((_(label), consent) for consent, label in CONSENTS.items())


def members(now: Now) -> tuple[tuple[str, MemberId], ...]:
    """The team."""
    return tuple((member.name, MemberId(member.id)) for member in team(now.buurt))


def readers() -> tuple[tuple[str, Readers], ...]:
    """Who may read it."""
    return tuple((_(label), each) for each, label in words.READERS.items())


def of_encounters() -> Choices:
    """All that a form about an encounter gives to choose from."""
    return Choices(contacts=contacts(), sides=sides(), readers=readers(), someday=_("someday"))
