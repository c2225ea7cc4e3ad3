"""A promise to come back in one line, "fri call about the garden >Karim": what it says.

Knows no Textual, so that the command line reads it too."""

from __future__ import annotations

import re
from datetime import date, datetime

from buurt_tui.domain.follow_up_edits import AddFollowUp
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.model import Buurt, FollowUpId, MemberId, ResidentId, new_id
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import ComingBack, Draft
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.problems import ProblemKind
from buurt_tui.ui import hint_words

_ANYBODY = "@a "
"""Makes of what is typed the end of a quick line."""
_MARK = re.compile(r"\s*(!!?)?\s*")

_IN_THE_WAY = {
    *(ProblemKind.DATE_REFUSED, ProblemKind.MEMBER_NOT_KNOWN, ProblemKind.SECOND_WALKER),
}


def read_promise(answer: str, buurt: Buurt, today: date) -> Draft:
    """The answer, read as the quick line reads it with its `!` or `!!`, which may be left out."""
    mark = _MARK.match(answer)
    assert mark is not None
    return parse(f"{_ANYBODY}{mark[1] or '!'}{answer[mark.end() :]}", buurt, today)


def wrong_with(answer: str, buurt: Buurt, today: date) -> str:
    """What stands in the way of writing this promise down, in one sentence; or nothing."""
    draft = read_promise(answer, buurt, today)
    for problem in draft.problems:
        if problem.kind in _IN_THE_WAY:
            told = draft.line[problem.start : problem.end].lstrip("!").strip()
            return _(hint_words.PROBLEMS[problem.kind], text=told)
    holds_more = draft.hooks or draft.place or draft.contact or draft.note or len(draft.who) > 1
    if holds_more or len(draft.follow_ups) != 1:
        return _("Here only when, what for and who goes. All else belongs in the quick line (g).")
    back = draft.follow_ups[0]
    if back.reason.startswith(">"):
        return _("First when or what for, then >who goes.")
    if back.walker is not None and back.walker.member is None:
        return _("More than one of us is called that. Type a little more of the name.")
    return ""


def promised(
    resident: ResidentId, back: ComingBack, around: date | None, *, on: date, at: datetime
) -> AddFollowUp:
    """The action that writes it down."""
    member = back.walker.member if back.walker else None
    return AddFollowUp(
        id=FollowUpId(new_id()),
        resident=resident,
        on=on,
        at=at,
        around=around,
        reason=without_bsn(back.reason),
        asked_by=back.asked_by,
        walker=MemberId(member) if member else None,
    )
