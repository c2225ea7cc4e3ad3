"""Which topic is meant: its name, a synonym, a plural, or the beginning of exactly one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from buurt_tui.domain.known_hooks import interest_uses
from buurt_tui.domain.model import Buurt, InterestId
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.draft import Status
from buurt_tui.quicklog.likeness import beginnings, letters_apart
from buurt_tui.quicklog.when_asked import WhenAsked

SHORTEST_PREFIX = 2
SHORTEST_SHARED = 4
"""Letters that a new topic and a known one must begin with alike to be near each other."""
VOWELS = "aeiou"
HARDENED = {"v": "f", "z": "s"}
"""What a singular ends in where the plural has the key: brieven, brief; huizen, huis."""


class TopicReading(Struct, frozen=True, kw_only=True):
    """What a hook is about."""

    status: Status
    name: str
    candidates: tuple[InterestId, ...] = ()
    """The one that is known, or those that the question is about."""
    nearest: InterestId | None = None


class TopicIndex(Struct):
    """Names and synonyms, folded."""

    by_spelling: dict[str, list[InterestId]] = field(default_factory=dict)
    spellings: list[str] = field(default_factory=list)
    """Sorted."""
    uses: Mapping[InterestId, int] = field(default_factory=dict)

    def beginning_with(self, prefix: str) -> list[InterestId]:
        """The topics with a name or synonym that begins so; the most used first."""
        return self.in_order(
            id_ for key in self.spellings_from(prefix) for id_ in self.by_spelling[key]
        )

    def spellings_from(self, prefix: str) -> Iterator[str]:
        """The spellings that begin with `prefix`, sorted."""
        for beginning in beginnings(prefix):
            at = bisect_left(self.spellings, beginning)
            while at < len(self.spellings) and self.spellings[at].startswith(beginning):
                yield self.spellings[at]
                at += 1

    def in_order(self, topics: Iterable[InterestId]) -> list[InterestId]:
        """Each once; the most used first."""
        unique = list(dict.fromkeys(topics))
        if len(unique) > 1:
            unique.sort(key=lambda id_: -self.uses.get(id_, 0))
        return unique


def topic_index(buurt: Buurt) -> TopicIndex:
    """The index of this Buurt."""
    # the uses apart: a meeting changes them and leaves all spellings as they are.
    uses = WhenAsked(lambda: interest_uses(buurt))
    return replace(buurt.derive(_spellings), uses=uses)


def _spellings(buurt: Buurt) -> TopicIndex:
    index = TopicIndex()
    for interest in buurt.interests.values():
        if interest.merged_into:  # its name is a synonym by now
            continue
        for spelling in {fold(interest.name), *map(fold, interest.synonyms)} - {""}:
            index.by_spelling.setdefault(spelling, []).append(InterestId(interest.id))
    index.spellings = sorted(index.by_spelling)
    return index


def read_topic(text: str, buurt: Buurt) -> TopicReading:
    """What `text`, a hook without its sigil, is about."""
    index = topic_index(buurt)
    typed = fold(text)
    name = " ".join(text.replace("-", " ").replace("_", " ").split())
    for fits in _readings(typed, index):
        if fits:
            status = Status.KNOWN if len(fits) == 1 else Status.QUESTION
            return TopicReading(status=status, name=name, candidates=tuple(fits))
    return TopicReading(status=Status.NEW, name=name, nearest=_nearest(typed, index))


def _readings(typed: str, index: TopicIndex) -> Iterator[list[InterestId]]:
    """What it may be, the strictest reading first."""
    by_spelling = index.by_spelling
    yield index.in_order(by_spelling.get(typed, ()))
    yield index.in_order(id_ for one in singulars(typed) for id_ in by_spelling.get(one, ()))
    if len(typed) >= SHORTEST_PREFIX:
        yield index.beginning_with(typed)
        # `#boom` where "bomen" is known: its singular does not begin alike.
        yield index.in_order(
            id_
            for many in index.spellings_from(typed[:SHORTEST_PREFIX])
            if typed in singulars(many)
            for id_ in by_spelling[many]
        )


def singulars(word: str) -> Iterator[str]:
    """What a Dutch or English plural may be the plural of; nonsense among it is harmless."""
    for ending in ("'s", "s", "en", "es"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    stem = word[:-2] if word.endswith("en") else ""
    if len(stem) > 2:
        last, before, third = stem[-1], stem[-2], stem[-3]
        if last == before:  # katten, kat
            yield stem[:-1]
        hard = HARDENED.get(last, last)
        yield stem[:-1] + hard  # huizen, huis
        if before in VOWELS and third not in VOWELS:  # bomen, boom
            yield stem[:-1] + before + hard


def _nearest(typed: str, index: TopicIndex) -> InterestId | None:
    """The known topic within two letters, or with a word or a beginning in common."""
    for spelling in letters_apart(typed, index.spellings):
        return index.by_spelling[spelling][0]
    words = {word for word in typed.split() if len(word) >= SHORTEST_SHARED}
    alike = [s for s in index.spellings if words & set(s.split()) or _begins_alike(s, typed)]
    topics = index.in_order(id_ for spelling in alike for id_ in index.by_spelling[spelling])
    return topics[0] if topics else None


def _begins_alike(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    return shortest >= SHORTEST_SHARED and one[:shortest] == other[:shortest]
