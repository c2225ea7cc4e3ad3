from itertools import product

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color

from buurt_tui.ui.text import ACCENT, FRESH, HOOK_STYLES, MUTED, RULE
from buurt_tui.ui.themes import PALETTES, THEMES

LEAST = {"licht": 4.5, "donker": 4.5, "contrast": 7.0}


def luminance(color: tuple[int, int, int]) -> float:
    channels = [value / 255 for value in color]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(ink: tuple[int, int, int], ground: tuple[int, int, int]) -> float:
    dark, light = sorted((luminance(ink), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def true(color: str) -> tuple[int, int, int]:
    return Color.parse(color).rgb


def rounded(color: str) -> tuple[int, int, int]:
    """The colour that a terminal with 256 of them shows."""
    triplet = RichColor.from_rgb(*true(color)).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    return triplet.red, triplet.green, triplet.blue


@pytest.mark.parametrize("shown", [true, rounded])
@pytest.mark.parametrize("name", PALETTES)
def test_every_text_can_be_read_on_every_ground(name, shown):
    palette = PALETTES[name]
    too_faint = {
        (ink, ground): round(ratio(shown(ink), shown(ground)), 2)
        for ink, ground in product(palette.inks, palette.grounds)
        if ratio(shown(ink), shown(ground)) < LEAST[name]
    }
    assert too_faint == {}


@pytest.mark.parametrize("shown", [true, rounded])
@pytest.mark.parametrize("name", PALETTES)
def test_the_row_under_the_cursor_stands_out_and_the_hooks_differ(name, shown):
    palette = PALETTES[name]
    assert shown(palette.cursor) != shown(palette.background)
    assert shown(palette.cursor_away) != shown(palette.background)
    hooks = [palette.interest, palette.wish, palette.offer, palette.question]
    assert len({shown(hook) for hook in hooks}) == 4


@pytest.mark.parametrize("name", THEMES)
def test_the_text_styles_are_variables_of_each_theme(name):
    for style in (ACCENT, FRESH, MUTED, RULE, *HOOK_STYLES.values()):
        assert style.removeprefix("$") in THEMES[name].variables


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_gives_every_text_and_ground_a_colour_of_the_palette(name):
    colors = THEMES[name].to_color_system().generate() | THEMES[name].variables
    palette = PALETTES[name]
    for variable in ("background", "surface", "panel"):
        assert Color.parse(colors[variable]).rgb in [true(ground) for ground in palette.grounds]
    inks = [true(ink) for ink in palette.inks]
    for variable, color in colors.items():
        if variable.startswith("text-") and not variable.endswith("style"):
            assert Color.parse(color).rgb in inks, variable
