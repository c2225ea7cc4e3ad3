"""What is painted can be read: every letter of every screen, in every theme, and without colour."""

from __future__ import annotations

import pytest
from textual.color import Color
from ui.person import NUMBERS, Person, opened
from ui.test_snapshots import the_demo
from ui.test_themes import LEAST, ratio, rounded, true

from buurt_tui import lang
from buurt_tui.ui.themes import PALETTES

LINES = set("─│┌┐└┘├┤┬┴┼━┃▔▁▕▏╭╮╰╯▌▐█▂▃▄▅▆▇▊▎▀ ")
"""What nobody reads: rules, borders, bars."""


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


async def looks(person: Person):
    """Each screen with its menu, help and palette, one after another."""
    for screen, number in NUMBERS.items():
        await person.press(f"alt+{number}")
        yield screen
        await person.press("escape", "down")
        yield f"{screen}, on the list"
        for key in ("enter", "question_mark", "ctrl+p"):
            await person.press(key)
            yield f"{screen}, {key}"
            for _step in range(4):
                if person.has_dialog:
                    await person.press("escape")


@pytest.mark.parametrize("shown", [true, rounded])
@pytest.mark.parametrize("theme", PALETTES)
async def test_every_letter_on_every_screen_can_be_read(theme, shown, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = the_demo()
    seen = 0
    faint = set()
    async with opened(app) as person:
        app.theme = theme
        async for look in looks(person):
            for strip in in_front(app):
                for text, style, _control in strip:
                    if not set(text) - LINES or style is None or style.color is None:
                        continue
                    seen += 1
                    ink, ground = (
                        shown(Color.from_rich_color(color).hex)
                        for color in (style.color, style.bgcolor)
                    )
                    if style.reverse:
                        ink, ground = ground, ink
                    if ratio(ink, ground) < LEAST[theme] or style.dim:
                        faint.add((look, text.strip(), round(ratio(ink, ground), 2)))
    assert seen > 500
    assert faint == set()


@pytest.mark.parametrize("theme", PALETTES)
async def test_without_colour_there_is_none_and_the_cursor_still_shows(theme, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = the_demo()
    async with opened(app) as person:
        app.theme = theme
        async for _look in looks(person):
            for line in painted(app):
                for _text, style, _control in line:
                    assert style is None or (style.color is None and style.bgcolor is None)
        await person.press("n", "x")
        reversed_ = [t for line in painted(app) for t, s, _c in line if s is not None and s.reverse]
        assert reversed_, "the cursor in the field"


def in_front(app):
    """The lines of the screen, or of the dialog on it: what lies below one recedes."""
    strips = app.screen._compositor.render_strips()
    for dialog in app.screen.query(".dialog"):
        x, y, width, height = dialog.region
        return [strip.crop(x, x + width) for strip in strips[y : y + height]]
    return strips


def painted(app):
    """The lines as they go to the terminal."""
    ground = Color.parse(PALETTES[app.theme].background)
    for strip in app.screen._compositor.render_strips():
        yield strip.apply_filter(app.get_line_filters()[-1], ground)
