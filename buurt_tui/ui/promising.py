"""Promising to come back to somebody, in one line: "fri call about the garden >Karim"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from buurt_tui.domain.follow_up_edits import AddFollowUp
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.model import Buurt, FollowUpId, MemberId, ResidentId, new_id
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import ComingBack, Draft
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.problems import ProblemKind
from buurt_tui.ui import hint_words, words
from buurt_tui.ui.dialogs import Ask, Option, Picker
from buurt_tui.ui.messages import EditRequested

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

_ANYBODY = "@a "
"""Makes of what is typed the end of a quick line."""
_MARK = re.compile(r"\s*(!!?)?\s*")

_IN_THE_WAY = {
    *(ProblemKind.DATE_REFUSED, ProblemKind.MEMBER_NOT_KNOWN, ProblemKind.SECOND_WALKER),
}


def promise(app: BuurtApp, resident_id: ResidentId) -> None:
    """Ask when to come back to this resident and what for, and write it down."""
    resident = app.now.buurt.resident(resident_id)
    if resident is None:
        return

    def judge(answer: str) -> str:
        return wrong_with(answer, app.now.buurt, app.now.today)

    def told(answer: str | None) -> None:
        if answer is None:
            return
        back = read_promise(answer, app.now.buurt, app.now.today).follow_ups[0]
        _settle_day(app, back, lambda on: _write(app, resident_id, back, on))

    name = app.now.veil.name(resident)
    explain = _("When and what for: fri call.  !! first: they asked for it.  >Karim: who goes.")
    if resident.prefers_not_on is not None:
        explain = _(hint_words.PROBLEMS[ProblemKind.PREFERS_NOT], name=name)
    question = Ask(_("Come back to {name}", name=name), explain=explain, judge=judge)
    app.push_screen(question, told)


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


def _settle_day(app: BuurtApp, back: ComingBack, then: Callable[[date | None], None]) -> None:
    """Go on with its day; a day further on in the reason counts only when somebody says so."""
    if back.offered is None:
        then(back.around)
        return
    on = back.offered.on
    options = [
        Option("day", words.around(on), "1"),
        Option("someday", _("someday, when it suits"), "2"),
    ]

    def chosen(key: str | None) -> None:
        if key is not None:
            then(on if key == "day" else None)

    app.push_screen(Picker(_("When do we come back?"), options), chosen)


def _write(app: BuurtApp, resident: ResidentId, back: ComingBack, around: date | None) -> None:
    edit = promised(resident, back, around, on=app.now.today, at=app.clock())
    says = _("Promised: {when}.", when=words.around(around, app.now.today))
    app.post_message(EditRequested(edit, says))


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
