"""Taking over a list of topics to begin with."""

from __future__ import annotations

from msgspec import Struct

from buurt_tui.domain.log_encounter import id_of_name
from buurt_tui.domain.model import Buurt, Changes, Interest, InterestId, Put
from buurt_tui.domain.text import fold
from buurt_tui.domain.topics import topic_called


class FirstTopic(Struct, frozen=True, kw_only=True):
    """One topic of such a list."""

    id: InterestId
    name: str
    synonyms: tuple[str, ...] = ()
    below: str = ""
    """The name of the wider topic, in the list or not; empty: none."""


class TakeTopics(Struct, frozen=True):
    """Add what is not there yet, in one step; what the team has stays as the team has it."""

    topics: tuple[FirstTopic, ...]

    def changes(self, buurt: Buurt) -> Changes:
        """The topics that are added; nothing if all are there."""
        added = {
            key: id_of_name(topic.id, key, buurt.interests)
            for topic in self.topics
            if topic_called(buurt, key := fold(topic.name)) is None
        }
        taken = set(added)

        def is_free(word: str) -> bool:
            free = fold(word) not in taken and topic_called(buurt, word) is None
            taken.add(fold(word))
            return free

        def parent(name: str) -> InterestId | None:
            known = topic_called(buurt, name) if name else None
            id_ = known.id if known else added.get(fold(name))
            return InterestId(id_) if id_ else None

        return tuple(
            Put(
                Interest(
                    id=added[fold(topic.name)],
                    name=topic.name,
                    synonyms=tuple(filter(is_free, topic.synonyms)),
                    parent=parent(topic.below),
                )
            )
            for topic in self.topics
            if fold(topic.name) in added
        )
