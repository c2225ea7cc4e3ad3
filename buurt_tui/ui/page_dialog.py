"""A page to read: too long for a screen, and moved through with the arrows."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from buurt_tui.lang import _
from buurt_tui.ui import text
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.text import MUTED, STRONG


class Page(Dialog[str | None]):
    """A title, and lines below it; answers None, or what a page of a kind of its own answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "leave", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]
    DEFAULT_CSS = """
    Page .dialog { width: 76; height: 90%; }
    Page VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; background: $surface; }
    """

    def __init__(self, title: str, lines: list[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(text.plain(self._title, STRONG), classes="dialog-title")
            with VerticalScroll(can_focus=False):
                for line in self._lines:
                    yield Static(text.plain(line))
            yield Static(text.plain(self.says_keys(), MUTED), classes="dialog-end")

    def says_keys(self) -> str:
        """What can be done here."""
        return _("↑ ↓ more   Esc back")

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
