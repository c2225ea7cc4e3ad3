"""What Tab offers for the mark that is being typed, the likeliest first.

A completion spells what it stands for so that the line reads as was chosen. Residents who would
rather not are never offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice, takewhile

from msgspec.structs import replace

from buurt_tui.domain.model import Buurt
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.completion import Completion, Typed, typed_at
from buurt_tui.quicklog.contacts import CONTACT_WORDS, CONTACT_WORDS_EN
from buurt_tui.quicklog.date_phrases import date_phrases
from buurt_tui.quicklog.dates import DateReading, read_date
from buurt_tui.quicklog.draft import MarkKey, PartKind, marks_of
from buurt_tui.quicklog.lexer import words_of
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.quicklog.members import team
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.places import known_places
from buurt_tui.quicklog.readers import READER_WORDS, READER_WORDS_EN
from buurt_tui.quicklog.residents_typed import residents_typed
from buurt_tui.quicklog.spelling import Markable, spelled
from buurt_tui.quicklog.topics import topic_index

MOST = 8
_FEW_WORDS = 100
"""Characters: as much of the line as a date may be followed by that has a say in it."""

Source = Callable[["_Asked"], Iterator[Completion]]


class _Asked:
    """What stands before the cursor, and where to look."""

    def __init__(self, line: str, typed: Typed, buurt: Buurt, on: date) -> None:
        self.typed = typed
        self.wanted = fold(typed.text)
        self._beginnings = tuple(f" {beginning}" for beginning in beginnings(self.wanted))
        self.behind = line[typed.end :]
        self.next = self.behind[:_FEW_WORDS]
        self.buurt = buurt
        self.on = on
        self._before = line[: typed.start]

    def is_in(self, name: str) -> bool:
        """Whether a word in this folded name begins as typed."""
        return any(beginning in f" {name}" for beginning in self._beginnings)

    def offer(self, kind: PartKind, text: str, label: str, value: str) -> Completion:
        """A completion that puts `text` in place of what was typed."""
        space = "" if self.behind[:1].strip() != self.behind[:1] or self._is_closed else " "
        start, end = self.typed.start, self.typed.end
        return Completion(
            start=start, end=end, text=text + space, label=label, kind=kind, value=value
        )

    @property
    def _is_closed(self) -> bool:
        """Whether punctuation follows, as after a name in a list."""
        return bool(self.behind) and self.behind[0] in ",.;:)!?"

    def offer_known(self, kind: PartKind, document: Markable, label: str) -> Iterator[Completion]:
        """A completion for what has a name; none if it cannot be spelled."""
        spelling = spelled(document, self.typed.sigil, self.behind, self.buurt)
        if spelling is None:
            return
        offered = self.offer(kind, spelling.text, label, document.id)
        if spelling.needs_answer:
            key = MarkKey(spelling.needs_answer, self._times(spelling.needs_answer))
            offered = replace(offered, answer=(key, document.id))
        yield offered

    def _times(self, text: str) -> int:
        """How many marks with this text stand before it."""
        before = parse(self._before, self.buurt, self.on)
        return sum(mark.key.text == text for mark in marks_of(before))


def complete(line: str, cursor: int, buurt: Buurt, on: date) -> list[Completion]:
    """At most `MOST` completions for the mark at the cursor; none where no mark is typed."""
    typed = typed_at(line, cursor)
    if typed is None or (typed.text[-1:].isspace() and not typed.sigil.startswith("!")):
        return []
    if typed.sigil.startswith("!"):
        typed = typed._replace(end=_end_of_date(line, typed, cursor, buurt, on))
    return list(islice(_SOURCES[typed.sigil](_Asked(line, typed, buurt, on)), MOST))


def _end_of_date(line: str, typed: Typed, cursor: int, buurt: Buurt, on: date) -> int:
    """Where the date ends that a new one takes the place of; a reason stays."""
    draft = parse(line[: typed.end + _FEW_WORDS], buurt, on)
    for back in draft.follow_ups:
        if back.start == typed.start and back.around and back.end > cursor:
            return back.end
    return typed.end if typed.text and not typed.text[-1].isspace() else cursor


def _residents(asked: _Asked) -> Iterator[Completion]:
    for id_ in residents_typed(asked.wanted, asked.buurt, MOST):
        resident = asked.buurt.residents[id_]
        label = resident.name or resident.description
        yield from asked.offer_known(PartKind.WHO, resident, label)


def _topics(asked: _Asked) -> Iterator[Completion]:
    index = topic_index(asked.buurt)
    starts = index.beginning_with(asked.wanted)
    inside = (
        id_
        for spelling, ids in index.by_spelling.items()
        if asked.wanted and asked.is_in(spelling)
        for id_ in ids
    )
    for id_ in dict.fromkeys((*starts, *index.in_order(inside))):
        interest = asked.buurt.interests[id_]
        yield from asked.offer_known(PartKind.HOOK, interest, interest.name)


def _places(asked: _Asked) -> Iterator[Completion]:
    known = known_places(asked.buurt)
    fits = (id_ for id_, name, _ in known if asked.is_in(name))
    for id_ in dict.fromkeys(fits):
        place = asked.buurt.places[id_]
        yield from asked.offer_known(PartKind.PLACE, place, place.name)


def _members(asked: _Asked) -> Iterator[Completion]:
    for name, id_ in team(asked.buurt):
        if asked.is_in(name):
            member = asked.buurt.members[id_]
            yield from asked.offer_known(PartKind.WALKER, member, member.name)


def _contacts(asked: _Asked) -> Iterator[Completion]:
    for table in (CONTACT_WORDS, CONTACT_WORDS_EN):
        fits = [word for word in table if fold(word).startswith(asked.wanted)]
        for word in fits:
            yield asked.offer(PartKind.CONTACT, f"={word}", word, table[word])
        if fits:
            break
    for table_of_readers in (READER_WORDS, READER_WORDS_EN):
        meant = [word for word in table_of_readers if fold(word).startswith(asked.wanted)]
        for word in meant:
            yield asked.offer(PartKind.READERS, f"={word}", word, table_of_readers[word])
        if meant:
            return


def _dates(asked: _Asked) -> Iterator[Completion]:
    words = [word.text for word in takewhile(lambda word: not word.sigil, words_of(asked.next))]
    for phrase, on in date_phrases(asked.typed.text, asked.on):
        # with what follows it may be another day: "vr" before "en za"
        reading = read_date([*phrase.split(), *words], asked.on)
        if words and reading != DateReading(on, len(phrase.split())):
            continue
        text = asked.typed.sigil + phrase
        yield asked.offer(PartKind.WHEN, text, phrase, on.isoformat())


_SOURCES: Mapping[str, Source] = {
    "@": _residents,
    **dict.fromkeys("#*+?", _topics),
    "/": _places,
    ">": _members,
    "=": _contacts,
    "!": _dates,
    "!!": _dates,
}
