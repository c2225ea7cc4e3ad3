"""Promising to come back to somebody, in one line: "fri call about the garden >Karim"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from buurt_tui.domain.model import ResidentId
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import ComingBack
from buurt_tui.quicklog.problems import ProblemKind
from buurt_tui.ui import hint_words, words
from buurt_tui.ui.dialogs import Ask, Option, Picker
from buurt_tui.ui.promise_line import promised, read_promise, wrong_with

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


def promise(app: BuurtApp, resident_id: ResidentId) -> None:
    """Ask when to come back to this resident and what for, and write it down."""
    resident = app.now.buurt.resident(resident_id)
    if resident is None:
        return

    def judge(answer: str) -> str:
        return wrong_with(answer, app.now.buurt, app.now.today)

    def told(answer: str | None) -> None:
        if answer is None:
            return
        back = read_promise(answer, app.now.buurt, app.now.today).follow_ups[0]

        def again() -> None:
            app.push_screen(question.with_value(answer), told)

        _settle_day(app, back, lambda on: _write(app, resident_id, back, on, again))

    name = app.now.veil.name(resident)
    explain = _("When and what for: fri call.  !! first: they asked for it.  >Karim: who goes.")
    if resident.prefers_not_on is not None:
        explain = _(hint_words.PROBLEMS[ProblemKind.PREFERS_NOT], name=name)
    question = Ask(_("Come back to {name}", name=name), explain=explain, judge=judge)
    app.push_screen(question, told)


def _settle_day(app: BuurtApp, back: ComingBack, then: Callable[[date | None], None]) -> None:
    """Go on with its day; a day further on in the reason counts only when somebody says so."""
    if back.offered is None:
        then(back.around)
        return
    on = back.offered.on
    options = [
        Option("day", words.around(on), "1"),
        Option("someday", _("someday, when it suits"), "2"),
    ]

    def chosen(key: str | None) -> None:
        if key is not None:
            then(on if key == "day" else None)

    app.push_screen(Picker(_("When do we come back?"), options), chosen)


def _write(
    app: BuurtApp,
    resident: ResidentId,
    back: ComingBack,
    around: date | None,
    again: Callable[[], None],
) -> None:
    edit = promised(resident, back, around, on=app.now.today, at=app.clock())
    says = _("Promised: {when}.", when=words.around(around, app.now.today))
    app.save(edit, says, again=again)
