"""From the fields of a form to a line that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from buurt_tui.domain.model import Buurt, Readers, Side
from buurt_tui.quicklog.draft import (
    NEW,
    ComingBack,
    Draft,
    MarkKey,
    Overrides,
    Status,
    Topic,
    Where,
    Who,
)
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.readers import READER_WORDS
from buurt_tui.quicklog.sheet import BACK, KINDS, Sheet
from buurt_tui.quicklog.sheet_reading import SheetReading
from buurt_tui.quicklog.spell import SIGIL_OF, WORD_OF, escaped, escaped_reason
from buurt_tui.quicklog.spelling import Markable, spelled

READERS_WORD_OF = {readers: word for word, readers in READER_WORDS.items()}


class Written(NamedTuple):
    """A line, and the answers with which it reads as the fields do."""

    line: str
    answers: Overrides
    is_same: bool
    """Whether it does; if not, the fields say something that no line can."""


def written(sheet: Sheet, reading: SheetReading, buurt: Buurt) -> Written:
    """The line for these fields. What cannot be read in them is in it as it was typed."""
    spare: Written | None = None
    for joint, back in product(("", ","), range(len(_BACKS))):
        writer = _Writer(sheet, reading, buurt, joint, back)
        line = writer.line()
        read = parse(line, buurt, reading.draft.on, writer.answers)
        found = Written(line, read.overrides, says(read) == says(reading.draft))
        if found.is_same and not reading.wrong:
            return found
        spare = spare or found
    assert spare is not None
    return spare


def says(draft: Draft) -> object:
    """All that a draft says, wherever in the line it says so."""
    who = [_said_of(each, each.resident) for each in draft.who]

    def owners(whose: tuple[int, ...]) -> tuple[object, ...]:
        return tuple(sorted((who[index] for index in whose), key=repr))

    hooks = Counter(
        (hook.kind, _said_of(hook, hook.interest), owners(hook.whose)) for hook in draft.hooks
    )
    backs = Counter(
        (
            back.around,
            " ".join(back.reason.split()),
            back.asked_by,
            back.walker.member if back.walker else None,
            owners(back.whose),
        )
        for back in draft.follow_ups
        if back.whose
    )
    place = _said_of(draft.place, draft.place.place) if draft.place else None
    said = (draft.contact, draft.readers, " ".join(draft.note.split()))
    return Counter(who), hooks, backs, place, said


def _said_of(mark: Who | Topic | Where, id_: str | None) -> tuple[object, ...]:
    if mark.status is Status.QUESTION:
        return (mark.status, frozenset(mark.candidates))
    return (mark.status, id_) if id_ else (mark.status, mark.name)


_BACKS = ("typed", "iso", "apart")
"""How the day of a promise is written: as it was typed, in figures, set apart from the reason."""


class _Writer:
    """Writes marks one after another, and keeps the answers that they need."""

    def __init__(
        self, sheet: Sheet, reading: SheetReading, buurt: Buurt, joint: str, back: int
    ) -> None:
        self._sheet = sheet
        self._reading = reading
        self._buurt = buurt
        self._joint = joint
        self._back = _BACKS[back]
        self._times: Counter[str] = Counter()
        self.answers: dict[MarkKey, str] = {}

    def line(self) -> str:
        """The note first, so that nothing in it is taken for a reason or a name."""
        draft = self._reading.draft
        words = [escaped(draft.note)]
        words += [f"={WORD_OF[draft.contact]}"] if draft.contact else []
        if draft.readers is not Readers.TEAM:
            words.append(f"={READERS_WORD_OF[draft.readers]}")
        words += [self._mark("/", draft.place)] if draft.place else []
        words += self._unread("contact", "=") + self._unread("place", "/")
        words += self._unread("readers", "=")
        promised = filter(self._has_promise, range(self._sheet.groups))
        backs = dict(zip(promised, draft.follow_ups, strict=True))
        order = sorted(range(self._sheet.groups), key=self._is_bare)
        for number in order:
            words += self._group(number)
            if number in backs:
                is_last = number == order[-1] and not self._is_unread(number)
                words += [self._coming_back(backs[number], number, is_last=is_last)]
            words += self._unread(f"when {number}", "!") + self._unread(f"walker {number}", ">")
            words += self._unread(f"asked {number}", "")
        return " ".join(filter(None, words))

    def _has_promise(self, number: int) -> bool:
        return self._has(number, BACK)

    def _is_bare(self, number: int) -> bool:
        """Whether a group is nothing but names: it would join the one that is named after it."""
        return not self._has(number, (*KINDS, *BACK))

    def _is_unread(self, number: int) -> bool:
        """Whether something behind the promise of a group stays as it was typed."""
        fields = self._reading.fields
        return any(fields[f"{name} {number}"].wrong for name in ("when", "asked", "walker"))

    def _has(self, number: int, names: Iterable[str]) -> bool:
        return any(not self._reading.fields[f"{name} {number}"].is_empty for name in names)

    def _group(self, number: int) -> Iterator[str]:
        draft = self._reading.draft
        who = [self._mark("@", each) for each in draft.who if each.group == number]
        joined = ", ".join(each.rstrip(",") for each in who)
        if joined:
            yield joined + self._joint
        yield from self._unread(f"who {number}", "@")
        for field, kind in KINDS.items():
            count = len(self._reading.fields[f"{field} {number}"].entries)
            hooks = [hook for hook in draft.hooks if hook.kind is kind]
            before = sum(len(self._reading.fields[f"{field} {n}"].entries) for n in range(number))
            for hook in hooks[before : before + count]:
                yield self._mark(SIGIL_OF[kind], hook)
            yield from self._unread(f"{field} {number}", SIGIL_OF[kind])

    def _unread(self, key: str, sigil: str) -> list[str]:
        """What nobody could read stays in the line as it was typed."""
        reading = self._reading.fields.get(key)
        if reading is None or reading.wrong is None or not reading.wrong.text:
            return []
        text = reading.wrong.text
        return [text if text.startswith(sigil) else sigil + text]

    # -- one mark -----------------------------------------------------------------------------

    def _mark(self, sigil: str, mark: Who | Topic | Where) -> str:
        known = self._document(mark)
        spelling = spelled(known, sigil, self._joint or " ", self._buurt) if known else None
        if known is not None and spelling is not None:
            text = spelling.needs_answer or spelling.text.rstrip(",")
            return self._answered(spelling.text, text, known.id if spelling.needs_answer else "")
        typed = self._typed(sigil, mark)
        return self._answered(typed, typed, NEW if mark.status is not Status.QUESTION else "")

    def _document(self, mark: Who | Topic | Where) -> Markable | None:
        if isinstance(mark, Who):
            return self._buurt.resident(mark.resident) if mark.resident else None
        if isinstance(mark, Topic):
            return self._buurt.interests.get(mark.interest) if mark.interest else None
        return self._buurt.places.get(mark.place) if mark.place else None

    def _typed(self, sigil: str, mark: Who | Topic | Where) -> str:
        if isinstance(mark, Topic):
            return sigil + "-".join(mark.name.split())
        is_joined = isinstance(mark, Who) and mark.status is Status.DESCRIBED
        joined = "_".join(mark.name.split())
        if is_joined and "_" not in joined:
            return f"{sigil}{joined}_"
        if is_joined or self._joint:
            return sigil + joined
        plain = sigil + mark.name
        return plain if self._reads_whole(sigil, plain, mark) else sigil + joined

    def _reads_whole(self, sigil: str, plain: str, mark: Who | Topic | Where) -> bool:
        read = parse(plain, self._buurt, self._reading.draft.on)
        found = read.who if sigil == "@" else (read.place,) if read.place else ()
        return len(found) == 1 and not read.note and found[0].end >= len(plain.rstrip("."))

    def _answered(self, text: str, key: str, answer: str) -> str:
        if answer:
            self.answers[MarkKey(key, self._times[key])] = answer
        self._times[key] += 1
        return text

    def _coming_back(self, back: ComingBack, number: int, *, is_last: bool) -> str:
        sigil = "!!" if back.asked_by is Side.RESIDENT else "!"
        walker = self._buurt.members.get(back.walker.member) if back.walker else None  # type: ignore[arg-type]
        goes = ""
        if walker is not None:
            spelling = spelled(walker, ">", " ", self._buurt)
            if spelling is not None:
                key = spelling.needs_answer or spelling.text.rstrip(",")
                goes = self._answered(
                    spelling.text, key, walker.id if spelling.needs_answer else ""
                )
        reason = escaped_reason(back.reason)
        day = self._day(back, number)
        if self._back == "apart" and reason:
            reason = f"- {reason}" if day else reason
            day = day or "-"
        if not (day or reason):
            if is_last and not goes:
                return sigil
            day = "-"
        return sigil + " ".join(filter(None, (day, reason, goes)))

    def _day(self, back: ComingBack, number: int) -> str:
        if back.around is None:
            return ""
        typed = self._sheet.text(f"when {number}").strip().lstrip("!").strip()
        return typed if self._back == "typed" else back.around.isoformat()
