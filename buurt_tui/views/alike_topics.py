"""Topics that may be the same one: proposed for merging, never merged by themselves.

Alike are two that share a word, a stem, or all letters but one or two; long words two, short ones
none. A topic and what stands below it, and two of which somebody said that they are not the same,
are left alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from buurt_tui.domain.known_hooks import interest_uses
from buurt_tui.domain.model import Buurt, Interest, InterestId
from buurt_tui.domain.text import fold
from buurt_tui.domain.topic_edits import are_unlike
from buurt_tui.domain.topics import ancestors, spellings, standing_topics
from buurt_tui.quicklog.topics import singulars
from buurt_tui.views.now import Now
from buurt_tui.views.stems import stem

SHORTEST = 5
"""Letters of a word that may have one wrong; nearly all shorter words are alike."""
LONGEST_WITH_ONE = 8
"""Letters up to which only one may be wrong."""


class AlikeTopics(Struct, frozen=True):
    """Two that look like the same topic."""

    one: InterestId
    """The most used."""
    one_name: str
    one_uses: int
    other: InterestId
    other_name: str
    other_uses: int


def alike_topics(now: Now) -> list[AlikeTopics]:
    """All pairs, those with the most uses first."""
    uses = interest_uses(now.buurt)

    def used(topic: Interest) -> tuple[int, str]:
        return -uses.get(InterestId(topic.id), 0), fold(topic.name)

    pairs = [sorted(pair, key=used) for pair in now.buurt.derive(_alike)]
    return [
        AlikeTopics(
            one=InterestId(one.id),
            one_name=one.name,
            one_uses=uses.get(InterestId(one.id), 0),
            other=InterestId(other.id),
            other_name=other.name,
            other_uses=uses.get(InterestId(other.id), 0),
        )
        for one, other in sorted(pairs, key=lambda pair: (used(pair[0]), used(pair[1])))
    ]


def others_by_likeness(now: Now, id_: InterestId) -> list[Interest]:
    """All other topics, those that are alike first, then by name."""
    alike = {
        topic.id
        for pair in now.buurt.derive(_alike)
        if id_ in {t.id for t in pair}
        for topic in pair
    }
    others = (topic for topic in standing_topics(now.buurt) if topic.id != id_)
    return sorted(others, key=lambda topic: (topic.id not in alike, fold(topic.name)))


def _alike(buurt: Buurt) -> list[tuple[Interest, Interest]]:
    found: list[tuple[Interest, Interest]] = []
    for one, other in _candidates(buurt):
        kin = other in ancestors(buurt.interests, one) or one in ancestors(buurt.interests, other)
        if not kin and not are_unlike(buurt, one, other):
            found.append((one, other))
    return found


def _candidates(buurt: Buurt) -> Iterator[tuple[Interest, Interest]]:
    """Pairs that share a key, or are a letter or two apart; each once."""
    by_key: dict[str, list[Interest]] = {}
    by_letter: dict[str, list[tuple[str, Interest]]] = {}
    for topic in standing_topics(buurt):
        for key in {key for spelling in spellings(topic) for key in _keys(spelling)}:
            by_key.setdefault(key, []).append(topic)
        for spelling in spellings(topic):
            if len(spelling) >= SHORTEST:
                by_letter.setdefault(spelling[0], []).append((spelling, topic))
    seen: set[frozenset[str]] = set()
    pairs = (pair for topics in by_key.values() for pair in combinations(topics, 2))
    nearly = (pair for spelled in by_letter.values() for pair in _nearly(spelled))
    for one, other in (*pairs, *nearly):
        names = frozenset((one.id, other.id))
        if len(names) == 2 and names not in seen:
            seen.add(names)
            yield one, other


def _keys(spelling: str) -> Iterator[str]:
    """What two spellings of the same have in common: without spaces, endings or order of words."""
    yield spelling.replace(" ", "")
    yield from singulars(spelling)
    yield " ".join(sorted(map(stem, spelling.split())))


def _nearly(spelled: list[tuple[str, Interest]]) -> Iterator[tuple[Interest, Interest]]:
    # imported late: going to a screen should not wait for it when nothing is compared.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = [word for word, _topic in spelled]
    for at, (word, topic) in enumerate(spelled):
        allowed = 1 if len(word) <= LONGEST_WITH_ONE else 2
        near = process.extract(
            word, words[at + 1 :], scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        for _other, _apart, index in near:
            yield topic, spelled[at + 1 + index][1]
