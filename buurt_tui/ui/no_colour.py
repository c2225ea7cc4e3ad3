"""Without any colour, as NO_COLOR asks: the terminal's own, and what must stand out in reverse.

Textual would turn our colours into greys, which are colours too: on a terminal whose own ground is
otherwise they could be hard to read."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

STANDS_OUT = 3.0
"""Contrast with the ground, from which on something is a cursor and no shade."""
_REVERSE = Style(reverse=True)


class NoColour(LineFilter):
    """Takes the colours away; bold, underlined and reversed stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text, in the terminal's own colours."""
        return [
            Segment(text, _bare(style, background) if style else style, control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _bare(style: Style, background: Color) -> Style:
    bare = style.without_color
    if style.bgcolor is None or style.bgcolor.is_default:
        return bare
    ground = Color.from_rich_color(style.bgcolor)
    return bare + _REVERSE if _apart(ground, background) else bare


def _apart(one: Color, other: Color) -> bool:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05) >= STANDS_OUT


def _luminance(color: Color) -> float:
    red, green, blue = map(_linear, color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    part = channel / 255
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
