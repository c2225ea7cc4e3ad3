"""One name, alias or description of a resident, as it is compared with what is typed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from buurt_tui.domain.model import Buurt, Resident, ResidentId
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.name_words import address, is_particle, without_titles


class Spelling(Struct, frozen=True):
    """One spelling, and whose it is."""

    resident: ResidentId
    """Through any merges."""
    folded: str
    """Without titles."""
    words: frozenset[str]
    address: str
    """`f` or `m` when it has a title."""
    titled: str
    """Folded, with its titles."""
    count: int
    """Words, titles included."""

    @property
    def whole(self) -> set[str]:
        """The name without spaces, with and without titles."""
        return {squeezed(self.titled), squeezed(self.folded)}

    @property
    def beginnings(self) -> set[str]:
        """What may be begun to stand for it: the name, and the words that say something."""
        return {self.folded, self.titled, *self.telling}

    @property
    def telling(self) -> set[str]:
        """The words that are no particle and no initial."""
        return {word for word in self.words if not is_particle(word) and len(word) > 1}


def spellings_of(resident: Resident, buurt: Buurt) -> Iterator[Spelling]:
    """The spellings of this document; none if whom it was merged into was erased."""
    who = buurt.resident(ResidentId(resident.id))
    if who is not None:
        for name in (resident.name, resident.description, *resident.aliases):
            spelling = _spelling(ResidentId(who.id), name.replace("_", " ").split())
            if spelling.folded:
                yield spelling


def _spelling(resident: ResidentId, words: list[str]) -> Spelling:
    bare = without_titles(words)
    folded = _folded(bare)
    squeezed_words = (squeezed(fold(word)) for word in bare)
    return Spelling(
        resident=resident,
        folded=folded,
        words=frozenset((*folded.split(), *squeezed_words)),
        address=address(words) if len(bare) < len(words) else "",
        titled=folded if len(bare) == len(words) else _folded(words),
        count=len(words),
    )


def _folded(words: list[str]) -> str:
    # word by word: the same few come thousands of times, and `fold` remembers them.
    return " ".join(folded for word in words if (folded := fold(word)))


def squeezed(folded: str) -> str:
    """Without spaces and apostrophes: `Anne-Marie` is `Annemarie`."""
    return folded.replace(" ", "").replace("'", "")
