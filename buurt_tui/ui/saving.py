"""From an edit that somebody asks for to the store; what could not be saved comes back as typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.reactive import var

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import Buurt
from buurt_tui.lang import short_told
from buurt_tui.ui.jobs import Job, Jobs
from buurt_tui.ui.locking import LockingApp
from buurt_tui.ui.messages import EditDone, EditFailed, EditRequested, Undone
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.views.now import Now

if TYPE_CHECKING:
    from buurt_tui.session import Session


def _nothing() -> None:
    """Nothing follows."""


class Typed(Struct, frozen=True):
    """What was typed for an edit that is on its way."""

    edit: Edit
    """Held on to, so that its identity is nobody else's."""
    again: Callable[[], None]
    """Asks once more, with all that was typed."""
    done: Callable[[], None]


class SavingApp(LockingApp):
    """Carries out edits, one after another."""

    now: var[Now] = var(lambda: Now(Buurt(), date.min))
    """What every screen shows."""

    def __init__(self, theme: str, session: Session, clock: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self._session = session
        self._jobs = Jobs(self._say)
        self.clock = clock
        self._typed: dict[int, Typed] = {}
        self._put_back: list[Callable[[], None]] = []

    def _say(self, said: str) -> None:
        self.said = said

    def show_names(self) -> None:
        super().show_names()
        self.show_what_waits()

    def save(
        self,
        edit: Edit,
        says: str = "",
        *,
        again: Callable[[], None],
        done: Callable[[], None] = _nothing,
    ) -> None:
        """Ask for `edit`; `again` shows what was typed for it once more if it cannot be saved."""
        self._typed[id(edit)] = Typed(edit, again, done)
        self.post_message(EditRequested(edit, says))

    def show_again(self, again: Callable[[], None]) -> None:
        """Show what was typed; under the lock, or while names are hidden, that waits."""
        if self.now.veil.is_down or self.is_locked:
            self._put_back.append(again)
        else:
            again()

    def show_what_waits(self) -> None:
        """Somebody may read it again: what was typed, and what is asked about it."""
        waiting, self._put_back = self._put_back, []
        for again in waiting:
            self.show_again(again)

    def _unlocked(self, answer: object) -> None:
        super()._unlocked(answer)
        self.show_what_waits()

    @on(EditRequested)
    def _edit(self, message: EditRequested) -> None:
        edit, says = message.edit, message.says

        def done(_answer: object) -> None:
            typed = self._typed.pop(id(edit), None)
            if says:
                self.said = says
            if typed is not None:
                typed.done()
            self._tell(EditDone(edit))

        self._ask(lambda: self._session.apply(edit), done, lambda why: self._failed(message, why))

    def _failed(self, message: EditRequested, why: Exception) -> None:
        """Nothing was written: the two who changed the same are asked, else all comes back."""
        from buurt_tui.domain.amending import Amending, Clashed

        edit = message.edit
        typed = self._typed.pop(id(edit), None)
        if isinstance(why, Clashed) and isinstance(edit, Amending):
            self._ask_both(edit, why, message.says, typed)
        elif typed is not None:
            self.show_again(typed.again)
        self._tell(EditFailed(edit))

    def _ask_both(self, edit: Any, why: Any, says: str, typed: Typed | None) -> None:
        from buurt_tui.ui.clashing import ask

        again, done = (typed.again, typed.done) if typed else (_nothing, _nothing)

        def answered(answers: tuple[Any, ...]) -> None:
            settled = replace(edit, answers=(*edit.answers, *answers))
            self.save(settled, says, again=again, done=done)

        def asked() -> None:
            ask(self, why, answered, again)  # type: ignore[arg-type]

        if self.is_locked:  # a question about two values shows both
            self.show_again(asked)
        else:
            asked()

    def _ask(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] = lambda _answer: None,
        failed: Callable[[Exception], None] = lambda _why: None,
        *,
        is_awaited: bool = True,
    ) -> None:
        """Let the session do this; then show what came of it."""

        def arrived(answer: Any) -> None:
            self.arrive()
            done(answer)
            self._tell_notices()

        def came_to_nothing(why: Exception) -> None:
            self.arrive()
            failed(why)

        self._jobs.ask(Job(work, arrived, came_to_nothing, is_awaited))

    def _tell_notices(self) -> None:
        for notice in self._session.take_notices():
            self.said = short_told(notice.message, notice.values)

    def _tell(self, message: EditDone | EditFailed | Undone) -> None:
        """Pass an answer to the screens: whoever asked may be on another one by now."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, BuurtScreen):
                    screen.post_message(message)
