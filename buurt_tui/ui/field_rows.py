"""A line in the rows of its field: wrapping, the rows in sight, where the cursor stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from msgspec import Struct

from buurt_tui.ui.text import cell_len, character_end, character_start, fitting_length

MOST_ROWS = 3
"""Rows that are seen at once."""

CURSOR = "reverse"
"""The style of the character under the cursor."""

Hue = tuple[int, int, str]
"""Start and end in the line, and a style of `ui.text`."""


class FieldRows(Struct, frozen=True):
    """The rows of a line, edge to edge; there is always one."""

    line: str = ""
    rows: Sequence[tuple[int, int]] = ((0, 0),)
    first: int = 0
    """The first row in sight."""
    width: int = 0
    """Cells that it was laid out for."""

    @classmethod
    def of(cls, line: str, cursor: int, width: int, first: int = 0) -> FieldRows:
        """`line` in rows of `width` cells, one of them kept for the cursor, which is in sight."""
        rows = wrap(line, max(1, width - 1))
        row = cls(line, rows).row_of(cursor)
        first = min(max(first, row - MOST_ROWS + 1), row, max(0, len(rows) - MOST_ROWS))
        return cls(line, rows, first, width)

    @property
    def height(self) -> int:
        """Rows in sight."""
        return min(MOST_ROWS, len(self.rows))

    def row_of(self, cursor: int) -> int:
        """The row that the cursor is on; between two rows it is on the second."""
        return bisect_right(self.rows, cursor, key=itemgetter(0)) - 1

    def cell_of(self, cursor: int) -> int:
        """Cells between the start of its row and the cursor."""
        return cell_len(self.line[self.rows[self.row_of(cursor)][0] : cursor])

    def index(self, row: int, cell: int) -> int:
        """The place in the line at this cell of this row, or at the row's end."""
        start, end = self.rows[row]
        index = start + fitting_length(self.line[start:end], cell)
        # the end of a row is the start of the next: stay before its last character.
        is_last = row == len(self.rows) - 1
        return index if is_last or index < end else character_start(self.line, index - 1)

    def parts(self, row: int, hues: Sequence[Hue], cursor: int | None) -> list[Hue]:
        """The row in parts of one style each; the cursor, if there is one, is a part."""
        start, end = self.rows[row]
        hues = [hue for hue in hues if hue[0] < end and hue[1] > start]
        if cursor is not None and start <= cursor < end:
            hues.append((cursor, character_end(self.line, cursor), CURSOR))
        edges = {edge for hue in hues for edge in hue[:2] if start < edge < end}
        parts: list[Hue] = []
        for begin, stop in pairwise(sorted({start, end} | edges)):
            styles = [style for first, last, style in hues if first <= begin and stop <= last]
            parts.append((begin, stop, styles[-1] if styles else ""))
        return parts


def wrap(line: str, width: int) -> list[tuple[int, int]]:
    """Start and end of each row of `line` within `width` cells, broken after a space if possible.

    There is always a row; rows lie edge to edge."""
    rows: list[tuple[int, int]] = []
    start = 0
    while True:
        rest = line[start : start + width * 8]
        length = fitting_length(rest, width)
        if start + length >= len(line):
            rows.append((start, len(line)))
            return rows
        length = rest.rfind(" ", 0, length) + 1 or max(1, length)
        rows.append((start, start + length))
        start += length
