"""Notes that have no hook yet, and which hooks they seem to ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice

from msgspec import Struct

from buurt_tui.domain.derived import Before
from buurt_tui.domain.history import all_encounters
from buurt_tui.domain.known_hooks import hooks_of, interest_uses, true_interest
from buurt_tui.domain.model import Buurt, Encounter, InterestId, Kind, Readers
from buurt_tui.domain.text import fold
from buurt_tui.views.called import interest_name, true_ids, words_of
from buurt_tui.views.encounters import EncounterRow, encounter_row, untagged_for
from buurt_tui.views.note_words import NO_TOPICS, clauses, guessed_kind
from buurt_tui.views.now import Now
from buurt_tui.views.stems import part, parts_in, stem

MOST_SUGGESTIONS = 9
"""As many as there are digits to take one with."""
MOST_NEW_TOPICS = 3
MOST_WORDS = 400
"""Of a note; somebody pasted the rest, and typing should not wait for it."""
SHORTEST_NEW_TOPIC = 4
LATEST_NOTES = 2000
"""From which the team's habits are learned: words change, and each commit learns anew."""
LEARNED_FROM = 2
"""Notes with a word that got the same hook, before the word stands for it."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ARTICLES = frozenset({"de", "het", "een", "the", "a", "an", "t"})
"""The last is what a word is of `'t`."""


class Suggestion(Struct, frozen=True):
    """A hook that a note seems to ask for."""

    kind: Kind
    interest: InterestId | None
    """None: a new topic, a word of the note itself."""
    name: str


class _Found(Struct, frozen=True):
    """A topic, and how it was found."""

    kind: Kind
    interest: InterestId | None
    name: str
    sureness: int = 0
    """The smaller the surer."""
    at: int = 0
    """Counts the words of the note before it."""


def triage_rows(now: Now) -> list[EncounterRow]:
    """Encounters with a note, no hook, and nobody who looked at them yet; newest first."""
    return [encounter_row(now, encounter) for encounter in untagged_for(now)]


def suggestions(now: Now, encounter: Encounter) -> list[Suggestion]:
    """Hooks for this encounter, the surest first, at most nine; none with the veil down."""
    if not words_of(now, encounter).text:
        return []
    known = sorted(_topics_in(now, encounter), key=lambda each: (each.sureness, each.at))
    found = [*known, *_new_topics(now, encounter)]
    found += _usual_topics(now, encounter, {each.interest for each in known})
    unique = dict.fromkeys(Suggestion(each.kind, each.interest, each.name) for each in found)
    return list(unique)[:MOST_SUGGESTIONS]


def _topics_in(now: Now, encounter: Encounter) -> Iterator[_Found]:
    """Known topics that the words of the note stand for."""
    spelled = now.buurt.derive(_topics_by_spelling)
    alike = now.buurt.derive(_topics_by_stem)
    learned = now.buurt.derive(_learned_topics)
    for word in _words(encounter.note):
        root = stem(word.text)
        readings = (
            spelled.get(fold(word.text), ()),
            alike.get(root, ()),
            learned.get(root, ()),
            _parts(word.text, now.buurt.derive(_topics_by_part)),
        )
        says_little = fold(word.text) in NO_TOPICS
        for sureness, topics in enumerate(readings, len(readings) if says_little else 0):
            for topic in topics:
                yield from _named(now, topic, word.kind, sureness, word.at)
            if topics:
                break


def _parts(word: str, topics: _Parts) -> list[InterestId]:
    """Topics that a longer word is put together with, the most used first."""
    found = {each for piece in parts_in(word, topics.longest) for each in topics.of.get(piece, ())}
    return [topic for _rank, topic in sorted(found)]


def _usual_topics(
    now: Now, encounter: Encounter, but: Collection[InterestId | None]
) -> Iterator[_Found]:
    """What the residents of this encounter were tagged with before, the last heard first."""
    for resident in true_ids(now, encounter.residents):
        hooks = sorted(hooks_of(now.buurt, resident), key=lambda hook: hook.confirmed, reverse=True)
        for hook in hooks:
            if hook.interest not in but:
                yield from _named(now, hook.interest, hook.kind)


def _named(
    now: Now, topic: InterestId, kind: Kind, sureness: int = 0, at: int = 0
) -> Iterator[_Found]:
    name = interest_name(now, topic)
    if name is not None:
        yield _Found(kind, topic, name, sureness, at)


def _new_topics(now: Now, encounter: Encounter) -> list[_Found]:
    """Words that could be a topic, in the order of the note; those with an article are kept."""
    stems = {*now.buurt.derive(_topics_by_stem), *now.buurt.derive(_learned_topics)}
    names = now.buurt.derive(_names)
    found: dict[str, tuple[bool, _Found]] = {}
    for word in _words(encounter.note):
        folded = fold(word.text)
        if word.is_name or folded in names or not _may_be_topic(word.text):
            continue
        if stem(word.text) not in stems:
            topic = _Found(word.kind, None, word.text.lower(), at=word.at)
            found.setdefault(folded, (not word.has_article, topic))
    best = sorted(found.values(), key=lambda each: (each[0], each[1].at))[:MOST_NEW_TOPICS]
    return sorted((topic for _, topic in best), key=lambda topic: topic.at)


class _Word(Struct, frozen=True):
    """A word of a note."""

    at: int
    text: str
    kind: Kind
    """Of a hook on it, going by its clause."""
    has_article: bool
    is_name: bool
    """Whether it has a capital that no sentence asks for."""


def _words(note: str) -> Iterator[_Word]:
    at = 0
    for clause in clauses(note):
        kind = guessed_kind(clause)
        begin = len(clause) - len(clause.lstrip())
        last, end = "", 0
        for match in _WORD.finditer(clause):
            text = match.group()
            follows = last.lower() in _ARTICLES and clause[end : match.start()].isspace()
            is_name = text[0].isupper() and match.start() > begin
            yield _Word(at, text, kind, follows, is_name)
            last, end = text, match.end()
            at += 1
            if at == MOST_WORDS:
                return


def _topics_by_spelling(buurt: Buurt) -> Mapping[str, list[InterestId]]:
    return _topics(buurt, fold)


def _topics_by_stem(buurt: Buurt) -> Mapping[str, list[InterestId]]:
    return _topics(buurt, stem)


class _Parts(Struct, frozen=True):
    """Topics by what longer words have of them, each with its place among all; and how long that
    is at most."""

    of: Mapping[str, list[tuple[int, InterestId]]]
    longest: int


def _topics_by_part(buurt: Buurt) -> _Parts:
    parts: dict[str, list[tuple[int, InterestId]]] = {}
    for rank, (name, topics) in enumerate(buurt.derive(_topics_by_spelling).items()):
        if (piece := part(name)) is not None:
            parts.setdefault(piece, []).extend((rank, topic) for topic in topics)
    return _Parts(parts, max(map(len, parts), default=0))


def _topics(buurt: Buurt, key: Callable[[str], str]) -> Mapping[str, list[InterestId]]:
    """Topics by their name and synonyms as `key` spells them; the most used first."""
    uses = interest_uses(buurt)
    topics: dict[str, list[InterestId]] = {}
    standing = (interest for interest in buurt.interests.values() if not interest.merged_into)
    for interest in sorted(
        standing, key=lambda each: (-uses.get(InterestId(each.id), 0), each.name)
    ):
        for spelling in dict.fromkeys(map(key, (interest.name, *interest.synonyms))):
            topics.setdefault(spelling, []).append(InterestId(interest.id))
    return topics


def _learned_topics(buurt: Buurt) -> Mapping[str, list[InterestId]]:
    """Stems that the team gave the same hook more often than not, and the topics of those hooks."""
    notes: Counter[str] = Counter()
    together: Counter[tuple[str, InterestId]] = Counter()
    for encounter, stems in buurt.derive(_latest_stems, _latest_stems_now).values():
        topics = {true_interest(buurt, hook.interest) for hook in encounter.hooks}
        notes.update(stems)
        together.update((word, topic) for word in stems for topic in topics)
    learned: dict[str, list[InterestId]] = {}
    for (word, topic), count in together.most_common():
        if count >= LEARNED_FROM and count * 2 > notes[word]:
            learned.setdefault(word, []).append(topic)
    return learned


_Stems = Mapping[str, tuple[Encounter, frozenset[str]]]
"""The words of notes as they are compared, by the id of the encounter."""


def _latest_stems(buurt: Buurt) -> _Stems:
    return _latest_stems_now({}, buurt, {})


def _latest_stems_now(last: _Stems, buurt: Buurt, _before: Before) -> _Stems:
    tagged = (
        e for e in all_encounters(buurt) if e.note and e.hooks and e.readers is not Readers.WRITER
    )
    stems: dict[str, tuple[Encounter, frozenset[str]]] = {}
    for encounter in islice(tagged, LATEST_NOTES):
        known = last.get(encounter.id)
        if known is None or known[0] is not encounter:
            words = {match.group() for match in _WORD.finditer(encounter.note)}
            known = encounter, frozenset(stem(word) for word in words if _may_be_topic(word))
        stems[encounter.id] = known
    return stems


def _may_be_topic(word: str) -> bool:
    return len(word) >= SHORTEST_NEW_TOPIC and fold(word) not in NO_TOPICS


def _names(buurt: Buurt) -> frozenset[str]:
    """All words of the names of residents, members and places, which are no topics."""
    residents = ((r.name, r.description, *r.aliases) for r in buurt.residents.values())
    members = (member.name for member in buurt.members.values())
    places = (place.name for place in buurt.places.values())
    names = (*(name for all_names in residents for name in all_names), *members, *places)
    return frozenset(word for name in names for word in fold(name).split())
