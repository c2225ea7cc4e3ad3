"""What every dialog is: something on top of a screen that is answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A dialog. A key that is held down, or typed ahead, answers it no second time.

    Textual takes the topmost screen away, whichever was dismissed; the second answer would take
    the screen below along."""

    app: BuurtApp

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer; too late, it is none. Too early, once there is something to take away:
        Esc reaches a dialog before its own fields do."""
        if not self.is_mounted:
            self.call_later(self._dismiss_later, result)
            return AwaitComplete()
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _dismiss_later(self, result: Answer | None) -> None:
        self.dismiss(result)  # nobody waits for it in the dialog's own turn
