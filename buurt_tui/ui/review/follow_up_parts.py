"""Cards about promises."""

from __future__ import annotations

from buurt_tui.domain.follow_up import is_silenced
from buurt_tui.domain.model import (
    AgendaItem,
    FollowUp,
    FollowUpId,
    ResidentId,
    Review,
    Side,
    Status,
)
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.review import choices
from buurt_tui.ui.review.parts import LONGEST_LINE, Card
from buurt_tui.ui.review.resident_parts import named
from buurt_tui.views.called import interest_name, true_ids
from buurt_tui.views.follow_ups import FollowUpRow, follow_up_row
from buurt_tui.views.now import Now

ASKED = {
    Side.RESIDENT: N_("asked us to come back"),
    Side.TEAM: N_("we proposed to come back"),
}


def promise_card(now: Now, item: AgendaItem, _review: Review) -> Card | None:
    """Whom we come back to, who asked for it, what for, and around when."""
    follow_up = now.buurt.follow_ups.get(FollowUpId(item.about)) if item.about else None
    row = follow_up_row(now, follow_up) if follow_up else None
    resident = now.buurt.resident(follow_up.resident) if follow_up else None
    if follow_up is None or row is None or row.status is not Status.OPEN:
        return None
    if resident is None or is_silenced(resident):
        return None
    lines = (
        named(now, resident, LONGEST_LINE),
        _asked(now, follow_up, row),
        _what_for(row),
        _when(now, row),
    )
    return Card(lines=lines, choices=choices.OF_A_PROMISE)


def promise_subject(now: Now, item: AgendaItem) -> str:
    """Whom we come back to, and what for."""
    follow_up = now.buurt.follow_ups.get(FollowUpId(item.about)) if item.about else None
    row = follow_up_row(now, follow_up) if follow_up else None
    resident = now.buurt.resident(follow_up.resident) if follow_up else None
    if row is None or resident is None:
        return ""
    return " · ".join(part for part in (named(now, resident), _what_for(row)) if part)


def _asked(now: Now, follow_up: FollowUp, row: FollowUpRow) -> str:
    asked = _(ASKED[row.asked_by])
    hooks = " ".join(_hooks(now, follow_up))
    return f"{asked} · {hooks}" if hooks else asked


def _hooks(now: Now, follow_up: FollowUp) -> list[str]:
    """The hooks that they had in the encounter where it was promised."""
    met = now.buurt.encounters.get(follow_up.made_in) if follow_up.made_in else None
    found = []
    for hook in met.hooks if met else ():
        name = interest_name(now, hook.interest)
        if name and ResidentId(follow_up.resident) in true_ids(now, hook.residents):
            found.append(words.hook(hook.kind, name))
    return found


def _what_for(row: FollowUpRow) -> str:
    return words.said(row.reason, row.readers, row.kept_by)


def _when(now: Now, row: FollowUpRow) -> str:
    facts = [words.around(row.around, now.today)]
    if row.seen_since is not None:
        facts.append(_("seen {day}", day=words.day(row.seen_since.on, now.today)))
    if row.walker is not None:
        facts.append(_("{name} goes", name=row.walker))
    if row.days_until is not None:
        facts.append(words.distance(row.days_until))
    shown = facts[0]
    for fact in facts[1:]:
        if len(shown) + len(fact) + 3 <= LONGEST_LINE:
            shown += f" · {fact}"
    return shown
