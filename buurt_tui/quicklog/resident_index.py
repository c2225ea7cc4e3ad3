"""Everybody's names, folded and sorted, so that each key is answered at once.

Working it out takes a while with thousands of residents: after a change the last one is brought up
to date."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from copy import copy

from msgspec import Struct, field
from msgspec.structs import replace

from buurt_tui.domain.derived import Before
from buurt_tui.domain.history import encounters_by_resident
from buurt_tui.domain.model import Buurt, ResidentId
from buurt_tui.domain.text import fold, squeezed_lines
from buurt_tui.quicklog.likeness import FURTHEST, beginnings
from buurt_tui.quicklog.name_words import is_particle
from buurt_tui.quicklog.resident_spelling import Spelling, spellings_of, squeezed
from buurt_tui.quicklog.when_asked import WhenAsked

Lateness = tuple[int, int, str, str]
SOON_MADE = 1_000
"""Residents; with fewer, the index of all is made in no time."""
_LAST = chr(0x10FFFF)
"""Sorts behind every character of a name."""


class ResidentIndex(Struct):
    """Spellings by all that is asked of them."""

    spellings: list[Spelling] = field(default_factory=list)
    """By number. Those from before a change stay where they are; nothing refers to them."""
    numbers: dict[str, list[int]] = field(default_factory=dict)
    """The spellings of each document, those of who was merged into another included."""
    by_squeezed: dict[str, list[int]] = field(default_factory=dict)
    """Whole names without spaces, with and without titles."""
    by_word: dict[str, list[int]] = field(default_factory=dict)
    by_beginning: list[tuple[str, int]] = field(default_factory=list)
    """Names and their words, sorted; only of residents who may be suggested."""
    suggested_words: list[str] = field(default_factory=list)
    suggested_names: list[str] = field(default_factory=list)
    """Squeezed. Both shortest first; see `as_long`."""
    not_suggested: set[ResidentId] = field(default_factory=set)
    """Those who would rather not: found by their whole name only."""
    merged: set[str] = field(default_factory=set)
    """The documents of those who were merged into another."""
    order: Mapping[ResidentId, Lateness] = field(default_factory=dict)
    longest: int = 1
    """At least the number of words of the longest spelling."""

    def spelling_exactly(self, text: str) -> list[ResidentId]:
        """Whose whole name this is."""
        return self._residents(self.by_squeezed.get(squeeze(text), ()))

    def having_words(self, words: Iterable[str], title: str = "") -> list[ResidentId]:
        """Those with a name that has all these words, and no title that contradicts `title`."""
        wanted = list(words)
        lists = [self.by_word.get(word, ()) for word in wanted]
        numbers = set(lists[0]).intersection(*lists[1:]) if lists else set()
        if all(map(is_particle, wanted)):  # Ben is not Omar ben Said
            numbers = {n for n in numbers if self.spellings[n].folded.startswith(wanted[0])}
        return self._residents(
            n for n in numbers if not title or self.spellings[n].address in ("", title)
        )

    def suggested_with_words(self, words: Iterable[str]) -> list[ResidentId]:
        """As `having_words`; not who would rather not."""
        return [id_ for id_ in self.having_words(words) if id_ not in self.not_suggested]

    def beginning_with(self, prefix: str) -> list[ResidentId]:
        """Those with a name, or a word in it, that begins so; not who would rather not."""
        return self._residents(self.numbers_from(prefix))

    def numbers_from(self, prefix: str) -> Iterator[int]:
        """The spellings with a beginning that begins so; some more than once."""
        for beginning in beginnings(prefix):
            first = bisect_left(self.by_beginning, (beginning, -1))
            last = bisect_left(self.by_beginning, (beginning + _LAST, -1))
            yield from (number for _, number in self.by_beginning[first:last])

    def in_order(self, residents: Iterable[ResidentId]) -> list[ResidentId]:
        """Each once; most recently met first."""
        unique = set(residents)
        return sorted(unique, key=self.order_of) if len(unique) > 1 else list(unique)

    def order_of(self, resident: ResidentId) -> Lateness:
        """A sort key: most recently met first, of those the most often met, then by name."""
        return self.order[resident]

    def _residents(self, numbers: Iterable[int]) -> list[ResidentId]:
        return self.in_order(self.spellings[n].resident for n in numbers)


def as_long(spelling: str, spellings: list[str]) -> list[str]:
    """Those of `spellings`, sorted by length, that are about as long as `spelling`."""
    first = bisect_left(spellings, len(spelling) - FURTHEST, key=len)
    return spellings[first : bisect_left(spellings, len(spelling) + FURTHEST + 1, key=len)]


def squeeze(text: str) -> str:
    """`text` folded, without spaces and apostrophes: `Anne-Marie` is `Annemarie`."""
    return squeezed(fold(text))


def resident_index(buurt: Buurt) -> ResidentIndex:
    """The index of this Buurt."""
    # the order apart: a meeting changes it and leaves all names as they are.
    order = WhenAsked(lambda: buurt.derive(_Order))
    return replace(buurt.derive(_names, _renamed), order=order)


def few_residents(word: str, buurt: Buurt) -> ResidentIndex | None:
    """The index of those with this in a name, which is all that a name with it can be spelled as.

    None where it is no quicker than the index of everybody: that is there already, soon made, or
    would hardly be longer. A program that reads one line and ends has no use for more."""
    if len(buurt.residents) < SOON_MADE or buurt.knows(_names):
        return None
    first = fold(word).split()[:1]
    wanted = tuple(map(squeezed, beginnings(*first))) if first else ()
    lines = buurt.derive(_squeezed_names)
    if len(lines) != len(buurt.residents):  # a name that goes on on another line
        return None
    ids: list[ResidentId] = []
    for part in wanted:
        ids += [id_ for id_, line in zip(buurt.residents, lines, strict=True) if part in line]
    few = _index_of(ids, buurt) if wanted and len(ids) < len(lines) / 4 else None
    return replace(few, order=WhenAsked(lambda: buurt.derive(_Order))) if few else None


def _squeezed_names(buurt: Buurt) -> list[str]:
    """All that each resident is called, in the order of the table."""
    return squeezed_lines(
        " ".join((r.name, r.description, *r.aliases)) if r.description or r.aliases else r.name
        for r in buurt.residents.values()
    )


def _names(buurt: Buurt) -> ResidentIndex:
    return _index_of(buurt.residents, buurt)


def _index_of(ids: Iterable[ResidentId], buurt: Buurt) -> ResidentIndex:
    index = ResidentIndex()
    ids = dict.fromkeys(ids)
    _note(index, ids, buurt)
    for id_ in ids:
        for spelling in spellings_of(buurt.residents[id_], buurt):
            _enter(index, id_, spelling)
    index.by_beginning.sort()
    suggested = [s for s in index.spellings if s.resident not in index.not_suggested]
    words = {word for spelling in suggested for word in spelling.telling}
    index.suggested_words = sorted(words, key=_shortest_first)
    index.suggested_names = sorted({squeezed(s.folded) for s in suggested}, key=_shortest_first)
    return index


def _renamed(last: ResidentIndex, buurt: Buurt, before: Before) -> ResidentIndex:
    """`last` with the residents that were touched as they are now."""
    index = ResidentIndex(**{name: copy(getattr(last, name)) for name in last.__struct_fields__})
    # who was merged is called like somebody who may have been touched: they are all read again
    touched = before["residents"].keys() | index.merged
    gone = [n for id_ in touched for n in index.numbers.pop(id_, ())]
    for number in gone:
        _leave(index, number)
    index.merged = set()
    index.not_suggested.difference_update(map(ResidentId, touched))
    there = touched & buurt.residents.keys()
    _note(index, there, buurt)
    first, others = len(index.spellings), index.by_beginning
    index.by_beginning = []
    for id_ in there:
        for spelling in spellings_of(buurt.residents[ResidentId(id_)], buurt):
            _loosen(index, spelling)
            _enter(index, id_, spelling)
    for entry in index.by_beginning:
        insort(others, entry)
    index.by_beginning = others
    for number in (*gone, *range(first, len(index.spellings))):
        _settle(index, index.spellings[number])
    return index


def _note(index: ResidentIndex, ids: Iterable[str], buurt: Buurt) -> None:
    """Who of these was merged, and who would rather not."""
    for id_ in ids:
        resident = buurt.residents[ResidentId(id_)]
        if resident.merged_into:
            index.merged.add(id_)
        elif resident.prefers_not_on is not None:
            index.not_suggested.add(ResidentId(id_))


def _enter(index: ResidentIndex, id_: str, spelling: Spelling) -> None:
    number = len(index.spellings)
    index.spellings.append(spelling)
    index.numbers.setdefault(id_, []).append(number)
    index.longest = max(index.longest, spelling.count)
    for whole in spelling.whole:
        index.by_squeezed.setdefault(whole, []).append(number)
    for word in spelling.words:
        index.by_word.setdefault(word, []).append(number)
    if spelling.resident not in index.not_suggested:
        index.by_beginning += [(key, number) for key in spelling.beginnings]


def _loosen(index: ResidentIndex, spelling: Spelling) -> None:
    """The lists that this one will be entered in are no longer those of an earlier index."""
    for lists, keys in (
        (index.by_squeezed, spelling.whole),
        (index.by_word, spelling.words),
    ):
        for key in keys & lists.keys():
            lists[key] = lists[key].copy()


def _leave(index: ResidentIndex, number: int) -> None:
    """Nothing refers to this spelling any more."""
    spelling = index.spellings[number]
    for lists, keys in (
        (index.by_squeezed, spelling.whole),
        (index.by_word, spelling.words),
    ):
        for key in keys:
            lists[key] = [other for other in lists[key] if other != number]
            if not lists[key]:
                del lists[key]
    if spelling.resident not in index.not_suggested:
        for beginning in spelling.beginnings:
            del index.by_beginning[bisect_left(index.by_beginning, (beginning, number))]


def _settle(index: ResidentIndex, spelling: Spelling) -> None:
    """Its name and its words are suggested if somebody has them who may be suggested."""

    def suggested(numbers: Iterable[int]) -> Iterator[Spelling]:
        spellings = (index.spellings[n] for n in numbers)
        return (s for s in spellings if s.resident not in index.not_suggested)

    name = squeezed(spelling.folded)
    alike = suggested(index.by_squeezed.get(name, ()))
    _keep(index.suggested_names, name, any(squeezed(s.folded) == name for s in alike))
    for word in spelling.telling:
        _keep(index.suggested_words, word, any(suggested(index.by_word.get(word, ()))))


def _keep(spellings: list[str], spelling: str, is_kept: bool) -> None:
    """Have it in the list, or not."""
    at = bisect_left(spellings, _shortest_first(spelling), key=_shortest_first)
    is_there = spellings[at : at + 1] == [spelling]
    if is_kept and not is_there:
        spellings.insert(at, spelling)
    elif is_there and not is_kept:
        del spellings[at]


def _shortest_first(spelling: str) -> tuple[int, str]:
    return len(spelling), spelling


class _Order(dict[ResidentId, Lateness]):
    """A sort key for each resident that is asked for; of thousands a key asks for few."""

    def __init__(self, buurt: Buurt) -> None:
        super().__init__()
        self._met = encounters_by_resident(buurt)
        self._residents = buurt.residents

    def __missing__(self, id_: ResidentId) -> Lateness:
        met = self._met.get(id_, ())
        newest = met[0].on.toordinal() if met else 0
        resident = self._residents[id_]
        name = fold(resident.name or resident.description)
        lateness = self[id_] = (-newest, -len(met), name, id_)
        return lateness
