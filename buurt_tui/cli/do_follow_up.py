"""`buurt follow-up WHICH …`: what becomes of a promise, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.cli.context import read_day
from buurt_tui.cli.do_readers import let_read
from buurt_tui.cli.doing import Do, Doing, show_one
from buurt_tui.cli.settle import STATUSES, Outcome
from buurt_tui.cli.which import the_follow_up, the_member
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.follow_up import seen_since
from buurt_tui.domain.follow_up_edits import (
    Attempt,
    Postpone,
    Reopen,
    Revise,
    Settle,
    SettleAsSeen,
)
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.model import EncounterId, MemberId, Side
from buurt_tui.domain.text import N_, fold
from buurt_tui.lang import _
from buurt_tui.ui import words

SOMEDAY = ("someday", "als het uitkomt")
RESIDENT, TEAM = ("resident", "bewoner"), ("team", "wij", "we")
NOBODY = ("nobody", "niemand")


def show(doing: Doing) -> int:
    """All that is known of it."""
    from buurt_tui.cli.follow_ups import COLUMNS, as_json
    from buurt_tui.cli.plain import lines_of
    from buurt_tui.views.follow_ups import follow_up_row

    follow_up = doing.buurt.follow_ups[the_follow_up(doing.which, doing.now)]
    row = follow_up_row(doing.now, follow_up)
    if row is None:
        raise Refused(N_("That follow-up is not there any more."))
    lines = list(lines_of(row, COLUMNS, doing.today))
    return show_one(doing.context, as_json(row), lines)


def _settled(outcome: Outcome) -> Do:
    def do(doing: Doing) -> str:
        id_, status = the_follow_up(doing.which, doing.now), STATUSES[outcome]
        doing.apply(Settle(follow_up=id_, status=status, on=doing.today, by=doing.me))
        return _("settled: {state}", state=_(words.STATUSES[status]))

    return do


def _seen(doing: Doing) -> str:
    id_ = the_follow_up(doing.which, doing.now)
    met = seen_since(doing.buurt, doing.buurt.follow_ups[id_])
    if met is None:
        raise Refused(N_("nobody logged a meeting with them since"))
    doing.apply(SettleAsSeen(follow_up=id_, encounter=EncounterId(met.id), by=doing.me))
    return _("settled: seen on {day}", day=words.day(met.on, doing.today))


def _attempt(doing: Doing) -> str:
    doing.apply(Attempt(follow_up=the_follow_up(doing.which, doing.now), on=doing.today))
    return _("counted as an attempt; it stays open")


def _later(doing: Doing) -> str:
    around = None
    if doing.text and fold(doing.text) not in SOMEDAY:
        around = read_day(doing.text, doing.today, ahead=True)
    id_ = the_follow_up(doing.which, doing.now)
    doing.apply(Postpone(follow_up=id_, around=around, at=doing.at))
    return _("kept for later: {around}", around=words.around(around, doing.today))


def _reopen(doing: Doing) -> str:
    doing.apply(Reopen(follow_up=the_follow_up(doing.which, doing.now), at=doing.at))
    return _("open again")


def _turn(doing: Doing) -> str:
    side = Side(doing.one_of(RESIDENT, TEAM))
    doing.apply(Revise(follow_up=the_follow_up(doing.which, doing.now), turn=side))
    return _(words.TURN[side])


def _asked_by(doing: Doing) -> str:
    side = Side(doing.one_of(RESIDENT, TEAM))
    doing.apply(Revise(follow_up=the_follow_up(doing.which, doing.now), asked_by=side))
    return _(words.ASKED_BY[side])


def _walker(doing: Doing) -> str:
    id_ = the_follow_up(doing.which, doing.now)
    if fold(doing.text) in NOBODY:
        doing.apply(Revise(follow_up=id_, nobody_goes=True))
        return _("Nobody goes yet.")
    member = the_member(doing.text, doing.buurt)
    if member.retired_on is not None:
        raise Refused(N_("{name} is not in the team any more"), name=member.name)
    doing.apply(Revise(follow_up=id_, walker=MemberId(member.id)))
    return _("{name} goes.", name=member.name)


def _reason(doing: Doing) -> str:
    id_ = the_follow_up(doing.which, doing.now)
    doing.apply(Revise(follow_up=id_, reason=without_bsn(doing.text), me=doing.me))
    return _("Changed.")


def _readers(doing: Doing) -> str:
    return let_read(doing, doing.buurt.follow_ups[the_follow_up(doing.which, doing.now)])


ACTIONS: Mapping[str, Do] = {
    "done": _settled(Outcome.DONE),
    "seen": _seen,
    "attempt": _attempt,
    "later": _later,
    "dropped": _settled(Outcome.DROPPED),
    "prefers-not": _settled(Outcome.PREFERS_NOT),
    "handed-over": _settled(Outcome.HANDED_OVER),
    "reopen": _reopen,
    "turn": _turn,
    "asked-by": _asked_by,
    "walker": _walker,
    "reason": _reason,
    "readers": _readers,
}
