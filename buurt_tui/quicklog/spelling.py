"""How to spell what is known, so that it reads as that and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from buurt_tui.domain.model import Buurt, Interest, Member, Place, Resident
from buurt_tui.quicklog.draft import Status
from buurt_tui.quicklog.lexer import JOINTS, Word, body_of, words_of
from buurt_tui.quicklog.members import read_member
from buurt_tui.quicklog.names import read_who
from buurt_tui.quicklog.places import read_place
from buurt_tui.quicklog.topics import read_topic

LOOK_AHEAD = 80
"""Characters behind a mark that may make it longer."""

Markable = Resident | Interest | Place | Member


class Spelled(NamedTuple):
    """A mark, sigil and all."""

    text: str
    needs_answer: str = ""
    """The part of the text that fits others too, so that somebody has to say which; or empty."""


class _Mark(NamedTuple):
    text: str
    fits: tuple[str, ...]


def spelled(document: Markable, sigil: str, behind: str, buurt: Buurt) -> Spelled | None:
    """How `document` is spelled behind `sigil` when the line goes on with `behind`.

    None if nothing that can be typed is a mark for it: its name has no letters."""
    spare: Spelled | None = None
    for spelling in _spellings(document, sigil):
        text = sigil + spelling
        mark = _read(sigil, text + (behind[:LOOK_AHEAD] or " "), buurt)
        if mark is None:
            continue
        if mark.fits == (document.id,):
            return Spelled(text)
        if spare is None and text.startswith(mark.text):
            spare = Spelled(text, mark.text)
    return spare


def _spellings(document: Markable, sigil: str) -> Iterator[str]:
    for name in _names(document):
        if isinstance(document, Interest):
            yield "-".join(name.split())
            continue
        is_description = isinstance(document, Resident) and not document.name
        if not is_description:
            yield name
            yield name + ","  # a comma keeps the next word out of the name
        yield "_".join(name.split())
    # what cannot be typed in a mark is left out: "Jan (boven)" is spelled "Jan_boven".
    for name in _names(document):
        letters = "".join(char if char.isalnum() or char in JOINTS else " " for char in name)
        yield "_".join(letters.split())


def _names(document: Markable) -> Iterable[str]:
    if isinstance(document, Resident):
        names = (document.name, document.description, *document.aliases)
        return tuple(name for name in names if name)
    if isinstance(document, Interest):
        return (document.name, *document.synonyms)
    return (document.name,)


def _read(sigil: str, text: str, buurt: Buurt) -> _Mark | None:
    """The mark at the very beginning of `text`, and whom or what it fits."""
    words = words_of(text)
    if not words or words[0].sigil != sigil or words[0].opening:
        return None
    end, fits = _fits(sigil, words, buurt)
    return _Mark(text[:end], fits) if fits else None


def _fits(sigil: str, words: list[Word], buurt: Buurt) -> tuple[int, tuple[str, ...]]:
    if sigil == "@":
        who = read_who(words, 0, buurt)
        return who.end, who.candidates or (Status.NEW,)
    if sigil == "/":
        place = read_place(words, 0, buurt)
        return place.end, place.candidates or (Status.NEW,)
    if sigil == ">":
        member = read_member(words, 0, buurt)
        return (member.end, member.candidates) if member else (0, ())
    topic = body_of(words[0], JOINTS)
    return len(sigil) + len(topic), read_topic(topic, buurt).candidates or (Status.NEW,)
