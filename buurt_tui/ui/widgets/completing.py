"""What Tab would complete, on one line: the chosen one first in sight, nothing moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from buurt_tui.lang import _
from buurt_tui.ui import text
from buurt_tui.ui.text import ACCENT, MUTED, Piece

if TYPE_CHECKING:
    from buurt_tui.quicklog.completion import Completion


class Completing(Widget):
    """Up to eight completions beside one another; the arrows choose, Tab takes."""

    DEFAULT_CSS = """
    Completing { height: 1; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._completions: Sequence[Completion] = ()
        self._at = 0

    @property
    def chosen(self) -> Completion | None:
        """What Tab takes; None if there is nothing to complete."""
        return self._completions[self._at] if self._completions else None

    def show(self, completions: Sequence[Completion]) -> None:
        """Offer these, the likeliest first."""
        if completions != self._completions or self._at:
            self._completions, self._at = completions, 0
            self.refresh()

    def step(self, by: int) -> None:
        """Choose the next one (1) or the one before (-1)."""
        if self._completions:
            self._at = (self._at + by) % len(self._completions)
            self.refresh()

    def render(self) -> Content:
        if not self._completions:
            return Content("")
        pieces: list[Piece] = [("Tab ", f"bold {ACCENT}")]
        # those before the chosen one give way when there is no room for all
        first = max(0, self._at - 2)
        for index, completion in enumerate(self._completions[first:], first):
            chosen = index == self._at
            pieces.append(
                (f"▸{completion.label}" if chosen else f" {completion.label}", _style(chosen))
            )
            pieces.append(("  ", ""))
        if len(self._completions) > 1:
            pieces.append((_("↑↓ choose"), MUTED))
        return text.joined(*text.fit(pieces, self.size.width))


def _style(chosen: bool) -> str:
    return "bold" if chosen else MUTED
