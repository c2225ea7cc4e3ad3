"""A long sequence in an order, of which a changed copy costs by the size of the change.

    everything = Blocks.of(sorted(encounters, key=newest_first, reverse=True))
    later = everything.reordered(None, encounter, newest_first, reverse=True)

It stands in blocks, and a copy shares all of them but the one that the change is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import Any, TypeVar, overload

from buurt_tui.domain.model import Document

D = TypeVar("D", bound=Document)

SIZE = 512
"""Documents in a block; twice as many are two blocks."""


class Blocks(Sequence[D]):
    """Documents in an order; a value, like a tuple of them."""

    __slots__ = ("_blocks", "_ends")

    def __init__(self, blocks: Sequence[tuple[D, ...]] = ()) -> None:
        """None of the blocks may be empty."""
        self._blocks = tuple(blocks)
        self._ends = tuple(accumulate(map(len, self._blocks)))

    @classmethod
    def of(cls, documents: Iterable[D]) -> Blocks[D]:
        """These, in the order in which they come."""
        return cls(tuple(_cut(tuple(documents))))

    def reordered(
        self, gone: D | None, come: D | None, key: Callable[[D], Any], *, reverse: bool = False
    ) -> Blocks[D]:
        """This, which is sorted so, without the one document and with the other."""
        blocks = list(self._blocks)
        for document, comes in ((gone, False), (come, True)):
            if document is not None:
                at = place([block[-1] for block in blocks], document, key, reverse=reverse)
                at = max(0, min(at, len(blocks) - 1))
                block = blocks[at] if blocks else ()
                old, new = (None, document) if comes else (document, None)
                blocks[at : at + 1] = _cut(reordered(block, old, new, key, reverse=reverse))
        return Blocks(blocks)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[D]:
        return chain.from_iterable(self._blocks)

    @overload
    def __getitem__(self, index: int) -> D: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[D, ...]: ...
    def __getitem__(self, index: int | slice) -> D | tuple[D, ...]:
        if isinstance(index, slice):
            numbers = range(len(self))[index]
            if numbers.step != 1:
                return tuple(self)[index]
            return tuple(islice(self._since(numbers.start), len(numbers)))
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        return next(self._since(at))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blocks) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # nobody keeps one as a key

    def _since(self, at: int) -> Iterator[D]:
        number = bisect_right(self._ends, at)
        if number == len(self._blocks):
            return iter(())
        first = self._blocks[number]
        begin = at - (self._ends[number] - len(first))
        return chain(first[begin:], chain.from_iterable(self._blocks[number + 1 :]))


def reordered(
    ordered: tuple[D, ...],
    gone: D | None,
    come: D | None,
    key: Callable[[D], Any],
    *,
    reverse: bool = False,
) -> tuple[D, ...]:
    """`ordered`, which is sorted so, without the one document and with the other."""
    found = list(ordered)
    if gone is not None:
        at = place(found, gone, key, reverse=reverse)
        if at < len(found) and found[at].id == gone.id:
            del found[at]
    if come is not None:
        found.insert(place(found, come, key, reverse=reverse), come)
    return tuple(found)


def place(found: Sequence[D], document: D, key: Callable[[D], Any], *, reverse: bool) -> int:
    """Where `document` stands, or would."""
    sought = key(document)
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        other = key(found[middle])
        if other > sought if reverse else other < sought:
            low = middle + 1
        else:
            high = middle
    return low


def _cut(documents: tuple[D, ...]) -> Iterator[tuple[D, ...]]:
    """These in blocks; few enough of them are one."""
    if len(documents) < 2 * SIZE:
        if documents:
            yield documents
        return
    for at in range(0, len(documents), SIZE):
        yield documents[at : at + SIZE]
