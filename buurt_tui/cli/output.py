"""Data on standard output, talk on standard error. A table, plain text or JSON of the same rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from buurt_tui.domain.text import clean
from buurt_tui.lang import _
from buurt_tui.store import Notice, StoreError

Row = TypeVar("Row")


class Column(NamedTuple, Generic[Row]):
    """One column of a list."""

    title: str
    """Marked for translation."""
    cell: Callable[[Row], str | date | int | None]
    is_id: bool = False
    is_extra: bool = False
    """In a table only where there is room."""
    is_head: bool = False
    """In plain lines this is what the row is about."""
    says_itself: bool = False
    """In plain lines it needs no label."""
    in_words: Callable[[Row], str] | None = None
    """The same without signs, for plain lines."""


def tell(text: str) -> None:
    """Say something to the user; no harm if nobody can hear it."""
    with suppress(OSError):
        sys.stderr.write(f"{clean(text)}\n")
        sys.stderr.flush()


def said(what: Notice | StoreError) -> str:
    """What the store has to say, in the language of the user, and what can be done about it."""
    values = {
        name: said(value) if isinstance(value, Notice) else value
        for name, value in what.values.items()
    }
    told = _(what.message, **values)
    way_on = _(what.way_on, **values) if isinstance(what, StoreError) else ""
    return f"{told}. {way_on[0].upper()}{way_on[1:]}" if way_on else told


def write(data: bytes) -> None:
    """Data to standard output, at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_lines(lines: Iterable[str]) -> None:
    """Text to standard output, a line each, without what a terminal would obey."""
    write("".join(f"{_indented(line)}\n" for line in lines).encode())


def _indented(line: str) -> str:
    """`line` cleaned, behind the spaces that it began with."""
    text = clean(line)
    return text.rjust(len(text) + len(line) - len(line.lstrip(" ")))


def show_json(rows: Iterable[dict[str, Any]]) -> None:
    """One array, a row on each line."""
    from msgspec import json

    encoder = json.Encoder()
    body = ",\n".join(_escaped(encoder.encode(row).decode()) for row in rows)
    write(f"[{body}]\n".encode())


def _escaped(row: str) -> str:
    """JSON with what a terminal would obey escaped; it says the same."""
    if row.isprintable():
        return row
    from json import dumps  # few rows need it

    return "".join(char if char.isprintable() else dumps(char)[1:-1] for char in row)


def show(rows: Sequence[Row], columns: Sequence[Column[Row]], today: date) -> None:
    """A table in a terminal; without one, cells with a tab between and dates in ISO 8601."""
    if sys.stdout.isatty():
        from buurt_tui.cli.table import show_table  # rich takes a moment to import

        if rows:
            show_table(rows, columns, today)
        return
    lines = ("\t".join(plain(column.cell(row)) for column in columns) for row in rows)
    write("".join(f"{line}\n" for line in lines).encode())


def plain(value: str | date | int | None) -> str:
    """A value as text that no terminal obeys."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else clean(str(value))


def absent(text: str) -> str | None:
    """None where there is no text, as JSON says it."""
    return text or None
