""" "Does this still hold?": hooks that nobody heard of for half a year, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from buurt_tui.domain.hook_edits import AnswerHook
from buurt_tui.domain.model import HookAnswerId, new_id
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.dialogs import Option, Picker
from buurt_tui.ui.messages import CardWanted, EditRequested
from buurt_tui.views.card import ResidentCard
from buurt_tui.views.old_hooks import Asked, OldHook, hooks_to_ask, hooks_to_ask_of, old_hook

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

HOLDS, ENDED, LATER, CARD = "holds", "ended", "later", "card"


def ask_about_old(app: BuurtApp) -> None:
    """Ask after every hook that is old, the oldest first, until somebody leaves."""
    asked = hooks_to_ask(app.now)
    if not asked:
        app.said = _("Every hook was heard within half a year. Nothing to ask.")
        return
    _ask(app, asked, 0)


def ask_about(app: BuurtApp, card: ResidentCard) -> None:
    """Ask after the hooks of one resident, however old."""
    asked = hooks_to_ask_of(app.now, card.id)
    if not asked:
        app.said = _("There is no hook to ask after.")
        return
    _ask(app, asked, 0)


def _ask(app: BuurtApp, hooks: list[Asked], number: int) -> None:
    hook = None
    while hook is None:  # some are of who would rather not
        if number == len(hooks):
            app.said = _("That was the last one.")
            return
        hook = old_hook(app.now, hooks[number])
        number += 1
    _ask_one(app, hook, number, len(hooks), lambda: _ask(app, hooks, number))


def _ask_one(app: BuurtApp, hook: OldHook, n: int, m: int, then: Callable[[], None]) -> None:
    options = [
        Option(HOLDS, _("Yes, it still holds"), "j"),
        Option(ENDED, _("No, not any more: off the lists"), "n"),
        Option(LATER, _("Later, the next one"), "l"),
        Option(CARD, _("Open the resident's card"), "b"),
    ]

    def chosen(key: str | None) -> None:
        if key is None:
            return
        if key == CARD:
            app.post_message(CardWanted(hook.resident.id))
            return
        if key != LATER:
            app.post_message(EditRequested(_answer(app, hook, holds=key == HOLDS)))
        then()

    title = _("Does this still hold?   {n} of {m}", n=n, m=m)
    app.push_screen(Picker(title, options, explain=_about(app, hook)), chosen)


def _about(app: BuurtApp, hook: OldHook) -> str:
    today = app.now.today
    return _(
        "{name}: {kind} {hook}. Last heard {day}, {distance}.",
        name=hook.resident.name,
        kind=_(words.KINDS[hook.kind]),
        hook=words.hook(hook.kind, hook.name),
        day=words.day(hook.confirmed, today),
        distance=words.distance((hook.confirmed - today).days),
    )


def _answer(app: BuurtApp, hook: OldHook, *, holds: bool) -> AnswerHook:
    return AnswerHook(
        id=HookAnswerId(new_id()),
        resident=hook.resident.id,
        kind=hook.kind,
        interest=hook.interest,
        on=app.now.today,
        at=app.clock(),
        holds=holds,
    )
