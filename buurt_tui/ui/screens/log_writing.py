"""The part of screen 1 that writes: the quick line, its form, and what comes back of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on

from buurt_tui.domain.model import EncounterId
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import NO_OVERRIDES, Draft
from buurt_tui.ui.messages import (
    EditDone,
    EditFailed,
    SettlingChosen,
    Undone,
    UndoRequested,
)
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.screens import way_to
from buurt_tui.ui.widgets.given_back import with_given_back
from buurt_tui.ui.widgets.quick_field import QuickField
from buurt_tui.ui.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from buurt_tui.quicklog.sheet import Sheet
    from buurt_tui.ui.forms.encounter import LineForm
    from buurt_tui.ui.forms.typed import Filled


class WritingScreen(BuurtScreen):
    """Saves what is written in the quick line or its form; loses none of it."""

    def __init__(self) -> None:
        super().__init__()
        self._last: EncounterId | None = None
        """What was saved last here; Ctrl+G is about it."""
        self._on_their_way: dict[str, Draft] = {}
        self._unsure: dict[str, EncounterId] = {}
        """Lines that failed, and the encounter that each was to be.

        A disk that fails to sync may have kept it all the same, so the same line is the same
        encounter when it is saved again."""
        self._form: tuple[str, Sheet] | None = None
        """The line that a form was left with, and all that stood in its fields."""

    def begin_writing(self) -> None:
        """Begin with the field ready, and with what was half typed before a crash."""
        line = self.query_one(QuickLine)
        self.query_one(QuickField).keeps = self._keep
        drafts = self.app.drafts
        left_behind = drafts.left_behind(self.now.buurt.encounters)
        if left_behind:
            line.line_up(left_behind)
            self.app.said = _("This was still in the field. Enter saves it.")
        drafts.forget_saving()
        line.focus_field()
        if drafts.kept.form is not None:
            self.call_after_refresh(self.app.show_again, self._open_left_form)

    # -- saving -----------------------------------------------------------------------------

    @on(QuickLine.Ready)
    def _ready(self, event: QuickLine.Ready) -> None:
        self.query_one(QuickLine).took_over()
        self._save(event.draft)

    def _save(self, draft: Draft, *, of_form: bool = False) -> None:
        from buurt_tui.ui.log_edits import logged

        edit = logged(draft, self.now, self.app.clock(), self._unsure.get(draft.line))
        self._last = edit.id
        self._on_their_way[edit.id] = draft
        left = self.query_one(QuickLine).unsaved
        self.app.drafts.begin_saving(edit.id, draft.line, *left, of_form=of_form)
        self.request(edit, _("Saved."))
        if self.now.settles:
            self.app.post_message(SettlingChosen(None))

    @on(EditDone)
    def _saved(self, event: EditDone) -> None:
        from buurt_tui.ui.log_edits import awaited, logged_in

        if logged := logged_in(event.edit):
            self._on_their_way.pop(logged.id, None)
            self._unsure.pop(logged.line, None)
            self.app.drafts.end_saving(logged.id)
            # anything else that is said there is news of the store
            if self.app.said == _("Saved.") and awaited(self.app.now.buurt, logged.id):
                self.app.said = _("Saved. Was this what you came back for? Ctrl+G: that was it.")

    @on(EditFailed)
    def _not_saved(self, event: EditFailed) -> None:
        from buurt_tui.ui.log_edits import logged_in

        if logged := logged_in(event.edit):
            quick_line = self.query_one(QuickLine)
            draft = self._on_their_way.pop(logged.id, None)
            lines = with_given_back(
                logged.line, quick_line.lines, self._unsure, is_typed=quick_line.is_typed
            )
            quick_line.fill(lines, draft.overrides if draft else NO_OVERRIDES)
            self._unsure[logged.line] = logged.id
            # first there, then gone here: whenever the power fails, the line is somewhere
            self._keep()
            self.app.drafts.end_saving(logged.id)
            self.find_kept()

    def find_kept(self) -> None:
        """Take a line out of the field that was said to have failed, and is there after all."""
        for line, id_ in list(self._unsure.items()):
            if id_ in self.app.now.buurt.encounters:
                del self._unsure[line]
                quick_line = self.query_one(QuickLine)
                lines = quick_line.lines
                if line in lines:
                    lines.remove(line)
                    quick_line.fill(lines)
                    self.app.said = _("That line was kept after all.")

    def _keep(self) -> None:
        """Keep what stands there now. Told before it is painted: whoever sees what they typed finds
        it again, whenever the program dies."""
        self.app.drafts.keep(*self.query_one(QuickLine).unsaved)

    @on(QuickLine.Typed)
    def _typed(self, event: QuickLine.Typed) -> None:
        self._keep()
        if says := way_to(event.line):
            self.app.said = says

    @on(QuickField.UndoWanted)
    def _undo(self, event: QuickField.UndoWanted) -> None:
        self.app.post_message(UndoRequested(redo=event.redo, into_field=not event.redo))

    @on(Undone)
    def _undone(self, event: Undone) -> None:
        self.query_one(QuickLine).take(event.step.line)
        self.query_one(QuickLine).focus_field()

    # -- the form ---------------------------------------------------------------------------

    def action_form(self) -> None:
        """The same encounter, field by field; from the list the one that is chosen."""
        if self.hides_names() or self.is_asking:
            return
        from buurt_tui.ui.forms.encounter import LineForm

        quick_line = self.query_one(QuickLine)
        sheet = self._form[1] if self._form and self._form[0] == quick_line.draft.line else None
        self._open_form(LineForm.of(quick_line.draft, self.now), sheet)

    def _open_left_form(self) -> None:
        """What was typed in a form when the program died."""
        from buurt_tui.ui.forms.encounter import LineForm
        from buurt_tui.ui.forms.opening import reopen, sheet_of_draft

        left = self.app.drafts.kept.form
        if left is None:
            return
        if left.kind == LineForm.KIND:
            form = LineForm.of(self.query_one(QuickLine).draft, self.now)
            self._open_form(form, sheet_of_draft(left))
            self.app.said = _("This was still in the form. It is not saved yet.")
        else:
            reopen(self.app, left)

    def _open_form(self, form: LineForm, sheet: Sheet | None) -> None:
        from buurt_tui.ui.forms.opening import open_line

        open_line(self.app, form, sheet, lambda filled: self._filled(form, filled))

    def _filled(self, form: LineForm, filled: Filled) -> None:
        """Saved, or back in the line with all that was typed."""
        quick_line = self.query_one(QuickLine)
        wrote = form.line(filled.sheet)
        draft = filled.reading.draft
        if not filled.saves or draft is None or draft.is_empty:
            if form.is_changed(filled.sheet):
                quick_line.take(wrote.line, wrote.answers, replaces=True)
            self._form = (quick_line.draft.line, filled.sheet)
            quick_line.focus_field()
        else:
            self._form = None
            quick_line.next_line()
            saved = replace(draft, line=wrote.line, overrides=wrote.answers)
            self._save(saved, of_form=True)
        self.app.drafts.keep_form(None)
        if filled.saves and (draft is None or draft.is_empty):
            self.app.said = _("There is nothing to save yet.")
