"""The only door for data into a widget: text is never markup, and nothing a terminal would obey.

    plain("[/red] Jan")                          # shown as it is written
    joined(("#", INTEREST), ("koken", INTEREST), "  ", (note, MUTED))
    stacked(plain(name, STRONG), plain(street))  # line under line
    notify(safe(text), markup=False)             # where a widget wants a str

A style is one of ours below, never data. It names a theme variable, so every theme fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from rich.cells import cell_len as cell_len
from textual.content import Content, Span

from buurt_tui.domain.model import Kind
from buurt_tui.domain.text import LONGEST_NOTE, clean

Piece = tuple[str, str]
"""A text and its style; the style "" is that of the widget."""

Part = str | Piece | Content

STRONG = "bold"
MUTED = "$text-muted"
ACCENT = "$text-accent"
RULE = "$rule"
FRESH = "$text-accent"
INTEREST = "$hook-interest"
WISH = "$hook-wish"
OFFER = "$hook-offer"
QUESTION = "$hook-question"
HOOK_STYLES = {
    Kind.INTEREST: INTEREST,
    Kind.WISH: WISH,
    Kind.OFFER: OFFER,
    Kind.QUESTION: QUESTION,
}

CUT = "…"
_JOINERS = "\u200d\ufe0f"
_CODE_POINTS_A_CELL = 16
# the longest family emoji spends ten code points on two cells; what lies beyond is never visible.


def safe(text: str, longest: int = LONGEST_NOTE) -> str:
    """`text` as one harmless line; unlike `clean` it keeps the spaces at either end."""
    text = text[:longest]
    if text.isascii() and text.isprintable():
        return text
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    return " " * start + clean(text[start:end]) + " " * (len(text) - end)


def plain(text: str, style: str = "") -> Content:
    """`text` to show in any widget, exactly as it is written."""
    return Content.styled(safe(text), style)


def joined(*parts: Part) -> Content:
    """The parts after one another: text, (text, style), or what this module made."""
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for part in parts:
        content = part if isinstance(part, Content) else _content(part)
        texts.append(content.plain)
        spans.extend(Span(start + at, end + at, style) for start, end, style in content.spans)
        at += len(content.plain)
    return Content("".join(texts), spans)


def stacked(*lines: Content) -> Content:
    """The lines under one another."""
    return Content("\n").join(lines)


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, cut after a word and with `…` if it is longer."""
    return "".join(part for part, _ in fit([(text, "")], width))


def fit(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """The pieces in at most `width` cells together, safe to show; see `cut`."""
    fitting: list[Piece] = []
    left = width
    for text, style in pieces:
        text = safe(text, max(left + 2, 0) * _CODE_POINTS_A_CELL)
        cells = cell_len(text)
        if cells > left:
            return _cut_end([*fitting, (text, style)], width)
        left -= cells
        fitting.append((text, style))
    return fitting


def fitting_length(text: str, width: int) -> int:
    """Code points of the longest start of `text` within `width` cells, whole characters only."""
    low, high = 0, min(len(text), width * _CODE_POINTS_A_CELL)
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low if low == len(text) else character_start(text, low)


def character_start(text: str, index: int) -> int:
    """Where the character that code point `index` belongs to begins."""
    while 0 < index < len(text) and _continues(text, index):
        index -= 1
    return index


def character_end(text: str, index: int) -> int:
    """Where the character after the one that begins at `index` begins."""
    index = min(index + 1, len(text))
    while index < len(text) and _continues(text, index):
        index += 1
    return index


def _continues(text: str, index: int) -> bool:
    """Whether the code point is one character with the one before: an accent, part of an emoji."""
    code = ord(text[index])
    if code < 0x300:
        return False
    if 0x1F1E6 <= code <= 0x1F1FF:  # two regional indicators are a flag
        start = index
        while start and 0x1F1E6 <= ord(text[start - 1]) <= 0x1F1FF:
            start -= 1
        return (index - start) % 2 == 1
    return (
        unicodedata.category(text[index]) in {"Mn", "Me"}
        or text[index] in _JOINERS
        or text[index - 1] == _JOINERS[0]
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
    )


def pieces_len(pieces: Iterable[Piece]) -> int:
    """Cells that the pieces take together."""
    return sum(cell_len(text) for text, _ in pieces)


def _content(part: str | Piece) -> Content:
    return plain(part) if isinstance(part, str) else plain(*part)


def _cut_end(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """The pieces, of which the last reaches past `width`, up to a word's end and `…`."""
    if width < 1:
        return []
    whole = "".join(text for text, _ in pieces)
    end = fitting_length(whole, width - 1)
    if end < len(whole) and not whole[end].isspace():
        space = whole.rfind(" ", 0, end)
        # a long word is cut inside: half a word says more than an almost empty column.
        if space >= 0 and cell_len(whole[:space]) * 2 >= width:
            end = space
    left = len(whole[:end].rstrip(" ,;:·–—-"))
    kept: list[Piece] = []
    for text, style in pieces:
        kept.append((text[:left], style))
        left -= len(text)
        if left <= 0:
            break
    # an emoji whose halves stand in two pieces is joined in the whole, but not on the screen
    while kept and pieces_len(kept) > width - 1:
        text, style = kept.pop()
        if shorter := text[: character_start(text, max(0, len(text) - 1))]:
            kept.append((shorter, style))
    text, style = kept.pop() if kept else ("", "")
    return [*kept, (text + CUT, style)]
