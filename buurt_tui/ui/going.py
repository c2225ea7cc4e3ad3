"""To a screen, and to what was asked for on it."""

from __future__ import annotations

from abc import abstractmethod

from textual import on

from buurt_tui.ui.messages import CardWanted, SearchWanted, TaggingWanted, WritingWanted
from buurt_tui.ui.quiet_app import QuietApp


class GoingApp(QuietApp):
    """Switches screens; what is wanted there, the screen is told once it is in front."""

    @on(CardWanted)
    async def _card(self, message: CardWanted) -> None:
        await self._to("residents")
        self.screen.choose(message.resident)  # type: ignore[attr-defined]

    @on(TaggingWanted)
    async def _tag(self, message: TaggingWanted) -> None:
        await self._to("hooks")
        self.screen.choose(message.encounter)  # type: ignore[attr-defined]

    @on(WritingWanted)
    async def _write(self, message: WritingWanted) -> None:
        await self._to("log")
        self.screen.write(message.line, message.answers)  # type: ignore[attr-defined]

    @on(SearchWanted)
    async def _search(self, _message: SearchWanted) -> None:
        await self._to("residents")
        self.screen.search()  # type: ignore[attr-defined]

    async def action_go(self, name: str) -> None:
        """Switch to a screen."""
        await self._to(name)

    async def _to(self, name: str) -> None:
        await self.all_there()
        await self.switch_mode(name)

    @abstractmethod
    async def all_there(self) -> None:
        """Wait until all of the neighbourhood can be shown; the first screen has a part of it."""

    def action_write(self) -> None:
        """To the quick line, from anywhere."""
        self.post_message(WritingWanted())

    def action_search(self) -> None:
        """Look for a resident, from anywhere."""
        self.post_message(SearchWanted())
