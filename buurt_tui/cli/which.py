"""Which one is meant: a name, the beginning of one, or the beginning of an id.

What fits several is listed, and nothing is done: no command may guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from buurt_tui.cli.context import read_day
from buurt_tui.cli.options import Misuse
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.follow_up import open_follow_ups
from buurt_tui.domain.model import (
    Buurt,
    EncounterId,
    FollowUpId,
    Interest,
    InterestId,
    Member,
    MemberId,
    PlaceId,
    Resident,
    ResidentId,
    RoundId,
)
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.domain.topics import standing_topics, topic_called
from buurt_tui.lang import _
from buurt_tui.privacy.veil import OPEN
from buurt_tui.ui import words
from buurt_tui.views.called import place_name, place_to_find, words_of
from buurt_tui.views.now import Now

LIKE_AN_ID = 6
"""Letters from which on the beginning of an id goes before a name."""
MOST_LISTED = 12


class Several(Refused):
    """More than one fits; `candidates` says which, a line each."""

    def __init__(self, typed: str, candidates: list[str]) -> None:
        super().__init__(N_("{name} can be several; write more of it, or an id"), name=clean(typed))
        self.candidates = candidates


class Found(Struct, frozen=True):
    """Something with a name."""

    id: str
    names: tuple[str, ...]
    """As people write them; the first is what it is called."""


def the_resident(typed: str, now: Now) -> ResidentId:
    """The resident who is called so. Raises `Refused`, or `Several`."""
    them = (r for r in now.buurt.residents.values() if not r.merged_into)
    found = _one(typed, [_resident(each) for each in them], lambda each: _told(each, now))
    if found is None:
        raise _nobody(typed, now.buurt)
    return ResidentId(found)


def _resident(resident: Resident) -> Found:
    return Found(resident.id, (resident.name or resident.description, *resident.aliases))


def _told(found: Found, now: Now) -> str:
    """Enough to tell two of one name apart."""
    resident = now.buurt.residents[ResidentId(found.id)]
    place = place_name(now, place_to_find(now, ResidentId(found.id)))
    return " · ".join(filter(None, (found.id[:8], OPEN.name(resident), place)))


def _nobody(typed: str, buurt: Buurt) -> Refused:
    from buurt_tui.settings.mistake import nearest

    names = [name for r in buurt.residents.values() for name in (r.name, *r.aliases) if name]
    near = nearest(clean(typed), names)
    if near:
        message = N_("nobody is called {name}; did you mean {near}?")
        return Refused(message, name=clean(typed), near=near)
    return Refused(N_("nobody is called {name}"), name=clean(typed))


def the_place(typed: str, buurt: Buurt) -> PlaceId:
    """The place that is called so. Raises `Refused`, or `Several`."""
    found = _one(typed, [Found(place.id, (place.name,)) for place in buurt.places.values()])
    if found is None:
        raise Refused(N_("there is no street or place called {name}"), name=clean(typed))
    return PlaceId(found)


def the_topic(typed: str, buurt: Buurt) -> Interest:
    """The topic that is called so. Raises `Refused`, or `Several`."""
    known = topic_called(buurt, typed)  # as it is typed in a line: its own word goes first
    if known is not None:
        return known
    topics = (Found(topic.id, (topic.name, *topic.synonyms)) for topic in standing_topics(buurt))
    found = _one(typed, list(topics))
    if found is None:
        raise Refused(N_("there is no topic called {name}"), name=clean(typed))
    return buurt.interests[InterestId(found)]


def the_member(typed: str, buurt: Buurt) -> Member:
    """Who of the team is called so, gone or not. Raises `Refused`, or `Several`."""
    found = _one(typed, [Found(member.id, (member.name,)) for member in buurt.members.values()])
    if found is None:
        raise Refused(N_("nobody in the team is called {name}"), name=clean(typed))
    return buurt.members[MemberId(found)]


def the_follow_up(typed: str, now: Now) -> FollowUpId:
    """By its id, or by its resident if one of theirs is open. Raises `Refused`, or `Several`."""
    if len(typed) >= LIKE_AN_ID and (id_ := _by_id(typed, now.buurt.follow_ups)):
        return FollowUpId(id_)
    try:
        resident = the_resident(typed, now)
    except Several:
        raise
    except Refused:
        if id_ := _by_id(typed, now.buurt.follow_ups):
            return FollowUpId(id_)
        raise
    theirs = [
        follow_up
        for follow_up in open_follow_ups(now.buurt)
        if (who := now.buurt.resident(follow_up.resident)) is not None and who.id == resident
    ]
    if not theirs:
        raise Refused(N_("nothing is open with {name}"), name=clean(typed))
    if len(theirs) > 1:
        lines = (
            (each.id[:8], words.around(each.around, now.today), words_of(now, each).text)
            for each in theirs
        )
        raise Several(typed, [" · ".join(filter(None, line)) for line in lines])
    return FollowUpId(theirs[0].id)


def the_encounter(typed: str, buurt: Buurt) -> EncounterId:
    """By its id, or the last one that was logged. Raises `Refused`, or `Several`."""
    if fold(typed) in ("last", "laatste"):
        last = max(buurt.encounters.values(), key=lambda each: (each.at, each.id), default=None)
        if last is None:
            raise Refused(N_("nothing was logged yet"))
        return EncounterId(last.id)
    id_ = _by_id(typed, buurt.encounters)
    if id_ is None:
        raise Refused(N_("there is nothing with the id {id}"), id=clean(typed))
    return EncounterId(id_)


def the_round(typed: str, buurt: Buurt, today: date) -> tuple[RoundId | None, date]:
    """By its id, `last`, or the day that it was on; None: none was on that day.

    Raises `Refused`, `Several` or `Misuse`."""
    if fold(typed) in ("last", "laatste"):
        last = max(buurt.rounds.values(), key=lambda each: (each.on, each.rev), default=None)
        return (RoundId(last.id), last.on) if last else (None, today)
    try:
        on = read_day(typed, today)
    except Misuse:
        id_ = _by_id(typed, buurt.rounds)
        if id_ is None:
            raise Refused(
                N_("no round has that id, and it is no day: {id}"), id=clean(typed)
            ) from None
        return RoundId(id_), buurt.rounds[RoundId(id_)].on
    that_day = [each for each in buurt.rounds.values() if each.on == on]
    if len(that_day) > 1:
        names = (
            ", ".join(buurt.places[p].name for p in each.places if p in buurt.places)
            for each in that_day
        )
        lines = zip((each.id[:8] for each in that_day), names, strict=True)
        raise Several(typed, [" · ".join(filter(None, line)) for line in lines])
    return (RoundId(that_day[0].id) if that_day else None), on


def _by_id(typed: str, ids: Mapping[str, object] | Iterable[str]) -> str | None:
    beginning = typed.strip().lower()
    fits = [id_ for id_ in ids if beginning and id_.startswith(beginning)]
    if len(fits) > 1 and beginning not in fits:
        raise Several(typed, sorted(fits)[:MOST_LISTED])
    return beginning if beginning in fits else next(iter(fits), None)


def _one(
    typed: str, things: list[Found], told: Callable[[Found], str] = lambda found: found.names[0]
) -> str | None:
    """The id of the one that is meant: the whole name goes before its beginning, and that before
    the beginning of a word in it; an id goes last. None if nothing fits."""
    sought = fold(typed.strip().strip("()"))
    if sought:
        for fits in (_is_whole, _begins, _has_word):
            fitting = [each for each in things if any(fits(sought, fold(n)) for n in each.names)]
            if len(fitting) == 1:
                return fitting[0].id
            if fitting:
                raise Several(typed, [told(each) for each in fitting[:MOST_LISTED]])
    return _by_id(typed, [each.id for each in things])


def _is_whole(sought: str, name: str) -> bool:
    return sought == name


def _begins(sought: str, name: str) -> bool:
    return name.startswith(sought)


def _has_word(sought: str, name: str) -> bool:
    parts = name.split()
    return all(any(part.startswith(word) for part in parts) for word in sought.split())


def listed(several: Several) -> Iterator[str]:
    """What fits, a line each."""
    for line in several.candidates:
        yield f"  {clean(line)}"
    if len(several.candidates) == MOST_LISTED:
        yield "  " + _("and perhaps more")
