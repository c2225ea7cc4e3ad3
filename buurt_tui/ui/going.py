"""To a screen, and to what was asked for on it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from textual import on

from buurt_tui.ui.messages import (
    CardWanted,
    DayWanted,
    EncounterWanted,
    FollowUpsWanted,
    MinutesWanted,
    SearchWanted,
    TaggingWanted,
    TopicWanted,
    WritingWanted,
)
from buurt_tui.ui.saying import SayingApp
from buurt_tui.ui.turns import turn

if TYPE_CHECKING:
    from buurt_tui.views.everything import Hit
    from buurt_tui.views.now import Now


class GoingApp(SayingApp):
    """Switches screens; what is wanted there, the screen is told once it is in front."""

    sought = ""
    """What was looked for last; gone when names are hidden."""

    async def _go(self, name: str) -> Any:
        """The screen with this name, in front."""
        await self._to(name)
        return self.screen

    @on(CardWanted)
    async def _card(self, message: CardWanted) -> None:
        (await self._go("residents")).choose(message.resident, message.step)

    @on(EncounterWanted)
    async def _encounter(self, message: EncounterWanted) -> None:
        (await self._go("log")).choose(message.encounter)

    @on(DayWanted)
    async def _day(self, message: DayWanted) -> None:
        (await self._go("log")).choose_day(message.on)

    @on(FollowUpsWanted)
    async def _follow_ups(self, message: FollowUpsWanted) -> None:
        (await self._go("follow_ups")).choose(message.only, message.follow_up)

    @on(TopicWanted)
    async def _topic(self, message: TopicWanted) -> None:
        (await self._go("hooks")).choose_topic(message.interest)

    @on(MinutesWanted)
    async def _minutes(self, message: MinutesWanted) -> None:
        (await self._go("review")).read(message.review)

    @on(TaggingWanted)
    async def _tag(self, message: TaggingWanted) -> None:
        (await self._go("hooks")).choose(message.encounter)

    @on(WritingWanted)
    async def _write(self, message: WritingWanted) -> None:
        (await self._go("log")).write(message.line, message.answers)

    @on(SearchWanted)
    async def _search(self, _message: SearchWanted) -> None:
        from buurt_tui.ui.opening import wanted
        from buurt_tui.ui.search_screen import Search

        await self.all_there()
        search = Search(self.sought)

        def chosen(hit: Hit | None) -> None:
            now: Now = self.now  # type: ignore[attr-defined]
            self.sought = "" if now.veil.is_down else search.sought
            if hit is not None:
                self.post_message(wanted(now, hit))

        self.push_screen(search, chosen)

    async def action_go(self, name: str) -> None:
        """Switch to a screen."""
        await self._to(name)

    async def _to(self, name: str) -> None:
        """Painted once, when the screen is as it will be; Textual would wait 50 ms for that."""
        await self.all_there()
        with self.batch_update():
            await self.switch_mode(name)
            await turn(self.screen)
        self.screen.refresh()

    def delay_update(self, delay: float = 0.05) -> None:
        """No wait by the clock: see `_to`."""

    @abstractmethod
    async def all_there(self) -> None:
        """Wait until all of the neighbourhood can be shown; the first screen has a part of it."""

    def action_write(self) -> None:
        """To the quick line, from anywhere."""
        self.post_message(WritingWanted())

    def action_search(self) -> None:
        """Look for anything, from anywhere."""
        self.post_message(SearchWanted())
