"""Beginning a line in the quick line about a resident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.domain.model import ResidentId
from buurt_tui.quicklog.draft import MarkKey
from buurt_tui.quicklog.spelling import spelled
from buurt_tui.ui.messages import WritingWanted

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

_A_NAME = " Aa"
"""What is typed behind it may begin with a capital, and must not become part of the name."""


def write_about(app: BuurtApp, id_: ResidentId) -> None:
    """Go to the quick line with this resident in it."""
    resident = app.now.buurt.resident(id_)
    if resident is None:
        return
    mark = spelled(resident, "@", _A_NAME, app.now.buurt)
    if mark is None:
        app.post_message(WritingWanted())
        return
    needs = mark.needs_answer
    answers = {MarkKey(needs, 0): resident.id} if needs else {}
    app.post_message(WritingWanted(f"{mark.text} ", answers))
