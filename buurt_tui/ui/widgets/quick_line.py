"""The quick line as a whole: field, completion, reading, and the questions before it is saved.

It reads and asks; it saves nothing. With every question answered Enter posts `Ready`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from buurt_tui.quicklog.draft import NO_OVERRIDES, Draft, Overrides
from buurt_tui.ui import text
from buurt_tui.ui.widgets.completing import Completing
from buurt_tui.ui.widgets.hues import hues
from buurt_tui.ui.widgets.lines_in_turn import LinesInTurn
from buurt_tui.ui.widgets.quick_field import QuickField
from buurt_tui.ui.widgets.reading import Judge, Reading
from buurt_tui.views.current_round import logging_date
from buurt_tui.views.now import Now

if TYPE_CHECKING:
    from buurt_tui.quicklog.completion import Completion
    from buurt_tui.ui.widgets.choice import Choice

Reader = Callable[[str, Now, Overrides], Draft]
"""Reads a line in a neighbourhood, with the answers given so far."""


class QuickLine(LinesInTurn):
    """Where an encounter is typed."""

    DEFAULT_CSS = """
    QuickLine { height: auto; dock: bottom; margin-bottom: 2; }
    QuickLine Choice { display: none; }
    QuickLine.-asking Choice { display: block; }
    QuickLine.-asking Reading, QuickLine.-asking Completing { display: none; }
    QuickLine.-veiled { display: none; }
    """

    class Ready(Message):
        """The line can be saved as it reads."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    class Typed(Message):
        """What is in the field, and the pasted lines that wait behind it."""

        def __init__(self, line: str, waiting: tuple[str, ...]) -> None:
            super().__init__()
            self.line = line
            self.waiting = waiting

    class HeldBack(Message):
        """Enter, on a line that cannot be saved as it is; it stays in the field."""

    class HelpWanted(Message):
        """`?` and Enter in an empty field."""

    class Left(Message):
        """Esc: out of the field; what was typed stays in it."""

    def __init__(
        self,
        now: Now,
        *,
        title: str,
        placeholder: str,
        read: Reader,
        invites: bool = False,
        empty_is_ready: bool = False,
        judge: Judge = lambda _draft: "",
    ) -> None:
        """`read` turns the line into a draft; `invites`: an empty field shows an example;
        `empty_is_ready`: Enter on nothing has a meaning; `judge` says what keeps a line back."""
        super().__init__()
        self._now = now
        self._title = title
        self._placeholder = placeholder
        self._reader = read
        self._invites = invites
        self._empty_is_ready = empty_is_ready
        self._judge = judge
        self._settling = ""
        self._handed_over: list[str] = []
        self._read_at = ("", 0)
        self.draft: Draft = read("", now, NO_OVERRIDES)

    def compose(self) -> ComposeResult:
        field = QuickField(placeholder=self._placeholder)
        field.border_title = text.plain(self._title)
        yield field
        yield Completing()
        yield Reading(invites=self._invites, judge=self._judge)

    def show(self, now: Now, settling: str = "") -> None:
        """Read the line again in this neighbourhood."""
        self._now, self._settling = now, settling
        self.set_class(now.veil.is_down, "-veiled")
        self._read(completing=False)

    def focus_field(self) -> None:
        """Begin to type, or go on; at once, as the next key may be here."""
        self.screen.set_focus(self.query_one(QuickField))

    @property
    def is_writing(self) -> bool:
        """Whether letters go into the field."""
        return self.query_one(QuickField).has_focus

    def lines_changed(self) -> None:
        self._read(completing=False)
        self._tell()

    def toggle_new(self) -> bool:
        """Turn the mark at the cursor from known to new, and back; whether there is one."""
        from buurt_tui.quicklog.overrides import toggled

        before = self._overrides
        self._overrides = toggled(self.draft, self.query_one(QuickField).cursor)
        self._read(completing=False)
        return self._overrides != before

    def turn_readers(self) -> None:
        """Let others read the words than did: the team, only the writer, or whoever looks along.

        It is a mark in the line, so that it is kept and taken back with the line."""
        from buurt_tui.quicklog.readers import with_readers
        from buurt_tui.ui.let_read import NEXT, reader_words

        field = self.query_one(QuickField)
        field.set_line(with_readers(field.line, NEXT[self.draft.readers], reader_words()))
        self._read(completing=False)
        self._tell()

    def _read(self, *, completing: bool) -> None:
        field = self.query_one(QuickField)
        self.draft = self._reader(field.line, self._now, self._overrides)
        self._overrides = self.draft.overrides
        self.query_one(Reading).show(self.draft, self._now, self._settling)
        self._read_at = self._place()
        offers = self._offers() if completing else ()
        self.query_one(Completing).show(offers)
        field.choosing = len(offers) > 1
        field.paint(tuple(hues(self.draft)))

    def _offers(self) -> Sequence[Completion]:
        from buurt_tui.quicklog.complete import complete

        field = self.query_one(QuickField)
        return complete(field.line, field.cursor, self._now.buurt, logging_date(self._now))

    def _place(self) -> tuple[str, int]:
        field = self.query_one(QuickField)
        return field.line, field.cursor

    def _tell(self) -> None:
        self.show_how_many_wait()
        self.post_message(self.Typed(self.query_one(QuickField).line, self.waiting))

    @on(QuickField.Changed)
    def _typed(self, event: QuickField.Changed) -> None:
        event.stop()
        self._read(completing=True)
        self._tell()

    @on(QuickField.CompletionWanted)
    def _complete(self, event: QuickField.CompletionWanted) -> None:
        event.stop()
        try:
            self._take_completion()
        finally:
            event.handled.set()

    def _take_completion(self) -> None:
        if self._read_at != self._place():
            self._read(completing=True)  # the last letters are not read yet
        completion = self.query_one(Completing).chosen
        if completion is not None:
            field = self.query_one(QuickField)
            if completion.answer is not None:
                mark, answer = completion.answer
                self._overrides = {**self._overrides, mark: answer}
            field.set_line(*completion.applied(field.line))
            self._read(completing=False)
            self._tell()

    @on(QuickField.ChoiceMoved)
    def _step(self, event: QuickField.ChoiceMoved) -> None:
        event.stop()
        self.query_one(Completing).step(event.by)

    @on(QuickField.LinesPasted)
    def _pasted(self, event: QuickField.LinesPasted) -> None:
        event.stop()
        self.line_up(event.lines)

    @on(QuickField.Left)
    def _left(self, event: QuickField.Left) -> None:
        event.stop()
        self.query_one(Completing).show(())
        self.screen.set_focus(None)
        self.post_message(self.Left())
        event.handled.set()

    @on(QuickField.Submitted)
    async def _entered(self, event: QuickField.Submitted) -> None:
        event.stop()
        try:
            await self._entered_line(event.line)
        finally:
            event.handled.set()

    async def _entered_line(self, line: str) -> None:
        self._read(completing=False)
        if line.strip() == "?":
            self.query_one(QuickField).clear()
            self.post_message(self.HelpWanted())
        elif self._judge(self.draft):
            self.post_message(self.HeldBack())
        elif self.draft.questions:
            await self._ask()
        elif not self.draft.is_empty or self._empty_is_ready:
            self._ready()
        elif self.waiting:
            self.next_line()

    async def _ask(self) -> None:
        from buurt_tui.ui.widgets.choice import Choice

        if not self.query(Choice):
            await self.mount(Choice())
        self.add_class("-asking")
        choice = self.query_one(Choice)
        choice.ask(self.draft.questions[0], self._now)
        choice.focus_list()

    async def on_choice_answered(self, event: Choice.Answered) -> None:
        """With the last question answered the line is ready, without another Enter."""
        from buurt_tui.quicklog.overrides import answered

        event.stop()
        self._overrides = answered(self.draft, event.question, event.answer)
        self._read(completing=False)
        if self.draft.questions:
            await self._ask()
        else:
            self._done_asking()
            self._ready()
        event.handled.set()

    def _ready(self) -> None:
        """Hand the draft over, and begin the next line at once: a key may be on its way."""
        self._handed_over.append(self.draft.line)
        self.post_message(self.Ready(self.draft))
        self.next_line()

    def took_over(self) -> None:
        """Somebody sees to the draft that was handed over first."""
        self._handed_over.pop(0)

    @property
    def unsaved(self) -> tuple[str, tuple[str, ...]]:
        """The first line that nobody sees to yet, and those behind it: also what was handed over a
        moment ago, and is still in a queue."""
        line, *waiting = [*self._handed_over, *self.lines]
        return line, tuple(filter(str.strip, waiting))

    def on_choice_left(self, event: Choice.Left) -> None:
        """Back to the line; the question comes again with Enter."""
        event.stop()
        self._done_asking()

    def _done_asking(self) -> None:
        self.remove_class("-asking")
        self.focus_field()
