"""Reading the minutes of earlier reviews on the screen, and writing them to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from buurt_tui.domain.model import Review, ReviewId
from buurt_tui.lang import _
from buurt_tui.ui.dialogs import Option, Picker
from buurt_tui.ui.page_dialog import Page
from buurt_tui.ui.review.minutes import all_reviews, as_text, label, minutes

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


class MinutesRead(Page):
    """The minutes of one review."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "names", show=False)]

    def __init__(self, lines: list[str], *, veiled: bool) -> None:
        title, *rest = lines
        super().__init__(title, rest)
        self._veiled = veiled

    def says_keys(self) -> str:
        return _("↑ ↓ more   t with names   Esc back") if self._veiled else super().says_keys()

    def action_names(self) -> None:
        """The team wants the true names."""
        if self._veiled:
            self.dismiss("names")


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
