"""The line of the tour: what to do next, above the screen that it is about."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from buurt_tui.lang import _
from buurt_tui.ui import text


class Heading(Struct, frozen=True):
    """One stop as it is shown."""

    number: int
    of: int
    says: str
    """Marked for translation."""


class TourLine(Widget):
    """How far the tour is, and the one thing to do."""

    DEFAULT_CSS = """
    TourLine { height: auto; max-height: 3; padding: 0 1; background: $panel; }
    """

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self._heading = heading

    def show(self, heading: Heading) -> None:
        """Show this stop."""
        if heading != self._heading:
            self._heading = heading
            self.refresh(layout=True)

    def render(self) -> Content:
        heading = self._heading
        at = _("Tour {n}/{m}", n=heading.number, m=heading.of)
        skips = "" if heading.number == heading.of else "   " + _("^X skip")
        return text.stacked(
            text.joined((at, text.MUTED), (skips, text.MUTED)),
            text.joined(("▸ ", text.ACCENT), (_(heading.says), text.STRONG)),
        )
