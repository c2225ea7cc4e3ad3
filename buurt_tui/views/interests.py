"""The vocabulary as a tree, how it is used, and who shares a topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from buurt_tui.domain.derived import Before
from buurt_tui.domain.follow_up import is_silenced
from buurt_tui.domain.known_hooks import (
    encounters_by_interest,
    hooks_on,
    interest_uses,
    interests_touched,
)
from buurt_tui.domain.model import Buurt, Interest, InterestId, Kind
from buurt_tui.domain.text import fold
from buurt_tui.domain.topics import parent_of, standing_topics
from buurt_tui.views.called import Called, called, count_shown
from buurt_tui.views.now import Now

PERIODS = 7
"""Of which use is counted: half a year."""
WEEKS_IN_PERIOD = 4


class InterestRow(Struct, frozen=True, kw_only=True):
    """One topic."""

    id: InterestId
    name: str
    synonyms: tuple[str, ...]
    parent: str | None
    parent_id: InterestId | None
    depth: int
    """0 for a topic without a parent."""
    uses: int | None
    """Encounters with a hook on it; None where so few would tell whose they are."""
    by_period: tuple[int, ...]
    """The same of the last `PERIODS` periods of `WEEKS_IN_PERIOD` weeks, this week's last."""
    weeks: int
    """In how many weeks of these there was one."""


class Sharer(Struct, frozen=True):
    """Somebody who has a hook on a topic."""

    resident: Called
    kinds: tuple[Kind, ...]
    confirmed: date
    """When one of these was last heard, or last said to hold."""


def interest_rows(now: Now) -> list[InterestRow]:
    """Every topic once, by name, each followed by those below it."""
    return [
        _row(now, topic, parent, depth) for topic, parent, depth in now.buurt.derive(_whole_tree)
    ]


def _row(now: Now, topic: Interest, parent: Interest | None, depth: int) -> InterestRow:
    id_ = InterestId(topic.id)
    last = _week(now.today)
    weeks = now.buurt.derive(_weeks_of_use, _weeks_of_use_later).get(id_, {})
    periods = [0] * PERIODS
    used_in = 0
    for ago in range(PERIODS * WEEKS_IN_PERIOD):
        if used := weeks.get(last - ago, 0):
            periods[-1 - ago // WEEKS_IN_PERIOD] += used
            used_in += 1
    uses = count_shown(now, interest_uses(now.buurt).get(id_, 0))
    if uses is None:  # nor do bars add up to it
        periods, used_in = [0] * PERIODS, 0
    return InterestRow(
        id=id_,
        name=topic.name,
        synonyms=topic.synonyms,
        parent=parent.name if parent else None,
        parent_id=InterestId(parent.id) if parent else None,
        depth=depth,
        uses=uses,
        by_period=tuple(periods),
        weeks=used_in,
    )


def sharers(now: Now, interest: InterestId) -> list[Sharer] | None:
    """Who has a hook on this topic, the latest heard first; not who would rather not.

    None on a shared screen where they are so few that it would tell who they are."""
    found: list[Sharer] = []
    for id_, hooks in hooks_on(now.buurt, interest).items():
        resident = now.buurt.residents[id_]
        if not is_silenced(resident):
            heard = max(hook.confirmed for hook in hooks)
            kinds = tuple(hook.kind for hook in hooks)
            found.append(Sharer(called(now, resident), kinds, heard))
    if count_shown(now, len(found)) is None:
        return None
    return sorted(found, key=lambda each: each.confirmed, reverse=True)


_Branch = tuple[Interest, Interest | None, int]
"""A topic, its parent, and how deep it stands."""


def _whole_tree(buurt: Buurt) -> tuple[_Branch, ...]:
    return tuple(_tree(buurt))


def _tree(buurt: Buurt) -> Iterator[_Branch]:
    """Topics with their parent and depth. Every topic comes once, even round a loop of parents."""
    below: dict[str, list[Interest]] = {}
    topics = sorted(standing_topics(buurt), key=lambda each: (fold(each.name), each.id))
    for topic in topics:
        parent = parent_of(buurt.interests, topic)
        below.setdefault(parent.id if parent else "", []).append(topic)
    seen: set[str] = set()
    for root in (*below.get("", ()), *topics):  # in the end what only hangs on itself
        left: list[_Branch] = [(root, None, 0)]
        while left:
            topic, parent, depth = left.pop()
            if topic.id not in seen:
                seen.add(topic.id)
                yield topic, parent, depth
                children = reversed(below.get(topic.id, ()))
                left += [(child, topic, depth + 1) for child in children]


def _week(on: date) -> int:
    """Counts weeks that begin on Monday."""
    return (on.toordinal() - 1) // 7


_Weeks = Mapping[InterestId, Mapping[int, int]]
"""In how many encounters of each week each topic was heard."""


def _weeks_of_use(buurt: Buurt) -> _Weeks:
    return {
        interest: Counter(_week(encounter.on) for encounter in heard)
        for interest, heard in encounters_by_interest(buurt).items()
    }


def _weeks_of_use_later(last: _Weeks, buurt: Buurt, before: Before) -> _Weeks | None:
    if "interests" in before:  # perhaps merged, and seldom touched
        return None
    heard = encounters_by_interest(buurt)
    fresh = {
        interest: Counter(_week(encounter.on) for encounter in heard.get(interest, ()))
        for interest in interests_touched(buurt, before)
    }
    return {**last, **fresh}
