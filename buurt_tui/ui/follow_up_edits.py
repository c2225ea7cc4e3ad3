"""What one key asks for a follow-up: the edit, and what to say once it is done; without names."""

from __future__ import annotations

from datetime import date, datetime

from buurt_tui.domain.follow_up_edits import Attempt, Postpone, Revise, Settle, SettleAsSeen
from buurt_tui.domain.model import FollowUp, Member, MemberId, Side, Status
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.asking import Asked
from buurt_tui.views.follow_ups import FollowUpRow, SeenSince
from buurt_tui.views.now import Now

SETTLED = {
    Status.DROPPED: N_("Not needed any more. Ctrl+Z brings it back."),
    Status.PREFERS_NOT: N_("Would rather not: on no list from here on. Ctrl+Z brings it back."),
    Status.HANDED_OVER: N_("Handed over. Ctrl+Z brings it back."),
}
TURN = {
    Side.RESIDENT: N_("It is the resident's turn."),
    Side.TEAM: N_("It is our turn."),
}
ASKED_BY = {
    Side.RESIDENT: N_("The resident asked for it."),
    Side.TEAM: N_("We proposed it."),
}
OTHER = {Side.RESIDENT: Side.TEAM, Side.TEAM: Side.RESIDENT}


def seen(row: FollowUpRow, since: SeenSince, now: Now) -> Asked:
    """The meeting logged since is what came of it."""
    edit = SettleAsSeen(follow_up=row.id, encounter=since.encounter, by=now.me)
    return edit, _("Done. That follow-up is settled.")


def not_home(row: FollowUpRow, now: Now) -> Asked:
    """Somebody went; it stays on the list."""
    edit = Attempt(follow_up=row.id, on=now.today)
    return edit, _("Not home: written down. It stays on the list.")


def settled(row: FollowUpRow, status: Status, now: Now) -> Asked:
    """It ends, in this way."""
    edit = Settle(follow_up=row.id, status=status, on=now.today, by=now.me)
    return edit, _(SETTLED[status])


def turn(row: FollowUpRow, saw: FollowUp) -> Asked:
    """It is the other side's turn."""
    side = OTHER[row.turn]
    return Revise(follow_up=row.id, turn=side, saw=saw), _(TURN[side])


def asked_by(row: FollowUpRow, saw: FollowUp) -> Asked:
    """It was the other side who asked for it."""
    side = OTHER[row.asked_by]
    return Revise(follow_up=row.id, asked_by=side, saw=saw), _(ASKED_BY[side])


def later(row: FollowUpRow, saw: FollowUp, around: date | None, now: Now, at: datetime) -> Asked:
    """Come back around this day."""
    edit = Postpone(follow_up=row.id, around=around, at=at, saw=saw)
    return edit, _("Later: {when}.", when=words.around(around, now.today))


def goes(row: FollowUpRow, saw: FollowUp, member: Member | None) -> Asked:
    """This member goes, or nobody yet."""
    if member is None:
        return Revise(follow_up=row.id, nobody_goes=True, saw=saw), _("Nobody goes yet.")
    edit = Revise(follow_up=row.id, walker=MemberId(member.id), saw=saw)
    return edit, _("{name} goes.", name=member.name)
