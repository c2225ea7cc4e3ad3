"""Everybody's names, folded and sorted once per Buurt, so that each key is answered at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from buurt_tui.domain.history import encounters_by_resident
from buurt_tui.domain.model import Buurt, ResidentId
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.quicklog.name_words import address, is_particle, without_titles

Lateness = tuple[int, int, str, str]
_LAST = chr(0x10FFFF)
"""Sorts behind every character of a name."""


class Spelling(Struct, frozen=True):
    """One name, alias or description of a resident, as it is compared."""

    resident: ResidentId
    folded: str
    """Without titles."""
    words: frozenset[str]
    address: str
    """`f` or `m` when it has a title."""


class ResidentIndex(Struct):
    """Spellings by all that is asked of them."""

    spellings: list[Spelling] = field(default_factory=list)
    by_squeezed: dict[str, list[int]] = field(default_factory=dict)
    """Whole names without spaces, with and without titles."""
    by_word: dict[str, list[int]] = field(default_factory=dict)
    by_beginning: list[tuple[str, int]] = field(default_factory=list)
    """Names and their words, sorted; only of residents who may be suggested."""
    suggested_words: list[str] = field(default_factory=list)
    suggested_names: list[str] = field(default_factory=list)
    """Squeezed."""
    not_suggested: set[ResidentId] = field(default_factory=set)
    """Those who would rather not: found by their whole name only."""
    order: Mapping[ResidentId, Lateness] = field(default_factory=dict)
    longest: int = 1
    """The number of words of the longest spelling."""

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
        return sorted(set(residents), key=self.order_of)

    def order_of(self, resident: ResidentId) -> Lateness:
        """A sort key: most recently met first, of those the most often met, then by name."""
        return self.order[resident]

    def _residents(self, numbers: Iterable[int]) -> list[ResidentId]:
        return self.in_order(self.spellings[n].resident for n in numbers)


def squeeze(text: str) -> str:
    """`text` folded, without spaces and apostrophes: `Anne-Marie` is `Annemarie`."""
    return fold(text).replace(" ", "").replace("'", "")


def resident_index(buurt: Buurt) -> ResidentIndex:
    """The index of this Buurt."""
    return buurt.derive(_resident_index)


def _resident_index(buurt: Buurt) -> ResidentIndex:
    # apart: a meeting changes the order and leaves all names as they are.
    return replace(buurt.derive(_names), order=_Order(buurt))


def _names(buurt: Buurt) -> ResidentIndex:
    index = ResidentIndex()
    for resident in buurt.residents.values():
        who = buurt.resident(ResidentId(resident.id))
        if who is not None:
            if who.prefers_not_on is not None:
                index.not_suggested.add(ResidentId(who.id))
            for name in (resident.name, resident.description, *resident.aliases):
                _add(index, ResidentId(who.id), name)
    index.by_beginning.sort()
    suggested = (s for s in index.spellings if s.resident not in index.not_suggested)
    names = {s.folded: s.words for s in suggested}
    index.suggested_names = sorted({squeeze(name) for name in names})
    index.suggested_words = sorted(
        {w for words in names.values() for w in words if not _is_small(w)}
    )
    return index


def _add(index: ResidentIndex, resident: ResidentId, name: str) -> None:
    raw = name.replace("_", " ").split()
    bare = " ".join(without_titles(raw))
    folded = fold(bare)
    if not folded:
        return
    words = frozenset((*folded.split(), *(squeeze(word) for word in bare.split())))
    number = len(index.spellings)
    index.spellings.append(Spelling(resident, folded, words, address(raw)))
    index.longest = max(index.longest, len(raw))
    for squeezed in {squeeze(name), squeeze(bare)}:
        index.by_squeezed.setdefault(squeezed, []).append(number)
    for word in words:
        index.by_word.setdefault(word, []).append(number)
    if resident not in index.not_suggested:
        beginnings = {folded, fold(name), *(w for w in words if not _is_small(w))}
        index.by_beginning += [(key, number) for key in beginnings]


def _is_small(word: str) -> bool:
    return is_particle(word) or len(word) < 2


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
