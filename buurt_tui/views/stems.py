"""What is left of a Dutch word without its endings, so that `kookt` and `koken` are alike.

A rough cut, meant for suggestions: it would rather join two words too many than miss one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from buurt_tui.domain.text import fold

SHORTEST_PART = 4
"""Letters of a word that is looked for in a longer one."""

_ENDINGS = re.compile(
    r"(?<=\w{3})(?:ieren|ingen|ing|sters?|[tp]?jes?|en|e|(?<=[elrnm])(?<!oe)s|'s)$"
)
_CONJUGATED = re.compile(r"(?<=\w{3})[dt]$")
_PARTICIPLE = re.compile(r"ge(?=\w{3,}(?:en|d|t)$)")
_TWICE = re.compile(r"([a-z])\1+")
_HARD = str.maketrans("vz", "fs")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """`word` folded and without its endings, spelled as `squeezed`."""
    return squeezed(bare(word))


def squeezed(word: str) -> str:
    """Spelled so that open and closed syllables are alike: `kook` and `kok`, `lees` and `lez`.

    Doubled letters count once, `v` and `z` as `f` and `s`."""
    return _TWICE.sub(r"\1", word).translate(_HARD)


def bare(word: str) -> str:
    """`word` folded and without its endings, as long as three letters are left."""
    whole = _PARTICIPLE.sub("", fold(word), count=1)
    return _CONJUGATED.sub("", _ENDINGS.sub("", whole))


def part(word: str) -> str | None:
    """What a longer word has in it if it is put together with `word`: `naaimachine` with naaien,
    `moestuin` with tuin. None: it is too short to be no chance."""
    begin = bare(word)
    return squeezed(begin) if len(begin) >= SHORTEST_PART else None


def parts_in(word: str, longest: int) -> Iterator[str]:
    """What `word` may be put together with, spelled as `part`, in at most `longest` letters."""
    whole, root = squeezed(fold(word)), stem(word)
    for size in range(1, min(longest, len(whole) - 1) + 1):
        yield whole[:size]
        if size <= len(root):
            yield root[-size:]
