"""The walk list: plain text for paper, a street at a time. Knows no Textual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.follow_ups import FollowUpRow, StreetGroup

WIDTH = 68
"""Characters of a line; a printer's page holds them."""
_INDENT = " " * 4


def walk_list_lines(groups: Sequence[StreetGroup], today: date, width: int = WIDTH) -> list[str]:
    """Each street with who to see there, what for, and a box to tick."""
    lines = [_("Walk list · {day}", day=words.day(today))]
    for group in groups:
        place = group.place or _("Street not known yet")
        lines += ["", "", place, "─" * len(place)]
        for row in group.rows:
            lines += ["", *_lines(row, today, width)]
    return lines


def _lines(row: FollowUpRow, today: date, width: int) -> Iterator[str]:
    yield from wrap(f"[ ] {row.resident.name}", width, subsequent_indent=_INDENT)
    if reason := words.said(row.reason, row.readers, row.kept_by):
        yield from _indented(reason, width)
    # a line breaks between the facts, not inside one
    facts = [fact.replace(" ", "\u00a0") for fact in _facts(row, today)]
    for line in _indented("\u00a0· ".join(facts), width):
        yield line.replace("\u00a0", " ")


def _indented(told: str, width: int) -> list[str]:
    return wrap(told, width, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _facts(row: FollowUpRow, today: date) -> Iterator[str]:
    yield words.around(row.around, today)
    yield _(words.ASKED_BY[row.asked_by])
    yield _(words.TURN[row.turn])
    if row.walker is not None:
        yield _("familiar face {name}", name=row.walker)
    if row.attempts:
        last = words.day(row.attempts[-1], today)
        yield _("{n}× not home, last {day}", n=len(row.attempts), day=last)
    if row.consent_to_ask:
        yield _("name: still to ask")
