"""Lists for a screen reader or a braille line: what it is about first, then a line for each fact.

No columns, no padding, no drawing, whole words for signs; an empty line between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from buurt_tui.cli.output import Column, Row, plain, tell, write_lines
from buurt_tui.lang import _, ngettext
from buurt_tui.ui.words import day

SHORT_ID = 8


def show_plain(rows: Sequence[Row], columns: Sequence[Column[Row]], today: date) -> None:
    """How many there are, on standard error; then each."""
    tell(ngettext("{n} on this list", "{n} on this list", len(rows)))
    for index, row in enumerate(rows):
        if index:
            write_lines([""])
        write_lines(lines_of(row, columns, today))


def lines_of(row: Row, columns: Sequence[Column[Row]], today: date) -> Iterator[str]:
    """The lines of one row. What it is about has no label, its id stands last."""
    for column in sorted(columns, key=lambda each: (not each.is_head, each.is_id)):
        value = (column.in_words or column.cell)(row)
        text = day(value, today) if isinstance(value, date) else plain(value)
        if not text:
            continue
        if column.is_head or column.says_itself:
            yield text
        elif column.is_id:
            yield f"id: {text[:SHORT_ID]}"
        else:
            yield f"{_(column.title)}: {text}"
