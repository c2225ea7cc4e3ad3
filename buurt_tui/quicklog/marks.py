"""Who, hook, place and contact: a function for each sigil, which adds what it read to the line.

Each gives the number of words that the mark took; 0 leaves its word as text."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeVar

from buurt_tui.domain.model import InterestId, Kind, PlaceId, ResidentId
from buurt_tui.domain.text import clean
from buurt_tui.quicklog.contacts import read_contact
from buurt_tui.quicklog.draft import NEW, MarkKey, PartKind, Status, Topic, Where, Who
from buurt_tui.quicklog.lexer import JOINTS, body_of
from buurt_tui.quicklog.names import WhoReading, is_description, read_who
from buurt_tui.quicklog.places import RATES, read_place
from buurt_tui.quicklog.problems import ProblemKind
from buurt_tui.quicklog.reader import Reader
from buurt_tui.quicklog.readers import read_readers
from buurt_tui.quicklog.topics import read_topic

KINDS_OF_HOOK = {"#": Kind.INTEREST, "*": Kind.WISH, "+": Kind.OFFER, "?": Kind.QUESTION}

Id = TypeVar("Id", bound=str)


def add_who(reader: Reader, at: int) -> int:
    """`@Fatima el Amrani`."""
    reading = read_who(reader.words, at, reader.buurt)
    start, end = reader.words[at].opening, reading.end
    is_first = not reader.who
    group = reader.group if is_first or reader.joins_group() else reader.group + 1
    key = reader.key(start, end)
    reader.who.append(_who(reader, reading, start, key, group))
    if reading.is_title_alone:
        reader.problem(ProblemKind.TITLE_ALONE, start, end, text=reading.text)
    reader.add_mark(PartKind.WHO, key, at, reading.count, end)
    return reading.count


def _who(reader: Reader, reading: WhoReading, start: int, key: MarkKey, group: int) -> Who:
    known = reader.buurt.residents
    status, one, several = _settled(reader, key, reading.status, reading.candidates, known)
    resident = reader.buurt.resident(one) if one else None
    if status is Status.NEW and is_description(reading.text):
        status = Status.DESCRIBED
    typed = clean(" ".join(reading.text.replace("_", " ").split()))
    # someone new on purpose still looks like those who were passed over.
    passed_over = () if several or resident else reading.candidates
    return Who(
        start=start,
        end=reading.end,
        key=key,
        status=status,
        name=(resident.name or resident.description) if resident else typed,
        resident=ResidentId(resident.id) if resident else None,
        candidates=several,
        lookalikes=() if resident else (*passed_over, *reading.lookalikes),
        group=group,
    )


def _settled(
    reader: Reader, key: MarkKey, status: Status, fits: tuple[Id, ...], known: Container[Id]
) -> tuple[Status, Id | None, tuple[Id, ...]]:
    """How the mark reads after an answer: its status, the one that is known, or the several."""
    answer = reader.answer(key)
    if answer == NEW and status is not Status.NEW:
        reader.take(key)
        return Status.NEW, None, ()
    if answer in known:
        reader.take(key)
        return Status.KNOWN, answer, ()  # type: ignore[return-value]  # known says what it is
    if status is Status.KNOWN:
        return status, fits[0], ()
    return status, None, fits


def add_hook(reader: Reader, at: int) -> int:
    """`#koken`, `*koken`, `+koken`, `?koken`."""
    word = reader.words[at]
    text = body_of(word, JOINTS)
    end = word.body + len(text)
    key = reader.key(word.opening, end)
    reading = read_topic(text, reader.buurt)
    known = reader.buurt.interests
    status, one, several = _settled(reader, key, reading.status, reading.candidates, known)
    passed_over: tuple[InterestId | None, ...] = (*reading.candidates, reading.nearest)
    hook = Topic(
        start=word.opening,
        end=end,
        key=key,
        kind=KINDS_OF_HOOK[word.sigil],
        status=status,
        name=known[one].name if one else clean(reading.name),
        interest=one,
        candidates=several,
        nearest=passed_over[0] if status is Status.NEW else None,
    )
    reader.hooks.append((reader.group, hook))
    reader.add_mark(PartKind.HOOK, key, at, 1, end)
    return 1


def add_place(reader: Reader, at: int) -> int:
    """`/Kwakersstraat`."""
    word = reader.words[at]
    if body_of(word, JOINTS).casefold() in RATES:
        return 0
    if reader.place is not None:
        reader.problem(ProblemKind.SECOND_PLACE, word.opening, word.end)
        return 0
    reading = read_place(reader.words, at, reader.buurt)
    key = reader.key(word.opening, reading.end)
    known = reader.buurt.places
    status, one, several = _settled(reader, key, reading.status, reading.candidates, known)
    reader.place = Where(
        start=word.opening,
        end=reading.end,
        key=key,
        status=status,
        name=known[PlaceId(one)].name if one else clean(reading.name),
        place=one,
        candidates=several,
    )
    reader.add_mark(PartKind.PLACE, key, at, reading.count, reading.end)
    return reading.count


def add_contact(reader: Reader, at: int) -> int:
    """`=gesprek`, or who may read the words: `=voor-mij`."""
    word = reader.words[at]
    text = body_of(word, JOINTS)
    contact = read_contact(text)
    if contact is None and (readers := read_readers(text)) is not None:
        reader.readers = readers
        end = word.body + len(text)
        reader.add_mark(PartKind.READERS, reader.key(word.opening, end), at, 1, end)
        return 1
    if contact is None:
        reader.problem(ProblemKind.CONTACT_NOT_KNOWN, word.opening, word.end, text=text)
        return 0
    if reader.contact is not None:
        reader.problem(ProblemKind.SECOND_CONTACT, word.opening, word.end)
        return 0
    reader.contact = contact
    end = word.body + len(text)
    reader.add_mark(PartKind.CONTACT, reader.key(word.opening, end), at, 1, end)
    return 1
