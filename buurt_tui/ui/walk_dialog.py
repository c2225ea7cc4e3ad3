"""Reading the walk list on the screen, and writing it to a file to print."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from buurt_tui.lang import _
from buurt_tui.ui import text
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.dialogs import Ask
from buurt_tui.ui.text import MUTED
from buurt_tui.ui.walk_list import WIDTH

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp


Lines = Callable[[int], list[str]]
"""The text in lines of at most so many characters."""

FRAME = 10
"""Columns that the dialog does not have for text."""


class WalkList(Dialog[bool]):
    """The text, to scroll through; answers whether to save it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,w", "answer(False)", show=False),
        Binding("enter,s", "answer(True)", show=False),
    ]

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            with VerticalScroll():
                lines = self._lines(min(WIDTH, self.app.size.width - FRAME))
                yield Static(text.stacked(*map(text.plain, lines)))
            yield Static(
                text.plain(_("↑↓ scroll   ⏎ save to a file   Esc back"), MUTED),
                classes="dialog-end",
            )

    def action_answer(self, saves: bool) -> None:
        """Back to the screen, or on to saving."""
        self.dismiss(saves)


def open_walk_list(app: BuurtApp, lines: Lines) -> None:
    """Show the walk list, and save it where the user says."""

    def read(saves: bool | None) -> None:
        if saves:
            _ask_path(app, lines)

    app.push_screen(WalkList(lines), read)


def _ask_path(app: BuurtApp, lines: Lines) -> None:
    def judge(answer: str) -> str:
        path = Path(answer.strip()).expanduser()
        if path.exists():
            return _("There is something with that name already. Choose another name.")
        return "" if path.parent.is_dir() else _("That folder is not there.")

    def told(answer: str | None) -> None:
        if answer is not None:
            app.said = _saved(Path(answer.strip()).expanduser(), lines(WIDTH))

    question = Ask(
        _("Save the walk list where?"),
        explain=_("There are names in it: throw the paper and the file away after the walk."),
        value=str(_free_path(Path.home(), app.now.today.isoformat())),
        judge=judge,
    )
    app.push_screen(question, told)


def _free_path(folder: Path, day: str) -> Path:
    """A name in `folder` that nothing has yet."""
    name = _("walk-list")
    path, number = folder / f"{name}-{day}.txt", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{day}-{number}.txt"
    return path


def _saved(path: Path, lines: list[str]) -> str:
    """Write the file, for this user alone to read; what to say of it."""
    try:
        # refuses what is there already, whoever put it there in the meantime
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except (OSError, ValueError):
        return _("The file could not be written. Choose another place.")
    return _("The walk list is in {path}", path=str(path))
