"""One search over all that the team wrote down: people, topics, streets, and what was said.

Names that fit come first, the best first; then what was said, the last said first; then names that
are nearly so. Several words must all be there, in any order. With names hidden only made-up names
are found, and nothing that anybody said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import Any

from msgspec import Struct

from buurt_tui.domain.history import encounters_with, last_meeting, place_of
from buurt_tui.domain.model import (
    Buurt,
    Document,
    Encounter,
    FollowUp,
    InterestId,
    MemberId,
    PlaceId,
    ResidentId,
    Round,
)
from buurt_tui.domain.reading import Written
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.views.called import Called, all_called, called, place_name, place_shown, words_of
from buurt_tui.views.marking import Mark, marks
from buurt_tui.views.name_index import known_names
from buurt_tui.views.now import Now
from buurt_tui.views.residents import ranked_residents
from buurt_tui.views.said import NOTES, REASONS, REMARKS, Kind, said_with
from buurt_tui.views.said_index import Way, has_all, words_sought
from buurt_tui.views.search import Fit, Rank, rank, spelled

MOST_NAME_WORDS = 4
MOST_CALLED_SO = 200
"""Residents; a name that so many have is no help to find what was said by one of them."""


class About(StrEnum):
    """What was found, in the order in which it is shown."""

    RESIDENT = "resident"
    TOPIC = "topic"
    PLACE = "place"
    MEMBER = "member"
    NOTE = "note"
    REASON = "reason"
    REMARK = "remark"
    MINUTES = "minutes"
    """Found elsewhere: their words are chosen where they are read."""


NAMED = (About.RESIDENT, About.TOPIC, About.PLACE, About.MEMBER)
SAID = {About.NOTE: NOTES, About.REASON: REASONS, About.REMARK: REMARKS}


class Hit(Struct, frozen=True, kw_only=True):
    """One thing that was found."""

    about: About
    id: str
    """Of the document."""
    text: str
    """What it is called, or what was said; fit to show."""
    marks: tuple[Mark, ...]
    """Where in `text` stands what was looked for."""
    who: tuple[Called, ...] = ()
    """Whom it is about; empty for a topic, a street, and an encounter with somebody unnamed."""
    place: str | None = None
    on: date | None = None
    """When it was said; of a resident, when they were met last."""
    nearly: bool = False
    """But for a letter or two."""


class Found(Struct, frozen=True):
    """What was found of one kind."""

    about: About
    hits: tuple[Hit, ...]
    has_more: bool
    """Whether there are more than these."""
    letters: int = 0
    """How many the best of them is from what was looked for; 0: it fits."""

    @property
    def nearly(self) -> bool:
        """Whether none of them is just what was looked for."""
        return self.letters > 0


Reading = Callable[[Buurt, Kind, Sequence[Way]], Iterator[Document]]
"""How what was said is searched: `said_with`, or another that gives the same."""


def search_everything(
    now: Now,
    search: str,
    most: Mapping[About, int],
    reading: Reading | None = said_with,
    elsewhere: Iterable[Found] = (),
) -> list[Found]:
    """What there is, at most so many of a kind; nothing of a kind that is not in `most`.

    With `reading` None nothing that was said is looked for. `elsewhere`: found by others."""
    sought = words_sought(search)
    if not sought:
        return []
    found = [_named(now, about, search, sought, most[about]) for about in NAMED if about in most]
    if reading is not None and not now.veil.is_down:
        found += [_said(now, a, sought, most[a], reading) for a in SAID if a in most]
    found += elsewhere
    fitting = [each for each in found if each.hits and not each.nearly]
    nearly = [each for each in found if each.hits and each.nearly]
    if fitting:
        # who finds koken does not mean haken; but of people there are so many that it may be
        return fitting + [each for each in nearly if each.about is About.RESIDENT]
    nearest = min((each.letters for each in nearly), default=0)
    return [each for each in nearly if each.letters == nearest]


# -- names ----------------------------------------------------------------------------------


def _named(now: Now, about: About, search: str, sought: Sequence[Way], most: int) -> Found:
    ranks = _ranks(now, about, spelled(search))
    if about is not About.RESIDENT:
        exact = {id_: fit for id_, fit in ranks.items() if fit[0] is not Fit.NEARLY}
        ranks = exact or ranks
    hits = [
        _NAMED_HITS[about](now, id_, sought, fit[0] is Fit.NEARLY)
        for id_, fit in islice(ranks.items(), most)
    ]
    letters = next(iter(ranks.values()))[1] if ranks else 0
    return Found(about, tuple(hits), len(ranks) > most, letters)


def _ranks(now: Now, about: About, sought: str) -> Mapping[Any, Rank]:
    """The ids of what fits, the best first."""
    if about is About.RESIDENT:
        return ranked_residents(now, sought)
    names = _names(now.buurt, about)
    fits = {id_: fit for id_, each in names.items() if (fit := _best(each, sought)) is not None}
    return dict(sorted(fits.items(), key=lambda fit: (fit[1], spelled(names[fit[0]][0]), fit[0])))


def _names(buurt: Buurt, about: About) -> Mapping[Any, tuple[str, ...]]:
    if about is About.TOPIC:
        topics = (topic for topic in buurt.interests.values() if not topic.merged_into)
        return {topic.id: (topic.name, *topic.synonyms) for topic in topics}
    if about is About.PLACE:
        return {place.id: (place.name,) for place in buurt.places.values()}
    return {member.id: (member.name,) for member in buurt.members.values()}


def _best(names: Iterable[str], sought: str) -> Rank | None:
    folded = [spelled(name) for name in names]
    fits = (rank(way, folded) for way in beginnings(sought))
    return min((fit for fit in fits if fit is not None), default=None)


def _resident(now: Now, id_: ResidentId, sought: Sequence[Way], nearly: bool) -> Hit:
    resident = now.buurt.residents[id_]
    text = " · ".join((now.veil.name(resident), *now.veil.other_names(resident)))
    met = last_meeting(now.buurt, id_)
    return Hit(
        about=About.RESIDENT,
        id=id_,
        text=text,
        marks=marks(text, sought),
        who=(called(now, resident),),
        place=place_name(now, place_shown(now, place_of(now.buurt, resident))),
        on=met.on if met else None,
        nearly=nearly,
    )


def _topic(now: Now, id_: InterestId, sought: Sequence[Way], nearly: bool) -> Hit:
    topic = now.buurt.interests[id_]
    text = " · ".join((topic.name, *topic.synonyms))
    return Hit(about=About.TOPIC, id=id_, text=text, marks=marks(text, sought), nearly=nearly)


def _place(now: Now, id_: PlaceId, sought: Sequence[Way], nearly: bool) -> Hit:
    text = now.buurt.places[id_].name
    return Hit(about=About.PLACE, id=id_, text=text, marks=marks(text, sought), nearly=nearly)


def _member(now: Now, id_: MemberId, sought: Sequence[Way], nearly: bool) -> Hit:
    text = now.buurt.members[id_].name
    return Hit(about=About.MEMBER, id=id_, text=text, marks=marks(text, sought), nearly=nearly)


_NAMED_HITS: Mapping[About, Callable[[Now, Any, Sequence[Way], bool], Hit]] = {
    About.RESIDENT: _resident,
    About.TOPIC: _topic,
    About.PLACE: _place,
    About.MEMBER: _member,
}


# -- what was said --------------------------------------------------------------------------


def _said(now: Now, about: About, sought: Sequence[Way], most: int, reading: Reading) -> Found:
    readable = filter(partial(_may_read, now), reading(now.buurt, SAID[about], sought))
    found = list(islice(readable, most + 1))
    if about is About.NOTE and len(found) <= most:
        known = {each.id for each in found}
        others = filter(partial(_may_read, now), _said_with_somebody(now.buurt, sought))
        found += [each for each in others if each.id not in known]
        found.sort(key=NOTES.lateness, reverse=True)
    hits = tuple(_SAID_HITS[about](now, each, sought) for each in found[:most])
    return Found(about, hits, len(found) > most)


def _may_read(now: Now, document: Document) -> bool:
    """Whether whoever looks may read what was said in it: nobody finds what they may not read."""
    return not isinstance(document, Written) or words_of(now, document).kept_by is None


def _said_with_somebody(buurt: Buurt, sought: Sequence[Way]) -> Iterator[Encounter]:
    """Encounters with somebody called like the first or the last words, and the others said."""
    for cut in range(1, min(len(sought), MOST_NAME_WORDS)):
        for name, rest in ((sought[:cut], sought[cut:]), (sought[-cut:], sought[:-cut])):
            residents = known_names(buurt).begun([ways[0] for ways in name])
            if len(residents) > MOST_CALLED_SO:
                continue
            for resident in residents:
                for encounter in encounters_with(buurt, resident):
                    if has_all(fold(encounter.note), rest):
                        yield encounter


def _note(now: Now, encounter: Encounter, sought: Sequence[Way]) -> Hit:
    return Hit(
        about=About.NOTE,
        id=encounter.id,
        text=words_of(now, encounter).text,
        marks=marks(encounter.note, sought),
        who=all_called(now, encounter.residents),
        place=place_name(now, place_shown(now, encounter.place)),
        on=encounter.on,
    )


def _reason(now: Now, follow_up: FollowUp, sought: Sequence[Way]) -> Hit:
    return Hit(
        about=About.REASON,
        id=follow_up.id,
        text=words_of(now, follow_up).text,
        marks=marks(follow_up.reason, sought),
        who=all_called(now, [follow_up.resident]),
        on=follow_up.made_on,
    )


def _remark(now: Now, round_: Round, sought: Sequence[Way]) -> Hit:
    places = (place_name(now, place) for place in round_.places)
    return Hit(
        about=About.REMARK,
        id=round_.id,
        text=now.veil.said(round_.remark),
        marks=marks(round_.remark, sought),
        place=", ".join(filter(None, places)) or None,
        on=round_.on,
    )


_SAID_HITS: Mapping[About, Callable[[Now, Any, Sequence[Way]], Hit]] = {
    About.NOTE: _note,
    About.REASON: _reason,
    About.REMARK: _remark,
}
