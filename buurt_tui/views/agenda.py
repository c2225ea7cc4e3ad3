"""What there is to talk about in a weekly review: one function for each part of the agenda.

Each gives its items in the order in which they are talked about, and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

from msgspec import Struct

from buurt_tui.domain.follow_up import is_silenced, open_follow_ups, quiet_residents
from buurt_tui.domain.history import all_encounters, encounters_with, is_meeting
from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    AgendaItem,
    Decision,
    FollowUp,
    InterestId,
    Kind,
    Outcome,
    PlaceId,
    Resident,
    ResidentId,
)
from buurt_tui.domain.remark_edits import waiting_remarks
from buurt_tui.domain.review import closed_reviews, decisions_of
from buurt_tui.views.called import place_to_find
from buurt_tui.views.now import Now
from buurt_tui.views.residents import ResidentHook, resident_hooks

A_WEEK = timedelta(days=7)
"""What counts as new when there was no review before."""
SOON = timedelta(days=14)
"""A promise around a day within so long is looked at every time."""
KEPT_FOR = timedelta(days=28)
"""What the team chose to keep is looked at again after so long."""
LEFT_IN_PEACE = timedelta(days=56)
"""Who fell silent and is left so comes up again after so long."""
OLDEST_HOOK = timedelta(days=183)
ON_PAPER = timedelta(days=60)
"""How long a note may lie about before it is typed in, and still be news."""
MOST = 10
"""Of those who fell silent, and of open hooks; the others come next time."""


Scope = tuple[PlaceId | None, InterestId | None]
"""One street, one topic, or neither: everything."""


class Looking(Struct, frozen=True, kw_only=True):
    """What a review looks at."""

    now: Now
    at: datetime
    since: datetime
    """What was logged after it is new."""
    street: PlaceId | None = None
    topic: InterestId | None = None

    def concerns(self, id_: ResidentId) -> bool:
        """Whether this resident has to do with the street and the topic that are looked at."""
        if self.street is not None and place_to_find(self.now, id_) != self.street:
            return False
        if self.topic is None:
            return True
        return any(hook.interest == self.topic for hook in resident_hooks(self.now, id_))


def looking(
    now: Now, at: datetime, *, street: PlaceId | None = None, topic: InterestId | None = None
) -> Looking:
    """At everything, or at one street or topic, since the last review that was closed."""
    last = next(iter(closed_reviews(now.buurt)), None)
    since = last.begun_at if last else datetime.combine(now.today - A_WEEK, time(), at.tzinfo)
    return Looking(now=now, at=at, since=since, street=street, topic=topic)


# -- new since last time --------------------------------------------------------------------


def new_items(looked: Looking) -> list[AgendaItem]:
    """All that was logged since, in one; then whom we met for the first time."""
    residents = dict.fromkeys([*_left_over(looked), *_first_met(looked)])
    items = [AgendaItem(part="new", about=id_) for id_ in residents]
    has_news = any(True for _ in _logged_since(looked))
    news = AgendaItem(part="new", about=NEIGHBOURHOOD_ID)
    return [news, *items] if has_news else items


def _logged_since(looked: Looking) -> Iterator[object]:
    earliest = looked.since.date() - ON_PAPER
    for encounter in takewhile(lambda e: e.on >= earliest, all_encounters(looked.now.buurt)):
        is_there = looked.street is None or encounter.place == looked.street
        if encounter.at > looked.since and is_there:
            yield encounter


def _first_met(looked: Looking) -> list[ResidentId]:
    """In the order in which they were met."""
    buurt = looked.now.buurt
    met: dict[ResidentId, None] = {}
    earliest = looked.since.date() - ON_PAPER
    lately = takewhile(lambda encounter: encounter.on >= earliest, all_encounters(buurt))
    for encounter in reversed(tuple(lately)):
        if encounter.at <= looked.since or not is_meeting(encounter):
            continue
        for resident in map(buurt.resident, encounter.residents):
            if resident is not None and not is_silenced(resident):
                met[ResidentId(resident.id)] = None
    return [
        id_ for id_ in met if is_first_met(looked.now, id_, looked.since) and looked.concerns(id_)
    ]


def is_first_met(now: Now, id_: ResidentId, since: datetime) -> bool:
    """Whether nobody met them before."""
    met = [encounter for encounter in encounters_with(now.buurt, id_) if is_meeting(encounter)]
    return bool(met) and min(encounter.at for encounter in met) > since


def _left_over(looked: Looking) -> Iterator[ResidentId]:
    """Who was new last time and was not talked about."""
    buurt = looked.now.buurt
    for review in closed_reviews(buurt)[:1]:
        decided = decisions_of(buurt, review)
        for number, item in enumerate(review.agenda):
            decision = decided.get(number)
            resident = buurt.resident(ResidentId(item.about)) if item.about else None
            is_left = decision is None or decision.outcome is Outcome.SKIPPED
            if item.part == "new" and resident is not None and is_left:
                id_ = ResidentId(resident.id)
                if not is_silenced(resident) and looked.concerns(id_):
                    yield id_


# -- remarks, promises, those who fell silent -----------------------------------------------


def remark_items(looked: Looking) -> list[AgendaItem]:
    """What somebody put on the agenda, the oldest first."""
    waiting = waiting_remarks(looked.now.buurt)
    return [AgendaItem(part="remarks", about=remark.id) for remark in waiting]


def promise_items(looked: Looking) -> list[AgendaItem]:
    """Promises, the soonest first, that are near, or that the team did not weigh for long."""
    return [
        AgendaItem(part="promises", about=follow_up.id)
        for follow_up in open_follow_ups(looked.now.buurt)
        if _is_due(looked, follow_up) and looked.concerns(_of(looked, follow_up))
    ]


def _of(looked: Looking, follow_up: FollowUp) -> ResidentId:
    resident = looked.now.buurt.resident(follow_up.resident)
    return ResidentId(resident.id) if resident else follow_up.resident


def _is_due(looked: Looking, follow_up: FollowUp) -> bool:
    if follow_up.weighed_at is None or looked.at - follow_up.weighed_at >= KEPT_FOR:
        return True
    return follow_up.around is not None and follow_up.around <= looked.now.today + SOON


def quiet_items(looked: Looking) -> list[AgendaItem]:
    """Who fell silent: those met once first; at most `MOST`."""
    left = {
        item.about
        for item, decision in _decided(looked, "quiet")
        if looked.at - decision.at < LEFT_IN_PEACE
    }
    now = looked.now
    silent = quiet_residents(now.buurt, now.today, now.quiet_weeks * 7)
    quiet = (ResidentId(resident.id) for resident, _on in silent)
    found = (id_ for id_ in quiet if id_ not in left and looked.concerns(id_))
    return [AgendaItem(part="quiet", about=id_) for id_ in islice(found, MOST)]


def _decided(looked: Looking, part: str) -> Iterator[tuple[AgendaItem, Decision]]:
    """What was decided in this part of reviews that are over, skipped items left out."""
    buurt = looked.now.buurt
    for review in closed_reviews(buurt):
        if looked.at - review.begun_at > OLDEST_HOOK:
            return
        for number, decision in decisions_of(buurt, review).items():
            item = review.agenda[number]
            if item.part == part and item.about and decision.outcome is not Outcome.SKIPPED:
                yield item, decision


# -- hooks and questions that are open ------------------------------------------------------


def hook_items(looked: Looking) -> list[AgendaItem]:
    """Wishes and questions that nothing came of: what was heard since last time, then the oldest.

    At most `MOST`."""
    new_from = looked.since.date()
    open_hooks = sorted(
        _open_hooks(looked),
        key=lambda found: (found[1].confirmed < new_from, found[1].since, found[0].id),
    )
    return [
        AgendaItem(part="hooks", about=resident.id, kind=hook.kind, interest=hook.interest)
        for resident, hook in open_hooks[:MOST]
    ]


def _open_hooks(looked: Looking) -> Iterator[tuple[Resident, ResidentHook]]:
    now, settled = looked.now, _settled_hooks(looked)
    for resident in _heard_lately(looked):
        if is_silenced(resident):
            continue
        id_ = ResidentId(resident.id)
        for hook in resident_hooks(now, id_):
            is_asked = hook.kind in (Kind.WISH, Kind.QUESTION)
            is_recent = now.today - hook.confirmed <= OLDEST_HOOK
            rest = settled.get((resident.id, hook.kind, hook.interest))
            rests = rest is not None and rest.on >= hook.confirmed and rest.until > looked.at
            is_wanted = looked.topic in (None, hook.interest)
            if is_asked and is_recent and is_wanted and not rests and looked.concerns(id_):
                yield resident, hook


def _heard_lately(looked: Looking) -> Iterator[Resident]:
    """Everybody who may have a hook that is not old, each once."""
    buurt, oldest = looked.now.buurt, looked.now.today - OLDEST_HOOK
    lately = takewhile(lambda encounter: encounter.on >= oldest, all_encounters(buurt))
    heard = (id_ for e in lately for hook in e.hooks for id_ in hook.residents)
    asked = (answer.resident for answer in buurt.hook_answers.values() if answer.on >= oldest)
    found = map(buurt.resident, dict.fromkeys((*heard, *asked)))
    yield from {resident.id: resident for resident in found if resident is not None}.values()


class _Rest(Struct, frozen=True):
    """Why a hook is not talked about: decided on this day, and left until then."""

    on: date
    until: datetime


def _settled_hooks(looked: Looking) -> dict[tuple[str, Kind, InterestId], _Rest]:
    """What was decided last on each hook; what is heard again after it comes up again."""
    rests: dict[tuple[str, Kind, InterestId], _Rest] = {}
    for item, decision in _decided(looked, "hooks"):
        resident = looked.now.buurt.resident(ResidentId(item.about))
        if resident is None or item.kind is None or item.interest is None:
            continue
        length = KEPT_FOR if decision.outcome is Outcome.KEPT else OLDEST_HOOK
        rest = _Rest(decision.at.date(), decision.at + length)
        rests.setdefault((resident.id, item.kind, item.interest), rest)  # the latest comes first
    return rests


def learned_items(_looked: Looking) -> list[AgendaItem]:
    """What did we learn? The last thing, every time."""
    return [AgendaItem(part="learned")]
