"""Textual's App with our looks, and without what would tell others about the neighbourhood."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text
from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome
from textual.reactive import Reactive
from textual.theme import Theme

from buurt_tui.lang import _
from buurt_tui.ui.themes import FALLBACK, THEMES

MOST_FRAMES = 8
MOST_SHEETS = 1024


class QuietApp(App[None]):
    """No palette of Textual's, no pop-ups, no clipboard, and no values in a report of a crash."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    theme: Reactive[str] = Reactive("donker", init=False)

    def __init__(self, theme: str) -> None:
        # before Textual reads its style sheets: a theme that changes has them read once more.
        self.set_reactive(QuietApp.theme, theme)
        super().__init__()
        # Textual keeps 64 style sheets as it read them, and we have more: it would read all of them
        # again for each that joins.
        self.stylesheet._parse_cache.maxsize = MOST_SHEETS
        # what there is to say stands in its own line: no screen needs a place for pop-ups.
        self._disable_tooltips = self._disable_notifications = True
        for each in THEMES.values():
            self.register_theme(each)

    def get_theme(self, theme_name: str) -> Theme | None:
        """Ours are known before they are registered."""
        return THEMES.get(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our hues, under any theme."""
        return FALLBACK

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without the one that translates a terminal's own colours: we use none, and it looks at
        every word of every line. NO_COLOR means no colour, where Textual would use greys."""
        filters = super().get_line_filters()
        kept = [f for f in filters if not isinstance(f, ANSIToTruecolor | Monochrome)]
        if self.no_color:
            from buurt_tui.ui.no_colour import NoColour

            kept.append(NoColour())
        return kept

    def get_driver_class(self) -> type[Driver]:
        """Ours, which loses and misreads nothing that is typed or pasted."""
        from buurt_tui.ui.driver import PlainDriver

        return PlainDriver

    def copy_to_clipboard(self, text: str) -> None:
        """Inside the program only: a terminal's clipboard is read by others."""
        self._clipboard = text

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """No pictures of names on the disk."""

    def panic(self, *_renderables: RenderableType) -> None:
        """Leave with our own sentence: what Textual wants to show has values in it."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Leave after a mistake of ours. Textual's report shows values, and values are names."""
        error = sys.exc_info()[1] or self._exception
        told = _("Buurt stopped because of a mistake in the program. What you saved is kept.")
        self._exit_renderables.append(Text("\n".join([*_where(error), told])))
        self._close_messages_no_wait()


def _where(error: BaseException | None) -> list[str]:
    """The last places that led to the mistake, and its kind: for whoever mends it."""
    if error is None:
        return []
    # no lines of the program: it need not be ours alone that ran
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return [*places, type(error).__name__]
