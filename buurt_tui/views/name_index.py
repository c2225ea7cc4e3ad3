"""Finding residents among thousands by what somebody remembers of a name.

The answer is that of `search.rank`, asked of everybody; this finds it without asking everybody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from buurt_tui.domain.derived import Before
from buurt_tui.domain.model import Buurt, Resident, ResidentId
from buurt_tui.views.search import Fit, Rank, allowed_apart, rank, spelled

MOST_FRESH = 200
"""Residents that changed since the index was made, and are looked at one by one."""
_WHOLE, _BEGINNING, _WORDS, _INSIDE = (
    (fit, 0) for fit in (Fit.WHOLE, Fit.BEGINNING, Fit.WORDS, Fit.INSIDE)
)
_LAST = chr(0x10FFFF)
"""Sorts behind every character of a name."""


class NameIndex:
    """Names as they are looked for, and the words in them."""

    def __init__(self, residents: Iterable[Resident]) -> None:
        self._owners: list[ResidentId] = []
        self._names: list[str] = []
        self._having: dict[str, list[int]] = {}
        for resident in residents:
            for name in spelled_names(resident):
                self._owners.append(ResidentId(resident.id))
                self._names.append(name)
                for word in set(name.split()):
                    self._having.setdefault(word, []).append(len(self._names) - 1)
        self._squeezed = [name.replace(" ", "") for name in self._names]
        self._words = sorted(self._having)
        self._beginnings: dict[int, list[str]] = {}

    def ranks(self, sought: str) -> dict[ResidentId, Rank]:
        """Who fits `sought` (as `spelled`), and how well the best of their names does."""
        words = sought.split()
        names, owners = self._names, self._owners
        found: dict[ResidentId, Rank] = {}
        for number, letters in self._nearly(words).items():
            _better(found, owners[number], (Fit.NEARLY, letters))
        squeezed = sought.replace(" ", "")
        inside = [number for number, name in enumerate(self._squeezed) if squeezed in name]
        beginning = [number for number in inside if names[number].startswith(sought)]
        whole = [number for number in beginning if names[number] == sought]
        for fit, numbers in (  # the best last: it stays
            (_INSIDE, inside),
            (_WORDS, self._begun(words)),
            (_BEGINNING, beginning),
            (_WHOLE, whole),
        ):
            found.update(dict.fromkeys([owners[number] for number in numbers], fit))
        return found

    def begun(self, words: Sequence[str]) -> set[ResidentId]:
        """Those with a name that has a word that begins with each of `words`."""
        return {self._owners[number] for number in self._begun(words)}

    def _begun(self, words: Sequence[str]) -> Iterable[int]:
        """The names with a word that begins with each of `words`."""
        sets = []
        for word in words:
            begun = self._words[
                bisect_left(self._words, word) : bisect_left(self._words, word + _LAST)
            ]
            sets.append({number for each in begun for number in self._having[each]})
        return set.intersection(*sets)

    def _nearly(self, words: Sequence[str]) -> Mapping[int, int]:
        """Names that have each of `words` but for a letter or two, and the letters apart."""
        totals: dict[int, int] | None = None
        if not any(map(allowed_apart, words)):  # then all begin a word, and fit better
            return {}
        for word in words:
            apart: dict[int, int] = {}
            for each, letters in sorted(self._alike(word).items(), key=lambda pair: -pair[1]):
                apart.update(dict.fromkeys(self._having[each], letters))
            if totals is None:
                totals = apart
            else:
                totals = {n: totals[n] + apart[n] for n in totals.keys() & apart.keys()}
        return totals or {}

    def _alike(self, word: str) -> Mapping[str, int]:
        """The words of names that begin nearly like `word`, and the letters apart."""
        begun = bisect_left(self._words, word), bisect_left(self._words, word + _LAST)
        alike: dict[str, int] = {}
        allowed = allowed_apart(word)
        if allowed:
            # imported late: it takes a moment, and most searches begin a name as it is spelled.
            from rapidfuzz import process
            from rapidfuzz.distance import OSA

            for length in (len(word) - 1, len(word), len(word) + 1, 0):
                beginnings = self._beginnings_of(length)
                near = process.extract(
                    word, beginnings, scorer=OSA.distance, score_cutoff=allowed, limit=None
                )
                for beginning, letters, _at in near:
                    for each in self._beginning_with(beginning, length):
                        alike[each] = min(int(letters), alike.get(each, allowed))
        return alike | dict.fromkeys(self._words[slice(*begun)], 0)

    def _beginnings_of(self, length: int) -> list[str]:
        """What the words begin with, in so many letters; 0: the words themselves."""
        if not length:
            return self._words
        if length not in self._beginnings:
            self._beginnings[length] = sorted({word[:length] for word in self._words})
        return self._beginnings[length]

    def _beginning_with(self, beginning: str, length: int) -> Sequence[str]:
        """The words of which this is the beginning in so many letters."""
        if len(beginning) < (length or len(beginning) + 1):
            return (beginning,)
        first = bisect_left(self._words, beginning)
        return self._words[first : bisect_left(self._words, beginning + _LAST)]


def _better(found: dict[ResidentId, Rank], resident: ResidentId, fit: Rank) -> None:
    found[resident] = min(fit, found.get(resident, fit))


def spelled_names(resident: Resident) -> Iterator[str]:
    """All that this resident is called, as it is looked for."""
    for name in (resident.name, resident.description, *resident.aliases):
        if name := spelled(name):
            yield name


class KnownNames(Struct, frozen=True):
    """An index of names, and who changed since it was made."""

    index: NameIndex
    fresh: Mapping[ResidentId, tuple[str, ...]]
    """Their names as they are now; none of who is not there any more."""

    def ranks(self, sought: str) -> dict[ResidentId, Rank]:
        """Who fits, and how well."""
        found = self.index.ranks(sought)
        for resident, names in self.fresh.items():
            found.pop(resident, None)
            if (fit := rank(sought, names)) is not None:
                found[resident] = fit
        return found

    def begun(self, words: Sequence[str]) -> set[ResidentId]:
        """Those with a name that has a word that begins with each of `words`."""
        found = self.index.begun(words) - self.fresh.keys()
        sought = " ".join(words)
        for resident, names in self.fresh.items():
            if (fit := rank(sought, names)) is not None and fit[0] <= Fit.WORDS:
                found.add(resident)
        return found


def known_names(buurt: Buurt) -> KnownNames:
    """The names of everybody who was not merged into another."""
    return buurt.derive(_known_names, _renamed)


def _known_names(buurt: Buurt) -> KnownNames:
    residents = (r for r in buurt.residents.values() if not r.merged_into)
    return KnownNames(NameIndex(residents), {})


def _renamed(last: KnownNames, buurt: Buurt, before: Before) -> KnownNames | None:
    touched = {id_: buurt.residents.get(ResidentId(id_)) for id_ in before["residents"]}
    names = {
        ResidentId(id_): tuple(spelled_names(r)) if r and not r.merged_into else ()
        for id_, r in touched.items()
    }
    fresh = {**last.fresh, **names}
    return KnownNames(last.index, fresh) if len(fresh) <= MOST_FRESH else None
