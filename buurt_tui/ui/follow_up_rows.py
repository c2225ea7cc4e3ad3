"""How a follow-up is written on one row and below it, and what stands above the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from textual.content import Content

from buurt_tui.domain.history import place_of
from buurt_tui.domain.model import Resident
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import keys, text, words
from buurt_tui.ui.rows import Column, Heading, Row, column_widths
from buurt_tui.ui.text import ACCENT, MUTED, STRONG, Piece, pieces_len
from buurt_tui.ui.widgets.row_list import MARGIN
from buurt_tui.views.called import Called, called, member_name, place_name, place_shown
from buurt_tui.views.follow_ups import (
    EVERYTHING_OPEN,
    Filter,
    FollowUpRow,
    QuietRow,
    StreetGroup,
    by_street,
    follow_up_counts,
    follow_up_rows,
    quiet_row,
    silent,
)
from buurt_tui.views.now import Now

COLUMNS = (
    Column(18, least=14, grows=1),
    Column(22, least=12, grows=3),
    Column(17),
)
REASON = 1
"""The column that what it is about stands in."""
BETWEEN = "\u00a0· "
"""Between two facts; a line that breaks there begins with the second."""


class Listed(Struct, frozen=True):
    """One row of the list: a promise, or somebody who fell silent."""

    key: str
    follow_up: FollowUpRow | None = None
    """None: somebody who fell silent."""
    silent: tuple[Resident, date] | None = None
    """Who fell silent, and when they were last met."""

    def called(self, now: Now) -> Called:
        """Whom it is about."""
        if self.follow_up is not None:
            return self.follow_up.resident
        assert self.silent is not None
        return called(now, self.silent[0])


def items(now: Now, only: Filter) -> list[Listed | Heading]:
    """Street by street what `only` lets through, then those who fell silent."""
    listed: list[Listed | Heading] = []
    hides = now.veil.is_down
    elsewhere = _("Elsewhere in the neighbourhood") if hides else _("Street not known yet")
    for group in streets(now, only):
        listed.append(Heading(group.place or elsewhere))
        listed += [Listed(row.id, follow_up=row) for row in group.rows]
    quiet = [Listed(who.id, silent=(who, met)) for who, met in _quiet(now, only)]
    return [*listed, Heading(_("Fallen silent")), *quiet] if quiet else listed


def streets(now: Now, only: Filter) -> list[StreetGroup]:
    """What `only` lets through, street by street."""
    return by_street(follow_up_rows(now, only))


def _quiet(now: Now, only: Filter) -> list[tuple[Resident, date]]:
    """Only promises can be mine, for this week, or asked for."""
    if only.mine or only.this_week or only.asked_by_resident or only.walker:
        return []
    found = silent(now)
    if only.street is None:
        return found
    return [p for p in found if place_shown(now, place_of(now.buurt, p[0])) == only.street]


def title(now: Now) -> Content:
    """How many there are."""
    counts = follow_up_counts(now)
    told = [str(counts.all)]
    if now.me is not None:
        told.append(_("for me {n}", n=counts.mine))
    told.append(_("this week {n}", n=counts.this_week))
    # kept together: where there is no room for it, all of it goes
    filters = f"   f\u00a0{_('filter')}"
    counted = (f"   {' · '.join(told)}{filters}", MUTED)
    return text.joined((_("Whom do we come back to?"), STRONG), counted)


def filter_line(now: Now, only: Filter) -> Content:
    """What the list leaves out; empty if nothing."""
    if only == EVERYTHING_OPEN:
        return Content("")
    return text.joined((filter_words(now, only), ACCENT), (f"   {_('Esc: all')}", MUTED))


def filter_words(now: Now, only: Filter) -> str:
    """The filter that is on, in words."""
    if only.mine:
        return _("Only for me")
    if only.this_week:
        return _("Only this week")
    if only.asked_by_resident:
        return _("Only what residents asked")
    if only.walker is not None:
        return _("Only where {name} goes", name=member_name(now, only.walker) or "")
    return _("Only {place}", place=place_name(now, only.street) or "")


def empty(only: Filter) -> str:
    """What to say when nobody is on the list."""
    if only == EVERYTHING_OPEN:
        return _("Nobody to come back to. With ! somebody comes here.")
    return _("Nobody here. Esc shows all.")


def row(item: Listed, now: Now, width: int, *, fresh: bool) -> Row:
    """One row in a list of so many cells: who, what for, and when."""
    if item.silent is not None:
        return _quiet_row(quiet_row(now, *item.silent), now)
    assert item.follow_up is not None
    return _follow_up_row(item.follow_up, now, width, fresh)


def _follow_up_row(item: FollowUpRow, now: Now, width: int, fresh: bool) -> Row:
    about = _about(item)
    room = column_widths(COLUMNS, width - MARGIN - 2)[REASON]
    whole = [*about, (BETWEEN, MUTED)] if pieces_len(about) > room else []
    return Row(
        cells=([(item.resident.name, STRONG)], about, [_when(item, now)]),
        below=[*whole, (_joined(_facts(item, now)), MUTED)],
        fresh=fresh,
    )


def _about(item: FollowUpRow) -> list[Piece]:
    """What it is about; who asked for it, when nobody may read that or nobody said."""
    if reason := words.said(item.reason, item.readers, item.kept_by):
        return [(reason, "")]
    return [(_(words.ASKED_BY[item.asked_by]), MUTED)]


def _when(item: FollowUpRow, now: Now) -> Piece:
    """The window in time; that they were seen since, if so."""
    if item.seen_since is None:
        return words.around(item.around), MUTED
    return _("seen {day}", day=words.day(item.seen_since.on, now.today)), ACCENT


def _facts(item: FollowUpRow, now: Now) -> list[str]:
    facts = []
    if item.seen_since is not None:
        facts += [keys.said(_("s: that was it"), "follow_ups"), words.around(item.around)]
    if item.days_until is not None:
        facts.append(words.distance(item.days_until))
    facts += [_(words.ASKED_BY[item.asked_by]), _(words.TURN[item.turn])]
    if item.walker is not None:
        facts.append(_("familiar face {name}", name=item.walker))
    if item.last_seen is not None and item.seen_since is None:
        facts.append(_("last seen {day}", day=words.day(item.last_seen, now.today)))
    if item.attempts:
        last = words.day(item.attempts[-1], now.today)
        facts.append(_("{n}× not home, last {day}", n=len(item.attempts), day=last))
    if item.consent_to_ask:
        facts.append(_("name: still to ask"))
    return facts


def _joined(facts: Sequence[str]) -> str:
    # a line breaks between the facts, not inside one
    return BETWEEN.join(fact.replace(" ", "\u00a0") for fact in facts)


def _quiet_row(item: QuietRow, now: Now) -> Row:
    times = ngettext("spoken once", "spoken {n} times", item.times_met)
    facts = [_("last seen {day}", day=words.day(item.last_seen, now.today))]
    facts.append(_("nothing promised"))
    ago = ngettext("{n} week ago", "{n} weeks ago", item.weeks)
    return Row(
        cells=([(item.resident.name, "")], [(times, MUTED)], [(ago, MUTED)]),
        below=[(_joined(facts), MUTED)],
    )
