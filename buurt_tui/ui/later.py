"""Choosing a moment to come back: four that are often meant, or a typed one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from buurt_tui.lang import _
from buurt_tui.quicklog.dates import read_whole
from buurt_tui.ui import words
from buurt_tui.ui.dialogs import Ask, Option, Picker

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

TYPED = "typed"


def ask_when(app: BuurtApp, title: str, then: Callable[[date | None], None]) -> None:
    """Ask for a day and go on with it; None: "als het uitkomt"."""
    today = app.now.today
    tomorrow = today + timedelta(days=1)
    next_monday = today + timedelta(days=7 - today.weekday())
    in_two_weeks = today + timedelta(weeks=2)
    moments = {"1": tomorrow, "2": next_monday, "3": in_two_weeks, "4": None}
    labels = {
        "1": _("tomorrow, {day}", day=words.day(tomorrow)),
        "2": _("next week, around {day}", day=words.day(next_monday)),
        "3": _("in two weeks, around {day}", day=words.day(in_two_weeks)),
        "4": _("someday, when it suits"),
    }
    options = [Option(digit, label, digit) for digit, label in labels.items()]
    options.append(Option(TYPED, _("another day: type it"), "5"))

    def chosen(key: str | None) -> None:
        if key == TYPED:
            _ask_day(app, title, then)
        elif key is not None:
            then(moments[key])

    app.push_screen(Picker(title, options), chosen)


def _ask_day(app: BuurtApp, title: str, then: Callable[[date | None], None]) -> None:
    def judge(answer: str) -> str:
        if read_whole(answer, app.now.today) is not None:
            return ""
        return _("That day is not clear. For example: fri, 3 Dec, in two weeks.")

    def told(answer: str | None) -> None:
        if answer is not None:
            then(read_whole(answer, app.now.today))

    app.push_screen(Ask(title, explain=_("Which day?"), judge=judge), told)
