"""Rows of keys: what may be decided, and how to go on. All of them, however narrow it is."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from buurt_tui.lang import _
from buurt_tui.ui import keys, text
from buurt_tui.ui.widgets.frame import FootKey

GAP = 3
"""Cells between two keys."""


class FootRows(Widget):
    """The keys of a screen that are too many for one line."""

    DEFAULT_CSS = """
    FootRows { height: auto; dock: bottom; padding: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[list[FootKey]] = []

    def show(self, rows: list[list[FootKey]]) -> None:
        """Show these rows, then help and stop."""
        fixed = [
            FootKey(keys.shown(keys.called("help")), _("help"), "app.help"),
            FootKey(keys.shown(keys.called("quit")), _("stop"), "app.leave"),
        ]
        if [*rows, fixed] != self._keys:
            self._keys = [*rows, fixed]
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines that it needs at this width, which it may not have yet."""
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._row(row) for row in self._rows(self.size.width))

    def _rows(self, width: int) -> list[list[FootKey]]:
        """As many keys on a line as there is room for; the last rows share one if they can."""
        lines: list[list[FootKey]] = []
        for row in self._keys:
            lines.append([])
            for key in row:
                if lines[-1] and not _fits([*lines[-1], key], width):
                    lines.append([])
                lines[-1].append(key)
        lines = [line for line in lines if line]
        if len(lines) > 1 and _fits([*lines[-2], *lines[-1]], width):
            lines[-2:] = [[*lines[-2], *lines[-1]]]
        return lines

    def _row(self, row: list[FootKey]) -> Content:
        pieces = (text.joined((key.key, "bold $text-accent"), f" {key.says}") for key in row)
        return Content("   ").join(pieces)

    async def on_click(self, event: events.Click) -> None:
        """A key that is clicked does what it does when it is pressed."""
        rows = self._rows(self.size.width)
        x = event.x - 1
        for key in rows[event.y] if event.y < len(rows) else []:
            if 0 <= x < _width(key):
                await self.screen.run_action(key.action)
                return
            x -= _width(key) + GAP


def _fits(row: list[FootKey], width: int) -> bool:
    return sum(map(_width, row)) + GAP * (len(row) - 1) <= width


def _width(key: FootKey) -> int:
    return text.cell_len(f"{key.key} {key.says}")
