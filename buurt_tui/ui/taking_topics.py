"""A first vocabulary, to take or to leave: offered once at the beginning, in the palette later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.first_topics import first_topics, how_many_are_missing
from buurt_tui.lang import _, language, ngettext
from buurt_tui.ui.messages import EditRequested

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


def offer(app: BuurtApp) -> None:
    """Everything is asked. Offer the list to a team without topics, in the way of nothing."""
    missing = how_many_are_missing(app.now.buurt, language())
    if app.now.buurt.interests or not missing:
        app.said = _("All set. Write whom you met, and press Enter.")
        return
    says = _(
        "All set: write whom you met. Enter now: take {n} topics along (cooking, music …)."
        " Esc: without.",
        n=missing,
    )
    app.offer(says, lambda: take(app))


def take(app: BuurtApp) -> None:
    """Add what the team does not have yet."""
    missing = how_many_are_missing(app.now.buurt, language())
    if not missing:
        app.said = _("All topics of the list are there already.")
        return
    says = ngettext(
        "{n} topic is added (screen 4). Ctrl+Z takes it away.",
        "{n} topics are added (screen 4). Ctrl+Z takes them away.",
        missing,
    )
    app.post_message(EditRequested(first_topics(language()), says))
