"""A list as a table in a terminal, one line for each row."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from buurt_tui.cli.output import Column, Row, plain
from buurt_tui.lang import _
from buurt_tui.ui.words import day

ROOMY = 120
"""Columns of a terminal that has room for all."""
SHORT_ID = 8
"""Letters of an id in a table; any beginning that fits one alone is an id to us."""
NARROWEST = 6
"""What a text is cut to at most."""
GAP = 2


def show_table(rows: Sequence[Row], columns: Sequence[Column[Row]], today: date) -> None:
    """Print the columns that say something; texts are cut where the terminal is too narrow."""
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False)
    shown = [
        filled
        for column in columns
        if (console.width >= ROOMY or not column.is_extra)
        and (filled := _filled(column, rows, today)) is not None
    ]
    widths = [max(map(cell_len, (each.title, *each.texts))) for each in shown]
    _squeeze(widths, [each.is_text for each in shown], console.width)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, GAP, 0, 0))
    for each, width in zip(shown, widths, strict=True):
        justify: Literal["left", "right"] = "right" if each.is_number else "left"
        table.add_column(
            Text(each.title), no_wrap=True, overflow="ellipsis", width=width, justify=justify
        )
    for row in zip(*(each.texts for each in shown), strict=True):
        table.add_row(*map(Text, row))
    console.print(table)


class _Filled(NamedTuple):
    """A column with its texts."""

    title: str
    texts: list[str]
    is_text: bool
    is_number: bool


def _filled(column: Column[Row], rows: Sequence[Row], today: date) -> _Filled | None:
    """None if it says nothing in any row."""
    values = [column.cell(row) for row in rows]
    texts = [day(v, today) if isinstance(v, date) else plain(v) for v in values]
    if not any(texts):
        return None
    if column.is_id:
        texts = [text[:SHORT_ID] for text in texts]
    is_text = not column.is_id and any(isinstance(value, str) for value in values)
    return _Filled(_(column.title), texts, is_text, any(isinstance(v, int) for v in values))


def _squeeze(widths: list[int], may_shrink: list[bool], room: int) -> None:
    """Take from the widest text, cell by cell, until all fits or nothing can be taken."""
    excess = sum(widths) + GAP * len(widths) - room
    for _cell in range(excess):
        widest = max(
            (i for i, shrinks in enumerate(may_shrink) if shrinks and widths[i] > NARROWEST),
            key=widths.__getitem__,
            default=None,
        )
        if widest is None:
            return
        widths[widest] -= 1
