"""Coming back: `!` with its date and reason, and `>` with who will go.

Each function gives the number of words that the mark took; 0 leaves its word as text."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from buurt_tui.domain.model import MemberId, Side
from buurt_tui.quicklog.draft import (
    ComingBack,
    MarkKey,
    OfferedDate,
    PartKind,
    Status,
    Walker,
)
from buurt_tui.quicklog.lexer import closing_of, neighbours
from buurt_tui.quicklog.members import read_member
from buurt_tui.quicklog.problems import ProblemKind
from buurt_tui.quicklog.reader import Reader

LONGEST_PHRASE = 40
"""Words behind an `!` in which a date is looked for."""


def add_coming_back(reader: Reader, at: int) -> int:
    """`!vr bellen over de soep`, `!!over twee weken`, or `!` alone at the end of the line."""
    # most lines have no date, and its tables are half of what a line needs imported
    from buurt_tui.quicklog.dates import DateProblem, DateReading, read_date

    word = reader.words[at]
    if reader.group in reader.follow_ups:
        reader.problem(ProblemKind.SECOND_FOLLOW_UP, word.opening, word.end)
        return 0
    phrase = _phrase(reader, at) if word.sigil else []  # an `!` alone has nothing behind it
    reading = read_date([text for _, text in phrase], reader.on)
    count = reading.words if isinstance(reading, DateReading) else 0
    end = _end(phrase[count - 1]) if count else word.body if word.sigil else word.end
    offered = None if count else _offered(reader, phrase)
    key = reader.key(word.opening, offered.end if offered else end)
    if isinstance(reading, DateProblem):
        last = phrase[reading.words - 1]
        reader.problem(ProblemKind.DATE_REFUSED, word.opening, _end(last), reason=reading.kind)
    back = ComingBack(
        start=word.opening,
        end=end,
        key=key,
        around=reading.on if isinstance(reading, DateReading) else _chosen(reader, key),
        asked_by=Side.RESIDENT if reader.line.startswith("!!", word.opening) else Side.TEAM,
        offered=offered,
    )
    reader.follow_ups[reader.group] = back
    reader.add_mark(PartKind.WHEN, key, at, max(1, count), end, reason=reader.group)
    _let_waiting_walker_go(reader)
    return max(1, count)


def _phrase(reader: Reader, at: int) -> list[tuple[int, str]]:
    """The words behind the `!` up to the next mark or `;`, and where each begins."""
    phrase: list[tuple[int, str]] = []
    for word in neighbours(reader.words, at, LONGEST_PHRASE):
        start = word.body or word.start
        text = reader.line[start : word.end - word.ends_reason]
        if text:
            phrase.append((start, text))
        if word.ends_reason:
            break
    return phrase


def _end(word: tuple[int, str]) -> int:
    start, text = word
    return start + closing_of(text)


def _offered(reader: Reader, phrase: list[tuple[int, str]]) -> OfferedDate | None:
    from buurt_tui.quicklog.dates import find_later_date

    later = find_later_date([text for _, text in phrase], reader.on)
    if later is None:
        return None
    first, reading = later
    return OfferedDate(reading.on, phrase[first][0], _end(phrase[first + reading.words - 1]))


def _chosen(reader: Reader, key: MarkKey) -> date | None:
    """The offered date, if somebody took it."""
    try:
        chosen = date.fromisoformat(reader.answer(key))
    except ValueError:
        return None
    reader.take(key)
    return chosen


def _let_waiting_walker_go(reader: Reader) -> None:
    if reader.waiting is not None:
        _, walker = reader.waiting
        reader.follow_ups[reader.group] = replace(reader.follow_ups[reader.group], walker=walker)
        reader.waiting = None


def add_walker(reader: Reader, at: int) -> int:
    """`>Karim`, who goes to keep the last follow-up before it, else the first after it."""
    word = reader.words[at]
    reading = read_member(reader.words, at, reader.buurt)
    if reading is None:
        text = word.text[word.body - word.start :]
        reader.problem(ProblemKind.MEMBER_NOT_KNOWN, word.opening, word.end, text=text)
        return 0
    group = next(reversed(reader.follow_ups), None)
    taken = reader.waiting if group is None else reader.follow_ups[group].walker
    if taken is not None:
        reader.problem(ProblemKind.SECOND_WALKER, word.opening, word.end)
        return 0
    key = reader.key(word.opening, reading.end)
    walker = _walker(reader, key, word.opening, reading.end, reading.candidates)
    item = reader.add_mark(PartKind.WALKER, key, at, reading.count, reading.end)
    if group is None:
        reader.waiting = item, walker
    else:
        reader.follow_ups[group] = replace(reader.follow_ups[group], walker=walker)
    return reading.count


def _walker(
    reader: Reader, key: MarkKey, start: int, end: int, fits: tuple[MemberId, ...]
) -> Walker:
    known = fits[0] if len(fits) == 1 else None
    answer = MemberId(reader.answer(key))
    if answer in reader.buurt.members:
        reader.take(key)
        known = answer
    return Walker(
        start=start,
        end=end,
        key=key,
        status=Status.KNOWN if known else Status.QUESTION,
        member=known,
        candidates=() if known else fits,
    )
