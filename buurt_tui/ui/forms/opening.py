"""Opening a form, keeping what is typed in it, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from buurt_tui.domain.model import Document, Encounter, FollowUp, Resident, Round
from buurt_tui.lang import _
from buurt_tui.quicklog.fields import EntryKey
from buurt_tui.quicklog.sheet import Sheet
from buurt_tui.ui.form_draft import FormDraft
from buurt_tui.ui.forms.encounter import EncounterForm, LineForm
from buurt_tui.ui.forms.follow_up import FollowUpForm
from buurt_tui.ui.forms.form import ChangingForm, Form
from buurt_tui.ui.forms.resident import ResidentForm
from buurt_tui.ui.forms.round import RoundForm
from buurt_tui.ui.forms.screen import FormScreen
from buurt_tui.ui.forms.typed import Filled

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

FORMS: dict[type[Document], Callable[..., ChangingForm]] = {
    Encounter: EncounterForm,
    Resident: ResidentForm,
    FollowUp: FollowUpForm,
    Round: RoundForm,
}
KINDS: dict[str, type[Document]] = {
    EncounterForm.KIND: Encounter,
    ResidentForm.KIND: Resident,
    FollowUpForm.KIND: FollowUp,
    RoundForm.KIND: Round,
}


def change(app: BuurtApp, document: Document) -> None:
    """Open the form of what was saved; with what was typed in it before, if it was only left."""
    if app.now.veil.is_down:
        app.said = _("Names are hidden. Show them first (F12).")
        return
    kept = app.drafts.kept.form
    if kept is not None and kept.id == document.id and kept.kind == _kind_of(document):
        form, sheet = _form_of(app, kept)
        if form is not None:
            app.said = _("What you typed here before is there again. It is not saved yet.")
            _open(app, form, sheet)
            return
    _open(app, FORMS[type(document)](app.now, document))


def _kind_of(document: Document) -> str:
    return next(name for name, kind in KINDS.items() if kind is type(document))


def _open(app: BuurtApp, form: ChangingForm, sheet: Sheet | None = None) -> None:
    def left(filled: Filled | None) -> None:
        if filled is None:
            return
        touched = filled.sheet.texts != form.first.texts and filled.reading.fields
        if not touched:
            app.drafts.keep_form(None)
        if not filled.saves:
            if touched:
                app.said = _("Not saved. What you typed is there again when you open it.")
            return
        _save(app, form, filled)

    app.push_screen(FormScreen(form, sheet, keep=lambda s: keep(app, form, s)), left)


def _save(app: BuurtApp, form: ChangingForm, filled: Filled) -> None:
    edit = form.edit(filled.sheet, filled.reading, app.clock())
    if edit is None:
        app.drafts.keep_form(None)
        app.said = _("Nothing was changed.")
        return
    app.save(
        edit,
        _("Changed. Ctrl+Z takes it back."),
        again=lambda: _open(app, form, filled.sheet),
        done=lambda: app.drafts.keep_form(None),
    )


def open_line(
    app: BuurtApp, form: LineForm, sheet: Sheet | None, then: Callable[[Filled], None]
) -> None:
    """Open what is typed in the quick line as a form."""

    def left(filled: Filled | None) -> None:
        if filled is not None:
            then(filled)

    app.push_screen(FormScreen(form, sheet, keep=lambda s: keep(app, form, s)), left)


# -- what is typed survives a crash --------------------------------------------------------------


def keep(app: BuurtApp, form: Form, sheet: Sheet) -> None:
    """Remember what is typed in this form; at every key."""
    saw = form.saw
    app.drafts.keep_form(
        FormDraft(
            kind=form.KIND,
            id=form.id,
            texts=dict(sheet.texts),
            answers=tuple((*key, answer) for key, answer in sheet.answers.items()),
            saw=msgspec.to_builtins(saw) if saw is not None else {},
        )
    )


def sheet_of_draft(draft: FormDraft) -> Sheet:
    """What was typed."""
    answers = {EntryKey(field, text, nth): answer for field, text, nth, answer in draft.answers}
    return Sheet(texts=draft.texts, answers=answers)


def reopen(app: BuurtApp, draft: FormDraft) -> None:
    """Open the form again that a program which died left open."""
    form, sheet = _form_of(app, draft)
    if form is None:
        app.drafts.keep_form(None)
        return
    app.said = _("This was still in the form. It is not saved yet.")
    _open(app, form, sheet)


def _form_of(app: BuurtApp, draft: FormDraft) -> tuple[ChangingForm | None, Sheet]:
    sheet = sheet_of_draft(draft)
    kind = KINDS.get(draft.kind)
    if kind is None or app.now.buurt.get(kind, draft.id) is None:
        return None, sheet
    try:
        saw: Any = msgspec.convert(draft.saw, kind)
    except msgspec.ValidationError:
        return None, sheet
    return FORMS[kind](app.now, saw), sheet
