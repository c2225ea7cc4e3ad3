"""Typing in a form: what stands in the fields, how it reads, and what Tab would put there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.widgets import Static

from buurt_tui.quicklog.sheet import Sheet
from buurt_tui.ui import text
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.forms import completions
from buurt_tui.ui.forms.form import Form, Reading
from buurt_tui.ui.forms.row import FormRow
from buurt_tui.ui.forms.said import said
from buurt_tui.ui.widgets.completing import Completing
from buurt_tui.ui.widgets.quick_field import QuickField

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


class Filled(Struct, frozen=True, kw_only=True):
    """How a form was left."""

    sheet: Sheet
    reading: Reading
    saves: bool
    """False: somebody only went back."""


class TypedForm(Dialog[Filled]):
    """The fields, and what is typed in them."""

    app: BuurtApp

    def __init__(
        self,
        form: Form,
        sheet: Sheet | None = None,
        *,
        keep: Callable[[Sheet], None] = lambda _sheet: None,
    ) -> None:
        """`keep` is told of every change, so that a crash loses none."""
        super().__init__()
        self.form = form
        self.sheet = form.first if sheet is None else sheet
        self._keep = keep
        self._reading = form.read(self.sheet)
        self._offers: list[completions.Offer] = []

    @property
    def _rows(self) -> list[FormRow]:
        return list(self.query(FormRow))

    @property
    def _row(self) -> FormRow | None:
        """The row that is typed in."""
        parent = self.focused.parent if isinstance(self.focused, QuickField) else None
        return parent if isinstance(parent, FormRow) else None

    # -- typing -----------------------------------------------------------------------------

    @on(QuickField.Changed)
    def _typed(self, event: QuickField.Changed) -> None:
        event.stop()
        self._collect()
        self._offer()

    def _collect(self) -> None:
        """Take over what stands in the fields: of what was typed fast all is there by now."""
        texts = {row.key: row.field.line for row in self._rows}
        if any(self.sheet.text(key) != value for key, value in texts.items()):
            self._set(Sheet(texts={**self.sheet.texts, **texts}, answers=self.sheet.answers))

    def _set(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._reading = self.form.read(sheet)
        self._keep(sheet)
        self._judge("")
        self._say()

    def _say(self) -> None:
        for row in self._rows:
            row.say(said(row.shown.field, self._reading.fields.get(row.key), self.form.now))

    def _judge(self, told: str) -> None:
        self.query_one("#judged", Static).update(text.plain(told, "$text-warning"))

    def _offer(self) -> None:
        row = self._row
        self._offers = []
        if row is not None:
            self._offers = completions.offers(
                row.shown.field,
                row.field.line,
                row.field.cursor,
                self.form.now.buurt,
                self.form.on(self.sheet),
            )
            row.field.choosing = len(self._offers) > 1 and bool(row.field.line.strip())
        self.query_one(Completing).show([offer.completion for offer in self._offers])

    @on(QuickField.LinesPasted)
    def _pasted(self, event: QuickField.LinesPasted) -> None:
        """Several lines become one: a field holds a single one."""
        event.stop()
        if (row := self._row) is not None:
            line, cursor = row.field.line, row.field.cursor
            pasted = " ".join(event.lines)
            row.field.set_line(line[:cursor] + pasted + line[cursor:], cursor + len(pasted))
            self._collect()

    @on(QuickField.UndoWanted)
    def _nothing_to_undo(self, event: QuickField.UndoWanted) -> None:
        event.stop()

    def on_descendant_focus(self) -> None:
        """What there is to choose from in this field."""
        self._offer()
