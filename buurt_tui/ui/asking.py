"""A question whose answer is written down; an answer that could not be saved is asked again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from buurt_tui.domain.edit import Edit
from buurt_tui.ui.dialogs import Ask

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

Asked = tuple[Edit, str]
"""An edit, and what to say once it is done."""


def ask(app: BuurtApp, question: Ask, write: Callable[[str], Asked | None]) -> None:
    """Ask, and carry out the edit that `write` makes of the answer; None: there is none."""

    def told(answer: str | None) -> None:
        asked = write(answer) if answer is not None else None
        if answer is not None and asked is not None:
            app.save(*asked, again=lambda: ask(app, question.with_value(answer), write))

    app.push_screen(question, told)
