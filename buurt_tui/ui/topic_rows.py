"""The rows of the vocabulary: topics as a tree with their use over time, and who shares one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from buurt_tui.lang import _, ngettext
from buurt_tui.ui import words
from buurt_tui.ui.rows import Cell, Column, Row
from buurt_tui.ui.text import ACCENT, HOOK_STYLES, MUTED, STRONG, Piece
from buurt_tui.views.interests import PERIODS, WEEKS_IN_PERIOD, InterestRow, Sharer

TOPICS = (Column(16, least=10, grows=1), Column(4, right=True), Column(PERIODS))
SHARERS = (Column(14, least=10, grows=1), Column(4), Column(15, least=12, right=True))
DEEPEST = 4
"""Levels that stand further in; below them a tree would leave no room for its words."""

_BARS = "▁▂▃▄▅▆▇█"
_LOWEST_TOP = 4
"""Uses that fill a bar at least, so that a single one does not look like many."""


def bars(uses: Sequence[int]) -> str:
    """Use over time as a row of small bars."""
    top = max(_LOWEST_TOP, *uses)
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // top)] for count in uses)


def topic_row(topic: InterestRow) -> Row:
    """One topic, as far in as it is deep; what else is known of it opens under the cursor."""
    indent = "  " * min(topic.depth, DEEPEST)
    shown = [(bars(topic.by_period), ACCENT)] if topic.uses else []
    return Row(
        cells=(
            [(indent, ""), (topic.name, STRONG if topic.depth == 0 else "")],
            [(str(topic.uses) if topic.uses else "", MUTED)],
            shown,
        ),
        below=list(_told(topic)),
    )


def _told(topic: InterestRow) -> Iterator[Piece]:
    told = [_("also {words}", words=", ".join(topic.synonyms))] if topic.synonyms else []
    if topic.uses is None:
        told.append(_("too few to tell"))
    elif topic.uses:
        weeks = PERIODS * WEEKS_IN_PERIOD
        told.append(
            ngettext(
                "in {n} of the last {weeks} weeks",
                "in {n} of the last {weeks} weeks",
                topic.weeks,
                weeks=weeks,
            )
        )
    else:
        told.append(_("nobody has a hook on it yet"))
    yield " · ".join(told), MUTED


def sharer_row(sharer: Sharer, today: date) -> Row:
    """Somebody with a hook on the topic: which, and how long ago they said so."""
    kinds: Cell = [(words.SIGILS[kind], HOOK_STYLES[kind]) for kind in sharer.kinds]
    ago = words.distance((sharer.confirmed - today).days)
    return Row(cells=([(sharer.resident.name, "")], kinds, [(ago, MUTED)]))
