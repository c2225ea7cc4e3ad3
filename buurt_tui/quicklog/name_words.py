"""How far a name runs: titles, particles, initials, and the words that only open a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from buurt_tui.quicklog.lexer import JOINTS, Word, body_end, neighbours
from buurt_tui.quicklog.name_tables import OPENERS, PARTICLES, TITLES

MOST_WORDS = 6
"""Of one name, titles and particles included."""

_POSSESSIVE = re.compile(r"(?<=..)['’‘][sS]$")
_APART = re.compile(r"['’‘.-]")


class NameWord(NamedTuple):
    """One word of a name as it was typed."""

    text: str
    """With the full stop of a title or an initial, without any other punctuation."""
    end: int
    """Where it ends in the line."""
    is_closed: bool
    """Whether something stands behind it that no name goes on after."""


def name_words(words: list[Word], index: int, most: int = MOST_WORDS) -> Iterator[NameWord]:
    """The words from `index` that may be one name, as far as nothing stands between them."""
    for word in neighbours(words, index, most):
        name_word = _name_word(word, word.body or word.start)
        if name_word.text:
            yield name_word
        if name_word.is_closed:
            return


def _name_word(word: Word, start: int) -> NameWord:
    text = word.text
    first = at = start - word.start
    end = body_end(text, first, JOINTS)
    while text[end : end + 1] == "." and _takes_stop(text[at:end]):
        at = end + 1
        end = body_end(text, at, JOINTS)
    spelled = text[first:end] if text[first:end].strip(JOINTS) else ""
    if len(spelled) > 2:
        spelled = _POSSESSIVE.sub("", spelled).rstrip(JOINTS)
    end = first + len(spelled)
    return NameWord(spelled, word.start + end, end < len(text))


def _takes_stop(text: str) -> bool:
    return (len(text) == 1 and text.isupper()) or is_title(text)


def spelled_out(words: list[NameWord]) -> list[NameWord]:
    """As many of `words` as spell a name out; none if the first is neither capital nor title."""
    first = words[0].text
    begins = is_title(first) or is_capitalised(first)
    taken = words[:1] if begins else []
    waiting = [] if begins else words[:1]
    if waiting and not is_particle(first):
        return []
    for word in words[1:]:
        if is_particle(word.text):
            waiting.append(word)
        elif is_capitalised(word.text) and (
            is_particle((waiting or taken)[-1].text) or not is_opener(word.text)
        ):
            taken += [*waiting, word]
            waiting = []
        else:
            break
    return taken


def one_word(words: list[NameWord]) -> list[NameWord]:
    """The first word, with the particles before it: `van den berg` is one."""
    for count, word in enumerate(words, start=1):
        if not is_particle(word.text):
            return words[:count]
    return words[:1]


def is_title(text: str) -> bool:
    """Whether this is how somebody is addressed: `mw`, `Mw.`, `MEVR` …"""
    return text.rstrip(".").casefold() in TITLES


def is_particle(text: str) -> bool:
    """Whether a name needs another word after this one."""
    return text.casefold().replace("’", "'").replace("‘", "'") in PARTICLES


def is_opener(text: str) -> bool:
    """Whether this only begins a sentence."""
    return text.casefold() in OPENERS


def is_capitalised(text: str) -> bool:
    """Whether this begins with a capital, or with what may stand before one: `d'Hondt`."""
    pieces = [piece for piece in _APART.split(text) if piece]
    for piece in pieces:
        if piece[0].isupper() or piece[0].istitle():
            return True
        if len(piece) > 1 and not is_particle(piece) and not is_title(piece):
            return False
    return False


def address(words: list[str]) -> str:
    """`f`, `m` or empty: how the titles among these words address somebody."""
    titles = (word.rstrip(".").casefold() for word in words)
    return next((TITLES[title] for title in titles if TITLES.get(title)), "")


def apart(text: str) -> list[str]:
    """The words of a name that was typed, also where no space stands between them: `mw.Bos`."""
    return text.replace("_", " ").replace(".", ". ").split()


def without_titles(words: list[str]) -> list[str]:
    """`words` but the titles."""
    return [word for word in words if not is_title(word)]
