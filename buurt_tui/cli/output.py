"""Data on standard output, talk on standard error. A table, plain text or JSON of the same rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from buurt_tui.domain.text import clean

Row = TypeVar("Row")

SHORT_ID = 8
"""Letters of an id in a table; any beginning that fits one alone is an id to us."""


class Column(NamedTuple, Generic[Row]):
    """One column of a list."""

    title: str
    """Marked for translation."""
    cell: Callable[[Row], str | date | int | None]
    is_id: bool = False


def tell(text: str) -> None:
    """Say something to the user."""
    sys.stderr.write(f"{clean(text)}\n")
    sys.stderr.flush()


def write(data: bytes) -> None:
    """Data to standard output, at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_lines(lines: Iterable[str]) -> None:
    """Text to standard output, a line each, without what a terminal would obey."""
    write("".join(f"{line}\n" for line in lines).encode())


def show_json(rows: Iterable[dict[str, Any]]) -> None:
    """One array, a row on each line."""
    from msgspec import json

    encoder = json.Encoder()
    body = b",\n".join(encoder.encode(row) for row in rows)
    write(b"[" + body + b"]\n")


def show(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
    """A table in a terminal; without one, cells with a tab between and dates in ISO 8601."""
    if sys.stdout.isatty():
        _show_table(rows, columns)
        return
    lines = ("\t".join(_plain(column.cell(row)) for column in columns) for row in rows)
    write_lines(lines)


def _plain(value: str | date | int | None) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else clean(str(value))


def _show_table(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
    if not rows:
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from buurt_tui.lang import _
    from buurt_tui.ui.words import day

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(_(column.title)), no_wrap=column.is_id, overflow="fold")
    for row in rows:
        values = [column.cell(row) for column in columns]
        texts = [day(v) if isinstance(v, date) else _plain(v) for v in values]
        cells = (t[:SHORT_ID] if c.is_id else t for t, c in zip(texts, columns, strict=True))
        table.add_row(*map(Text, cells))
    Console(file=sys.stdout, markup=False, highlight=False, emoji=False).print(table)


def absent(text: str) -> str | None:
    """None where there is no text, as JSON says it."""
    return text or None
