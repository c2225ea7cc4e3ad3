"""The fields of documents and their values in words: for what was changed, and what clashes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from buurt_tui.domain.model import (
    Consent,
    Contact,
    Doors,
    Hook,
    InterestId,
    MemberId,
    PlaceId,
    ResidentId,
    RoundId,
    Side,
)
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.forms.choices import CONSENTS, SIDES
from buurt_tui.views.called import all_called
from buurt_tui.views.now import Now

FIELDS = {
    "name": N_("the name"),
    "description": N_("the description"),
    "aliases": N_("the other names"),
    "place": N_("the place"),
    "consent": N_("whether it may be written down"),
    "prefers_not_on": N_("whether they would rather not"),
    "on": N_("the day"),
    "residents": N_("who was there"),
    "hooks": N_("the hooks"),
    "note": N_("the note"),
    "contact": N_("how it went"),
    "round": N_("the round"),
    "around": N_("when to come back"),
    "reason": N_("what to come back for"),
    "asked_by": N_("who asked"),
    "turn": N_("whose turn it is"),
    "walker": N_("who goes"),
    "places": N_("the streets"),
    "walkers": N_("who walked"),
    "doors": N_("the doors"),
    "remark": N_("the remark"),
    "parent": N_("what it is a part of"),
    "synonyms": N_("the other words for it"),
    "resident": N_("whom to come back to"),
}
FREE_WORDS = frozenset({"name", "description", "aliases", "note", "reason", "remark"})
"""What people said or are called: hidden as long as names are."""


def field_name(field: str) -> str:
    """What this field is called in a sentence."""
    return _(FIELDS[field]) if field in FIELDS else field


def value(now: Now, field: str, told: Any) -> str:
    """What stood, or stands, in this field; a dash for nothing."""
    if field in FREE_WORDS and now.veil.is_down:
        return _("hidden")
    return _told(now, field, told) or "—"


def _told(now: Now, field: str, told: Any) -> str:
    match told:
        case None if field == "around":
            return _("someday")
        case None:
            return ""
        case Contact():
            return _(words.CONTACTS[told])
        case Consent():
            return _(CONSENTS[told])
        case Side():
            return _(SIDES[told])
        case date():
            return words.day(told, now.today)
        case tuple():
            return _listed(now, field, told)
        case str() if field in FREE_WORDS:
            return now.veil.said(told)
        case str():
            return _named(now, field, told)
    return str(told)


def _listed(now: Now, field: str, told: tuple[Any, ...]) -> str:
    if field == "residents":
        return ", ".join(each.name for each in all_called(now, told))
    return ", ".join(filter(None, (_element(now, field, each) for each in told)))


def _element(now: Now, field: str, each: Any) -> str:
    if isinstance(each, Hook):
        topic = now.buurt.interest(each.interest)
        return words.hook(each.kind, topic.name) if topic else ""
    if isinstance(each, Doors):
        place = now.buurt.places.get(each.place) if each.place else None
        return f"{place.name if place else ''} {each.opened}/{each.closed}".strip()
    return str(each) if field in FREE_WORDS or field == "synonyms" else _named(now, field, each)


def _named(now: Now, field: str, id_: str) -> str:
    """What the document with this id is called."""
    buurt = now.buurt
    if field in ("residents", "resident"):
        resident = buurt.resident(ResidentId(id_))
        return now.veil.name(resident) if resident else ""
    if field == "round":
        round_ = buurt.rounds.get(RoundId(id_))
        return words.day(round_.on, now.today) if round_ else ""
    if field == "parent":
        topic = buurt.interest(InterestId(id_))
        return topic.name if topic else ""
    named = buurt.places.get(PlaceId(id_)) or buurt.members.get(MemberId(id_))
    return named.name if named else (id_ if field == "name" else "")


def names_of(fields: Iterable[str]) -> str:
    """The fields, listed in a sentence."""
    return ", ".join(map(field_name, fields))
