"""The round that `buurt log` writes in, and whom or what its questions are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from buurt_tui.cli.context import member_joining
from buurt_tui.cli.output import tell
from buurt_tui.cli.who import place_beginning
from buurt_tui.domain.model import (
    Buurt,
    InterestId,
    MemberId,
    PlaceId,
    ResidentId,
    Round,
    RoundId,
    new_id,
)
from buurt_tui.domain.team_edits import AddPlace, SetRound, place_id
from buurt_tui.domain.text import clean
from buurt_tui.lang import _
from buurt_tui.privacy.veil import OPEN
from buurt_tui.quicklog.draft import PartKind, Question
from buurt_tui.session import Session


def round_of(session: Session, on: date, *, places: Sequence[str], walkers: Sequence[str]) -> Round:
    """The round of that day with these places and walkers; made if there is none.

    A place or walker that nobody knows is added. Raises `Refused`, `StoreError`."""
    walker_ids = dict.fromkeys(member_joining(session, name) for name in walkers)
    place_ids = dict.fromkeys(known_or_new_place(session, name) for name in places)
    for round_ in session.buurt.rounds.values():
        same = set(round_.places) == set(place_ids) and set(round_.walkers) == set(walker_ids)
        if round_.on == on and same and not round_.closed:
            return round_
    id_ = RoundId(new_id())
    session.apply(SetRound(id=id_, on=on, places=tuple(place_ids), walkers=tuple(walker_ids)))
    return session.buurt.rounds[id_]


def known_or_new_place(session: Session, name: str) -> PlaceId:
    """The place called so, made if nobody knows it. Raises `Refused`, `StoreError`."""
    known = place_beginning(name, session.buurt)
    if known is not None:
        return PlaceId(known.id)
    id_ = place_id(session.buurt, name)
    session.apply(AddPlace(id_, name))
    tell(_("{name} is a place of this neighbourhood from here on", name=clean(name)))
    return id_


def names_of(question: Question, buurt: Buurt) -> list[str]:
    """What the candidates of a question are called, the likeliest first."""
    match question.about:
        case PartKind.WHO:
            found = (buurt.resident(ResidentId(id_)) for id_ in question.candidates)
            return [OPEN.name(resident) for resident in found if resident]
        case PartKind.HOOK:
            topics = (buurt.interests.get(InterestId(id_)) for id_ in question.candidates)
            return [topic.name for topic in topics if topic]
        case PartKind.PLACE:
            places = (buurt.places.get(PlaceId(id_)) for id_ in question.candidates)
            return [place.name for place in places if place]
        case _:
            members = (buurt.members.get(MemberId(id_)) for id_ in question.candidates)
            return [member.name for member in members if member]
