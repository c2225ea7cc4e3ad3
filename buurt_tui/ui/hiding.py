"""Hiding names while others look along, and showing them again on purpose."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from textual.reactive import var

from buurt_tui.domain.model import Buurt
from buurt_tui.privacy.veil import OPEN, Veil, Veils
from buurt_tui.ui.going import GoingApp
from buurt_tui.ui.turns import turn

if TYPE_CHECKING:
    from buurt_tui.ui.drafts import Drafts


class HidingApp(GoingApp):
    """Knows whether names are hidden on this terminal, and under which veil."""

    said: var[str] = var("")
    """The last answer to the user; gone at the next key."""
    drafts: Drafts

    def __init__(self, theme: str) -> None:
        super().__init__(theme)
        self._veils = Veils()
        self.hides = False
        """Whether names are hidden here."""

    @abstractmethod
    def arrive(self, **changes: Any) -> None:
        """Show the neighbourhood anew."""

    def veil_over(self, buurt: Buurt) -> Veil:
        """What decides here who may read a name."""
        return self._veils.down_over(buurt) if self.hides else OPEN

    async def action_hide(self) -> None:
        """Hide names at once; ask before showing them again."""
        if self.hides:
            from buurt_tui.ui.palette import ask_to_show_names

            ask_to_show_names(self)  # type: ignore[arg-type]  # there is one app, and it is ours
            return
        await self._put_dialogs_away()
        self.said = self.sought = ""
        self.hide_names()
        # a key pressed just before may have asked for one more
        await turn(self.focused or self.screen)
        await turn(self.screen_stack[0])
        await self._put_dialogs_away()

    async def _put_dialogs_away(self) -> None:
        while len(self.screen_stack) > 1:
            await turn(self.screen)  # it may have been opened a moment ago
            put_away = getattr(self.screen, "put_away", self.pop_screen)
            await put_away()  # a form gives back what was typed in it

    def hide_names(self) -> None:
        """Others look along from here on."""
        self.hides = True
        self.drafts.keep_hiding(True)
        self.arrive()

    def show_names(self) -> None:
        """The team is among itself again."""
        self.hides = False
        self.drafts.keep_hiding(False)
        self.arrive()
