"""The vocabulary as a tree, and who shares a topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from buurt_tui.domain.follow_up import is_silenced
from buurt_tui.domain.history import all_encounters, interest_uses
from buurt_tui.domain.model import Buurt, Interest, InterestId, Kind, ResidentId
from buurt_tui.domain.text import fold
from buurt_tui.views.called import Called, called
from buurt_tui.views.now import Now
from buurt_tui.views.residents import resident_hooks

WEEKS_SHOWN = 10
OLD_AFTER_DAYS = 183
"""Half a year without hearing it again, and it is worth asking whether a hook still holds."""


class InterestRow(Struct, frozen=True, kw_only=True):
    """One topic."""

    id: InterestId
    name: str
    synonyms: tuple[str, ...]
    parent: str | None
    parent_id: InterestId | None
    depth: int
    """0 for a topic without a parent."""
    uses: int
    """Encounters with a hook on it."""
    by_week: tuple[int, ...]
    """The same of the last `WEEKS_SHOWN` weeks, this one last."""


class Sharer(Struct, frozen=True):
    """Somebody who has a hook on a topic."""

    resident: Called
    kinds: tuple[Kind, ...]


class OldHook(Struct, frozen=True, kw_only=True):
    """A hook that nobody heard of for a long time."""

    resident: Called
    kind: Kind
    interest: InterestId
    name: str
    confirmed: date
    """When it was last heard."""


def interest_rows(now: Now) -> list[InterestRow]:
    """Every topic once, by name, each followed by those below it."""
    uses = interest_uses(now.buurt)
    weeks = _uses_by_week(now)
    return [
        InterestRow(
            id=InterestId(topic.id),
            name=topic.name,
            synonyms=topic.synonyms,
            parent=parent.name if parent else None,
            parent_id=InterestId(parent.id) if parent else None,
            depth=depth,
            uses=uses.get(InterestId(topic.id), 0),
            by_week=weeks.get(InterestId(topic.id), (0,) * WEEKS_SHOWN),
        )
        for topic, parent, depth in _tree(now.buurt)
    ]


def sharers(now: Now, interest: InterestId) -> list[Sharer]:
    """Who has a hook on this topic, the latest heard first; not who would rather not."""
    found: list[tuple[date, Sharer]] = []
    for resident in now.buurt.residents.values():
        if resident.merged_into or is_silenced(resident):
            continue
        hooks = [h for h in resident_hooks(now, ResidentId(resident.id)) if h.interest == interest]
        if hooks:
            heard = max(hook.confirmed for hook in hooks)
            kinds = tuple(hook.kind for hook in hooks)
            found.append((heard, Sharer(called(now, resident), kinds)))
    return [sharer for _, sharer in sorted(found, key=lambda each: each[0], reverse=True)]


def old_hooks(now: Now, after_days: int = OLD_AFTER_DAYS) -> list[OldHook]:
    """Hooks not heard for so long, the oldest first; not of who would rather not."""
    latest = now.today - timedelta(days=after_days)
    found = [
        OldHook(
            resident=called(now, resident),
            kind=hook.kind,
            interest=hook.interest,
            name=hook.name,
            confirmed=hook.confirmed,
        )
        for resident in now.buurt.residents.values()
        if not resident.merged_into and not is_silenced(resident)
        for hook in resident_hooks(now, ResidentId(resident.id))
        if hook.confirmed <= latest
    ]
    return sorted(found, key=lambda old: (old.confirmed, old.resident.id, old.interest))


def _tree(buurt: Buurt) -> Iterator[tuple[Interest, Interest | None, int]]:
    """Topics with their parent and depth. Every topic comes once, even round a loop of parents."""
    below: dict[InterestId | None, list[Interest]] = {}
    for topic in sorted(buurt.interests.values(), key=lambda each: (fold(each.name), each.id)):
        parent = topic.parent if topic.parent in buurt.interests else None
        below.setdefault(parent, []).append(topic)
    seen: set[str] = set()

    def branch(
        topic: Interest, parent: Interest | None, depth: int
    ) -> Iterator[tuple[Interest, Interest | None, int]]:
        if topic.id in seen:
            return
        seen.add(topic.id)
        yield topic, parent, depth
        for child in below.get(InterestId(topic.id), ()):
            yield from branch(child, topic, depth + 1)

    for topic in below.get(None, ()):
        yield from branch(topic, None, 0)
    for topic in buurt.interests.values():  # what only hangs on itself
        yield from branch(topic, None, 0)


def _uses_by_week(now: Now) -> Mapping[InterestId, tuple[int, ...]]:
    monday = now.today - timedelta(days=now.today.weekday())
    first = monday - timedelta(weeks=WEEKS_SHOWN - 1)
    counts: dict[InterestId, list[int]] = {}
    for encounter in all_encounters(now.buurt):
        if encounter.on < first:
            break
        week = (encounter.on - first).days // 7
        if week < WEEKS_SHOWN:
            for interest in {hook.interest for hook in encounter.hooks}:
                counts.setdefault(interest, [0] * WEEKS_SHOWN)[week] += 1
    return {interest: tuple(weeks) for interest, weeks in counts.items()}
