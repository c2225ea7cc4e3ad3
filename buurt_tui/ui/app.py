"""The app: the only one to talk to the session, and the only one to set `now`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from signal import SIGHUP, SIGTERM
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.theme import Theme

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Buurt, MemberId
from buurt_tui.lang import _, short_told, told
from buurt_tui.privacy.veil import OPEN, Veil
from buurt_tui.store import StoreError
from buurt_tui.ui import keys
from buurt_tui.ui.messages import (
    CardWanted,
    EditDone,
    EditFailed,
    EditRequested,
    QuitRequested,
    RoundChosen,
    SearchWanted,
    SettlingChosen,
    TaggingWanted,
    Undone,
    UndoRequested,
    WritingWanted,
)
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.screens import SCREENS
from buurt_tui.ui.themes import FALLBACK, THEMES
from buurt_tui.views.current_round import round_to_go_on_with
from buurt_tui.views.now import Now, needs_first_run

if TYPE_CHECKING:
    from buurt_tui.session import Session
    from buurt_tui.ui.drafts import Drafts

FIRST = SCREENS[0]
"""The screen that a user begins on."""
LOOK_EVERY = 0.3
"""Seconds between looks at what colleagues committed."""


class Job(Struct, frozen=True):
    """Something to do with the session, and what follows when it is done or when it failed."""

    work: Callable[[], Any]
    done: Callable[[Any], None] = lambda _answer: None
    failed: Callable[[], None] = lambda: None


class BuurtApp(App[None]):
    """One neighbourhood, in a terminal."""

    BINDINGS: ClassVar[list[BindingType]] = keys.APP
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = FIRST.name
    MODES = {entry.name: entry.open for entry in SCREENS if entry is not FIRST}
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]

    now: var[Now] = var(lambda: Now(Buurt(), date.min))
    """What every screen shows."""
    theme: Reactive[str] = Reactive("donker", init=False)
    said: var[str] = var("")
    """The last answer to the user; gone at the next key."""

    def __init__(
        self,
        session: Session,
        clock: Callable[[], datetime],
        drafts: Drafts,
        *,
        theme: str = "donker",
        remember: Callable[[MemberId], None] = lambda _member: None,
    ) -> None:
        # before Textual reads its style sheets: a theme that changes has them read once more.
        self.set_reactive(BuurtApp.theme, theme)
        super().__init__()
        # what there is to say stands in its own line: no screen needs a place for pop-ups.
        self._disable_tooltips = self._disable_notifications = True
        self._session = session
        self._remember = remember
        self._jobs: asyncio.Queue[Job] = asyncio.Queue()
        self.when_painted: Callable[[], None] = lambda: None
        """Called once, when the first screen is there."""
        self.clock = clock
        self.drafts = drafts
        for each in THEMES.values():
            self.register_theme(each)
        now = Now(session.buurt, clock().date(), me=session.me)
        self.set_reactive(BuurtApp.now, replace(now, round=round_to_go_on_with(now, drafts.round)))

    # -- life -------------------------------------------------------------------------------

    async def on_mount(self) -> None:
        """Begin on the quick line; first ask who we are if nobody ever said."""
        self.run_worker(self._work_off_jobs(), group="session", exit_on_error=True)
        self.set_interval(LOOK_EVERY, self._look)
        for signal in (SIGTERM, SIGHUP):  # the screen is cleared, and what was asked for is kept
            asyncio.get_running_loop().add_signal_handler(
                signal, self.post_message, QuitRequested()
            )
        self.add_mode(FIRST.name, FIRST.open)
        self.call_after_refresh(lambda: self.when_painted())
        if needs_first_run(self.now):
            from buurt_tui.ui.palette import first_run

            first_run(self)
        elif self.now.me is None:
            self.said = _("Who is logging? Press Ctrl+P, and then Enter.")

    async def on_event(self, event: events.Event) -> None:
        """The last answer stays until the next key."""
        if isinstance(event, events.Key):
            self.said = ""
            kind, _plus, letter = event.key.partition("+")
            if kind == "alt" and len(letter) == 1 and letter.isalpha():
                # Esc and the next key in one read arrive as one Alt key; both were meant.
                await super().on_event(events.Key("escape", "\x1b"))
                event = events.Key(letter, letter)
        await super().on_event(event)

    async def _work_off_jobs(self) -> None:
        """Do what was asked of the session: one job at a time, in order.

        In a thread, so that a slow disk does not hold up the keys."""
        while True:
            job = await self._jobs.get()
            try:
                answer = await asyncio.to_thread(job.work)
            except Refused as refused:
                self.said = told(refused)
                job.failed()
            except StoreError as error:
                self.said = short_told(error.message, error.values)
                job.failed()
            else:
                self.arrive()
                job.done(answer)
                for notice in self._session.take_notices():
                    self.said = short_told(notice.message, notice.values)
            finally:
                self._jobs.task_done()

    def arrive(self, **changes: Any) -> None:
        """Show the neighbourhood as the session has it, and with these other fields of `now`."""
        fresh = {"buurt": self._session.buurt, "today": self.clock().date(), **changes}
        if any(getattr(self.now, name) is not value for name, value in fresh.items()):
            fresh_now = replace(self.now, **fresh)
            if fresh_now.today == self.now.today and all(
                getattr(self.now, name) is value for name, value in fresh.items() if name != "today"
            ):
                return
            self.now = fresh_now

    def _look(self) -> None:
        """Take in what colleagues committed."""
        if self._jobs.empty():
            self._jobs.put_nowait(Job(self._session.refresh))

    # -- what screens ask -------------------------------------------------------------------

    @on(EditRequested)
    def _edit(self, message: EditRequested) -> None:
        edit, says = message.edit, message.says

        def done(_answer: object) -> None:
            if says:
                self.said = says
            self._tell(EditDone(edit))

        self._jobs.put_nowait(
            Job(lambda: self._session.apply(edit), done, lambda: self._tell(EditFailed(edit)))
        )

    @on(UndoRequested)
    def _undo(self, message: UndoRequested) -> None:
        from buurt_tui.ui.palette import said_of_step

        def done(step: Any) -> None:
            if message.into_field and step.line:
                self._tell(Undone(step))
            self.said = said_of_step(step, redone=message.redo)

        work = self._session.redo if message.redo else self._session.undo
        self._jobs.put_nowait(Job(work, done))

    @on(RoundChosen)
    def _round(self, message: RoundChosen) -> None:
        self.drafts.keep_round(message.round)
        self._jobs.put_nowait(Job(lambda: None, lambda _: self.arrive(round=message.round)))

    @on(SettlingChosen)
    def _settling(self, message: SettlingChosen) -> None:
        self.arrive(settles=message.follow_up)

    @on(CardWanted)
    async def _card(self, message: CardWanted) -> None:
        await self.switch_mode("residents")
        self.screen.choose(message.resident)  # type: ignore[attr-defined]

    @on(TaggingWanted)
    async def _tag(self, message: TaggingWanted) -> None:
        await self.switch_mode("hooks")
        self.screen.choose(message.encounter)  # type: ignore[attr-defined]

    @on(WritingWanted)
    async def _write(self, message: WritingWanted) -> None:
        await self.switch_mode("log")
        self.screen.write(message.line, message.answers)  # type: ignore[attr-defined]

    @on(SearchWanted)
    async def _search(self, _message: SearchWanted) -> None:
        await self.switch_mode("residents")
        self.screen.search()  # type: ignore[attr-defined]

    @on(QuitRequested)
    async def _quit(self, _message: QuitRequested) -> None:
        """Leave once everything asked for is in the store."""
        await self._jobs.join()
        self.exit()

    def become(self, member: MemberId) -> None:
        """Log as this member from here on."""
        self._session.me = member
        self._remember(member)
        self.arrive(me=member)

    def _tell(self, message: EditDone | EditFailed | Undone) -> None:
        """Pass an answer to the screens: whoever asked may be on another one by now."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, BuurtScreen):
                    screen.post_message(message)

    # -- keys -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a dialog is open only leaving, hiding and help work beside its own keys."""
        dialog = not isinstance(self.screen, BuurtScreen)
        if dialog and action in {"go", "write", "search", "palette", "undo", "redo", "help"}:
            return False
        return super().check_action(action, parameters)

    async def action_go(self, name: str) -> None:
        """Switch to a screen."""
        await self.switch_mode(name)

    def action_write(self) -> None:
        """To the quick line, from anywhere."""
        self.post_message(WritingWanted())

    def action_search(self) -> None:
        """Look for a resident, from anywhere."""
        self.post_message(SearchWanted())

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

    async def action_hide(self) -> None:
        """Hide names at once; ask before showing them again."""
        if self.now.veil.is_down:
            from buurt_tui.ui.palette import ask_to_show_names

            ask_to_show_names(self)
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self.said = ""
        self.arrive(veil=Veil(is_down=True))

    def show_names(self) -> None:
        """The team is among itself again."""
        self.arrive(veil=OPEN)

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

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our hues, under any theme."""
        return FALLBACK

    def action_help_quit(self) -> None:
        """Ctrl+C, as many are used to."""
        self.said = _("Ctrl+Q stops. Everything is kept.")

    def copy_to_clipboard(self, text: str) -> None:
        """Inside the program only: a terminal's clipboard is read by others."""
        self._clipboard = text

    def _fatal_error(self) -> None:
        """Leave after a mistake of ours. Textual's report shows values, and values are names."""
        import sys
        import traceback

        from rich.text import Text

        _kind, error, trace = sys.exc_info()
        frames = "".join(traceback.format_list(traceback.extract_tb(trace)))
        told = _("Buurt stopped because of a mistake in the program. What you saved is kept.")
        self._exit_renderables.append(Text(f"{told}\n{frames}{type(error).__name__}"))
        self._close_messages_no_wait()

    def get_default_screen(self) -> Screen[Any]:
        """The first one, at once: an empty one before it would have to be laid out too."""
        return FIRST.open()

    def get_theme(self, theme_name: str) -> Theme | None:
        """Ours are known before they are registered."""
        return THEMES.get(theme_name) or super().get_theme(theme_name)
