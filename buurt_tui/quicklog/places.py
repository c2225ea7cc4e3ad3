"""Which street or spot is meant: its name, the beginning of exactly one, else a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from buurt_tui.domain.model import Buurt, PlaceId
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.draft import Status
from buurt_tui.quicklog.lexer import JOINTS, Word, body_end, neighbours
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.quicklog.name_words import is_capitalised, is_opener, is_particle

SHORTEST_PREFIX = 3
MOST_WORDS = 8
ARTICLES = frozenset({"de", "het", "t", "the"})

_RATES = """
uur dag week wk weekend maand mnd kwartaal jaar jr keer persoon pp hour day month year person
"""
RATES = frozenset(_RATES.split())
"""Behind a `/` they say how often or for whom, as in "2x /week"; no street is called so."""


class PlaceReading(Struct, frozen=True, kw_only=True):
    """Which place the words after a `/` name."""

    status: Status
    name: str
    end: int
    """Where it ends in the line."""
    count: int
    """How many words it took."""
    candidates: tuple[PlaceId, ...] = ()
    """The one that is known, or those that the question is about."""


_NUMBERED = re.compile(r"([^\W\d_]{3,})([0-9]+[a-z]?(?:-[0-9a-z]+)?)", re.IGNORECASE)

KnownPlaces = Sequence[tuple[PlaceId, str, tuple[str, ...]]]
"""Id, folded name and its words, by name; what begins with an article also without it."""


def known_places(buurt: Buurt) -> KnownPlaces:
    """All places, ready to be compared."""
    return buurt.derive(_known_places)


def _known_places(buurt: Buurt) -> KnownPlaces:
    known: list[tuple[PlaceId, str, tuple[str, ...]]] = []
    for place in buurt.places.values():
        words = folded_place(place.name).split()
        without_article = words[1:] if words[:1] and words[0] in ARTICLES else []
        for spelling in filter(None, (words, without_article)):
            known.append((PlaceId(place.id), " ".join(spelling), tuple(spelling)))
    return sorted(known, key=lambda spelling: spelling[1])


class _PlaceWord(NamedTuple):
    text: str
    end: int
    is_closed: bool
    is_shortened: bool
    """Whether it is closed by nothing but a full stop: `/Burg. Röell`."""


def folded_place(text: str) -> str:
    """`text` as places are compared: Plein '40-'45 is plein 40-45."""
    return fold(text).replace("'", "")


def read_place(words: list[Word], at: int, buurt: Buurt) -> PlaceReading:
    """Which place `words[at]`, a word with a `/`, and those after it name."""
    typed = _together([_place_word(word) for word in neighbours(words, at, MOST_WORDS)])
    known = known_places(buurt)
    reading = _known(typed, known) or _known(_without_number(typed[0]), known)
    return reading or _reading(_spelled_out(typed), Status.NEW, [])


def _known(typed: list[_PlaceWord], known: KnownPlaces) -> PlaceReading | None:
    """The longest known place that is spelled, or else begun, by these words."""
    runs = [typed[:count] for count in range(len(typed), 0, -1)]
    for run in runs:
        spelled = _folded(run).replace(" ", "")
        if fits := [id_ for id_, name, _ in known if name.replace(" ", "") == spelled]:
            return _reading(run, Status.KNOWN, fits[:1])
    for run in runs:
        if fits := _beginning_with(_folded(run).split(), known):
            return _reading(run, Status.KNOWN if len(fits) == 1 else Status.QUESTION, fits)
    return None


def _without_number(word: _PlaceWord) -> list[_PlaceWord]:
    """The street of a street and number in one word; none if it is no such word."""
    numbered = _NUMBERED.fullmatch(word.text)
    if numbered is None:
        return []
    end = word.end - len(numbered[2])
    return [word._replace(text=numbered[1], end=end, is_closed=True, is_shortened=False)]


def _place_word(word: Word) -> _PlaceWord:
    first = (word.body or word.start) - word.start
    text = word.text[first : body_end(word.text, first, JOINTS)].rstrip(JOINTS)
    rest = word.text[first + len(text) :]
    return _PlaceWord(text, word.start + first + len(text), bool(rest), rest == ".")


def _together(typed: list[_PlaceWord]) -> list[_PlaceWord]:
    """The words with nothing between them but what shortens one."""
    for count, word in enumerate(typed):
        if not word.text:
            return typed[:count]
        if word.is_closed and not word.is_shortened:
            return typed[: count + 1]
    return typed


def _folded(run: list[_PlaceWord]) -> str:
    return folded_place(" ".join(word.text for word in run))


def _reading(run: list[_PlaceWord], status: Status, fits: list[PlaceId]) -> PlaceReading:
    return PlaceReading(
        status=status,
        name=" ".join(word.text for word in run).replace("_", " "),
        end=run[-1].end,
        count=len(run),
        candidates=tuple(fits),
    )


def _beginning_with(typed: list[str], known: KnownPlaces) -> list[PlaceId]:
    """The places whose words begin with the typed ones, in the same order."""
    if len(" ".join(typed)) < SHORTEST_PREFIX:
        return []
    fits = (
        id_
        for id_, _, words in known
        if len(words) >= len(typed)
        and all(_begins(word, part) for word, part in zip(words, typed, strict=False))
    )
    return list(dict.fromkeys(fits))


def _begins(word: str, typed: str) -> bool:
    """A short word must be there as it is: "/plein 4 mensen" is not Plein 40-45 with a 4."""
    return word == typed or (len(typed) >= SHORTEST_PREFIX and word.startswith(beginnings(typed)))


def _spelled_out(typed: list[_PlaceWord]) -> list[_PlaceWord]:
    """One word, and the capitalised words and particles after it."""
    run = typed[:1]
    waiting: list[_PlaceWord] = []
    for word in typed[1:]:
        if (waiting or run)[-1].is_closed or is_opener(word.text):
            break
        if is_particle(word.text):
            waiting.append(word)
        elif is_capitalised(word.text):
            run = [*run, *waiting, word]
            waiting = []
        else:
            break
    return run
