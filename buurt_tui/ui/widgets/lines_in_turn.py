"""The line in a field, and those that wait behind it."""

from __future__ import annotations

from abc import abstractmethod

from textual.containers import Vertical

from buurt_tui.lang import ngettext
from buurt_tui.quicklog.draft import NO_OVERRIDES, Overrides
from buurt_tui.ui import text
from buurt_tui.ui.widgets.quick_field import QuickField


class LinesInTurn(Vertical):
    """A field in which one line after another is confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: tuple[str, ...] = ()
        self._overrides: Overrides = NO_OVERRIDES
        """What was answered about the line in the field."""
        self._filled = ""
        """What was put into the field; anything else was typed."""

    @property
    def lines(self) -> list[str]:
        """What is in the field, and what waits behind it."""
        return [self.query_one(QuickField).line, *self.waiting]

    @property
    def is_typed(self) -> bool:
        """Whether somebody wrote what is in the field, or changed what was put there."""
        return self.lines[0] not in ("", self._filled)

    def fill(self, lines: list[str], answers: Overrides = NO_OVERRIDES) -> None:
        """The first of these in the field, with these `answers`; the others behind it."""
        line, *waiting = lines or [""]
        self.waiting = tuple(waiting)
        field = self.query_one(QuickField)
        if line != field.line:
            self._overrides = answers
            field.clear()
            if line:
                field.set_line(line)
            self._filled = line
        self.lines_changed()

    def take(self, line: str, answers: Overrides = NO_OVERRIDES, *, replaces: bool = False) -> None:
        """Put this line in the field; unless it `replaces` what stood there, that waits behind."""
        stood = self.lines[0]
        waits = stood.strip() and stood != line and not replaces
        self.fill([line, *(self.lines if waits else self.waiting)])
        self._overrides = answers
        self.lines_changed()

    def line_up(self, lines: list[str]) -> None:
        """These lines wait to be confirmed, one after another."""
        now = self.lines
        there = now if now[0].strip() else now[1:]
        self.fill([*there, *(line for line in lines if line.strip())])

    def next_line(self) -> None:
        """Empty the field, or fill it with the next line that waits."""
        self._overrides = NO_OVERRIDES
        self.query_one(QuickField).clear()
        self.fill(list(self.waiting))

    def show_how_many_wait(self) -> None:
        """Say on the frame of the field that more is to come."""
        n = len(self.waiting)
        more = ngettext("{n} more line behind this one", "{n} more lines behind this one", n)
        field = self.query_one(QuickField)
        field.border_subtitle = text.plain(more.format(n=n)) if n else ""

    @abstractmethod
    def lines_changed(self) -> None:
        """Read what is in the field, and tell who keeps it."""
