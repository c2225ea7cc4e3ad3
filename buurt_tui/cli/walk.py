"""The list to take along: plain text for paper, a street at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from buurt_tui.domain.model import Side
from buurt_tui.domain.text import clean
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import words
from buurt_tui.views.follow_ups import FollowUpRow, StreetGroup


def walk_lines(groups: Iterable[StreetGroup], today: date) -> Iterator[str]:
    """The lines; a box to tick for each resident."""
    between = False
    for group in groups:
        if between:
            yield ""
        between = True
        place = clean(group.place or _("somewhere in the neighbourhood"))
        yield place
        yield "-" * len(place)
        for row in group.rows:
            reason = clean(row.reason)
            yield f"[ ] {clean(row.resident.name)}{': ' if reason else ''}{reason}"
            yield f"      {' · '.join(_facts(row, today))}"


def _facts(row: FollowUpRow, today: date) -> Iterator[str]:
    yield words.around(row.around, today)
    if row.asked_by is Side.RESIDENT:
        yield _(words.ASKED_BY[row.asked_by])
    if row.walker:
        yield _("{name} goes", name=clean(row.walker))
    if row.attempts:
        yield ngettext("tried {n} time", "tried {n} times", len(row.attempts))
    if row.last_seen:
        yield _("last seen {day}", day=words.day(row.last_seen, today))
    if row.consent_to_ask:
        yield _("ask if the name may be written down")
