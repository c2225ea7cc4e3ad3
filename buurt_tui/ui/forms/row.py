"""One row of a form: what the field is called, the field, and how it reads."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from buurt_tui.quicklog.fields import Reads
from buurt_tui.ui import text
from buurt_tui.ui.forms.form import Shown
from buurt_tui.ui.text import Piece
from buurt_tui.ui.widgets.quick_field import QuickField


class FormRow(Horizontal):
    """A field with its label before it and its reading behind it."""

    def __init__(self, shown: Shown, value: str) -> None:
        super().__init__()
        self.shown = shown
        self.set_class(shown.field.reads is Reads.TEXT, "-long")
        self._value = value
        self._pieces: list[Piece] = []

    def compose(self) -> ComposeResult:
        yield Static(text.plain(self.shown.label, self.shown.style), classes="label")
        yield QuickField(placeholder=self.shown.example)
        yield Static(classes="said")

    def on_mount(self) -> None:
        if self._value:
            self.field.set_line(self._value)

    @property
    def key(self) -> str:
        """The key of its field."""
        return self.shown.field.key

    @property
    def field(self) -> QuickField:
        """Where somebody types."""
        return self.query_one(QuickField)

    def say(self, pieces: list[Piece]) -> None:
        """Show how it reads."""
        if pieces != self._pieces:
            self._pieces = pieces
            self.query_one(".said", Static).update(text.joined(*pieces))
            self.set_class(bool(pieces), "-says")
