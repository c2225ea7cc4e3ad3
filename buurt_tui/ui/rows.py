"""What a row list shows: rows and headings as values, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from buurt_tui.ui.field_rows import wrap
from buurt_tui.ui.text import MUTED, RULE, STRONG, Piece, fit, pieces_len

GAP = 2
"""Cells between two columns."""
MOST_BELOW = 6
"""Lines that open below the row under the cursor."""

Cell = Sequence[Piece]

Item = TypeVar("Item")


class Column(Struct, frozen=True):
    """A column that stays where it is while the rows change."""

    width: int
    """Cells that it likes to have."""
    least: int | None = None
    """Cells that it can do with on a narrow screen; None: `width`."""
    grows: int = 0
    """Its share of what is left over; 0: it never grows."""
    right: bool = False
    """Numbers stand to the right."""


class Row(Struct, frozen=True):
    """What is written on one row: a cell for each column, and perhaps more below it."""

    cells: Sequence[Cell]
    below: Cell = ()
    """One line where all rows show it; under the cursor as many as it needs."""
    fresh: bool = False
    """It has just changed."""


class Heading(Struct, frozen=True):
    """A line above the rows that follow; the cursor skips it."""

    text: str
    note: str = ""
    """What stands at its end, as a count."""


def column_widths(columns: Sequence[Column], width: int) -> list[int]:
    """Cells for each column within `width`; the last ones get none if there is no room at all."""
    widths = [column.width for column in columns]
    spare = width - sum(widths) - GAP * (len(columns) - 1)
    if spare > 0:
        _share_out(widths, [column.grows for column in columns], spare)
    elif spare < 0:
        room = [
            column.width - (column.width if column.least is None else column.least)
            for column in columns
        ]
        _share_out(widths, room, max(spare, -sum(room)))
    left = width
    for index, wanted in enumerate(widths):
        widths[index] = max(0, min(wanted, left))
        left -= widths[index] + GAP
    return widths


def _share_out(widths: list[int], shares: Sequence[int], cells: int) -> None:
    """Add `cells` (which may be negative) to the widths, in proportion to their shares."""
    total = sum(shares)
    given = done = 0
    for index, share in enumerate(shares):
        if share:
            done += share
            part = round(cells * done / total) - given
            widths[index] += part
            given += part


class Outline(Struct, Generic[Item]):
    """The order of a list: its items and headings, their keys, and the lines they stand on."""

    items: Sequence[Item | Heading] = ()
    lines: int = 1
    """Lines of each row."""
    keys: list[str | None] = []
    """None for a heading."""
    opened: int | None = None
    """The row that shows more lines."""
    more: int = 1
    """How many more it shows."""
    _places: dict[str, int] = {}
    _tops: list[int] = []
    _height: int = 0

    @classmethod
    def of(
        cls, items: Sequence[Item | Heading], key: Callable[[Item], str], lines: int
    ) -> Outline[Item]:
        """The outline of `items`, each item `lines` high; no item is drawn for it."""
        outline = cls(items, lines)
        if not any(type(item) is Heading for item in items):  # thousands, as somebody types
            outline.keys = [key(item) for item in items]  # type: ignore[arg-type]
            outline._places = dict(zip(outline.keys, range(len(items)), strict=True))  # type: ignore[arg-type]
            outline._tops = list(range(0, lines * len(items), lines))
            outline._height = lines * len(items)
            return outline
        top = 0
        for index, item in enumerate(items):
            if isinstance(item, Heading):
                top += 1 if index else 0  # a blank line sets the group apart
                outline.keys.append(None)
                outline._tops.append(top)
                top += 1
            else:
                item_key = key(item)
                outline.keys.append(item_key)
                outline._places[item_key] = index
                outline._tops.append(top)
                top += lines
        outline._height = top
        return outline

    @property
    def height(self) -> int:
        """Lines of the whole list."""
        return self._height + (self.more if self.opened is not None else 0)

    def place(self, key: str) -> int | None:
        """Where the row with this key is, or None."""
        return self._places.get(key)

    def top(self, index: int) -> int:
        """The line on which `index` begins."""
        is_lower = self.opened is not None and index > self.opened
        return self._tops[index] + (self.more if is_lower else 0)

    def end(self, index: int) -> int:
        """The line after the last of `index`."""
        if self.keys[index] is None:
            return self.top(index) + 1
        return self.top(index) + self.lines + (self.more if index == self.opened else 0)

    def at(self, line: int) -> int:
        """The index of what stands on or last above `line`; -1 if nothing does."""
        if self.opened is not None and line > self._tops[self.opened]:
            line = max(self._tops[self.opened], line - self.more)
        return bisect_right(self._tops, line) - 1

    def row_near(self, index: int, step: int) -> int | None:
        """The nearest row from `index` on in the direction of `step` (1 or -1), or None."""
        while 0 <= index < len(self.keys):
            if self.keys[index] is not None:
                return index
            index += step
        return None

    def group(self, index: int) -> int:
        """The first of the headings right above the row `index`; `index` itself without any."""
        while index and self.keys[index - 1] is None:
            index -= 1
        return index

    def heir(self, other: Outline[Item], index: int) -> int | None:
        """Where the cursor on `index` in `other` belongs here: the same row, or one near it."""
        for step in (1, -1):
            near = index
            while 0 <= near < len(other.keys):
                place = self.place(other.keys[near] or "")
                if place is not None:
                    return place
                near += step
        return self.row_near(0, 1)


def row_line(row: Row, columns: Sequence[Column], widths: Sequence[int]) -> list[Piece]:
    """The cells of `row` on one line, each cut and padded to its column."""
    line: list[Piece] = []
    for cell, column, width in zip(row.cells, columns, widths, strict=False):
        if width == 0:
            continue
        if line:
            line.append((" " * GAP, ""))
        pieces = fit(cell, width)
        padding = (" " * (width - pieces_len(pieces)), "")
        line.extend([padding, *pieces] if column.right else [*pieces, padding])
    return line


def below_lines(below: Cell, width: int) -> list[list[Piece]]:
    """What stands below a row, in at most `MOST_BELOW` lines broken between words."""
    width = max(1, width)
    pieces = fit(below, width * MOST_BELOW)
    text = "".join(part for part, _ in pieces)
    if not text:
        return []
    rows = wrap(text, width)
    lines = [_stretch(pieces, start, end) for start, end in rows[:MOST_BELOW]]
    if len(rows) > MOST_BELOW:
        lines[-1] = fit(_stretch(pieces, rows[MOST_BELOW - 1][0], len(text)), width)
    return lines


def _stretch(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces between these two places in their joined text."""
    found: list[Piece] = []
    at = 0
    for text, style in pieces:
        found.append((text[max(0, start - at) : max(0, end - at)], style))
        at += len(text)
    return found


def heading_line(heading: Heading, width: int) -> list[Piece]:
    """The heading with a thin rule behind it, and its note at the end."""
    note = fit([(heading.note, MUTED)], width // 3) if heading.note else []
    title = fit([(heading.text, STRONG)], width - pieces_len(note) - 2 * GAP)
    rule = width - pieces_len(title) - pieces_len(note) - (2 if note else 1)
    return [*title, (" ", ""), ("─" * max(rule, 0), RULE), (" " if note else "", ""), *note]
