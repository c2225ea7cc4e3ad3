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
    from buurt_tui.ui.asking import Asked

TYPED = "typed"


def write_when(
    app: BuurtApp, title: str, write: Callable[[date | None], Asked], typed: str = ""
) -> None:
    """Ask for a day and carry out the edit made of it; what cannot be saved is asked again."""
    heard = [typed]

    def then(around: date | None) -> None:
        app.save(*write(around), again=lambda: write_when(app, title, write, heard[-1]))

    if typed:
        _ask_day(app, title, then, heard.append, typed)
    else:
        ask_when(app, title, then, heard.append)


def ask_when(
    app: BuurtApp,
    title: str,
    then: Callable[[date | None], None],
    hears: Callable[[str], None] = lambda _typed: None,
) -> None:
    """Ask for a day and go on with it; None: "als het uitkomt". `hears` is told what was typed."""
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
            _ask_day(app, title, then, hears)
        elif key is not None:
            then(moments[key])

    app.push_screen(Picker(title, options), chosen)


def _ask_day(
    app: BuurtApp,
    title: str,
    then: Callable[[date | None], None],
    hears: Callable[[str], None],
    typed: str = "",
) -> None:
    def judge(answer: str) -> str:
        if read_whole(answer, app.now.today) is not None:
            return ""
        return _("That day is not clear. For example: fri, 3 Dec, in two weeks.")

    def told(answer: str | None) -> None:
        if answer is not None:
            hears(answer)
            then(read_whole(answer, app.now.today))

    question = Ask(title, explain=_("Which day?"), value=typed, judge=judge, is_kept=False)
    app.push_screen(question, told)
