"""A form on the screen: fill in, complete, be asked, save or go back. It saves nothing itself."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from buurt_tui.lang import _
from buurt_tui.ui import keys, text
from buurt_tui.ui.forms import completions
from buurt_tui.ui.forms.asking import AskingForm
from buurt_tui.ui.forms.row import FormRow
from buurt_tui.ui.forms.said import wrong
from buurt_tui.ui.forms.typed import Filled
from buurt_tui.ui.text import MUTED, STRONG
from buurt_tui.ui.widgets.completing import Completing
from buurt_tui.ui.widgets.quick_field import QuickField

NARROW = 76
"""Columns below which a field says below it how it reads."""

AROUND = 6
"""Lines that are not fields: border, title, completions, what is wrong, keys."""


class FormScreen(AskingForm):
    """The fields of one thing, one below another."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(keys.FORM)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    FormScreen {
        .form {
            width: 100; max-width: 100%; height: auto; max-height: 100%;
            padding: 0 1 0 2; background: $surface; border: round $primary;
        }
        #fields { height: auto; scrollbar-size-vertical: 1; background: $surface; }
        FormRow { height: auto; }
        .label { width: 15; }
        FormRow:focus-within .label { text-style: bold; }
        QuickField { width: 1fr; border: none; padding: 0 1; background: $panel; }
        QuickField:focus { border: none; background: $boost; }
        .said { width: 27; padding: 0 0 0 1; height: auto; }
        .-long .said { display: none; }
        .-long.-says .said { display: block; }
        #judged { height: auto; }
        Completing { padding: 0; }
        &.-narrow FormRow { layout: grid; grid-size: 2; grid-columns: 15 1fr; grid-rows: auto; }
        &.-narrow .said { display: none; column-span: 2; width: 1fr; padding: 0 0 0 16; }
        &.-narrow FormRow.-says .said { display: block; }
        &.-asking #fields, &.-asking Completing { display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(text.plain(self.form.title(), STRONG))
            with VerticalScroll(id="fields", can_focus=False):
                for shown in self.form.shown(self.sheet):
                    yield FormRow(shown, self.sheet.text(shown.field.key))
            yield Completing()
            yield Static(id="judged")
            yield Static(text.plain(self._ends(), MUTED))

    def _ends(self) -> str:
        save = keys.shown(keys.FORM[0])
        if self.form.KIND == "line":
            return _("⏎ next field   {save} save   Esc back to the line", save=save)
        return _("⏎ next field   {save} save   Esc back", save=save)

    def on_mount(self) -> None:
        self._say()
        self.set_focus(self._rows[0].field)  # at once: the next key may be here

    def on_resize(self, event: events.Resize) -> None:
        """Beside the field how it reads, or below it; the keys below all stay in sight."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.query_one("#fields").styles.max_height = max(3, event.size.height - AROUND)

    # -- from field to field ----------------------------------------------------------------

    @on(QuickField.CompletionWanted)
    async def _complete(self, event: QuickField.CompletionWanted) -> None:
        """Tab takes the completion; where nothing is typed it goes on to the next field."""
        event.stop()
        try:
            self._collect()
            row, chosen = self._row, self.query_one(Completing).chosen
            offer = next((o for o in self._offers if o.completion is chosen), None)
            if row is None or offer is None or not row.field.line.strip():
                await self.go_on()
            else:
                sheet, cursor = completions.taken(row.shown.field, self.sheet, offer)
                row.field.set_line(sheet.text(row.key), cursor)
                self._set(sheet)
                self._offers = []
                self.query_one(Completing).show(())
                row.field.choosing = False
        finally:
            event.handled.set()

    @on(QuickField.ChoiceMoved)
    async def _moved(self, event: QuickField.ChoiceMoved) -> None:
        event.stop()
        row = self._row
        if row is not None and row.field.choosing:
            self.query_one(Completing).step(event.by)
        else:
            await self.go_on(event.by)

    async def go_on(self, by: int = 1) -> None:
        """To the next field, or the one before; at the ends it stays."""
        await self._sync()
        rows, row = self._rows, self._row
        at = rows.index(row) + by if row in rows else 0
        if 0 <= at < len(rows):
            self.set_focus(rows[at].field)

    async def _sync(self) -> None:
        """With somebody else named there are fields for them."""
        rows, shown = self._rows, self.form.shown(self.sheet)
        present = {row.key for row in rows}
        for index, each in enumerate(shown):
            if each.field.key not in present:
                row = FormRow(each, self.sheet.text(each.field.key))
                await self.query_one("#fields").mount(
                    row, before=index if index < len(self._rows) else None
                )

    @on(QuickField.Submitted)
    async def _entered(self, event: QuickField.Submitted) -> None:
        """The next field; at the last one all is saved. A question about this one comes first."""
        event.stop()
        try:
            self._collect()
            row = self._row
            here = [q for q in self._reading.questions if row is not None and q[0] == row.key]
            if here:
                await self._ask(here[0])
                return
            await self._sync()
            if row is self._rows[-1]:
                await self.action_save()
            else:
                await self.go_on()
        finally:
            event.handled.set()

    @on(QuickField.Left)
    def _left(self, event: QuickField.Left) -> None:
        event.stop()
        self._collect()
        event.handled.set()
        self.action_leave()

    def action_leave(self) -> None:
        """Back, with all that was typed."""
        self.put_away()

    def put_away(self) -> AwaitComplete:
        """Close it, and give back what was typed in it."""
        self._collect()
        return self.dismiss(Filled(sheet=self.sheet, reading=self._reading, saves=False))

    async def action_save(self) -> None:
        """Save, once every field is read and every question answered."""
        self._collect()
        await self._sync()
        for row in self._rows:
            problem = self._reading.wrong.get(row.key)
            if problem is not None:
                self.set_focus(row.field)
                self._judge(f"{row.shown.label}: {wrong(problem, row.shown.field)}")
                return
        if questions := self._reading.questions:
            self._saving = True
            await self._ask(questions[0])
            return
        self.dismiss(Filled(sheet=self.sheet, reading=self._reading, saves=True))

    def action_help(self) -> None:
        """How a form works."""
        from buurt_tui.ui.dialogs import Help

        self.app.push_screen(Help("form"))
