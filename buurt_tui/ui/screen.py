"""What all screens share: header, body, one line of answer, footer; and data flowing one way."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import ResidentId
from buurt_tui.lang import _
from buurt_tui.ui import keys
from buurt_tui.ui.messages import CardWanted, EditRequested
from buurt_tui.ui.widgets.frame import Footer, FootKey, Header, Said
from buurt_tui.views.now import Now

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

MOST_FOOT_KEYS = 4


class BuurtScreen(Screen[None]):
    """A screen that shows the neighbourhood, and is told when it changes."""

    NAME: ClassVar[str]
    """As in `keys.SCREENS` and `SCREENS`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "out", show=False),
    ]
    VERTICAL_BREAKPOINTS = []
    """Only dialogs are dense on a low terminal; here their classes would mean another painting."""
    app: BuurtApp
    now: Now

    def __init__(self) -> None:
        super().__init__()
        # in the colours of now, like each widget that joins: no reason to style all anew, twice
        self._css_update_count = self.app._css_update_count

    def compose(self) -> ComposeResult:
        self.now = self.app.now
        yield Header(self.NAME)
        if self.app.tour is not None:
            yield self.app.tour.line()
        yield from self.body()
        yield Said()
        yield Footer()

    @abstractmethod
    def body(self) -> ComposeResult:
        """The widgets between header and footer."""

    def on_mount(self) -> None:
        self.watch(self.app, "now", self._arrived, init=False)
        self.show(self.now)
        self.refresh_footer()

    def on_screen_resume(self) -> None:
        if self.now is not self.app.now:
            self._arrived(self.app.now)

    @abstractmethod
    def show(self, now: Now) -> None:
        """Fill the widgets. Called on arrival and after every commit."""

    def request(self, edit: Edit, says: str = "") -> None:
        """Ask the app to carry out `edit`, and to say this once it is done.

        Straight to the app rather than bubbling, so that a quit typed right after it stands behind
        it in the app's queue."""
        self.app.post_message(EditRequested(edit, says))

    def open_card(self, resident: ResidentId) -> None:
        """Go and read about this resident."""
        self.app.post_message(CardWanted(resident))

    def foot_keys(self) -> Iterable[FootKey]:
        """The keys that matter right now, the most useful first."""
        own = [key for key in keys.SCREENS[self.NAME] if key.show]
        shown = [b for b in own if self.may(b)]
        for binding in shown[:MOST_FOOT_KEYS]:
            yield FootKey(keys.shown(binding), _(binding.description), f"screen.{binding.action}")
        if any(self.may(b) for b in keys.rows(self.NAME)):
            yield FootKey("⏎", _("all"), "screen.row_menu")
        else:
            yield FootKey(keys.shown(keys.called("write")), _("write"), "app.write")

    @property
    def is_writing(self) -> bool:
        """Whether letters are typed into a field, so that they are no keys."""
        focused = self.focused
        return focused is not None and focused.check_consume_key("a", "a")

    @property
    def is_asking(self) -> bool:
        """Whether a question about a line is open, so that letters are no keys either."""
        return bool(self.query(".-asking"))

    def refresh_footer(self) -> None:
        """The keys that matter have changed."""
        help_id = "help.typing" if self.is_writing or self.is_asking else "help"
        self.query_one(Footer).show(list(self.foot_keys()), keys.shown(keys.called(help_id)))

    def action_row_menu(self) -> None:
        """Everything that can be done with the chosen row, each with its key."""
        from buurt_tui.ui.dialogs import Option, Picker

        options = [
            Option(key=binding.action, label=self.row_says(binding), letter=keys.shown(binding))
            for binding in keys.rows(self.NAME)
            if self.may(binding)
        ]

        async def chosen(action: str | None) -> None:
            if action:
                await self.run_action(action)

        if options:
            self.app.push_screen(Picker(self.row_title(), options), chosen)

    def row_title(self) -> str:
        """What the menu of the chosen row is headed with; already through the veil."""
        return ""

    def row_says(self, binding: keys.Key) -> str:
        """What the menu of the chosen row says of a key."""
        return _(binding.tooltip)

    def may(self, binding: keys.Key) -> bool:
        """Whether to offer this as things stand; the key itself says why not."""
        return self.check_action(binding.action.partition("(")[0], ()) is not False

    def hides_names(self) -> bool:
        """Whether names are hidden; if so it says why this cannot be done."""
        if self.now.veil.is_down:
            self.app.said = _("Names are hidden. Show them first (F12).")
        return self.now.veil.is_down

    def on_key(self, event: events.Key) -> None:
        """Whoever types where letters are keys learns what a key without a meaning is."""
        if event.is_printable and event.key not in self.active_bindings:
            self.app.said = _("That key does nothing here. n: write. ?: what you can do.")

    def action_out(self) -> None:
        """Esc: one step out. At the outermost step it stays."""

    def _arrived(self, now: Now) -> None:
        if not self.is_current:  # the others catch up when they are resumed
            return
        self.now = now
        self.query_one(Header).show(now)
        self.show(now)
        self.refresh_footer()
