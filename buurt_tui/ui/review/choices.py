"""What may be decided on an item, as values: the same keys mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.follow_up import seen_since
from buurt_tui.domain.follow_up_edits import (
    AddFollowUp,
    Postpone,
    Revise,
    Settle,
    SettleAsSeen,
    Weigh,
)
from buurt_tui.domain.model import (
    AgendaItem,
    Consent,
    FollowUpId,
    Outcome,
    RemarkId,
    ResidentId,
    Status,
    new_id,
)
from buurt_tui.domain.remark_edits import AnswerRemark
from buurt_tui.domain.resident_edits import AllowNotes
from buurt_tui.domain.text import N_
from buurt_tui.ui.review.parts import Answer, Asks, Choice
from buurt_tui.views.called import interest_name
from buurt_tui.views.now import Now

Work = Callable[[Now, AgendaItem, Answer], tuple[Edit, ...]]

SEEN = Choice(key="enter", says=N_("seen, on"), outcome=Outcome.KEPT)
LEFT = Choice(key="enter", says=N_("leave it so"), outcome=Outcome.KEPT)
NOTHING_LEARNED = Choice(key="enter", says=N_("nothing, on"), outcome=Outcome.KEPT)
ON = Choice(key="enter", says=N_("on"), outcome=Outcome.KEPT)
ANSWERED = Choice(key="g", says=N_("done"), outcome=Outcome.DONE)
LEARNED = Choice(key="t", says=N_("type it"), outcome=Outcome.LEARNED, asks=Asks.WORDS)


# -- promises -------------------------------------------------------------------------------


def _weigh(_now: Now, item: AgendaItem, answer: Answer) -> tuple[Edit, ...]:
    return (Weigh(follow_up=FollowUpId(item.about), at=answer.at),)


def _settle(now: Now, item: AgendaItem, answer: Answer) -> tuple[Edit, ...]:
    """As the meeting that was logged since, if there is one."""
    id_ = FollowUpId(item.about)
    follow_up = now.buurt.follow_ups.get(id_)
    seen = seen_since(now.buurt, follow_up) if follow_up else None
    if seen is not None:
        return (SettleAsSeen(follow_up=id_, encounter=seen.id, by=answer.me),)  # type: ignore[arg-type]
    return (Settle(follow_up=id_, status=Status.DONE, on=answer.at.date(), by=answer.me),)


def _postpone(_now: Now, item: AgendaItem, answer: Answer) -> tuple[Edit, ...]:
    return (Postpone(follow_up=FollowUpId(item.about), around=answer.around, at=answer.at),)


def _goes(_now: Now, item: AgendaItem, answer: Answer) -> tuple[Edit, ...]:
    id_ = FollowUpId(item.about)
    nobody = answer.walker is None
    revised = Revise(follow_up=id_, walker=answer.walker, nobody_goes=nobody)
    return (revised,)


OF_A_PROMISE = (
    Choice(key="enter", says=N_("stays so"), outcome=Outcome.KEPT, edits=_weigh),
    Choice(key="g", says=N_("done"), outcome=Outcome.DONE, edits=_settle),
    Choice(key="l", says=N_("later"), outcome=Outcome.LATER, asks=Asks.DAY, edits=_postpone),
    Choice(key=">", says=N_("who goes"), outcome=Outcome.GOES, asks=Asks.MEMBER, edits=_goes),
)


# -- residents ------------------------------------------------------------------------------


def _promise(now: Now, item: AgendaItem, answer: Answer) -> tuple[Edit, ...]:
    """Come back to them; for a hook, because of its topic."""
    topic = interest_name(now, item.interest) if item.interest else None
    promised = AddFollowUp(
        id=FollowUpId(new_id()),
        resident=ResidentId(item.about),
        on=answer.at.date(),
        at=answer.at,
        around=answer.around,
        reason=topic or "",
        walker=answer.walker,
        made_by=answer.me,
    )
    return (promised,)


def _allow(_now: Now, item: AgendaItem, answer: Answer) -> tuple[Edit, ...]:
    on = answer.at.date()
    return (AllowNotes(resident=ResidentId(item.about), consent=Consent.YES, on=on),)


COME_BACK = (
    Choice(key="l", says=N_("come back"), outcome=Outcome.LATER, asks=Asks.DAY, edits=_promise),
    Choice(key=">", says=N_("who goes"), outcome=Outcome.GOES, asks=Asks.MEMBER, edits=_promise),
)
ALLOW = Choice(key="j", says=N_("may write"), outcome=Outcome.DONE, edits=_allow)


# -- remarks --------------------------------------------------------------------------------


def _answer(_now: Now, item: AgendaItem, answer: Answer) -> tuple[Edit, ...]:
    return (AnswerRemark(remark=RemarkId(item.about), at=answer.at),)


OF_A_REMARK = (
    Choice(key="enter", says=N_("talked about it"), outcome=Outcome.DONE, edits=_answer),
)
