"""`buurt settle ID OUTCOME`: what became of a follow-up, in Dutch or English."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from buurt_tui.cli.chosen import chosen
from buurt_tui.cli.context import Context, read_day
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import tell
from buurt_tui.cli.who import id_beginning
from buurt_tui.domain.edit import Edit
from buurt_tui.domain.follow_up_edits import Attempt, Postpone, Settle
from buurt_tui.domain.model import FollowUpId, MemberId, Status
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.lang import _
from buurt_tui.ui import words


class Outcome(StrEnum):
    """What can become of it."""

    DONE = "done"
    ATTEMPT = "attempt"
    LATER = "later"
    DROPPED = "dropped"
    PREFERS_NOT = "prefers_not"
    HANDED_OVER = "handed_over"


OUTCOMES = {
    Outcome.DONE: ("done", "gedaan", "klaar"),
    Outcome.ATTEMPT: ("attempt", "not_home", "niet-aangetroffen", "niet-thuis", "poging"),
    Outcome.LATER: ("later",),
    Outcome.DROPPED: ("dropped", "not_needed", "hoeft-niet-meer", "vervallen"),
    Outcome.PREFERS_NOT: ("prefers_not", "would-rather-not", "liever-niet"),
    Outcome.HANDED_OVER: ("handed_over", "overgedragen"),
}
"""How each may be written; a beginning that fits one outcome alone will do."""

STATUSES = {
    Outcome.DONE: Status.DONE,
    Outcome.DROPPED: Status.DROPPED,
    Outcome.PREFERS_NOT: Status.PREFERS_NOT,
    Outcome.HANDED_OVER: Status.HANDED_OVER,
}
_SOMEDAY = ("someday", "als het uitkomt")


def run(context: Context) -> int:
    """Settle it, or leave it open for another time."""
    typed, *said = context.call.arguments
    text, _equals, when = " ".join(said).partition("=")
    outcome = read_outcome(text)
    around = _around(context, outcome, when)
    session = context.session(joins=True)
    try:
        id_ = FollowUpId(id_beginning(typed, session.buurt.follow_ups))
        session.apply(_edit(context, id_, outcome, around, session.me))
    finally:
        session.close()
    tell(_said(context, outcome, around))
    return 0


def read_outcome(text: str) -> Outcome:
    """The outcome that `text` spells or begins. Raises `Misuse`."""
    outcome = chosen(text, OUTCOMES)
    if outcome is None:
        raise Misuse(
            N_("{outcome} is no outcome; there are {choices}"),
            outcome=clean(text),
            choices=", ".join(OUTCOMES),
        )
    return outcome


def _around(context: Context, outcome: Outcome, when: str) -> date | None:
    said = context.call.value("around") or when
    if said and outcome is not Outcome.LATER:
        raise Misuse(N_("only later takes a date"))
    if not said or fold(said) in _SOMEDAY:
        return None
    return read_day(said, context.today, ahead=True)


def _edit(
    context: Context,
    follow_up: FollowUpId,
    outcome: Outcome,
    around: date | None,
    by: MemberId | None,
) -> Edit:
    if outcome is Outcome.LATER:
        return Postpone(follow_up=follow_up, around=around, at=context.clock())
    if outcome is Outcome.ATTEMPT:
        return Attempt(follow_up=follow_up, on=context.today)
    return Settle(follow_up=follow_up, status=STATUSES[outcome], on=context.today, by=by)


def _said(context: Context, outcome: Outcome, around: date | None) -> str:
    if outcome is Outcome.LATER:
        return _("kept for later: {around}", around=words.around(around, context.today))
    if outcome is Outcome.ATTEMPT:
        return _("counted as an attempt; it stays open")
    return _("settled: {state}", state=_(words.STATUSES[STATUSES[outcome]]))
