"""What the fields of an encounter say together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from buurt_tui.domain.hints import find_hints
from buurt_tui.domain.model import Buurt, Kind, MemberId, Readers, Side
from buurt_tui.quicklog.draft import ComingBack, Draft, MarkKey, Status, Topic, Walker, Where, Who
from buurt_tui.quicklog.fields import Entry, FieldReading, Problem, Wrong
from buurt_tui.quicklog.lexer import is_punctuation
from buurt_tui.quicklog.read_field import read_field
from buurt_tui.quicklog.sheet import BACK, KINDS, Choices, Sheet, fields_of

_NO_MARK = MarkKey("")


class SheetReading(Struct, frozen=True, kw_only=True):
    """All fields, read."""

    fields: Mapping[str, FieldReading]
    draft: Draft
    """What they say together; its line is empty."""

    @property
    def wrong(self) -> dict[str, Problem]:
        """What cannot be read, by field."""
        return {key: each.wrong for key, each in self.fields.items() if each.wrong}

    @property
    def questions(self) -> Iterator[tuple[str, Entry]]:
        """The entries that somebody has to choose for, and the key of their field."""
        for key, reading in self.fields.items():
            for entry in reading.entries:
                if entry.status is Status.QUESTION:
                    yield key, entry


def read_sheet(sheet: Sheet, choices: Choices, buurt: Buurt, on: date) -> SheetReading:
    """What the fields say of an encounter on that day."""
    readings = {
        each.key: read_field(each, sheet.text(each.key), buurt, on, sheet.answers)
        for each in fields_of(sheet.groups, choices, buurt)
    }
    drafting = _Drafting(readings, sheet.groups)
    draft = drafting.draft(on)
    return SheetReading(fields={**readings, **drafting.wrong}, draft=draft)


class _Drafting:
    """Joins what the fields say."""

    def __init__(self, readings: Mapping[str, FieldReading], groups: int) -> None:
        self._readings = readings
        self._groups = groups
        self.wrong: dict[str, FieldReading] = {}
        self._who: list[Who] = []
        for number in range(groups):
            for entry in readings[f"who {number}"].entries:
                self._who.append(_who(entry, number))

    def draft(self, on: date) -> Draft:
        place = self._readings["place"].entries[:1]
        note = self._readings["note"].value or ""
        if is_punctuation(note):  # nothing was said, as in a line
            note = ""
        return Draft(
            line="",
            on=on,
            who=tuple(self._who),
            hooks=tuple(self._hooks()),
            follow_ups=tuple(self._backs()),
            place=_where(place[0]) if place else None,
            contact=self._readings["contact"].value,
            readers=self._readings["readers"].value or Readers.TEAM,
            note=note,
            hints=tuple(find_hints(note)),
        )

    def _owners(self, number: int) -> tuple[int, ...]:
        """Whose the hooks of a group are: its own, else those of the first group that has any."""
        named = {who.group for who in self._who}
        group = number if number in named else min(named, default=-1)
        return tuple(index for index, who in enumerate(self._who) if who.group == group)

    def _hooks(self) -> Iterator[Topic]:
        for number in range(self._groups):
            for name, kind in KINDS.items():
                key = f"{name} {number}"
                for entry in self._readings[key].entries:
                    self._needs_somebody(number)
                    yield _hook(entry, kind, self._owners(number))

    def _needs_somebody(self, number: int) -> None:
        """What is said of a further group is of somebody."""
        key = f"who {number}"
        if number and self._readings[key].is_empty:
            problem = Problem(Wrong.WHO_IS_THIS, "")
            self.wrong[key] = FieldReading(wrong=problem, is_empty=False)

    def _backs(self) -> Iterator[ComingBack]:
        for number in range(self._groups):
            when, reason, asked, walker = (self._readings[f"{name} {number}"] for name in BACK)
            if when.is_empty and reason.is_empty and asked.is_empty and walker.is_empty:
                continue
            self._needs_somebody(number)
            owners = self._owners(number)
            if not owners:
                key = f"{'reason' if when.is_empty else 'when'} {number}"
                problem = Problem(Wrong.NOBODY_TO_COME_BACK_TO, "")
                if self._readings[key].wrong is None:
                    self.wrong.setdefault(key, replace(self._readings[key], wrong=problem))
            yield ComingBack(
                start=0,
                end=0,
                key=_NO_MARK,
                around=when.value,
                reason=reason.value or "",
                asked_by=asked.value or Side.TEAM,
                walker=_walker(walker.value) if walker.value else None,
                whose=owners,
            )


def _who(entry: Entry, group: int) -> Who:
    return Who(
        start=entry.start,
        end=entry.end,
        key=_NO_MARK,
        status=entry.status,
        name=entry.name,
        resident=entry.id or None,  # type: ignore[arg-type]
        candidates=entry.candidates,  # type: ignore[arg-type]
        lookalikes=(entry.likes,) if entry.likes else (),  # type: ignore[arg-type]
        group=group,
    )


def _hook(entry: Entry, kind: Kind, whose: tuple[int, ...]) -> Topic:
    return Topic(
        start=entry.start,
        end=entry.end,
        key=_NO_MARK,
        kind=kind,
        status=entry.status,
        name=entry.name,
        interest=entry.id or None,  # type: ignore[arg-type]
        candidates=entry.candidates,  # type: ignore[arg-type]
        nearest=entry.likes or None,  # type: ignore[arg-type]
        whose=whose,
    )


def _where(entry: Entry) -> Where:
    return Where(
        start=entry.start,
        end=entry.end,
        key=_NO_MARK,
        status=entry.status,
        name=entry.name,
        place=entry.id or None,  # type: ignore[arg-type]
        candidates=entry.candidates,  # type: ignore[arg-type]
    )


def _walker(member: MemberId) -> Walker:
    return Walker(start=0, end=0, key=_NO_MARK, status=Status.KNOWN, member=member)
