"""Names of residents in what is shared, and in what is typed while others look along.

They are taken out, whoever let it be shared: rather a word too many than a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from msgspec import Struct

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
ENDINGS = frozenset(
    {
        *("s", "n", "en", "tje", "etje", "je", "pje", "kje", "tjes", "etjes", "jes", "pjes"),
        *("atje", "otje", "utje", "ytje"),
    }
)
"""What Dutch and English put behind a name: of whom something is, a little one, a family."""
TELLING = 6
"""Letters of a name that is known wherever it stands in a word: "fatimafeest"."""
LONGEST_ENDING = max(map(len, ENDINGS))
LONGEST = 100
"""Letters of a word; names are no longer, and words of people neither."""
TYPED = "•"
"""Stands for each letter of a name that is being typed."""
_PARTICLES = "el|al|de|den|der|van|ter|ten|ait|bin|ben|bint|ibn"
_ONE_NAME = re.compile(rf"{MASK}(?:[ -](?:(?:{_PARTICLES}) )*{MASK})+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class _Names(Struct, frozen=True):
    """The words of names, and how long those are that are known wherever they stand."""

    words: frozenset[str]
    lengths: tuple[int, ...]


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


def names_anybody(text: str, buurt: Buurt) -> bool:
    """Whether a name of a resident stands in it that is not a member's or a street's as well."""
    public = buurt.derive(_public_words)
    told = " ".join(word for word in _WORD.findall(text) if not _parts(word) <= public)
    return without_residents(told, buurt) != told


def while_typed(text: str, buurt: Buurt) -> str:
    """`text` with `TYPED` for every letter of a name, or of what may become one as more is typed.

    As long as `text`, so that a cursor stands where it stood. What members of the team and streets
    are called is no secret, also where a resident is called the same."""
    described, words = buurt.derive(_descriptions), buurt.derive(_words_of_names)
    begun, public = buurt.derive(_sorted_words), buurt.derive(_public_words)
    lower = text.lower()
    for description in (each for each in described if each.lower() in lower):
        found = re.escape(description)
        text = re.sub(found, lambda m: TYPED * len(m.group()), text, flags=re.IGNORECASE)

    def judged(match: re.Match[str]) -> str:
        word = match.group()
        parts = _parts(word)
        if parts <= public:
            return word
        hides = any(_is_name(part, words) or _begins_a_name(part, begun) for part in parts)
        return TYPED * len(word) if hides else word

    return _WORD.sub(judged, text)


def _judged(word: str, names: _Names) -> str:
    return MASK if any(_is_name(part, names) for part in _parts(word)) else word


def _parts(word: str) -> set[str]:
    return {*fold(word).split(), *map(fold, re.split("['’]", word))} - {""}


def _is_name(word: str, names: _Names) -> bool:
    """Whether this is a name, one with an ending, or a word that a long name stands in.

    So is what is too long to be a word: nobody has the time to look for names in it."""
    if word in names.words or len(word) > LONGEST:
        return True
    ends = range(max(SHORTEST, len(word) - LONGEST_ENDING), len(word))
    if any(word[end:] in ENDINGS and word[:end] in names.words for end in ends):
        return True
    return any(
        word[at : at + length] in names.words
        for length in names.lengths
        for at in range(len(word) - length + 1)
    )


def _begins_a_name(word: str, names: tuple[str, ...]) -> bool:
    """Whether somebody's name begins so; these are sorted."""
    at = bisect_left(names, word)
    return len(word) >= SHORTEST and at < len(names) and names[at].startswith(word)


def _descriptions(buurt: Buurt) -> tuple[str, ...]:
    described = {r.description for r in buurt.residents.values() if r.description}
    return tuple(sorted(described, key=lambda each: (-len(each), each)))


def _words_of_names(buurt: Buurt) -> _Names:
    names = (name for r in buurt.residents.values() for name in (r.name, *r.aliases))
    words = frozenset(_telling(names))
    return _Names(words, tuple(sorted({len(word) for word in words if len(word) >= TELLING})))


def _sorted_words(buurt: Buurt) -> tuple[str, ...]:
    return tuple(sorted(buurt.derive(_words_of_names).words))


def _public_words(buurt: Buurt) -> frozenset[str]:
    names = [member.name for member in buurt.members.values()]
    names += [place.name for place in buurt.places.values()]
    return frozenset(word for name in names for word in fold(name).split())


def _telling(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for word in fold(name).split():
            for part in (word, *word.split("'")):
                if len(part) >= SHORTEST and part not in EVERYBODYS:
                    yield part
