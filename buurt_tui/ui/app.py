"""The app: the only one to talk to the session, and the only one to set `now`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from signal import SIGHUP, SIGTERM
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from buurt_tui.domain.model import MemberId
from buurt_tui.lang import _
from buurt_tui.ui import keys
from buurt_tui.ui.coming import Coming
from buurt_tui.ui.messages import (
    QuitRequested,
    RoundChosen,
    SettlingChosen,
    Undone,
    UndoRequested,
)
from buurt_tui.ui.saving import SavingApp
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.screens import SCREENS
from buurt_tui.views.current_round import round_to_go_on_with
from buurt_tui.views.now import Now, needs_first_run

if TYPE_CHECKING:
    from buurt_tui.domain.edit import Edit
    from buurt_tui.session import Session
    from buurt_tui.ui.drafts import Draft, Drafts
    from buurt_tui.ui.tour import Tour

FIRST = SCREENS[0]
"""The screen that a user begins on."""
LOOK_EVERY = 0.3
"""Seconds between looks at what colleagues committed."""


class BuurtApp(SavingApp):
    """One neighbourhood, in a terminal."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(keys.APP)
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = FIRST.name
    MODES = {entry.name: entry.open for entry in SCREENS if entry is not FIRST}
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]

    def __init__(
        self,
        session: Session,
        clock: Callable[[], datetime],
        drafts: Drafts,
        *,
        theme: str = "donker",
        quiet_weeks: int = 6,
        remember: Callable[[MemberId], None] = lambda _member: None,
    ) -> None:
        super().__init__(theme, session, clock)
        self._remember = remember
        self.remember_theme: Callable[[str], None] = lambda _theme: None
        """Called when the user chooses other colours."""
        self.when_painted: Callable[[], None] = lambda: None
        """Called once, when the first screen is there."""
        self.tour: Tour | None = None
        """What shows somebody around; None: they know their way."""
        self.look: Callable[[], Any] = session.refresh
        """What the session does now and then; takes in what colleagues committed."""
        self.coming = Coming(session.buurt)
        self.last_edit: Callable[[], Edit | None] = lambda: None
        """What is still to be written down when the user leaves."""
        self.drafts = drafts
        self._given_up: Draft | None = None
        """What the user was told would be lost by leaving."""
        self.hides = drafts.hid_names
        now = Now(self.coming.seen(session.buurt), clock().date(), me=session.me)
        now = replace(now, quiet_weeks=quiet_weeks, read_only=session.is_read_only)
        now = replace(now, veil=self.veil_over(now.buurt))
        self.set_reactive(BuurtApp.now, replace(now, round=round_to_go_on_with(now, drafts.round)))

    async def on_mount(self) -> None:
        """Begin on the quick line; first ask who we are if nobody ever said."""
        self.run_worker(self._jobs.work_off(), group="session", exit_on_error=True)
        self.set_interval(LOOK_EVERY, self._look)
        for signal in (SIGTERM, SIGHUP):  # the screen is cleared, and what was asked for is kept
            asyncio.get_running_loop().add_signal_handler(
                signal, self.post_message, QuitRequested(must=True)
            )
        self.add_mode(FIRST.name, FIRST.open)
        self.call_after_refresh(self._painted)
        self.watch_over()
        if needs_first_run(self.now):
            from buurt_tui.ui.palette import first_run

            first_run(self)
        elif self.now.me is None:
            self.said = _("Who is logging? Press Ctrl+P, and then Enter.")

    def _painted(self) -> None:
        self.when_painted()
        self._read_all()

    def _read_all(self) -> None:
        """Have the session read what the first screen did without, before it does anything else."""
        work = self.coming.job(lambda: replace(self.now, buurt=self._session.buurt), self._all_read)
        if work is not None:
            self._jobs.ask(work)

    def _all_read(self) -> None:
        if self.coming.error is None:
            self.arrive()
        else:
            self.exit(return_code=1)

    async def all_there(self) -> None:
        """Wait until all of the neighbourhood can be shown."""
        self._read_all()
        await self.coming.all_there()

    def _ask(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] = lambda _answer: None,
        failed: Callable[[Exception], None] = lambda _why: None,
        *,
        is_awaited: bool = True,
    ) -> None:
        self._read_all()
        super()._ask(work, done, failed, is_awaited=is_awaited)

    def arrive(self, **changes: Any) -> None:
        """Show the neighbourhood as the session has it, and with these other fields of `now`."""
        today = self.clock().date()
        buurt = self.coming.seen(self._session.buurt)
        fresh = {"buurt": buurt, "veil": self.veil_over(buurt), **changes}
        if today != self.now.today or any(
            getattr(self.now, name) is not value for name, value in fresh.items()
        ):
            self.now = replace(self.now, today=today, **fresh)

    def _look(self) -> None:
        """Take in what colleagues committed."""
        if self._jobs.is_idle:
            self._ask(self.look, is_awaited=False)

    @on(UndoRequested)
    def _undo(self, message: UndoRequested) -> None:
        from buurt_tui.ui.palette import said_of_step

        def done(step: Any) -> None:
            if message.into_field and step.line:
                self._tell(Undone(step))
            self.said = said_of_step(step, redone=message.redo)

        work = self._session.redo if message.redo else self._session.undo
        self._ask(work, done)

    @on(RoundChosen)
    def _round(self, message: RoundChosen) -> None:
        self.drafts.keep_round(message.round)
        self._ask(lambda: None, lambda _: self.arrive(round=message.round))

    @on(SettlingChosen)
    def _settling(self, message: SettlingChosen) -> None:
        self.arrive(settles=message.follow_up)

    @on(QuitRequested)
    async def _quit(self, message: QuitRequested) -> None:
        """Leave once everything asked for is in the store."""
        if edit := self.last_edit():
            self._ask(lambda: self._session.apply(edit))
        await self._jobs.all_done()
        drafts = self.drafts
        drafts.is_ended = message.must
        if drafts.may_be_lost and not message.must and drafts.kept != self._given_up:
            self._given_up = drafts.kept
            self.said = _("What you typed can be kept nowhere. Ctrl+Q again leaves it.")
        else:
            self.exit()

    def become(self, member: MemberId) -> None:
        """Log as this member from here on."""
        self._session.me = member
        self._remember(member)
        self.arrive(me=member)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a dialog is open only leaving, hiding and help work beside its own keys."""
        if self.is_locked:
            return action in {"leave", "quit", "help_quit"}
        dialog = not isinstance(self.screen, BuurtScreen)
        if dialog and action in {"go", "write", "search", "palette", "undo", "redo", "help"}:
            return False
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take the last step back."""
        self.post_message(UndoRequested())

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.post_message(UndoRequested(redo=True))

    def action_help(self) -> None:
        """Explain this screen."""
        from buurt_tui.ui.dialogs import Help

        if isinstance(self.screen, BuurtScreen):
            self.push_screen(Help(self.screen.NAME))

    def action_palette(self) -> None:
        """Find any action by its name."""
        from buurt_tui.ui.palette import open_palette

        if isinstance(self.screen, BuurtScreen):
            open_palette(self, self.screen)

    def action_skip_stop(self) -> None:
        """On with the tour."""
        if self.tour is not None:
            self.tour.skip()

    async def action_leave(self) -> None:
        """Stop, behind all that was typed before: the last Enter may still wait in its widget."""
        self._leave_behind(self.focused or self.screen)

    def _leave_behind(self, node: DOMNode | None) -> None:
        """Pass the wish on from the focus up to here; in each queue it waits its turn."""
        if node is None or node is self or not node.call_later(self._leave_behind, node.parent):
            self.post_message(QuitRequested())

    async def action_quit(self) -> None:
        """Textual's own way out is ours."""
        await self.action_leave()

    def action_help_quit(self) -> None:
        """Ctrl+C, as many are used to."""
        self.said = _("Ctrl+Q stops. Everything is kept.")

    def get_default_screen(self) -> Screen[Any]:
        """The first one, at once: an empty one before it would have to be laid out too."""
        return FIRST.open()
