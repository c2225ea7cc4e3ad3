"""The vocabulary as it stands: what a topic is called, and what it hangs below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Buurt, Changes, Interest, InterestId, Put
from buurt_tui.domain.text import N_, fold

Topics = Mapping[InterestId, Interest]


def standing_topics(buurt: Buurt) -> Iterator[Interest]:
    """Every topic but those that were merged into another, in no order."""
    return (topic for topic in buurt.interests.values() if not topic.merged_into)


def spellings(topic: Interest) -> frozenset[str]:
    """All that it is called, folded."""
    return frozenset({fold(topic.name), *map(fold, topic.synonyms)} - {""})


def topic_called(buurt: Buurt, name: str) -> Interest | None:
    """The topic with this name or synonym, as it is compared."""
    key = fold(name)
    return next((topic for topic in standing_topics(buurt) if key in spellings(topic)), None)


def parent_of(topics: Topics, topic: Interest) -> Interest | None:
    """The topic that this one hangs below, through merges; None if there is none any more."""
    return _true(topics, topic.parent) if topic.parent else None


def ancestors(topics: Topics, topic: Interest) -> list[Interest]:
    """What it hangs below, the nearest first; each once, even round a circle."""
    above: list[Interest] = []
    parent = parent_of(topics, topic)
    while parent is not None and parent not in above and len(above) < len(topics):
        above.append(parent)
        parent = parent_of(topics, parent)
    return above


def check_topics(buurt: Buurt, changes: Changes) -> None:
    """Raises `Refused` if `changes` would give two topics one name, or hang one below itself."""
    changed = [
        change.document
        for change in changes
        if isinstance(change, Put) and isinstance(change.document, Interest)
    ]
    if not changed:
        return
    # what goes is still among them: a topic that nothing refers to and that says no name twice
    after = {**buurt.interests, **{InterestId(topic.id): topic for topic in changed}}
    for topic in changed:
        if topic.merged_into:
            continue
        if topic in ancestors(after, topic):
            raise Refused(N_("{name} would stand below itself."), name=topic.name)
        _must_be_apart(buurt, after, topic)


def _must_be_apart(buurt: Buurt, after: Topics, topic: Interest) -> None:
    before = buurt.interests.get(InterestId(topic.id))
    known = spellings(before) if before and not before.merged_into else frozenset()
    added = spellings(topic) - known
    for other in after.values():
        if other.id != topic.id and not other.merged_into:
            for name in (topic.name, *topic.synonyms):
                if fold(name) in added & spellings(other):
                    raise Refused(N_("{name} is there already."), name=name)


def _true(topics: Topics, id_: InterestId) -> Interest | None:
    found = topics.get(id_)
    hops = 0
    while found is not None and found.merged_into and hops < 50:
        found, hops = topics.get(found.merged_into), hops + 1
    return found
