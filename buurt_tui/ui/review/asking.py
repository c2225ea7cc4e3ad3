"""What a choice has to know before it is carried out: a day, somebody of the team, some words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from buurt_tui.domain.model import MemberId, ReviewId
from buurt_tui.domain.review_edits import Decide
from buurt_tui.domain.text import clean
from buurt_tui.lang import _
from buurt_tui.privacy.mentions import without_residents
from buurt_tui.ui.later import ask_when
from buurt_tui.ui.review.dialogs import AskInSight, ask_member
from buurt_tui.ui.review.parts import Answer, Asks, Choice
from buurt_tui.views.now import Now
from buurt_tui.views.review import Standing

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

Then = Callable[[Answer], None]


def ask_for(app: BuurtApp, choice: Choice, who: str, then: Then) -> None:
    """Ask what this choice needs, at most one thing, and go on with it."""

    def answer(around: date | None = None, walker: MemberId | None = None, words: str = "") -> None:
        me = app.now.me
        then(Answer(at=app.clock(), me=me, around=around, walker=walker, words=words))

    match choice.asks:
        case Asks.NOTHING:
            answer()
        case Asks.DAY:
            title = _("When do we come back to {name}?", name=who)
            ask_when(app, title, lambda around: answer(around=around))
        case Asks.MEMBER:
            title = _("Who goes to {name}?", name=who)
            ask_member(app, title, lambda walker: answer(walker=walker))
        case Asks.WORDS:
            _ask_words(app, lambda words: answer(words=words))


def decided(now: Now, stands: Standing, choice: Choice, answer: Answer, terminal: str) -> Decide:
    """What the team chose for the item that the review is at."""
    assert stands.review is not None and stands.item is not None and stands.number is not None
    return Decide(
        review=ReviewId(stands.review.id),
        number=stands.number,
        outcome=choice.outcome,
        at=answer.at,
        terminal=terminal,
        edits=choice.edits(now, stands.item, answer),
        around=answer.around,
        walker=answer.walker,
        words=without_residents(answer.words, now.buurt),
    )


def _ask_words(app: BuurtApp, then: Callable[[str], None]) -> None:
    def told(answer: str | None) -> None:
        if clean(answer or ""):
            then(answer or "")

    explain = _("Everybody sees what you type. Write no names.")
    app.push_screen(AskInSight(_("What did we learn?"), app.now.buurt, explain=explain), told)
