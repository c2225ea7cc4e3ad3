"""To a screen, and to what was asked for on it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual._context import active_message_pump
from textual.widget import AwaitMount, Widget

from buurt_tui.ui.dialog import Dialog
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

    async def _go(self, name: str, tell: Callable[[Any], None]) -> None:
        """To the screen with this name, and tell it this; not if a later key led elsewhere."""
        await self._to(name)
        below = self.screen_stack[0]
        if getattr(below, "NAME", "") == name:
            tell(below)

    @on(CardWanted)
    async def _card(self, message: CardWanted) -> None:
        await self._go("residents", lambda screen: screen.choose(message.resident, message.step))

    @on(EncounterWanted)
    async def _encounter(self, message: EncounterWanted) -> None:
        await self._go("log", lambda screen: screen.choose(message.encounter))

    @on(DayWanted)
    async def _day(self, message: DayWanted) -> None:
        await self._go("log", lambda screen: screen.choose_day(message.on))

    @on(FollowUpsWanted)
    async def _follow_ups(self, message: FollowUpsWanted) -> None:
        await self._go("follow_ups", lambda screen: screen.choose(message.only, message.follow_up))

    @on(TopicWanted)
    async def _topic(self, message: TopicWanted) -> None:
        await self._go("hooks", lambda screen: screen.choose_topic(message.interest))

    @on(MinutesWanted)
    async def _minutes(self, message: MinutesWanted) -> None:
        await self._go("review", lambda screen: screen.read(message.review))

    @on(TaggingWanted)
    async def _tag(self, message: TaggingWanted) -> None:
        await self._go("hooks", lambda screen: screen.choose(message.encounter))

    @on(WritingWanted)
    async def _write(self, message: WritingWanted) -> None:
        await self._go("log", lambda screen: screen.write(message.line, message.answers))

    @on(SearchWanted)
    async def _search(self, _message: SearchWanted) -> None:
        from buurt_tui.ui.opening import wanted
        from buurt_tui.ui.search_screen import Search

        await self.all_there()
        if isinstance(self.screen, Search):  # two keys, one wish
            return
        search = Search(self.sought)

        def chosen(hit: Hit | None) -> None:
            now: Now = self.now  # type: ignore[attr-defined]
            self.sought = "" if now.veil.is_down else search.sought
            if hit is not None:
                self.post_message(wanted(now, hit))

        self.push_screen(search, chosen)

    def push_screen(self, screen: Any, *arguments: Any, **more: Any) -> Any:
        """Open a dialog, unless whoever asks for it stands below one by now.

        A key that is held down is obeyed twice before the first dialog has the keys."""
        asks = active_message_pump.get(None)
        is_dialog = isinstance(screen, Dialog) and isinstance(self.screen, Dialog)
        if is_dialog and isinstance(asks, Widget) and asks.screen is not self.screen:
            return AwaitMount(self.screen, [])
        return super().push_screen(screen, *arguments, **more)

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
