"""The tour: one sentence at a time on what to do next, until somebody has done it.

A stop is done when what it asks for has happened, whichever way it came about; nothing is pressed
for anybody. What the app looks like is gathered in `Seen`, so that a stop is a plain comparison of
how it was when the sentence appeared with how it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from buurt_tui.domain.history import all_encounters
from buurt_tui.domain.model import Kind
from buurt_tui.domain.steps import steps_of
from buurt_tui.domain.text import N_
from buurt_tui.quicklog.draft import Draft, Status
from buurt_tui.ui import keys
from buurt_tui.ui.dialogs import Help
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.widgets.plain_input import PlainInput
from buurt_tui.ui.widgets.quick_line import QuickLine
from buurt_tui.ui.widgets.tour_line import Heading, TourLine

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

LOOK_EVERY = 0.1
"""Seconds between looks at whether somebody has done it."""


class Seen(Struct, frozen=True, kw_only=True):
    """What somebody has in front of them."""

    screen: str = ""
    """The name of the screen below any dialog."""
    dialog: str = ""
    """The class of the dialog on top; empty without one."""
    is_writing: bool = False
    """Whether letters go into the quick line."""
    draft: Draft | None = None
    """The line as it reads; None where there is no quick line."""
    encounters: int = 0
    edit: int = 0
    """The number of what was done last; what is done later has a higher one."""
    is_undone: bool = False
    """Whether that was taken back."""
    sought: str = ""
    """What is typed in a field that looks for something."""
    hides_names: bool = False


Done = Callable[[Seen, Seen], bool]
"""Whether it is done, given how it was when the stop began and how it is."""


class Stop(Struct, frozen=True):
    """One thing to do."""

    says: str
    """Marked for translation."""
    done: Done


def _names_somebody(_begun: Seen, seen: Seen) -> bool:
    if seen.draft is None:
        return False
    known = [who for who in seen.draft.who if who.status is Status.KNOWN]
    return any(who.name in seen.draft.line for who in known)


def _likes_something(_begun: Seen, seen: Seen) -> bool:
    hooks = seen.draft.hooks if seen.draft else ()
    return any(hook.kind is Kind.INTEREST and hook.status is not Status.QUESTION for hook in hooks)


def _promises_a_day(_begun: Seen, seen: Seen) -> bool:
    backs = seen.draft.follow_ups if seen.draft else ()
    return any(back.around is not None and back.reason for back in backs)


def _notes_something(_begun: Seen, seen: Seen) -> bool:
    return bool(seen.draft and " " in seen.draft.note)


def _saved(begun: Seen, seen: Seen) -> bool:
    return seen.encounters > begun.encounters


def _took_back(begun: Seen, seen: Seen) -> bool:
    return seen.encounters < begun.encounters or (seen.is_undone and not begun.is_undone)


def _left_the_field(_begun: Seen, seen: Seen) -> bool:
    return seen.screen != "log" or not seen.is_writing


def _went_to(screen: str) -> Done:
    return lambda _begun, seen: seen.screen == screen


def _opened_menu(_begun: Seen, seen: Seen) -> bool:
    return bool(seen.dialog)


def _put_off(begun: Seen, seen: Seen) -> bool:
    return seen.edit > begun.edit and not seen.is_undone


def _sought(_begun: Seen, seen: Seen) -> bool:
    return len(seen.sought) > 3


def _hid_names(_begun: Seen, seen: Seen) -> bool:
    return seen.hides_names


def _showed_names(_begun: Seen, seen: Seen) -> bool:
    return not seen.hides_names


def _read_help(_begun: Seen, seen: Seen) -> bool:
    return seen.dialog == Help.__name__


def _never(_begun: Seen, _seen: Seen) -> bool:
    return False


STOPS = (
    Stop(N_("You met Fatima. Type @fatim and press Tab."), _names_somebody),
    Stop(N_("What does Fatima like? Type #cooking behind it."), _likes_something),
    Stop(N_("Type a few words of your own: that is the note."), _notes_something),
    Stop(N_("You promised to come back on Friday. Type: !fri call"), _promises_a_day),
    Stop(N_("Press Enter. Then it is kept."), _saved),
    Stop(N_("A mistake? Press Ctrl+Z: it takes back any step."), _took_back),
    Stop(N_("The line is in the field again. Press Enter to keep it."), _saved),
    Stop(N_("Press Esc. From here on letters are commands."), _left_the_field),
    Stop(N_("Press 2: whom do we come back to?"), _went_to("follow_ups")),
    Stop(N_("↑ and ↓ choose somebody. Enter shows all you can do."), _opened_menu),
    Stop(N_("Press l (later), and then 2: next week."), _put_off),
    Stop(N_("Press 3: everybody you met."), _went_to("residents")),
    Stop(N_("Press / and type fatma. A letter wrong does not matter."), _sought),
    Stop(N_("Press Esc, then 4: notes that have no hook yet."), _went_to("hooks")),
    Stop(N_("Somebody looks along? Press F12: all names are hidden."), _hid_names),
    Stop(N_("Press F12 again and choose: show names."), _showed_names),
    Stop(N_("Press Esc, then ? for help. It is there on every screen."), _read_help),
    Stop(N_("That was it! Look around, or stop with Ctrl+Q. Nothing here was real."), _never),
)


class Tour:
    """Where somebody is on the tour. The screens show it in their `TourLine`."""

    def __init__(self, app: BuurtApp) -> None:
        self._app = app
        self._at = 0
        self._begun = Seen()
        self._has_begun = False

    def line(self) -> TourLine:
        """What a screen shows of it."""
        return TourLine(self._heading())

    def begin(self) -> None:
        """The first screen is there: look along from here on."""
        self._app.bind(keys.SKIP_STOP, "skip_stop", show=False)
        self._app.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Go on to the next stop if this one is done."""
        seen = what_is_seen(self._app)
        if not self._has_begun:
            self._begun, self._has_begun = seen, True
        if STOPS[self._at].done(self._begun, seen):
            self._go_on(seen)
        self._show()

    def skip(self) -> None:
        """On to the next stop without having done this one."""
        if self._at + 1 < len(STOPS):
            self._go_on(what_is_seen(self._app))
            self._show()

    def _go_on(self, seen: Seen) -> None:
        self._at += 1
        self._begun = seen

    def _heading(self) -> Heading:
        return Heading(self._at + 1, len(STOPS), STOPS[self._at].says)

    def _show(self) -> None:
        for screen in self._app.screen_stack:
            for line in screen.query(TourLine):
                line.show(self._heading())
        if not self._app.screen.query(TourLine):  # a dialog covers the line below it
            line = self.line()
            line.styles.dock = "bottom"
            self._app.screen.mount(line)


def what_is_seen(app: BuurtApp) -> Seen:
    """The app as somebody has it in front of them."""
    below = next(s for s in reversed(app.screen_stack) if isinstance(s, BuurtScreen))
    line = below.query_one_optional(QuickLine)
    mine = steps_of(app.now.buurt, app.now.me)
    field = app.screen.focused
    return Seen(
        screen=below.NAME,
        dialog="" if app.screen is below else type(app.screen).__name__,
        is_writing=line is not None and line.is_writing,
        draft=line.draft if line is not None else None,
        encounters=len(all_encounters(app.now.buurt)),
        edit=mine[-1].number if mine else 0,
        is_undone=bool(mine) and mine[-1].undone,
        sought=field.value if isinstance(field, PlainInput) else "",
        hides_names=app.now.veil.is_down,
    )
