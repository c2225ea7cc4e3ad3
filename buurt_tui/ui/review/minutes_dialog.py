"""Reading the minutes of earlier reviews on the screen, and writing them to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from buurt_tui.domain.model import Review, ReviewId
from buurt_tui.lang import _
from buurt_tui.ui import text
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.dialogs import Option, Picker
from buurt_tui.ui.review.minutes import all_reviews, as_text, label, minutes
from buurt_tui.ui.text import MUTED, STRONG

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


class MinutesRead(Dialog[str | None]):
    """The minutes of one review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "leave", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("t", "names", show=False),
    ]
    DEFAULT_CSS = """
    MinutesRead .dialog { width: 76; height: 90%; }
    MinutesRead VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; background: $surface; }
    """

    def __init__(self, lines: list[str], *, veiled: bool) -> None:
        super().__init__()
        self._lines = lines
        self._veiled = veiled

    def compose(self) -> ComposeResult:
        title, *rest = self._lines
        with Vertical(classes="dialog"):
            yield Static(text.plain(title, STRONG), classes="dialog-title")
            with VerticalScroll(can_focus=False):
                for line in rest:
                    yield Static(text.plain(line))
            keys = (
                _("↑ ↓ more   t with names   Esc back")
                if self._veiled
                else _("↑ ↓ more   Esc back")
            )
            yield Static(text.plain(keys, MUTED), classes="dialog-end")

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_names(self) -> None:
        """The team wants the true names."""
        if self._veiled:
            self.dismiss("names")

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


def choose_minutes(app: BuurtApp) -> None:
    """Which review? Typing looks in what the minutes say."""
    now = app.now
    reviews = all_reviews(now.buurt)
    if not reviews:
        app.said = _("There was no review yet.")
        return
    options = [
        Option(review.id, label(now, review), also="\n".join(as_text(minutes(now, review))))
        for review in reviews
    ]

    def chosen(key: str | None) -> None:
        review = app.now.buurt.reviews.get(ReviewId(key or ""))
        if review is not None:
            read_minutes(app, review)

    app.push_screen(Picker(_("Which minutes?"), options, filters=True), chosen)


def read_minutes(app: BuurtApp, review: Review, *, names: bool = False) -> None:
    """Read these; on a shared screen only as they are veiled."""

    def told(answer: str | None) -> None:
        if answer == "names":
            _ask_for_names(app, review)

    lines = as_text(minutes(app.now, review, names=names))
    veiled = not names and not app.now.veil.is_down
    app.push_screen(MinutesRead(lines, veiled=veiled), told)


def _ask_for_names(app: BuurtApp, review: Review) -> None:
    """True names are shown on purpose only."""

    def chosen(key: str | None) -> None:
        if key is not None:
            shows = key == "names" and not app.now.veil.is_down
            read_minutes(app, review, names=shows)

    options = [
        Option("veiled", _("No, leave the made-up names"), "1"),
        Option("names", _("Yes, show the names"), "2"),
    ]
    app.push_screen(Picker(_("Is only our team looking at this screen?"), options), chosen)
