"""Which of a hundred thousand notes have these words in them, without reading all notes.

A word that is looked for stands inside one word of a note, and there are far fewer words than
notes: those that have it in them are found first, and then the notes that they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from time import sleep

from buurt_tui.domain.text import fold, folded

MOST_LISTED = 30_000
"""Notes; a word that is in more of them is looked for in the notes themselves."""
MOST_SORTED = 5_000
_AT_A_TIME = 100
"""Notes, between which somebody who types gets their turn."""

Way = Sequence[str]
"""A word that is looked for, and how else it may be spelled."""


def words_sought(text: str) -> list[Way]:
    """The words of `text`, each as it may stand in a folded note, also cut in the middle of `ij`.

    Punctuation around a word does not count, unless it is all there is."""
    words = (word.strip(_PUNCTUATION) or word for word in fold(text).split())
    return [_ways(word) for word in dict.fromkeys(words)]


_PUNCTUATION = ",;:!?()[]\"'“”„"


def _ways(word: str) -> Way:
    ways = [word, f"{word[:-1]}y"] if word.endswith("i") else [word]
    return [*ways, *(f"y{way[1:]}" for way in ways if way.startswith("j"))]


def has_all(text: str, sought: Sequence[Way]) -> bool:
    """Whether all that is looked for is in this folded text; nothing is in none."""
    return bool(sought) and all(any(way in text for way in ways) for ways in sought)


class SaidIndex:
    """What was said, by its words. Texts are numbered in the order given."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._having: dict[str, list[int]] = {}
        self.count = 0
        for number, text in enumerate(texts):
            for word in set(folded(text).split()):
                if (known := self._having.get(word)) is None:
                    self._having[word] = [number]
                else:
                    known.append(number)
            self.count += 1
            if number % _AT_A_TIME == 0:
                sleep(0)  # lets another thread go on at once

    def last_first(self, sought: Sequence[Way], text: Callable[[int], str]) -> Iterator[int]:
        """The numbers of the texts that have all of it, the last first. `text` gives one, folded.

        They come as they are found: who wants a few does not wait for all."""
        lists = {index: self._lists(ways) for index, ways in enumerate(sought)}
        sizes = {index: sum(map(len, found)) for index, found in lists.items()}
        if not sought or not all(sizes.values()):
            return
        by_size = sorted(sizes, key=sizes.__getitem__)
        listed = [index for index in by_size if sizes[index] <= MOST_LISTED]
        if len(sought) == 1 and sizes[0] > MOST_SORTED:
            listed = []  # soon found where it is looked for
        numbers: Iterable[int] = range(self.count - 1, -1, -1)
        if listed:
            having = set(chain.from_iterable(lists[listed[0]]))
            for index in listed[1:]:
                having.intersection_update(chain.from_iterable(lists[index]))
            if len(having) <= MOST_SORTED:
                numbers = sorted(having, reverse=True)
            else:
                numbers = filter(having.__contains__, numbers)
        left = [sought[index] for index in by_size if index not in listed]
        yield from (n for n in numbers if not left or has_all(text(n), left))

    def _lists(self, ways: Way) -> list[list[int]]:
        """For each word that has this in it, the texts that it is in."""
        if len(ways) == 1:
            [way] = ways
            return [numbers for word, numbers in self._having.items() if way in word]
        return [
            numbers for word, numbers in self._having.items() if any(way in word for way in ways)
        ]
