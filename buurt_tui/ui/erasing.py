"""Forgetting a resident: choose who, read what happens, type the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.domain.model import ResidentId
from buurt_tui.domain.resident_edits import Erase
from buurt_tui.domain.text import fold
from buurt_tui.lang import _
from buurt_tui.ui.dialogs import Ask, Option, Picker

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


def begin(app: BuurtApp) -> None:
    """Choose who is to be forgotten."""
    if app.now.veil.is_down:
        app.said = _("Names are hidden. Show them first (F12).")
        return
    options = [
        Option(resident.id, app.now.veil.name(resident))
        for resident in app.now.buurt.residents.values()
        if not resident.merged_into
    ]
    options.sort(key=lambda option: fold(option.label))

    def chosen(key: str | None) -> None:
        if key is not None:
            ask(app, ResidentId(key))

    app.push_screen(Picker(_("Who is to be forgotten?"), options, filters=True), chosen)


def ask(app: BuurtApp, resident_id: ResidentId) -> None:
    """Forget this resident once their name is typed."""
    resident = app.now.buurt.resident(resident_id)
    if resident is None:
        return
    name = resident.name or resident.description

    def judge(answer: str) -> str:
        return "" if fold(answer) == fold(name) else _("That is not the name. Esc leaves it.")

    def asked(question: Ask) -> None:
        def told(answer: str | None) -> None:
            if answer is not None:
                app.save(
                    Erase(resident=resident_id),
                    _("Forgotten. The encounters stay, without a name."),
                    again=lambda: asked(question.with_value(answer)),
                    done=lambda: app.drafts.forget_form_about(resident_id),
                )

        app.push_screen(question, told)

    question = Ask(
        _("Forget {name}?", name=name),
        explain=_(
            "The name goes from all files and does not come back, not with undo either. "
            "The encounters stay, without a name. Type the name to go on."
        ),
        judge=judge,
        ends=_("⏎ forget   Esc back"),
    )
    asked(question)
