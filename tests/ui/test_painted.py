"""What stands on the terminal after each key is what painting all of it anew would put there."""

from __future__ import annotations

import pyte
import pytest
from textual._compositor import CompositorUpdate
from ui.person import Person, an_app, opened
from ui.test_app import a_street

from buurt_tui import lang
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.widgets.row_list import RowList

WALK = (
    *("f2", "down", "down", "up", "f", "escape", "pagedown", "end", "home", "l", "escape"),
    *("f3", "f", "f", "a", "t", "backspace", "enter", "down", "right", "down", "escape", "p"),
    *("escape", "f4", "escape", "right", "down", "right", "escape", "left"),
    *("f8", "f2", "f3", "n", "@", "f", "a", "tab", "escape", "down", "enter", "escape"),
    *("slash", "o", "down", "backspace", "escape", "ctrl+p", "down", "escape", "f12", "f2", "f3"),
    *("f4", "f8", "enter", "enter", "enter", "s", "question_mark", "escape", "alt+1", "f2"),
)


@pytest.fixture
def terminals(monkeypatch):
    """By app, a terminal that shows what is written to it."""
    made: dict[BuurtApp, tuple[pyte.Screen, pyte.Stream]] = {}

    def display(self, _screen, renderable):
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            if self not in made:
                screen = pyte.Screen(*self.size)
                made[self] = screen, pyte.Stream(screen)
            made[self][1].feed(renderable.render_segments(self.console))

    monkeypatch.setattr(BuurtApp, "_display", display)
    return made


def painted(terminals, person: Person) -> list[str]:
    return [line.rstrip() for line in terminals[person.app][0].display]


async def anew(person: Person) -> list[str]:
    """What is there once all is laid out and every widget has drawn itself again."""
    for widget in person.app.screen.walk_children():
        if isinstance(widget, RowList):
            widget._strips.clear()
        widget.refresh()
    person.app.screen.refresh(layout=True)
    await person.settle()
    return person.lines


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_nothing_stays_of_what_was_there_before(size, terminals):
    lang.choose("nl")
    async with opened(an_app(*a_street()), size) as person:
        assert painted(terminals, person) == person.lines
        for number, key in enumerate(WALK):
            await person.press(key)
            there = painted(terminals, person)
            assert there == await anew(person), WALK[: number + 1]
