"""How a resident is written on one row of the list."""

from __future__ import annotations

from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.rows import Column, Row
from buurt_tui.ui.text import ACCENT, HOOK_STYLES, MUTED, STRONG, Piece
from buurt_tui.views.now import Now
from buurt_tui.views.residents import ResidentRow

NOT = Column(0)
SEEN = Column(16, least=14, right=True)
WIDE = (Column(20, grows=2), Column(18, least=16, grows=3), Column(15, least=13, grows=1), SEEN)
"""Columns of a list with the width of the screen: who, hooks, where, and last seen."""
NARROW = (Column(20, least=18, grows=2), NOT, Column(15, least=12, grows=1), SEEN)
"""The same on a narrow screen."""
BESIDE = (Column(20, least=14, grows=1), NOT, NOT, SEEN)
"""The same beside the card."""


def row(resident: ResidentRow, now: Now) -> Row:
    """One resident; last seen stands at the end."""
    seen = (words.day(resident.last_seen, now.today) if resident.last_seen else "", MUTED)
    if resident.prefers_not:
        seen = (_("would rather not"), ACCENT)
    return Row(
        cells=(
            [(resident.resident.name, STRONG)],
            _hooks(resident),
            [(resident.place or "", MUTED)],
            [seen],
        )
    )


def _hooks(resident: ResidentRow) -> list[Piece]:
    pieces: list[Piece] = []
    for hook in resident.hooks:
        pieces += [(" ", "")] if pieces else []
        pieces.append((words.hook(hook.kind, hook.name), HOOK_STYLES[hook.kind]))
    return pieces
