"""What was found, row by row under headings, with what was looked for marked."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.rows import Column, Heading, Row
from buurt_tui.ui.text import MUTED, Piece, cell_len
from buurt_tui.views.everything import SAID, About, Found, Hit
from buurt_tui.views.now import Now

COLUMNS = (Column(34, least=20, grows=3), Column(16, least=0, grows=1), Column(14, least=6))
MARKED = "bold $text-accent underline"
"""Not by its colour alone."""
TITLES = {
    About.RESIDENT: N_("Residents"),
    About.TOPIC: N_("Topics"),
    About.PLACE: N_("Streets and places"),
    About.MEMBER: N_("Team"),
    About.NOTE: N_("Notes"),
    About.REASON: N_("Reasons to come back"),
    About.REMARK: N_("Remarks on rounds"),
    About.MINUTES: N_("Minutes of reviews"),
}
FIRST = dict.fromkeys(About, 5)
"""Rows of each kind that there is something of."""
MOST = 500
"""Rows of a kind that somebody wants to see more of."""
_BEFORE = 16
"""Cells of a note that stand before what was looked for, where its beginning is out of sight."""


class More(Struct, frozen=True):
    """The row below what is shown of a kind, which shows the rest."""

    about: About


class Line(Struct, frozen=True):
    """One row."""

    key: str
    item: Hit | More


def lines(found: Sequence[Found]) -> list[Line | Heading]:
    """Each kind under its heading."""
    listed: list[Line | Heading] = []
    for each in found:
        listed.append(Heading(_(TITLES[each.about]), _("spelled nearly so") if each.nearly else ""))
        listed += [Line(f"{hit.about}:{hit.id}", hit) for hit in each.hits]
        if each.has_more:
            listed.append(Line(each.about, More(each.about)))
    return listed


def row(item: Hit | More, now: Now, width: int) -> Row:
    """One row; `width`: cells of its first column."""
    if isinstance(item, More):
        return Row(cells=([(_("more…"), MUTED)], [], []))
    when = words.day(item.on, now.today) if item.on else ""
    return Row(cells=(_text(item, width), [(_about(item), MUTED)], [(when, MUTED)]))


def _about(item: Hit) -> str:
    if item.about in SAID:
        return ", ".join(each.name for each in item.who) or item.place or "—"
    return item.place or ""


def _text(item: Hit, width: int) -> list[Piece]:
    """The text from where it can be seen what was found in it."""
    start = _begin(item, width)
    pieces: list[Piece] = [("…", MUTED)] if start else []
    at = start
    for begin, end in item.marks:
        if begin >= at:
            pieces += [(item.text[at:begin], ""), (item.text[begin:end], MARKED)]
            at = end
    return [*pieces, (item.text[at:], "")]


def _begin(item: Hit, width: int) -> int:
    """The first character that is shown: a word a little before the first mark."""
    if not item.marks or cell_len(item.text[: item.marks[0][1]]) < width:
        return 0
    first = max(0, min(item.marks[0][0] - _BEFORE, len(item.text) - width + 1))
    space = item.text.find(" ", first, item.marks[0][0])
    return space + 1 if space >= 0 else first
