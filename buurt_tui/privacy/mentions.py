"""Names of residents in what is shared: they are taken out, whoever let it be shared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from buurt_tui.domain.masking import MASK
from buurt_tui.domain.model import Buurt
from buurt_tui.domain.text import fold

SHORTEST = 3
"""Letters. Shorter parts of a name ("El", "De") are words of everybody."""
EVERYBODYS = frozenset(
    {
        *("van", "der", "den", "ter", "ten", "bin", "ben", "bint", "ibn", "the", "and", "het"),
        *("een", "mevr", "mevrouw", "dhr", "meneer", "mrs", "met", "voor", "uit", "bij"),
    }
)
"""Words that stand in names and say nothing of whose."""
_PARTICLES = "el|al|de|den|der|van|ter|ten|ait|bin|ben|bint|ibn"
_ONE_NAME = re.compile(rf"{MASK}(?:[ -](?:(?:{_PARTICLES}) )*{MASK})+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def without_residents(text: str, buurt: Buurt) -> str:
    """`text` with `MASK` for every word that is part of a resident's name or of another they go by.

    However it is spelled; descriptions go as a whole. Rather a word too many than a name."""
    if not text:
        return text
    described, words = buurt.derive(_descriptions), buurt.derive(_words_of_names)
    lower = text.lower()
    for description in (each for each in described if each.lower() in lower):
        text = re.sub(rf"(?<!\w){re.escape(description)}(?!\w)", MASK, text, flags=re.IGNORECASE)
    masked = _WORD.sub(lambda match: _judged(match.group(), words), text)
    return _ONE_NAME.sub(MASK, masked)


def _judged(word: str, names: frozenset[str]) -> str:
    parts = {*fold(word).split(), fold(re.split("['’]", word)[0])}
    return MASK if not parts.isdisjoint(names) else word


def _descriptions(buurt: Buurt) -> tuple[str, ...]:
    described = {r.description for r in buurt.residents.values() if r.description}
    return tuple(sorted(described, key=lambda each: (-len(each), each)))


def _words_of_names(buurt: Buurt) -> frozenset[str]:
    names = (name for r in buurt.residents.values() for name in (r.name, *r.aliases))
    return frozenset(_telling(names))


def _telling(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for word in fold(name).split():
            for part in (word, word.split("'")[0]):
                if len(part) >= SHORTEST and part not in EVERYBODYS:
                    yield part
